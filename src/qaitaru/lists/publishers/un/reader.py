"""The UN consolidated list as one XML file: all individuals and entities of all regimes.

Source: United Nations Security Council Consolidated List, XML, schema sc-sanctions.xsd.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.door import open_xml
from qaitaru.ingest.xml.records import local_name
from qaitaru.lists.publishers.un.entry import KINDS, PUBLISHER, entry_of
from qaitaru.lists.reading import WHOLE, ListChoices, ListReader, ListReading, Part
from qaitaru.lists.tree import numbered, tree_of

_ROOT: Final = "CONSOLIDATED_LIST"
_GROUPS: Final = {"INDIVIDUALS": "INDIVIDUAL", "ENTITIES": "ENTITY"}
_GENERATED: Final = "dateGenerated"


def role_of(_name: str, head: bytes) -> str:
    """By the root's name in the first bytes, in whatever encoding it is."""
    return WHOLE if _ROOT.encode() in head.replace(b"\0", b"") else ""


def read(parts: Sequence[tuple[str, Part]], choices: ListChoices) -> ListReading:
    """The designations of the list, individuals before entities as they stand."""
    root = open_xml(parts[0][1].raw, choices.encoding)
    if isinstance(root, Problem):
        return _reading(problems=(root,))
    if local_name(str(root.tag)) != _ROOT:
        found = local_name(str(root.tag))
        return _reading(
            problems=(Problem("list_root_unknown", Severity.REFUSED, WHOLE_FILE, found, _ROOT),)
        )
    return _whole(root)


def _whole(root: _Element) -> ListReading:
    generated = str(root.get(_GENERATED, ""))
    published_on, problems = _published(generated), list(_strangers(root))
    if published_on is None:
        where = place(xpath=f"/{_ROOT}/@{_GENERATED}")
        problems.append(Problem("list_undated", Severity.DOUBTFUL, where, generated))
    entries = [entry_of(tree_of(one, path)) for one, path in _entries(root)]
    problems += [problem for entry in entries for problem in entry.problems]
    return ListReading(
        publisher=PUBLISHER,
        list_name="consolidated",
        published_on=published_on,
        published_text=generated,
        designations=tuple(entry.designation for entry in entries),
        problems=tuple(problems),
    )


def _reading(*, problems: tuple[Problem, ...]) -> ListReading:
    return ListReading(publisher=PUBLISHER, list_name="consolidated", problems=problems)


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
