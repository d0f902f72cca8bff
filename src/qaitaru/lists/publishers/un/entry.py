"""One INDIVIDUAL or ENTITY of the UN list, as a designation and what is wrong with it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeVar

from qaitaru.facts.designations import BirthDate, DesignatedKind, Designation, Gender
from qaitaru.facts.problems import Problem, Severity
from qaitaru.lists.content import content_sha256, squashed
from qaitaru.lists.countries import countries_of, country_of
from qaitaru.lists.publishers.un.births import births_of
from qaitaru.lists.publishers.un.documents import numbers_of
from qaitaru.lists.publishers.un.names import names_of, quality_is_known
from qaitaru.lists.tree import Node, claims

PUBLISHER: Final = "un"
KINDS: Final = {"INDIVIDUAL": DesignatedKind.PERSON, "ENTITY": DesignatedKind.ORGANISATION}
_RECORD: Final = frozenset({"DATAID", "VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD"})
_GENDERS: Final = {
    "male": Gender.MALE,
    "female": Gender.FEMALE,
    "unknown": Gender.UNKNOWN,
    "": Gender.UNKNOWN,
}
_PLACE: Final = ("STREET", "CITY", "STATE_PROVINCE", "COUNTRY")


_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Entry:
    """A designation with what could not be understood in it."""

    designation: Designation
    problems: tuple[Problem, ...]


def entry_of(node: Node) -> Entry:
    """What one entry says; every text of it is a claim too."""
    reference = node.said("REFERENCE_NUMBER")
    told = list(births_of(node))
    births = tuple(one for one in told if isinstance(one, BirthDate))
    said = tuple(claims(node, reference, _RECORD.__contains__))
    designation = Designation(
        reference=reference,
        publisher=PUBLISHER,
        kind=KINDS[node.name],
        names=tuple(names_of(node)),
        regimes=_texts(node, "UN_LIST_TYPE"),
        listed_on=_day(node.said("LISTED_ON")),
        amended_on=tuple(filter(None, map(_day, _texts(node, "LAST_DAY_UPDATED/VALUE")))),
        births=_once(births),
        birth_places=_birth_places(node),
        nationalities=_once(
            c for text in _texts(node, "NATIONALITY/VALUE") for c in countries_of(text)
        ),
        countries=_countries(node),
        gender=_GENDERS.get(node.said("GENDER").lower(), Gender.UNKNOWN),
        titles=_texts(node, "TITLE/VALUE"),
        numbers=numbers_of(node),
        claims=said,
        content_sha256=content_sha256(said),
        place=node.place,
    )
    problems = [one for one in told if isinstance(one, Problem)]
    return Entry(designation, (*problems, *_doubts(node, designation)))


def _doubts(node: Node, designation: Designation) -> Iterator[Problem]:
    if not designation.names:
        yield Problem("list_name_missing", Severity.DOUBTFUL, node.place, designation.reference)
    gender, listed = node.said("GENDER"), node.said("LISTED_ON")
    if gender.lower() not in _GENDERS:
        yield Problem("list_term_unknown", Severity.DOUBTFUL, f"{node.place}/GENDER", gender)
    if listed and designation.listed_on is None:
        yield Problem("list_date_unreadable", Severity.DOUBTFUL, f"{node.place}/LISTED_ON", listed)
    for alias in (*node.children("INDIVIDUAL_ALIAS"), *node.children("ENTITY_ALIAS")):
        if not quality_is_known(alias):
            said = alias.said("QUALITY")
            yield Problem("list_term_unknown", Severity.DOUBTFUL, alias.place, said)


def _texts(node: Node, route: str) -> tuple[str, ...]:
    return _once(squashed(one.text) for one in node.each(route))


def _birth_places(node: Node) -> tuple[str, ...]:
    found = (
        ", ".join(filter(None, map(one.said, _PLACE)))
        for one in node.children("INDIVIDUAL_PLACE_OF_BIRTH")
    )
    return _once(filter(None, found))


def _countries(node: Node) -> tuple[str, ...]:
    addresses = [*node.children("INDIVIDUAL_ADDRESS"), *node.children("ENTITY_ADDRESS")]
    return _once(country_of(said) for one in addresses if (said := one.said("COUNTRY")))


def _once(found: Iterable[_Value]) -> tuple[_Value, ...]:
    """Each value once, in the order met."""
    return tuple(dict.fromkeys(found))


def _day(text: str) -> date | None:
    """A day; a time zone behind it is the zone the day was written in, and moves nothing."""
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None
