"""The UK sanctions list in XML: ``Designations/Designation``.

Source: FCDO, UK Sanctions List, XML.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.problems import Problem
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.uk.saying import (
    DAYS,
    KINDS,
    LIST,
    NAME_FIELDS,
    PUBLISHER,
    say,
    say_birth_place,
    say_document,
    say_name,
    say_original,
)
from qaitaru.lists.publishers.xml_list import day_of, entries_of, holds, opened, root_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import Node, claims

_ROOT: Final = "Designations"
_DOCUMENTS: Final = (
    ("Passport", "passport", "PassportNumber", "PassportAdditionalInformation"),
    (
        "NationalIdentifier",
        "national_id",
        "NationalIdentifierNumber",
        "NationalIdentifierAdditionalInformation",
    ),
)
_HULL: Final = {"HullIdentificationNumber", "HIN", "HullIdentificationNumberHIN"}


def role_of(_name: str, head: bytes) -> str:
    """By the root and the first entry below it."""
    return WHOLE if root_of(head)[0] == _ROOT and holds(head, "UniqueID") else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list."""
    root = opened(parts[0][1], choices, _ROOT)
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name=LIST, problems=(root,))
    said = next((node.text.strip() for node in entries_of(root, "DateGenerated")), "")
    entries = [_entry(node) for node in entries_of(root, "Designation")]
    return ListReading(
        publisher=PUBLISHER,
        list_name=LIST,
        published_on=day_of(said, *DAYS),
        published_text=said,
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(one for entry in entries for one in entry.problems),
    )


def _entry(node: Node) -> Entry:
    reference, said = node.said("UniqueID"), node.said("IndividualEntityShip")
    kind = KINDS.get(said.lower(), DesignatedKind.UNKNOWN)
    entry = Entry(publisher=PUBLISHER, reference=reference, place=node.place, kind=kind)
    entry.claims = claims(node, reference, _is_record)
    if kind is DesignatedKind.UNKNOWN:
        entry.doubt("list_kind_unknown", said, node.place, ", ".join(KINDS))
    for one in _within(node):
        _say(entry, one)
    return entry


def _say(entry: Entry, node: Node) -> None:
    if node.name == "Name":
        fields = (*NAME_FIELDS, "NameType", "AliasStrength")
        say_name(entry, {field: node.said(field) for field in fields}, node.place)
    elif node.name == "NonLatinName":
        say_original(entry, node.said("NameNonLatinScript"), node.place)
    elif node.name == "Location":
        say_birth_place(entry, node.said("TownOfBirth"), node.said("CountryOfBirth"))
    elif not node.parts:
        field = "HullIdentificationNumber" if node.name in _HULL else node.name
        say(entry, field, node.text, node.place)
    for name, kind, number, note in _DOCUMENTS:
        if node.name == name and node.parts:
            say_document(entry, kind, (node.said(number), node.said(note)), node.place)


def _within(node: Node) -> Iterator[Node]:
    """Every element below, in the order of the file."""
    for part in node.parts:
        yield part
        yield from _within(part)


def _is_record(route: str) -> bool:
    return route in ("LastUpdated", "OFSIGroupID")


READER = ListReader("uk_xml", 1, role_of, read)
