"""The ledger of a workspace as ``moves``: made once of what is in sight, and asked by row."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import duckdb

from qaitaru.detection import ledger_moves_steps as steps
from qaitaru.detection.asking import Asking
from qaitaru.detection.desk.sighting import FoundEnd
from qaitaru.detection.editions import Span
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.marks_pack import shipped_marks
from qaitaru.detection.marks_steps import marked
from qaitaru.detection.moves import Move
from qaitaru.engine.running import fetch, run
from qaitaru.engine.steps import Step

MADE: Final = steps.MADE
MOVES: Final = "ledger_moves"


@dataclass(frozen=True, slots=True)
class MoveCounts:
    """What was left out, and what is known of the time of the others.

    Left out are lines that sum up several payments, nil amounts, and transfers neither end of which
    anybody names. ``day_only`` have no time of day; ``no_zone`` one that is taken to be UTC's.
    """

    summed: int
    nil: int
    unnamed: int
    day_only: int
    no_zone: int


@dataclass(frozen=True, slots=True)
class LedgerSize:
    """How many transfers of a currency are looked at."""

    currency: str
    transfers: int


@dataclass(frozen=True, slots=True)
class StatedMove:
    """A move with the currency of its amount."""

    move: Move
    currency: str
    unit: int


def make_moves(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of MADE, where the ledger's plain transfers are at hand."""
    run(connection, [steps.CELLS_STEP])
    for statement in marked(shipped_marks(), steps.CELLS, steps.MARKED):
        connection.execute(statement)
    run(connection, steps.STEPS)
    connection.execute(f"DROP TABLE {steps.MARKED}")


def ledger_sizes(connection: duckdb.DuckDBPyConnection) -> tuple[LedgerSize, ...]:
    """The currencies, in the order of their codes."""
    return tuple(fetch(connection, LedgerSize, steps.SIZES))


def move_counts(connection: duckdb.DuckDBPyConnection) -> MoveCounts:
    """What is to be told of the ledger beside its transfers."""
    (found,) = fetch(connection, MoveCounts, "SELECT * FROM move_counts")
    return found


def end_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many accounts stand at the ends of transfers."""
    ((count,),) = connection.execute(steps.ENDS).fetchall()
    return int(count)


def ledger_span(connection: duckdb.DuckDBPyConnection) -> Span:
    """The time of all transfers; there is one at least."""
    ((begins, ends),) = connection.execute(steps.SPAN).fetchall()
    return Span(begins, ends)


def reading_step(asking: Asking, accounts: int) -> Step:
    """What makes the ledger's transfers the ``moves`` of an asking, on any engine."""
    begins, ends = asking.span
    asked = {"unit": asking.unit, "accounts": accounts, "begins": begins, "ends": ends}
    sql = steps.READINGS[asking.reading].format(**asked)
    return Step("moves", sql, view=True)


def moves_of(connection: duckdb.DuckDBPyConnection, rows: Iterable[int]) -> dict[int, StatedMove]:
    """The moves of rows."""
    found = connection.execute(steps.MOVES_OF, {"rows": sorted(set(rows))}).fetchall()
    return {row[0]: StatedMove(Move(*row[:6]), *row[6:]) for row in found}


def amounts_told(
    connection: duckdb.DuckDBPyConnection, moves: Iterable[StatedMove], currencies: int
) -> AmountsTold:
    """Whose amounts may be compared: only those of one currency."""
    if currencies < 2:
        return ONE_UNIT
    middles = connection.execute(steps.MIDDLES).fetchall()
    return AmountsTold(
        {one.move.row: one.unit for one in moves},
        {unit: (lower, upper) for unit, lower, upper in middles},
    )


def entries_of(
    connection: duckdb.DuckDBPyConnection, rows: Iterable[int]
) -> dict[int, tuple[str, ...]]:
    """The rows of the ledger that show each move: debit, credit, and who claims it."""
    found: dict[int, tuple[str, ...]] = {}
    asked = {"rows": sorted(set(rows))}
    for row, entry in connection.execute(steps.ENTRIES_OF, asked).fetchall():
        found[row] = (*found.get(row, ()), entry)
    return found


def ends_of(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> dict[int, FoundEnd]:
    """Who stands at the ends of moves, by number."""
    asked = {"ends": sorted(set(numbers))}
    found = connection.execute(steps.ENDS_OF, asked).fetchall()
    return {number: FoundEnd(key, account, name) for number, key, account, name in found}
