"""The parties of the workspace as they are put to the lists."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from qaitaru.facts.designations import BirthDate, DesignatedKind, Gender
from qaitaru.facts.identifiers import recognise
from qaitaru.facts.identifiers.checks import IdentifierKind
from qaitaru.facts.identifiers.kazakhstan import birth_date, is_of_a_woman
from qaitaru.facts.moments import Period
from qaitaru.facts.parties import PartyKind
from qaitaru.ledger.known_parties import KnownParty
from qaitaru.lists.births import birth_of
from qaitaru.lists.countries import country_of
from qaitaru.screening.asked import Asked

_KINDS: Final = {
    PartyKind.NATURAL.value: DesignatedKind.PERSON,
    PartyKind.SOLE_TRADER.value: DesignatedKind.PERSON,
    PartyKind.LEGAL.value: DesignatedKind.ORGANISATION,
}
_GENDERS: Final = {
    "f": Gender.FEMALE,
    "female": Gender.FEMALE,
    "m": Gender.MALE,
    "male": Gender.MALE,
}


def asked_of(party: KnownParty, known_on: date) -> Asked:
    """What is asked of the lists for a party; an IIN also tells of its bearer's birth and gender.

    Values stand in an order of their own: the same sayings in another order ask the same. What
    sources contradict each other in (kind, gender) is left out, and so is a birth that an IIN
    spells for a day still to come.

    Args:
        known_on: the day by which all of it was known.
    """
    iins = _numbered(party, IdentifierKind.IIN)
    return Asked(
        query_id=party.key,
        names=_each(" ".join(name.split()) for name in party.values("name")),
        kind=_kind(party, iins),
        births=_births(party, iins, known_on),
        countries=_each(country_of(text) or text for text in party.values("country")),
        gender=_gender(party, iins),
        numbers=_each(party.values("number")),
        birth_places=_each(party.values("birth_place")),
    )


def _each(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(texts) - {""}))


def _numbered(party: KnownParty, kind: IdentifierKind) -> list[str]:
    verdicts = (recognise(text) for text in party.values("number"))
    return sorted({one.normal for one in verdicts if one and one.kind is kind})


def _kind(party: KnownParty, iins: list[str]) -> DesignatedKind:
    told = {_KINDS[one] for one in party.values("kind") if one in _KINDS}
    if iins:
        told.add(DesignatedKind.PERSON)
    if _numbered(party, IdentifierKind.BIN):
        told.add(DesignatedKind.ORGANISATION)
    return next(iter(told)) if len(told) == 1 else DesignatedKind.UNKNOWN


def _gender(party: KnownParty, iins: list[str]) -> Gender:
    told = {_GENDERS[text] for one in party.values("gender") if (text := one.lower()) in _GENDERS}
    told |= {
        Gender.FEMALE if woman else Gender.MALE
        for woman in map(is_of_a_woman, iins)
        if woman is not None
    }
    return next(iter(told)) if len(told) == 1 else Gender.UNKNOWN


def _births(party: KnownParty, iins: list[str], known_on: date) -> tuple[BirthDate, ...]:
    """Each birth once, the earliest first."""
    said = [birth for text in party.values("birth") if (birth := birth_of(text))]
    spelt = (day for day in map(birth_date, iins) if day and day <= known_on)
    days = (Period(day, day + timedelta(days=1)) for day in spelt)
    said += [BirthDate(period=one, original=one.start.isoformat()) for one in days]
    found = {(one.period, one.approximate): one for one in sorted(said, key=lambda b: b.original)}
    return tuple(found[key] for key in sorted(found))
