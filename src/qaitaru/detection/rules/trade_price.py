"""Trade price against its range: goods paid far above or below what such goods cost.

A payment is out of range where its price a unit is above the upper or below the lower price of such
goods in that month by more than so many percent of it. A scheme is every stretch in which one payer
made one payee at least so many such payments within the window.

Source: FATF/Egmont, "Trade-Based Money Laundering: Trends and Developments" (2020), over- and
under-invoicing; Zdanowicz, "Detecting Money Laundering and Terrorist Financing via Data Mining"
(2004).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.known import NOTHING, Known, Needs, RowKind
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.windows import during, rows_of, stretches
from qaitaru.detection.scheme import Scheme

NEEDS: Final[Needs] = (
    frozenset({RowKind.UNIT_PRICE}),
    frozenset({RowKind.PRICE_LOW, RowKind.PRICE_HIGH}),
)


@dataclass(frozen=True, slots=True)
class TradePriceParameters:
    """By more than what percent; how often, within seconds."""

    percent: int = 20
    times: int = 3
    seconds: int = 365 * DAY


def trade_price(
    moves: Sequence[Move], asked: TradePriceParameters, known: Known = NOTHING
) -> Iterator[Scheme]:
    """The pairs that trade at prices nobody else has."""
    pairs: dict[tuple[int, int], list[Move]] = {}
    outside = _outside(known, asked.percent)
    for one in sorted(moves, key=lambda one: (one.at, one.row)):
        if one.row in outside and one.payer != one.payee:
            pairs.setdefault((one.payer, one.payee), []).append(one)
    for pair, own in pairs.items():
        for first, last in stretches(own, asked.seconds, lambda one: len(one) >= asked.times):
            rows = rows_of(during(own, first - asked.seconds, last))
            yield Scheme("trade_price", pair, first, rows)


def _outside(known: Known, percent: int) -> set[int]:
    prices = known.of_rows(RowKind.UNIT_PRICE)
    low, high = known.of_rows(RowKind.PRICE_LOW), known.of_rows(RowKind.PRICE_HIGH)
    return {
        row
        for row, price in prices.items()
        if _is_above(row, price, high, percent) or _is_below(row, price, low, percent)
    }


def _is_above(row: int, price: int, high: Mapping[int, int], percent: int) -> bool:
    return row in high and price * 100 > high[row] * (100 + percent)


def _is_below(row: int, price: int, low: Mapping[int, int], percent: int) -> bool:
    return row in low and price * 100 < low[row] * (100 - percent)
