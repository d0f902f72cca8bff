"""Transfers of several currencies in the engine: their units, and the readings typologies ask."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

import duckdb
import numpy as np

from qaitaru.detection import currency_steps as steps
from qaitaru.detection.asking import Asking, Reading
from qaitaru.detection.currency_units import Units, largest
from qaitaru.detection.editions import Span
from qaitaru.detection.kernels.packed_ledger import StatedAmounts
from qaitaru.engine.analysis_engine import plain_numbers

_VIEWS: Final = {
    Reading.ALL: steps.ALL,
    Reading.TOGETHER: steps.TOGETHER,
    Reading.APART: steps.APART,
    Reading.STATED: steps.STATED,
    Reading.OF_UNIT: steps.OF_UNIT,
}
APART: Final = frozenset({Reading.APART, Reading.STATED})
"""Readings whose accounts are numbered by unit."""


@dataclass(frozen=True, slots=True)
class MoneyOfRow:
    """What a transfer states, and the number of the unit its amount is compared in."""

    unit: int
    currency: str
    stated_minor: int


def beyond(connection: duckdb.DuckDBPyConnection, units: Units) -> list[tuple[int, int, str]]:
    """Take out the rows too large to be converted: place in the file, amount, currency."""
    if not units.factors:
        return []
    asked = {code: largest(factor) for code, factor in units.factors.items()}
    told = {"currency": list(asked), "largest": list(asked.values())}
    found = connection.execute(steps.BEYOND, told).fetchall()
    if found:
        connection.execute(steps.NOT_BEYOND, {"rows": [seq for seq, *_ in found]})
    return found


def make_units(connection: duckdb.DuckDBPyConnection, units: Units) -> None:
    """Make ``money_moves`` of ``all_moves``."""
    if not units.factors:
        connection.execute(steps.UNCONVERTED)
        return
    told = {
        "target": units.target,
        "currency": list(units.factors),
        "numerator": [one.numerator for one in units.factors.values()],
        "denominator": [one.denominator for one in units.factors.values()],
    }
    connection.execute(steps.UNITS, told)
    for step in steps.CONVERTED:
        connection.execute(step)


def read_as(connection: duckdb.DuckDBPyConnection, asking: Asking) -> None:
    """Make what an asking reads what ``moves`` are."""
    accounts = account_count(connection)
    begins, ends = asking.span
    view = _VIEWS[asking.reading]
    told = view.format(accounts=accounts, unit=asking.unit, begins=begins, ends=ends)
    connection.execute(told)


def ledger_span(connection: duckdb.DuckDBPyConnection) -> Span:
    """The time of all transfers; there is one at least."""
    ((begins, ends),) = connection.execute(steps.SPAN).fetchall()
    return Span(begins, ends)


def account_count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many accounts there are: by so much those of another unit are numbered further on."""
    ((count,),) = connection.execute(steps.ACCOUNTS).fetchall()
    return int(count)


def money_of(connection: duckdb.DuckDBPyConnection, rows: Iterable[int]) -> dict[int, MoneyOfRow]:
    """What the transfers of rows state."""
    found = connection.execute(steps.MONEY_OF, {"rows": sorted(set(rows))}).fetchall()
    return {row: MoneyOfRow(*told) for row, *told in found}


def stated_amounts(connection: duckdb.DuckDBPyConnection) -> StatedAmounts:
    """All amounts in their units."""
    found = plain_numbers(steps.AMOUNTS, connection.execute(steps.AMOUNTS).fetchnumpy())
    middles = connection.execute(steps.MIDDLES).fetchall()
    by_unit = {unit: (lower, upper) for unit, lower, upper in middles}
    return StatedAmounts(found["amount"], found["unit_no"].astype(np.int32), by_unit)
