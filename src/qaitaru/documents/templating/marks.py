"""The marks of a template: a field's place, a part shown if, if not, or for each.

``{{name}}`` is a field; ``{{?name}} … {{/name}}`` is shown where there is something under the name,
``{{^name}} … {{/name}}`` where there is nothing, ``{{#name}} … {{/name}}`` once for each of a list;
inside it the names are those of the one, ``nth`` is its number, ``it`` itself, ``at_end`` whether
it is the last. A mark alone on its line leaves no line behind. There is nothing else: no sums, no
calls, no files. Whoever edits a text can break no more than it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeAlias

from qaitaru.facts.problems import Problem, Severity

_MARK: Final = re.compile(r"\{\{\s*([#^?/]?)\s*([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*)\s*\}\}")
_ALONE: Final = re.compile(r"[ \t]*(\{\{\s*[#^?/][^{}]*\}\})[ \t]*")
_STRAY: Final = re.compile(r"\{\{|\}\}")
RESERVED: Final = re.compile("[\ue000-\uf8ff]")  # letters of private use stand for fields


class Sign(StrEnum):
    """When a part is shown."""

    IF = "?"
    IF_NOT = "^"
    EACH = "#"


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands, from a line on."""

    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Hole:
    """The place of a field."""

    name: str
    line: int


@dataclass(frozen=True, slots=True)
class Part:
    """What is shown if, if not, or for each."""

    sign: Sign
    name: str
    line: int
    inside: tuple["Node", ...]


Node: TypeAlias = Words | Hole | Part


@dataclass(frozen=True, slots=True)
class Marked:
    """A template's text understood, and what of it could not be."""

    nodes: tuple[Node, ...]
    problems: tuple[Problem, ...]


def fault(code: str, line: int, found: str = "", expected: str = "") -> Problem:
    """A problem of a template at a line."""
    return Problem(code, Severity.REFUSED, f"line={line}", found, expected)


@dataclass(slots=True)
class _Open:
    sign: Sign
    name: str
    line: int
    inside: list[Node]


def read_marks(text: str) -> Marked:
    """The text as words, fields and parts; every line keeps its number."""
    problems: list[Problem] = []
    root: list[Node] = []
    opened: list[_Open] = []
    for node, sign in _pieces(text, problems):
        inside = opened[-1].inside if opened else root
        if isinstance(node, Words) or not sign:
            inside.append(node)
        elif sign != "/":
            opened.append(_Open(Sign(sign), node.name, node.line, []))
        elif opened and opened[-1].name == node.name:
            done = opened.pop()
            outer = opened[-1].inside if opened else root
            outer.append(Part(done.sign, done.name, done.line, tuple(done.inside)))
        else:
            waits = opened[-1].name if opened else ""
            problems.append(fault("template_closes_nothing", node.line, node.name, waits))
    problems += [fault("template_not_closed", one.line, one.name) for one in opened]
    return Marked(tuple(root), tuple(problems))


def _pieces(text: str, problems: list[Problem]) -> Iterator[tuple[Words | Hole, str]]:
    for number, line in enumerate(text.splitlines(keepends=True), start=1):
        if RESERVED.search(line):
            problems.append(fault("template_letter_reserved", number))
            line = RESERVED.sub("", line)  # noqa: PLW2901  # told, and the rest is read
        alone = _ALONE.fullmatch(line.rstrip("\r\n"))
        yield from _of_line(alone[1] if alone else line, number, problems)


def _of_line(line: str, number: int, problems: list[Problem]) -> Iterator[tuple[Words | Hole, str]]:
    at = 0
    for found in _MARK.finditer(line):
        yield from _words(line[at : found.start()], number, problems)
        yield Hole(found[2], number), found[1]
        at = found.end()
    yield from _words(line[at:], number, problems)


def _words(text: str, number: int, problems: list[Problem]) -> Iterator[tuple[Words, str]]:
    stray = _STRAY.search(text)
    if stray:
        problems.append(fault("template_mark_unreadable", number, text.strip()))
    if text:
        yield Words(text, number), ""
