"""Interests that the evidence of a workspace claims: its relations between parties and assets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem
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
        claims: of relations, parties and assets.
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
        row = _row(said)
        if row.kind not in _KINDS.values():
            continue
        ends = [(number, row.owner), (number, row.owned)]
        owner, owned = (keys.get(end) or _number_of(end) for end in ends)
        called |= {key: names.get(end, key) for key, end in zip((owner, owned), ends, strict=True)}
        found, faults = interest_of(replace(row, owner=owner, owned=owned), files.get(number, ""))
        interests += [replace(found, import_no=number)] if found else []
        problems += faults
    return ClaimedInterests(tuple(interests), called, tuple(problems))


def _row(said: list[Claim]) -> Row:
    texts: dict[str, str] = {}
    for one in said:
        texts.setdefault(one.field, one.value)
    return Row(
        owner=texts.get("source", ""),
        owned=texts.get("target", ""),
        kind=_KINDS.get(texts.get("kind", ""), ""),
        share=texts.get("percentage", ""),
        since=texts.get("from", ""),
        until=texts.get("to", ""),
        note=texts.get("role", texts.get("relationship", "")),
        place=said[0].place,
    )


def _number_of(end: _Subject) -> str:
    """What an end without a key in the register is known by; empty where none is named."""
    number, subject = end
    return f"{number}/{subject}" if subject else ""


def _names(told: Iterable[PlacedClaim]) -> dict[_Subject, str]:
    names: dict[_Subject, str] = {}
    for one in told:
        if one.claim.field == "name":
            names.setdefault((one.import_no, one.claim.subject), one.claim.value)
    return names
