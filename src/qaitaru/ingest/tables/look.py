"""Seeing a table before it is read: its first rows and the mapping proposed for it.

In a process of its own, locked in like a reader: nobody has vouched for the file's bytes yet.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qaitaru.facts.problems import Problem
from qaitaru.ingest.reading import Choices, Source
from qaitaru.ingest.tables.cells import text_of
from qaitaru.ingest.tables.proposal import Proposal
from qaitaru.ingest.tables.proposing import heads_of, propose_for
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.workers.aside import Question, answer, ask

_ROWS = 30
_LONGEST = 200  # characters of a cell


class TableQuestion(Question, frozen=True):
    """Which file is to be seen, and in which encoding; empty: detected."""

    name: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One of a table's first rows, as text."""

    place: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableLook:
    """A table's first rows; no proposal where nothing looks like a header."""

    rows: tuple[SeenRow, ...] = ()
    proposal: Proposal | None = None
    problem: Problem | None = None  # why it cannot be opened as a table


def look_at_table(source: Path, name: str, encoding: str) -> TableLook:
    """The first rows and the proposal; nothing where the file cannot be seen."""
    asked = TableQuestion(source=str(source), name=name, encoding=encoding)
    return ask("qaitaru.ingest.tables.look", asked, TableLook) or TableLook()


def see(source: Source, encoding: str, folder: Path) -> TableLook:
    """The first rows of the table that the proposal is for, else of the first one there is."""
    choices = Choices(encoding)
    for part in ("rows", "proposal"):
        (folder / part).mkdir()
    heads = heads_of(source, choices, folder / "rows")
    tables = [rows for rows in heads if not isinstance(rows, Problem)]
    proposal = propose_for(source, choices, folder / "proposal")
    if isinstance(proposal, Problem):
        return TableLook(problem=proposal)
    width = len(proposal.columns) if proposal else 0
    best = max(tables, key=lambda rows: _alike(rows, width), default=())
    return TableLook(tuple(_seen(row) for row in best[:_ROWS]), proposal)


def _alike(rows: Sequence[TableRow], width: int) -> int:
    """How many rows are about as wide as the header proposed; with none, how wide they are."""
    if not width:
        return max((len(row.cells) for row in rows), default=0)
    return sum(1 for row in rows if len(row.cells) >= width)


def _seen(row: TableRow) -> SeenRow:
    return SeenRow(row.place, tuple(text_of(cell)[:_LONGEST] for cell in row.cells))


def _see(asked: TableQuestion) -> TableLook:
    source = Source(Path(asked.source), asked.name)
    return see(source, asked.encoding, Path(asked.scratch))


if __name__ == "__main__":
    answer(TableQuestion, _see)
