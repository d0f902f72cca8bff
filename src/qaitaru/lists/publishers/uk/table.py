"""The UK sanctions list as a table: one row a name and address, the entry's number on each.

An entry with three names and two addresses fills six rows that repeat each other; a value is kept
once, where it first stands.

Source: FCDO, UK Sanctions List, CSV.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import column_letters
from qaitaru.lists.content import BOOKKEEPING, squashed
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.uk.saying import (
    DAYS,
    KINDS,
    LIST,
    PUBLISHER,
    say,
    say_birth_place,
    say_document,
    say_name,
    say_original,
)
from qaitaru.lists.publishers.xml_list import day_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.rows import Row, rows_of, text_of

_FIELDS: Final = {
    "d o b": "DOB",
    "nationality ies": "Nationality",
    "designation type": "IndividualEntityShip",
    "name non latin script": "NameNonLatinScript",
    "imo number": "IMONumber",
    "current believed flag of ship": "CurrentBelievedFlagOfShip",
    "business registration number s": "BusinessRegistrationNumber",
    "hull identification number hin": "HullIdentificationNumber",
    "un reference number": "UNReferenceNumber",
    "unique id": "UniqueID",
    "ofsi group id": "OFSIGroupID",
    "town of birth": "TownOfBirth",
    "country of birth": "CountryOfBirth",
}
"""Headings whose name in the XML is not just their words joined."""
_RECORDS: Final = ("LastUpdated", "OFSIGroupID")
_NEEDED: Final = {"UniqueID", "Name6", "RegimeName", "IndividualEntityShip"}
_GROUPS: Final = (
    ("Name", re.compile(r"Name\d|NameType|AliasStrength")),
    ("NonLatinName", re.compile(r"NameNonLatinScript|NonLatinScript\w+")),
    ("Address", re.compile(r"Address\w+")),
    ("Passport", re.compile(r"Passport\w+")),
    ("NationalIdentifier", re.compile(r"NationalIdentifier\w+")),
    ("Location", re.compile(r"\w+OfBirth")),
)
"""Fields that are one thing together, by its name in the XML."""
_HEADER_WITHIN: Final = 5


def role_of(_name: str, head: bytes) -> str:
    """By the header among the first lines."""
    text = head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    for line in text.splitlines()[:_HEADER_WITHIN]:
        if {_field(name) for name in line.replace('"', "").split(",")} >= _NEEDED:
            return WHOLE
    return ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list."""
    text = text_of(parts[0][1].raw, choices.encoding)
    rows = [text] if isinstance(text, Problem) else list(rows_of(text))
    problems = [one for one in rows if isinstance(one, Problem)]
    table = [one for one in rows if isinstance(one, Row)]
    said, fields, below = _opened(table)
    entries, broken = _entries(fields, below)
    problems += [*broken, *(one for entry in entries for one in entry.problems)]
    return ListReading(
        publisher=PUBLISHER,
        list_name=LIST,
        published_on=day_of(said, *DAYS),
        published_text=said,
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(problems),
    )


def _opened(table: list[Row]) -> tuple[str, list[str], list[Row]]:
    """The date above the header, the fields, and the rows below."""
    said = ""
    for at, row in enumerate(table[:_HEADER_WITHIN]):
        fields = [_field(name) for name in row.cells]
        if set(fields) >= _NEEDED:
            return said, fields, table[at + 1 :]
        said = said or row.cells[0].partition(":")[2].strip()
    return said, [], []


def _entries(fields: list[str], rows: list[Row]) -> tuple[list[Entry], list[Problem]]:
    entries: dict[str, Entry] = {}
    broken = []
    for row in rows:
        if len(row.cells) != len(fields):
            where = place(row=row.number)
            found, expected = str(len(row.cells)), str(len(fields))
            broken.append(Problem("list_row_misshapen", Severity.REFUSED, where, found, expected))
            continue
        said = dict(zip(fields, row.cells, strict=True))
        reference = said["UniqueID"].strip()
        known = entries.get(reference)
        entry = entries[reference] = known or _begun(reference, said, row)
        _say_row(entry, said, row)
    return list(entries.values()), broken


def _begun(reference: str, said: dict[str, str], row: Row) -> Entry:
    where, kind_said = place(row=row.number), said["IndividualEntityShip"].strip()
    kind = KINDS.get(kind_said.lower(), DesignatedKind.UNKNOWN)
    entry = Entry(publisher=PUBLISHER, reference=reference, place=where, kind=kind)
    if kind is DesignatedKind.UNKNOWN:
        entry.doubt("list_kind_unknown", kind_said, where, ", ".join(KINDS))
    return entry


def _say_row(entry: Entry, said: dict[str, str], row: Row) -> None:
    where = place(row=row.number)
    known = {(claim.field, claim.value) for claim in entry.claims}
    for field, text, column in _told(said):
        if (field, squashed(text)) not in known:
            entry.tell(field, text, f"{where};column={column}")
            say(entry, field.removeprefix(BOOKKEEPING), text, f"{where};column={column}")
    say_name(entry, said, where)
    say_original(entry, said.get("NameNonLatinScript", ""), where)
    say_birth_place(entry, said.get("TownOfBirth", ""), said.get("CountryOfBirth", ""))
    entry.country(said.get("AddressCountry", ""))
    for kind, stem in (("passport", "Passport"), ("national_id", "NationalIdentifier")):
        note = said.get(f"{stem}AdditionalInformation", "")
        say_document(entry, kind, (said.get(f"{stem}Number", ""), note), where)


def _told(said: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """The values of a row; what belongs together, a name or an address, as one."""
    groups: dict[str, list[str]] = {}
    for at, (field, text) in enumerate(said.items()):
        group = next((name for name, pattern in _GROUPS if pattern.fullmatch(field)), "")
        if group and squashed(text):
            groups.setdefault(group, [column_letters(at)]).append(f"{field}: {squashed(text)}")
        elif squashed(text):
            yield BOOKKEEPING + field if field in _RECORDS else field, text, column_letters(at)
    for group, (column, *parts) in groups.items():
        yield group, "; ".join(parts), column


def _field(heading: str) -> str:
    """The field as the XML names it: ``Address Line 1`` is ``AddressLine1``."""
    words = re.findall("[A-Za-z0-9]+", heading)
    plain = _FIELDS.get(" ".join(words).lower())
    return plain or "".join(word[:1].upper() + word[1:] for word in words)


READER = ListReader("uk_csv", 1, role_of, read)
