"""The UN consolidated list as one XML file: all individuals and entities of all regimes.

Source: United Nations Security Council Consolidated List, XML, schema sc-sanctions.xsd.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import local_name
from qaitaru.lists.publishers.un.entry import KINDS, PUBLISHER, entry_of
from qaitaru.lists.publishers.un.fields import strange_fields
from qaitaru.lists.publishers.xml_list import opened, root_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import numbered, tree_of

_ROOT: Final = "CONSOLIDATED_LIST"
_LIST: Final = "consolidated"
_GROUPS: Final = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
_GENERATED: Final = "dateGenerated"


def role_of(_name: str, head: bytes) -> str:
    """By the root's name in the first bytes, in whatever encoding it is."""
    return WHOLE if root_of(head)[0] == _ROOT else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list, individuals before entities as they stand."""
    root = opened(parts[0][1], choices, _ROOT)
    if isinstance(root, Problem):
        return ListReading(publisher=PUBLISHER, list_name=_LIST, problems=(root,))
    return _whole(root)


def _whole(root: _Element) -> ListReading:
    generated = str(root.get(_GENERATED, ""))
    published_on, problems = _published(generated), list(_strangers(root))
    if published_on is None:
        where = place(xpath=f"/{_ROOT}/@{_GENERATED}")
        problems.append(Problem("list_undated", Severity.DOUBTFUL, where, generated))
    nodes = [tree_of(one, path) for one, path in _entries(root)]
    problems += strange_fields(nodes)
    entries = [entry_of(node) for node in nodes]
    problems += [problem for entry in entries for problem in entry.problems]
    return ListReading(
        publisher=PUBLISHER,
        list_name=_LIST,
        published_on=published_on,
        published_text=generated,
        designations=tuple(entry.designation for entry in entries),
        problems=tuple(problems),
    )


def _below(element: _Element, path: str) -> Iterator[tuple[_Element, str]]:
    yield from numbered(list(element.iterchildren("*")), path)


def _entries(root: _Element) -> Iterator[tuple[_Element, str]]:
    for group, path in _below(root, f"/{_ROOT}"):
        for one, where in _below(group, path):
            if local_name(str(one.tag)) in KINDS:
                yield one, where


def _strangers(root: _Element) -> Iterator[Problem]:
    """Elements where none is expected: another edition of the format, or a damaged file."""
    for group, path in _below(root, f"/{_ROOT}"):
        wanted = _GROUPS.get(local_name(str(group.tag)))
        if wanted is None:
            yield _stranger(group, path, ", ".join(_GROUPS))
            continue
        for one, where in _below(group, path):
            if local_name(str(one.tag)) != wanted:
                yield _stranger(one, where, wanted)


def _stranger(element: _Element, path: str, expected: str) -> Problem:
    found = local_name(str(element.tag))
    return Problem("list_element_unknown", Severity.REFUSED, place(xpath=path), found, expected)


def _published(text: str) -> date | None:
    """The day as the publisher writes it, by its own clock."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None


READER: Final = ListReader("un", 1, role_of, read)
