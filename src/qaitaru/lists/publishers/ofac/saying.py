"""What OFAC says of an entry, put where it is compared: clauses, names, kinds of thing.

The CSV's clauses and the plain XML's elements come through the same functions, so that the same
entry reads alike from both.
"""

import re
from collections.abc import Iterable
from typing import Final

from qaitaru.facts.designations import (
    DesignatedKind,
    ListedName,
    ListedNumber,
    NameKind,
)
from qaitaru.lists.countries import country_of
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.ofac.remarks import ALIAS, FORMER, NUMBER, Clause

PUBLISHER: Final = "ofac"

KINDS: Final = {
    "individual": DesignatedKind.PERSON,
    "entity": DesignatedKind.ORGANISATION,
    "": DesignatedKind.ORGANISATION,
    "vessel": DesignatedKind.VESSEL,
    "aircraft": DesignatedKind.AIRCRAFT,
}
COUNTRIES: Final = ("address.country", "registration_country", "vessel.flag")
NAME_KINDS: Final = {"a": NameKind.ALIAS, "f": NameKind.FORMER, "n": NameKind.ALIAS}
_IMO: Final = re.compile(r"IMO (?:No\. )?([0-9]{7})")
_BETWEEN: Final = "; "
NO_COUNTRY: Final = ("undetermined", "None Identified")


def name_parts(kind: DesignatedKind, text: str) -> tuple[tuple[str, str], ...]:
    """A person's name parted where OFAC parts it: the family name, a comma, the others."""
    family, comma, given = text.partition(", ")
    if kind is not DesignatedKind.PERSON or not comma:
        return (("whole", text),)
    return (("family", family), ("given", given))


def say_clause(entry: Entry, clause: Clause, place: str) -> None:
    """One clause of the remarks."""
    told = entry.tell(clause.field, clause.value, place, original=clause.text)
    if clause.field == NUMBER:
        say_number(entry, clause, place)
    elif clause.field in (ALIAS, FORMER):
        kind = NameKind.FORMER if clause.field == FORMER else NameKind.ALIAS
        parts = name_parts(entry.kind, told)
        name = ListedName(text=told, kind=kind, weak=True, parts=parts, place=place)
        entry.name(name)
    else:
        say_field(entry, clause.field, told, place)


def say_field(entry: Entry, field: str, text: str, place: str) -> None:
    """A value of a field that is compared; others are claims alone."""
    if field == "birth_date":
        entry.born(text, place)
    elif field == "birth_place":
        entry.birth_place(text)
    elif field in ("nationality", "citizenship"):
        entry.nationality(text)
    elif text in NO_COUNTRY:
        return
    elif field == "gender":
        entry.sex(text)
    elif field in COUNTRIES:
        entry.country(text)


def say_number(entry: Entry, clause: Clause, place: str) -> None:
    """A number that names; a ship's IMO number is told from a company's by what bears it."""
    kind, number = clause.kind, clause.value
    maritime = _IMO.fullmatch(number)
    if maritime and entry.kind is DesignatedKind.VESSEL:
        kind, number = "imo", maritime[1]
    entry.number(
        ListedNumber(
            kind=kind,
            number=number,
            said=clause.said,
            country=country_of(clause.country),
            note=clause.note,
            place=place,
        )
    )


def joined(*parts: str) -> str:
    """The parts that say something, as one text."""
    return _BETWEEN.join(part for part in parts if part)


def list_name(names: Iterable[str], regimes: Iterable[str]) -> str:
    """The list itself or the consolidated one beside it: by its programmes, else by its name."""
    said = set(regimes)
    if said & {"CUBA", "SDGT", "SDNTK"}:
        return "sdn"
    named = any(name.lower().startswith("cons") for name in names)
    return "consolidated" if named or said & {"NS-PLC", "CMIC-EO13959"} else "sdn"
