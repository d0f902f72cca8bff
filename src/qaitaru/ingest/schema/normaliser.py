"""A goAML schema said again so that it means what its author meant; every change can be undone.

Published schemas carry patterns written for JavaScript, which reject every name there is. A report
is therefore judged by both: the schema as published, and the schema normalised here.
"""

from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element

from qaitaru.ingest.schema.patterns import hyphens_last, unanchored

PATTERN: Final = "{http://www.w3.org/2001/XMLSchema}pattern"


@dataclass(frozen=True, slots=True)
class Change:
    """One pattern said again.

    ``traps`` names what was wrong with it: ``anchors``, ``hyphen``.
    """

    number: int  # of the pattern in the schema, from 1
    line: int
    before: str
    after: str
    traps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Normalised:
    """A schema of its own, and how it differs from the published one."""

    root: _Element
    changes: tuple[Change, ...]


def normalised(schema: _Element) -> Normalised:
    """The schema with its patterns said again; the one given is not touched.

    Source: measured on the published goAML schema 5.0.2, whose 26 name patterns stand between
    ``^`` and ``$`` and whose e-mail pattern has hyphens amid its classes.
    """
    changes = tuple(
        change
        for number, pattern in enumerate(schema.iter(PATTERN), start=1)
        if (change := _change(number, pattern)) is not None
    )
    root = deepcopy(schema)
    _write(root, {change.number: change.after for change in changes})
    return Normalised(root, changes)


def restored(changed: Normalised) -> _Element:
    """The schema as it was published."""
    root = deepcopy(changed.root)
    _write(root, {change.number: change.before for change in changed.changes})
    return root


def diff(changes: tuple[Change, ...]) -> list[str]:
    """The changes as lines of a diff, each pattern under its line in the schema."""
    return [
        line
        for change in changes
        for line in (f"@@ {change.line} @@", f"-{change.before}", f"+{change.after}")
    ]


def line_of(element: _Element) -> int:
    """The line an element stands in; 0 where it was not read from a text."""
    line: object = element.sourceline
    return line if isinstance(line, int) else 0


def _change(number: int, pattern: _Element) -> Change | None:
    before = str(pattern.get("value", ""))
    bare = unanchored(before)
    after = hyphens_last(bare)
    traps = [("anchors", bare != before), ("hyphen", after != bare)]
    found = tuple(name for name, is_there in traps if is_there)
    return Change(number, line_of(pattern), before, after, found) if found else None


def _write(root: _Element, values: dict[int, str]) -> None:
    for number, pattern in enumerate(root.iter(PATTERN), start=1):
        if number in values:
            pattern.set("value", values[number])
