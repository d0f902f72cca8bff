"""A 1CClientBankExchange file cut into its header, account sections and document sections.

Keys are compared without case: some banks write them all in capitals.
Source: 1C:Enterprise, standard of exchange with client-bank systems, versions 1.01-1.03, and 2.00
as the edition for Kazakhstan extends it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity

SIGNATURE: Final = "1CClientBankExchange"
_ACCOUNT: Final = "секциярасчсчет"
_DOCUMENT: Final = "секциядокумент"
_ENDS: Final = frozenset({"конецрасчсчет", "конецдокумента"})
_FILE_END: Final = "конецфайла"
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


@dataclass(slots=True)
class Section:
    """The header, an account or a document, emptied key by key."""

    line: int
    title: str = ""
    fields: list[Field] = field(default_factory=list)
    _by_key: dict[str, list[Field]] = field(default_factory=dict)

    @property
    def place(self) -> str:
        """The line the section opens on."""
        return place(line=self.line)

    def add(self, one: Field) -> None:
        """Put a line into the section."""
        self.fields.append(one)
        self._by_key.setdefault(one.key.casefold(), []).append(one)

    def find(self, *keys: str) -> Field | None:
        """The first field that says something, by the first of the keys that has one."""
        found = (one for key in keys for one in self._by_key.get(key.casefold(), ()) if one.text)
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


@dataclass(slots=True)
class Exchange:
    """The whole file."""

    header: Section
    accounts: list[Section] = field(default_factory=list)
    documents: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def exchange_of(text: str) -> Exchange:
    """The sections of a file; a section that is not closed ends where the next begins."""
    exchange = Exchange(Section(1))
    current, ended = exchange.header, False
    for number, line in enumerate(text.splitlines(), 1):
        word = line.strip().casefold()
        if word in {"", SIGNATURE.casefold()}:
            continue
        opened = _opened(line, word, number, exchange)
        if opened:
            exchange.problems += _unclosed(current, exchange.header)
            current = opened
        elif word in _ENDS:
            current = exchange.header
        elif word == _FILE_END:
            ended = True
        else:
            exchange.problems += _added(current, line, number)
    exchange.problems += _unclosed(current, exchange.header)
    if not ended:
        where = place(line=text.count("\n") + 1)
        exchange.problems.append(Problem("end_mark_missing", Severity.DOUBTFUL, where))
    return exchange


def _opened(line: str, word: str, number: int, exchange: Exchange) -> Section | None:
    """The section a line opens, put among its kind."""
    key, _, _ = word.partition("=")
    if key.strip() not in {_ACCOUNT, _DOCUMENT}:
        return None
    section = Section(number, line.partition("=")[2].strip())
    (exchange.accounts if key.strip() == _ACCOUNT else exchange.documents).append(section)
    return section


def _unclosed(section: Section, header: Section) -> Iterator[Problem]:
    if section is not header:
        yield Problem("section_not_closed", Severity.DOUBTFUL, section.place, section.title)


def _added(section: Section, line: str, number: int) -> Iterator[Problem]:
    """A field, or more text of the field above it."""
    found = _FIELD.fullmatch(line)
    if found:
        section.add(Field(found["key"], found["text"].strip(), number))
    elif section.fields:
        section.fields[-1].text = f"{section.fields[-1].text} {line.strip()}".strip()
    else:
        yield Problem("text_outside_statement", Severity.NOTED, place(line=number), line.strip())
