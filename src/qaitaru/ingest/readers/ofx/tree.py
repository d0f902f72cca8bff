"""An OFX file as a tree of records, each with its line: the SGML of version 1, the XML of 2.

In the SGML a field ends where the next begins, and an empty one looks like a group; which it was is
known when a group around it closes.
Source: OFX 1.6, 2.3.1 (SGML) and OFX 2.2, 2.2 (XML headers).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import unescape

from lxml.etree import Element, SubElement, _Element

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import Record

_TAG: Final = re.compile(r"<(?P<end>/?)(?P<name>[A-Za-z][\w.]*)>(?P<text>[^<]*)")
_CDATA: Final = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_REPLACED: Final = "\ufffd"
_DEEPEST: Final = 40
_ENTITIES: Final = {"&nbsp;": "\u00a0", "&quot;": '"', "&apos;": "'"}
_CDATA_SIGNS: Final = str.maketrans({"<": "&lt;", ">": "&gt;"})


@dataclass(frozen=True, slots=True)
class Tree:
    """The root of a file, and the line each record opens on."""

    root: Record
    lines: dict[str, int] = field(default_factory=dict)

    def place(self, path: str) -> str:
        """Where a record or one of its texts stands: its line, or its XPath."""
        line = self.lines.get(path)
        return place(line=line) if line else place(xpath=path)


def sgml_tree(text: str) -> Tree | Problem:
    """The tree of an SGML file, its header left out."""
    start = text.find("<OFX>")
    if start < 0:
        return Problem("no_statement_in_file", Severity.REFUSED, WHOLE_FILE, text.strip()[:80])
    first_line = text.count("\n", 0, start) + 1
    body = _CDATA.sub(lambda found: found[1].translate(_CDATA_SIGNS), text[start:])
    builder = _Builder()
    at, line = 0, first_line
    for tag in _TAG.finditer(body):
        line += body.count("\n", at, tag.start())
        at = tag.start()
        if not builder.take(tag, line):
            where = place(line=line)
            return Problem("xml_too_large", Severity.REFUSED, where, tag["name"], str(_DEEPEST))
    return builder.tree()


class _Builder:
    """A tree that grows by tags."""

    def __init__(self) -> None:
        self._root: _Element = Element("file")
        self._open: list[_Element] = [self._root]
        self._lines: dict[_Element, int] = {}

    def take(self, tag: re.Match[str], line: int) -> bool:
        """Add a tag; False where groups stand too deep in one another."""
        name = tag["name"].upper()
        if tag["end"]:
            self._close(name)
            return True
        element = SubElement(self._open[-1], name)
        self._lines[element] = line
        text = _UNPRINTABLE.sub(_REPLACED, unescape(tag["text"].strip(), _ENTITIES))
        if text:
            element.text = text
        else:
            self._open.append(element)
        return len(self._open) <= _DEEPEST

    def tree(self) -> Tree:
        self._close("OFX")
        root = self._root[0]
        placed = zip(_paths(Record(root)), root.iter(), strict=True)
        return Tree(Record(root), {path: self._lines[element] for path, element in placed})

    def _close(self, name: str) -> None:
        """Close a group; what stands open inside it were empty fields, not groups."""
        names = [element.tag for element in self._open]
        if name not in names:
            return
        while self._open[-1].tag != name:
            empty = self._open.pop()
            self._open[-1].extend(list(empty))
        self._open.pop()


def _paths(record: Record) -> Iterator[str]:
    """The paths of a record and of all below it, in the order of the file."""
    yield record.path
    for part in record.parts():
        yield from _paths(part)
