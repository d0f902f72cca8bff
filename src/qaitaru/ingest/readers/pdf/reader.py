"""Statements printed to PDF with a text layer, read by a mapping like any other table.

A place is the page and the rectangle of the whole row: ``page=2;box=36.0,120.5,559.0,132.0``.
Source: ISO 32000-2 (the format); the practice of banks (the layouts).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from qaitaru.facts.places import WHOLE_FILE, parts
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.readers.pdf.pages import open_document
from qaitaru.ingest.readers.pdf.rows import table_rows
from qaitaru.ingest.reading import Choices, Fact, Reader, ReadWith, Source
from qaitaru.ingest.tables.choosing import AtHand, at_hand, mapping_undecided
from qaitaru.ingest.tables.opening import head_of, open_table, read_rows
from qaitaru.ingest.tables.reading import Numbers
from qaitaru.ingest.tables.start import TableRow

_MARK: Final = b"%PDF-"
_MARK_WITHIN: Final = 1024


def recognises(_: Source, head: bytes) -> bool:
    """By the mark that stands within the first bytes. Source: ISO 32000-2, annex I."""
    return _MARK in head[: _MARK_WITHIN + len(_MARK)]


def read(source: Source, choices: Choices, _: Path) -> Iterator[Fact]:
    """The facts of a printed statement; one Problem where it cannot be read as it is."""
    document = open_document(source.path)
    if isinstance(document, Problem):
        yield document
        return
    rows = table_rows(document.pages)
    head = head_of(rows)
    yield from _table(head, rows, at_hand(choices.mappings))
    yield from document.notes


def _table(head: list[TableRow], rows: Iterator[TableRow], mappings: AtHand) -> Iterator[Fact]:
    if not head:
        yield Problem("nothing_found", Severity.DOUBTFUL, WHOLE_FILE)
        return
    opened = open_table(head, mappings, Numbers())
    if opened is None:
        yield from mapping_undecided(head)
    elif isinstance(opened, Problem):
        yield opened
    else:
        name = opened.mapping.name
        yield ReadWith(mapping=name, mapping_sha256=mappings.sha256(name))
        yield from _said_once(read_rows(opened, rows))


def _said_once(facts: Iterator[Fact]) -> Iterator[Fact]:
    """The facts; what stands on every page and is of no use is said once."""
    said: set[str] = set()
    for fact in facts:
        if isinstance(fact, Problem) and fact.code == "line_unused":
            text = _without_page(fact)
            if text in said:
                continue
            said.add(text)
        yield fact


def _without_page(problem: Problem) -> str:
    """The line's words, the first that is its page's own number left out."""
    page = parts(problem.place).get("page", "")
    words = problem.found.split()
    if page in words:
        words.remove(page)
    return " ".join(words)


READER = Reader("pdf", 1, recognises, read)
