"""Relations of goAML reports as interests: owners, directors and signatories of an STR.

What a relation is stands in its role, a code of the country's own list, or in a free word. A role
that says neither ownership nor control makes no interest; one that is not known is told.

Source: goAML schema 5.0.2, types entity_related_person_type, entity_related_entity_type,
entity_person_role_type, account_signatory_type; goAML schema 4.x, element director_id.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.interests.said import Row

RELATIONS: Final = frozenset(
    {"director", "founder", "related_person", "related_entity", "signatory", "holder"}
)
"""Kinds of relation of a goAML or FM-1 report that may say ownership or control."""

_SHARES, _VOTES, _DIRECTOR, _TRUST, _OTHER = "shares", "votes", "director", "trust", "other"
_NONE: Final = ""  # a role that is neither ownership nor control
_ROLES: Final = {
    "shrhl": _SHARES,
    "shareholder": _SHARES,
    "ns": _SHARES,  # a nominee shareholder holds the title
    "nominee shareholder": _SHARES,
    "ubo": _SHARES,
    "ultimate beneficial owner": _SHARES,
    "beneficial owner": _SHARES,
    "owner": _SHARES,
    "founder": _SHARES,
    "prtnr": _SHARES,
    "partner": _SHARES,
    "учредитель": _SHARES,
    "участник": _SHARES,
    "акционер": _SHARES,
    "собственник": _SHARES,
    "владелец": _SHARES,
    "бенефициарный собственник": _SHARES,
    "құрылтайшы": _SHARES,
    "қатысушы": _SHARES,
    "акционері": _SHARES,
    "dir": _DIRECTOR,
    "director": _DIRECTOR,
    "nd": _DIRECTOR,
    "nominee director": _DIRECTOR,
    "mgr": _DIRECTOR,
    "manager": _DIRECTOR,
    "директор": _DIRECTOR,
    "руководитель": _DIRECTOR,
    "басшы": _DIRECTOR,
    "trste": _TRUST,
    "trustee": _TRUST,
    "setlr": _TRUST,
    "settlor": _TRUST,
    "pro": _TRUST,
    "protector": _TRUST,
    "ben": _TRUST,
    "beneficiary": _TRUST,
    "trb": _TRUST,
    "pah": _SHARES,  # the holder of an account
    "jah": _SHARES,
    "primary account holder": _SHARES,
    "joint account holder": _SHARES,
    "-": _NONE,
    "agent": _NONE,
    "lgg": _NONE,
    "minor": _NONE,
    "ntrlg": _NONE,
    "poa": _OTHER,  # disposes of what is another's
    "power of attorney": _OTHER,
    "ssign": _OTHER,
    "srviv": _NONE,
    "trsur": _NONE,
    "atr": _NONE,
    "authorized representative": _NONE,
    "cmpns": _NONE,
    "company secretary": _NONE,
    "liqui": _NONE,
    "liquidator": _NONE,
}
"""Roles in an entity or an account, by code and by word, and the interest each is."""

_UPWARDS: Final = frozenset(
    {"parent", "parent company", "holding", "holding company", "shareholder", "owner", "founder"}
    | {"материнская компания", "учредитель", "акционер", "құрылтайшы", "бас компания"}
)
_DOWNWARDS: Final = frozenset(
    {"subsidiary", "daughter company", "branch"}
    | {"дочерняя компания", "филиал", "еншілес компания", "филиалы"}
)


def goaml_rows(texts: Mapping[str, str], place: str) -> Iterator[Row | Problem]:
    """The interests that one relation says, and what of it cannot be told.

    Args:
        texts: what is claimed of the relation, by field.
        place: where it stands.
    """
    row = Row(
        owner=texts.get("source", ""),
        owned=texts.get("target", ""),
        since=_day(texts, "from"),
        until=_day(texts, "to"),
        note=texts.get("role", texts.get("relation", "")),
        place=place,
    )
    match texts["kind"]:
        case "holder":
            yield replace(row, kind=_SHARES, share="100")
        case "founder":
            yield replace(row, kind=_SHARES)
        case "signatory":
            yield replace(row, kind=_OTHER)
        case "director":
            yield from _of_role(row, texts, otherwise=_DIRECTOR)
        case "related_person":
            yield from _of_role(row, texts, otherwise="")
        case _:
            yield from _of_entity(row, texts)


def _of_role(row: Row, texts: Mapping[str, str], otherwise: str) -> Iterator[Row | Problem]:
    """A person's place in an entity: the shares and votes that are told, else what the role is."""
    counted = list(_counted(row, texts))
    yield from counted
    role = _word(texts.get("role", ""))
    kind = _ROLES.get(role, otherwise if not role or otherwise else None)
    if kind is None:
        if not counted:
            yield Problem("interest_role_unknown", Severity.DOUBTFUL, row.place, row.note)
    elif kind and not (counted and kind == _SHARES):
        yield replace(row, kind=kind)


def _of_entity(row: Row, texts: Mapping[str, str]) -> Iterator[Row | Problem]:
    """An entity related to another: which of them holds is said by the relation's own word.

    Where it is not, the share is taken as that of the related one, as the form gives it for
    persons; that the direction is not said is told.
    """
    relation = _word(texts.get("relation", ""))
    if relation in _DOWNWARDS:
        row = replace(row, owner=row.owned, owned=row.owner)
    counted = list(_counted(row, texts))
    yield from counted
    if relation in _UPWARDS | _DOWNWARDS:
        if not counted:
            yield replace(row, kind=_SHARES)
    elif counted:
        yield Problem("interest_direction_unsaid", Severity.DOUBTFUL, row.place, row.note)


def _counted(row: Row, texts: Mapping[str, str]) -> Iterator[Row]:
    for field, kind in (("share_percentage", _SHARES), ("voting_percentage", _VOTES)):
        if texts.get(field):
            yield replace(row, kind=kind, share=texts[field])


def _day(texts: Mapping[str, str], end: str) -> str:
    """A date of the relation; its year alone where the report calls it approximate."""
    told = texts.get(f"period.{end}_date", "")
    return told[:4] if texts.get(f"period.{end}_date_approximate") == "true" else told


def _word(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").split())
