"""What the UK list says of an entry, put where it is compared; XML and table alike.

A field is named as the XML names it. Several values in one field are parted by a pipe.

Source: FCDO, UK Sanctions List, data fields; OFSI, guidance on the format of the list.
"""

import re
from collections.abc import Callable, Mapping
from typing import Final

from qaitaru.facts.designations import DesignatedKind, ListedName, ListedNumber, NameKind
from qaitaru.lists.content import squashed
from qaitaru.lists.countries import country_of, is_country
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.xml_list import day_of

PUBLISHER: Final = "uk"
LIST: Final = "sanctions"
DAYS: Final = ("%d/%m/%Y", "%d-%b-%Y", "%d-%B-%Y")
KINDS: Final = {
    "individual": DesignatedKind.PERSON,
    "entity": DesignatedKind.ORGANISATION,
    "ship": DesignatedKind.VESSEL,
}
NAME_FIELDS: Final = ("Name1", "Name2", "Name3", "Name4", "Name5", "Name6")
_NAME_KINDS: Final = {
    "primary name": NameKind.PRIMARY,
    "primary name variation": NameKind.ALIAS,
    "alias": NameKind.ALIAS,
    "aka": NameKind.ALIAS,
    "fka": NameKind.FORMER,
}
_IMO: Final = re.compile(r"(?:IMO)?[ :]*([0-9]{7})", re.IGNORECASE)

_VERBS: Final[Mapping[str, Callable[[Entry, str], None]]] = {
    "RegimeName": Entry.regime,
    "Title": Entry.title,
    "Position": Entry.title,
    "Nationality": Entry.nationality,
    "Gender": Entry.sex,
    "AddressCountry": Entry.country,
    "CurrentBelievedFlagOfShip": Entry.country,
}
_NUMBERS: Final = {
    "UNReferenceNumber": "other",
    "BusinessRegistrationNumber": "registration",
    "HullIdentificationNumber": "other",
}
DATES: Final = ("DateDesignated", "LastUpdated")


def say(entry: Entry, field: str, text: str, place: str) -> None:
    """One field with one value or several; a field that is not compared says nothing here."""
    for value in map(squashed, text.split("|")):
        if not value:
            continue
        if field in _VERBS:
            _VERBS[field](entry, value)
        elif field == "DOB":
            entry.born(value, place)
        elif field in _NUMBERS:
            entry.number(ListedNumber(kind=_NUMBERS[field], number=value, said=field, place=place))
        elif field == "IMONumber":
            _say_imo(entry, value, place)
        elif field in DATES:
            _say_date(entry, field, value, place)


def say_name(entry: Entry, said: Mapping[str, str], place: str) -> None:
    """One name in its numbered fields; the sixth is the family name, or the whole of a firm's."""
    given = [(field, squashed(said.get(field, ""))) for field in NAME_FIELDS]
    filled = [(field, text) for field, text in given if text]
    person = entry.kind is DesignatedKind.PERSON and len(filled) > 1
    parts = tuple((_role(field, person=person), text) for field, text in filled)
    kind_said = squashed(said.get("NameType", ""))
    kind = _NAME_KINDS.get(kind_said.lower())
    if kind is None and filled:
        entry.doubt("list_kind_unknown", kind_said, place, ", ".join(_NAME_KINDS))
    entry.name(
        ListedName(
            text=" ".join(text for _, text in filled),
            kind=kind or NameKind.ALIAS,
            weak=squashed(said.get("AliasStrength", "")).lower().startswith("low"),
            parts=parts,
            place=place,
        )
    )


def say_original(entry: Entry, text: str, place: str) -> None:
    """The name in the script it is written in."""
    for value in map(squashed, text.split("|")):
        name = ListedName(
            text=value, kind=NameKind.ORIGINAL, parts=(("whole", value),), place=place
        )
        entry.name(name)


def say_document(entry: Entry, kind: str, document: tuple[str, str], place: str) -> None:
    """A passport or a national number, with what is said of it beside it."""
    number, note = document
    numbers, notes = ([squashed(one) for one in text.split("|")] for text in (number, note))
    paired = notes if len(notes) == len(numbers) else [squashed(note)] * len(numbers)
    for value, beside in zip(numbers, paired, strict=True):
        country = country_of(beside)
        known = country if is_country(country) else ""
        entry.number(
            ListedNumber(
                kind=kind, number=value, said=kind, country=known, note=beside, place=place
            )
        )


def say_birth_place(entry: Entry, town: str, country: str) -> None:
    """A place of birth: town and country."""
    entry.birth_place(", ".join(filter(None, (squashed(town), squashed(country)))))


def _say_imo(entry: Entry, value: str, place: str) -> None:
    found = _IMO.fullmatch(value)
    number = found[1] if found else value
    entry.number(ListedNumber(kind="imo", number=number, said="IMONumber", place=place))


def _say_date(entry: Entry, field: str, value: str, place: str) -> None:
    day = day_of(value, *DAYS)
    if day is None:
        entry.doubt("list_date_unreadable", value, place)
    elif field == "LastUpdated":
        entry.amended(day)
    else:
        entry.listed_on = min(filter(None, (entry.listed_on, day)))


def _role(field: str, *, person: bool) -> str:
    if not person:
        return "whole"
    return "family" if field == "Name6" else "given"
