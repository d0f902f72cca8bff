"""A 1CClientBankExchange file cut into its header, account sections and document sections.

Keys are compared without case: some banks write them all in capitals.
Source: 1C:Enterprise, standard of exchange with client-bank systems, versions 1.01-1.03, and 2.00
as the edition for Kazakhstan extends it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

SIGNATURE: Final = "1CClientBankExchange"
_ACCOUNT: Final = "секциярасчсчет"
_DOCUMENT: Final = "секциядокумент"
_ENDS: Final = frozenset({"конецрасчсчет", "конецдокумента"})
_FILE_END: Final = "конецфайла"
_NOT_SAID: Final = frozenset({"", SIGNATURE.casefold()})
_FIELD: Final = re.compile(r"\s*(?P<key>[^\W\d]\w*)\s*=(?P<text>.*)")


@dataclass(slots=True)
class Field:
    """One line ``key=text``; a long text may run over the lines below it."""

    key: str
    text: str
    line: int
    taken: bool = False

    @property
    def place(self) -> str:
        """The line it stands on."""
        return place(line=self.line)


class Section:
    """The header, an account or a document, emptied key by key.

    Its lines are cut into fields when first asked for; a file of many documents keeps few at once.
    """

    __slots__ = ("_by_key", "_fields", "_source", "line", "numbers", "title")

    def __init__(
        self, line: int, title: str, source: Sequence[str], numbers: Sequence[int]
    ) -> None:
        """Stand on the lines of those numbers, counted from 1, below an opening line."""
        self.line = line
        self.title = title
        self.numbers = numbers
        self._source = source
        self._fields: list[Field] | None = None
        self._by_key: dict[str, list[Field]] = {}

    @property
    def place(self) -> str:
        """The line the section opens on."""
        return place(line=self.line)

    @property
    def fields(self) -> list[Field]:
        """Its lines ``key=text``; the first may have no key."""
        if self._fields is None:
            self._fields = list(_fields(self._source, self.numbers))
            for one in self._fields:
                self._by_key.setdefault(one.key.casefold(), []).append(one)
        return self._fields

    def find(self, *keys: str) -> Field | None:
        """The first field that says something, by the first of the keys that has one."""
        by_key = self._by_key if self.fields else {}
        found = (one for key in keys for one in by_key.get(key.casefold(), ()) if one.text)
        return next(found, None)

    def peek(self, *keys: str) -> str:
        """The text of the first field found; it is left for somebody else to take."""
        found = self.find(*keys)
        return found.text if found else ""

    def take(self, *keys: str) -> str:
        """The text of the first field found; empty for none."""
        found = self.find(*keys)
        if found is None:
            return ""
        found.taken = True
        return found.text

    def rest(self) -> list[Field]:
        """The fields that say something and were not taken, in the order of the file."""
        return [one for one in self.fields if one.text and not one.taken]

    def strays(self) -> Iterator[Problem]:
        """Text that stands before the first field."""
        for one in self.fields[:1]:
            if not one.key:
                one.taken = True
                yield Problem("text_outside_statement", Severity.NOTED, one.place, one.text)

    def forget(self) -> None:
        """Let go of the fields; they are cut again, whole, if they are asked for again."""
        self._fields, self._by_key = None, {}


@dataclass(frozen=True, slots=True)
class Exchange:
    """The whole file."""

    header: Section
    accounts: list[Section]
    documents: list[Section]
    problems: list[Problem]


def exchange_of(text: str) -> Exchange:
    """The sections of a file; a section that is not closed ends where the next begins."""
    lines = text.splitlines()
    header: list[int] = []
    found: dict[str, list[Section]] = {_ACCOUNT: [], _DOCUMENT: []}
    problems: list[Problem] = []
    opened: Section | None = None
    ended = False
    for number, line in enumerate(lines, 1):
        key, _, title = line.partition("=")
        word = key.strip().casefold()
        if word in found:
            problems += _closed(opened, number, whole=False)
            opened = Section(number, title.strip(), lines, range(0))
            found[word].append(opened)
        elif word in _ENDS:
            problems += _closed(opened, number, whole=True)
            opened = None
        elif word == _FILE_END:
            ended = True
        elif opened is None and word not in _NOT_SAID:
            header.append(number)
    problems += _closed(opened, len(lines) + 1, whole=False)
    if not ended:
        where = place(line=len(lines))
        problems.append(Problem("end_mark_missing", Severity.DOUBTFUL, where))
    return Exchange(Section(1, "", lines, header), found[_ACCOUNT], found[_DOCUMENT], problems)


def _closed(section: Section | None, number: int, *, whole: bool) -> Iterator[Problem]:
    """Give a section its lines up to that number; a Problem where it has no end of its own."""
    if section is None:
        return
    section.numbers = range(section.line + 1, number)
    if not whole:
        yield Problem("section_not_closed", Severity.DOUBTFUL, section.place, section.title)


def _fields(source: Sequence[str], numbers: Sequence[int]) -> Iterator[Field]:
    """Lines as fields; a line that is none is more text of the field above it."""
    current: Field | None = None
    for number in (number for number in numbers if source[number - 1].strip()):
        line = source[number - 1]
        found = _FIELD.fullmatch(line)
        if found or current is None:
            if current:
                yield current
            key, text = (found["key"], found["text"]) if found else ("", line)
            current = Field(key, text.strip(), number)
        else:
            current.text = f"{current.text} {line.strip()}".strip()
    if current:
        yield current
