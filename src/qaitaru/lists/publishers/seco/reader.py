"""The Swiss sanctions list: targets with identities, places apart, changes inside.

Entries that have been taken off the list stay in the file; they are left out, and counted. The
older states that the file repeats inside each ``modification`` are left aside: they stand in the
sealed file.

Source: SECO, swiss-sanctions-list schema, "whole-list".
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import local_name
from qaitaru.lists.entry import Entry
from qaitaru.lists.publishers.seco.entry import LIST, PUBLISHER, Tables, changes_of, entry_of
from qaitaru.lists.publishers.seco.history import stands
from qaitaru.lists.publishers.xml_list import day_of, opened, root_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import Node, numbered, tree_of

_ROOT: Final = "swiss-sanctions-list"
_WHOLE: Final = "whole-list"


@dataclass(slots=True)
class _Read:
    entries: list[Entry]
    delisted: int


def role_of(_name: str, head: bytes) -> str:
    """By the root's name."""
    return WHOLE if root_of(head)[0] == _ROOT else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations that stand on the list on the day of the file."""
    root = opened(parts[0][1], choices, _ROOT)
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name=LIST, problems=(root,))
    said, kind = str(root.get("date", "")), str(root.get("list-type", ""))
    found = _read(root)
    problems = [one for entry in found.entries for one in entry.problems]
    if kind != _WHOLE:
        problems.append(Problem("list_not_whole", Severity.REFUSED, WHOLE_FILE, kind, _WHOLE))
    if found.delisted:
        left = str(found.delisted)
        problems.append(Problem("list_delisted_left_out", Severity.NOTED, WHOLE_FILE, left))
    return ListReading(
        publisher=PUBLISHER,
        list_name=LIST,
        published_on=day_of(said),
        published_text=said,
        designations=tuple(entry.frozen() for entry in found.entries),
        problems=tuple(problems),
    )


def _read(root: _Element) -> _Read:
    nodes = [
        _without_copies(one, path)
        for one, path in numbered(list(root.iterchildren("*")), f"/{_ROOT}")
    ]
    tables = Tables.of(nodes)
    targets = [node for node in nodes if node.name == "target"]
    standing = [node for node in targets if stands(changes_of(node))]
    return _Read([entry_of(node, tables) for node in standing], len(targets) - len(standing))


def _without_copies(element: _Element, path: str) -> Node:
    """An element's tree; of a change, only what it is and when it holds."""
    if local_name(str(element.tag)) == "target":
        for change in element.findall("{*}modification"):
            del change[:]
    return tree_of(element, path)


READER = ListReader("seco_xml", 1, role_of, read)
