"""Where a reader's facts go: Parquet files in a staging folder, one a table, sorted.

Small facts pass through lines of JSON, which hold 64-bit integers and any letter exactly; what a
reader of large tables has written itself is taken over as it lies. A file that is refused, or that
asks something, leaves its problems and nothing else.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from duckdb import DuckDBPyConnection

from qaitaru.engine.columns import TABLES
from qaitaru.engine.duck import connect
from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.reading import Block, Fact, ReadWith
from qaitaru.ingest.text.lines import Lines
from qaitaru.ingest.workers.parquet import Parts, problem_counts, quoted, write_table
from qaitaru.ingest.workers.storable import Row, fault, not_unicode
from qaitaru.ingest.workers.summary import ProblemCount, State, Tally

_MEMORY_MB: Final = 256
_THREADS: Final = 2
_TABLE_OF: Final = {kind: table for table, kind in TABLES.items()}
_STATE_OF: Final = {Severity.REFUSED: State.REFUSED, Severity.ASKED: State.ASKED}


def pour(facts: Iterable[Fact], staging: Path, work: Path, report: Callable[[int], None]) -> Tally:
    """Write the facts of one reading and say what came of it.

    Args:
        facts: as a reader yields them; reading stops at a Problem that refuses the file.
        staging: an existing folder, empty; gets ``bookings.parquet`` and its like.
        work: an existing folder for what is in between, on the same disk; the caller empties it.
        report: told the rows taken so far after every fact.
    """
    sink = _Sink(work)
    for fact in facts:
        sink.take(fact)
        report(sink.rows)
        if sink.state is State.REFUSED:
            break
    if not sink.rows and sink.state is State.READ:
        sink.take(Problem("nothing_found", Severity.DOUBTFUL, WHOLE_FILE))
    return sink.close(staging)


class _Sink:
    """The facts of one reading, on their way."""

    def __init__(self, work: Path) -> None:
        self.rows = 0
        self.state = State.READ
        self._work = work
        self._read_with = ReadWith()
        self._lines: dict[str, Lines] = {}
        self._blocks: dict[str, list[Path]] = {}

    def take(self, fact: Fact) -> None:
        if isinstance(fact, ReadWith):
            self._read_with = fact
        elif isinstance(fact, Block):
            self._blocks.setdefault(_TABLE_OF[fact.kind], []).append(fact.path)
            self.rows += fact.rows
        else:
            self._take_row(fact)

    def close(self, staging: Path) -> Tally:
        for lines in self._lines.values():
            lines.close()
        with connect(memory_mb=_MEMORY_MB, threads=_THREADS) as connection:
            connection.execute(f"SET temp_directory = {quoted(str(self._work))}")
            rows = {
                parts.table: write_table(connection, parts, staging / f"{parts.table}.parquet")
                for parts in self._kept()
            }
            counts = _counts(connection, staging / "problems.parquet") if "problems" in rows else ()
        return Tally(state=self.state, rows=rows, problems=counts, read_with=self._read_with)

    def _take_row(self, row: Row) -> None:
        problem = fault(row)
        if problem is None:
            problem = self._written(row)
        if problem is not None:
            self._written(problem)

    def _written(self, row: Row) -> Problem | None:
        """Write a row and note what it does to the file; the Problem where it cannot be kept."""
        table = _TABLE_OF[type(row)]
        if table not in self._lines:
            self._lines[table] = Lines(self._work / f"{table}.ndjson")
        try:
            self._lines[table].add(row)
        except UnicodeEncodeError:
            return not_unicode(row)
        self.rows += 1
        if isinstance(row, Problem) and self.state is not State.REFUSED:
            self.state = _STATE_OF.get(row.severity, self.state)
        return None

    def _kept(self) -> Iterable[Parts]:
        for table in TABLES if self.state is State.READ else ("problems",):
            lines = self._lines.get(table)
            blocks = self._blocks.get(table, [])
            if lines is not None and lines.rows:
                yield Parts(table, lines.path, lines.longest_bytes, blocks)
            elif blocks:
                yield Parts(table, blocks=blocks)


def _counts(connection: DuckDBPyConnection, problems: Path) -> tuple[ProblemCount, ...]:
    counted = problem_counts(connection, problems)
    return tuple(ProblemCount(code, Severity(severity), count) for code, severity, count in counted)
