"""Interests that the evidence of a workspace claims: its relations between parties and assets."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
from qaitaru.interests.goaml import RELATIONS, goaml_rows
from qaitaru.interests.said import Row, interest_of
from qaitaru.ledger.known_parties import PlacedClaim, subject_keys
from qaitaru.screening.ownership.interests import Interest

_KINDS: Final = {
    "Ownership": "shares",
    "Directorship": "director",
    "Family": "family",
    "Associate": "other",
    "UnknownLink": "other",
}
"""Relations that are interests, and the kind of each; another relation is none."""

_NUMBERS: Final = ("iban", "account")
"""Claims that say an account's number, the best first."""

_Subject = tuple[int, str]


@dataclass(frozen=True, slots=True)
class ClaimedInterests:
    """The interests claimed, what each party or asset is called, and what cannot be read."""

    interests: tuple[Interest, ...]
    names: Mapping[str, str]
    problems: tuple[Problem, ...]


def claimed_interests(claims: Iterable[PlacedClaim], files: Mapping[int, str]) -> ClaimedInterests:
    """The interests of some claims; a party is known by its key in the register.

    Args:
        claims: of relations, parties, accounts and assets.
        files: what each import was read from.
    """
    told = list(claims)
    keys = subject_keys(one for one in told if one.claim.subject_kind == "party")
    names = _names(told)
    relations: dict[_Subject, list[Claim]] = {}
    for one in told:
        if one.claim.subject_kind == "relation":
            relations.setdefault((one.import_no, one.claim.subject), []).append(one.claim)
    interests: list[Interest] = []
    problems: list[Problem] = []
    called: dict[str, str] = {}
    for (number, _), said in relations.items():
        for row in _rows(said):
            if isinstance(row, Problem):
                problems.append(row)
                continue
            ends = ((number, row.owner), (number, row.owned))
            owner, owned = (_key_of(end, keys, names) for end in ends)
            called |= {owner: names.get(ends[0], owner), owned: names.get(ends[1], owned)}
            file = files.get(number, "")
            found, faults = interest_of(replace(row, owner=owner, owned=owned), file)
            interests += [replace(found, import_no=number)] if found else []
            problems += faults
    return ClaimedInterests(tuple(interests), called, tuple(problems))


def _rows(said: list[Claim]) -> Iterator[Row | Problem]:
    """The interests that one relation says: none where it is of another kind."""
    texts: dict[str, str] = {}
    for one in said:
        texts.setdefault(one.field, one.value)
    kind, place = texts.get("kind", ""), said[0].place
    if kind in RELATIONS:
        yield from goaml_rows(texts, place)
    elif kind in _KINDS:
        yield _row(texts, place)


def _row(texts: Mapping[str, str], place: str) -> Row:
    return Row(
        owner=texts.get("source", ""),
        owned=texts.get("target", ""),
        kind=_KINDS[texts["kind"]],
        share=texts.get("percentage", ""),
        since=texts.get("from", ""),
        until=texts.get("to", ""),
        note=texts.get("role", texts.get("relationship", "")),
        place=place,
    )


def _key_of(end: _Subject, keys: Mapping[_Subject, str], names: Mapping[_Subject, str]) -> str:
    """What an end is known by: its key in the register, an account's number, else its own number.

    Empty where no end is named.
    """
    number, subject = end
    if subject.startswith("account:") and end in names:
        return names[end]
    return keys.get(end) or (f"{number}/{subject}" if subject else "")


def _names(told: Iterable[PlacedClaim]) -> dict[_Subject, str]:
    names: dict[_Subject, str] = {}
    numbers: dict[_Subject, dict[str, str]] = {}
    for one in told:
        subject = (one.import_no, one.claim.subject)
        if one.claim.subject_kind == "account":
            numbers.setdefault(subject, {}).setdefault(one.claim.field, one.claim.value)
        elif one.claim.field == "name":
            names.setdefault(subject, one.claim.value)
    for subject, said in numbers.items():
        if number := next((said[field] for field in _NUMBERS if field in said), ""):
            names[subject] = number
    return names
