"""The ledger of a workspace as ``moves``: made once of what is in sight, and asked by row."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

import duckdb
import numpy as np

from qaitaru.detection import ledger_moves_steps as steps
from qaitaru.detection.asking import Asking
from qaitaru.detection.day_rates import DayRate, RateSpan, rate_spans, target_among
from qaitaru.detection.desk.sighting import FoundEnd, RateUsed
from qaitaru.detection.editions import Span
from qaitaru.detection.kernels.packed_ledger import StatedAmounts
from qaitaru.detection.marks_pack import shipped_marks
from qaitaru.detection.marks_steps import marked
from qaitaru.detection.moves import Move
from qaitaru.engine.analysis_engine import plain_numbers
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
class Unrated:
    """How many transfers of a currency had no rate of their day, and from when to when."""

    currency: str
    target: str  # that others were turned into
    transfers: int
    first_at: int
    last_at: int


@dataclass(frozen=True, slots=True)
class StatedMove:
    """A move with its amount as stated, and the unit and rate by which it is compared.

    ``unit_no`` is the number of the unit, ``rate_no`` of the rate; 0 where it is as stated.
    """

    move: Move
    currency: str
    stated_minor: int
    unit_no: int
    unit: str
    rate_no: int

    @property
    def as_stated(self) -> Move:
        """The move with its amount as stated."""
        return replace(self.move, amount=self.stated_minor)


def make_moves(connection: duckdb.DuckDBPyConnection, rates: Sequence[DayRate] = ()) -> None:
    """Make the tables of MADE, where the ledger's plain transfers are at hand.

    Args:
        connection: to the ledger.
        rates: those stated, by which amounts are compared in one currency.
    """
    stated = connection.execute(steps.CURRENCIES_STATED).fetchall()
    target = target_among(rates, [code for (code,) in stated])
    _lay_rates(connection, rate_spans(rates, target) if target else (), target)
    run(connection, [steps.CELLS_STEP])
    for statement in marked(shipped_marks(), steps.CELLS, steps.MARKED):
        connection.execute(statement)
    run(connection, steps.STEPS)
    connection.execute(f"DROP TABLE {steps.MARKED}")


def _lay_rates(
    connection: duckdb.DuckDBPyConnection, spans: Sequence[RateSpan], target: str
) -> None:
    told = {
        "unit": target,
        "rate_no": list(range(1, len(spans) + 1)),
        "currency": [one.currency for one in spans],
        "first_on": [one.first for one in spans],
        "last_on": [one.last for one in spans],
        "numerator": [one.factor.numerator for one in spans],
        "denominator": [one.factor.denominator for one in spans],
        "on_day": [one.rate.on.isoformat() for one in spans],
    }
    of_rate = ("source_currency", "target_currency", "rate", "source")
    told |= {name: [getattr(one.rate, name) for one in spans] for name in of_rate}
    connection.execute(steps.RATES, told)


def units_present(connection: duckdb.DuckDBPyConnection) -> tuple[str, ...]:
    """The currencies in which amounts are compared, in the order of their codes."""
    return tuple(unit for (unit,) in connection.execute(steps.UNITS_PRESENT).fetchall())


def unrated(connection: duckdb.DuckDBPyConnection) -> tuple[Unrated, ...]:
    """What had no rate of its day, where others had one, in the order of currencies."""
    return tuple(fetch(connection, Unrated, steps.UNRATED))


def rates_of(connection: duckdb.DuckDBPyConnection, numbers: Iterable[int]) -> dict[int, RateUsed]:
    """Rates by number."""
    asked = {"rates": sorted(set(numbers))}
    found = connection.execute(steps.RATES_OF, asked).fetchall()
    return {number: RateUsed(*told) for number, *told in found}


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


def stated_amounts(connection: duckdb.DuckDBPyConnection) -> StatedAmounts:
    """All amounts, of which those of one currency may be compared."""
    found = plain_numbers(steps.AMOUNTS, connection.execute(steps.AMOUNTS).fetchnumpy())
    middles = connection.execute(steps.MIDDLES).fetchall()
    by_unit = {unit: (lower, upper) for unit, lower, upper in middles}
    return StatedAmounts(found["amount"], found["unit_no"].astype(np.int32), by_unit)


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
