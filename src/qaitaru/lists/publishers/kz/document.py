"""The Agency's list of those connected with terrorism and its financing, in its open XML.

``persons/person``, ``organisations/org`` and ``organisationscis/org``; in the second category
(participants in terrorist activity) persons stand as ``org`` with an ``org_iin``.

Source: Agency for Financial Monitoring of the Republic of Kazakhstan, export of the list in XML.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import local_name
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.kz.references import keys_of
from qaitaru.lists.publishers.kz.said import Said
from qaitaru.lists.publishers.kz.saying import (
    FINANCING,
    PUBLISHER,
    TERRORISM,
    entry_of,
    is_excluded,
)
from qaitaru.lists.publishers.xml_list import holds, opened
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import Node, claims, numbered, tree_of

_GROUPS: Final = ("persons", "organisations", "organisationscis")
_RECORDS: Final = ("num",)


def role_of(_name: str, head: bytes) -> str:
    """By the elements below the root, whose name changes."""
    persons = holds(head, "persons", "person", "lname")
    organisations = any(holds(head, group, "org", "org_name") for group in _GROUPS[1:])
    return WHOLE if persons or organisations else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list: persons, organisations, those of the CIS."""
    root = opened(parts[0][1], choices, "")
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name=FINANCING, problems=(root,))
    nodes = list(_rows(root))
    second = any(node.children("org_iin") for node in nodes)
    rows = [(node, _said(node)) for node in nodes]
    standing = [(node, said) for node, said in rows if not is_excluded(said)]
    keys, shared = keys_of([said for _, said in standing])
    entries = [_entry(*row, key) for row, key in zip(standing, keys, strict=True)]
    problems = [*shared, *(one for entry in entries for one in entry.problems)]
    if len(standing) < len(rows):
        left = str(len(rows) - len(standing))
        problems.append(Problem("list_delisted_left_out", Severity.NOTED, WHOLE_FILE, left))
    return ListReading(
        publisher=PUBLISHER,
        list_name=TERRORISM if second else FINANCING,
        designations=tuple(entry.frozen() for entry in entries),
        problems=tuple(problems),
    )


def _rows(root: _Element) -> Iterator[Node]:
    path = f"/{local_name(str(root.tag))}"
    for group, where in numbered(list(root.iterchildren("*")), path):
        if local_name(str(group.tag)) in _GROUPS:
            for element, below in numbered(list(group.iterchildren("*")), where):
                yield tree_of(element, below)


def _said(node: Node) -> Said:
    person = node.name == "person" or bool(node.children("org_iin"))
    return Said(
        place=node.place,
        kind=DesignatedKind.PERSON if person else DesignatedKind.ORGANISATION,
        family=node.said("lname"),
        given=node.said("fname"),
        patronymic=node.said("mname"),
        whole=node.said("org_name"),
        foreign=node.said("org_name_en"),
        birth=node.said("birthdate"),
        iin=node.said("iin") or node.said("org_iin"),
        added=node.said("added_to_list"),
        notes=(node.said("correction"), node.said("note")),
    )


def _entry(node: Node, said: Said, key: str) -> Entry:
    entry = entry_of(said, key)
    entry.claims = claims(node, entry.reference, _RECORDS.__contains__)
    return entry


READER = ListReader("kz_xml", 2, role_of, read)
