"""Textbook cases with facts beside transfers, that meet each parameter exactly and no unit more."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from qaitaru.detection.known import (
    LATEST,
    AccountFact,
    AccountKind,
    Known,
    RowFact,
    RowKind,
)
from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.flight_before_measure import FlightParameters, OwnerChangedParameters
from qaitaru.detection.rules.funnel import FunnelParameters
from qaitaru.detection.rules.invoice_overpaid import InvoiceOverpaidParameters
from qaitaru.detection.rules.linked_controllers import LinkedParameters
from qaitaru.detection.rules.listed_proximity import ListedProximityParameters
from qaitaru.detection.rules.one_device import OneDeviceParameters
from qaitaru.detection.rules.out_of_profile import OutOfProfileParameters
from qaitaru.detection.rules.trade_price import TradePriceParameters

Told = tuple[int, ...]  # second, payer, payee, amount; and marks, where it has some
IN, OUT = int(Mark.CASH_IN), int(Mark.CASH_OUT)


@dataclass(frozen=True)
class KnownCase:
    """What is asked, the transfers, what is known, the rows found, and one unit stricter."""

    asked: Any
    told: tuple[Told, ...]
    known: Known
    rows: tuple[int, ...]
    stricter: Mapping[str, int]

    @property
    def moves(self) -> list[Move]:
        return [Move(row, *told) for row, told in enumerate(self.told)]


def _rows(kind: RowKind, *values: int) -> tuple[RowFact, ...]:
    return tuple(RowFact(row, kind, value) for row, value in enumerate(values))


def _alike(kind: AccountKind, *accounts: int) -> Known:
    return Known(tuple(AccountFact(at, kind, 5) for at in accounts))


def _from(account: int, kind: AccountKind, at: int) -> AccountFact:
    return AccountFact(account, kind, 0, at, LATEST)


_NEAR: Final = ListedProximityParameters(3, 100, 80, 1, 50)
KNOWN_CASES: Final[Mapping[str, KnownCase]] = {
    "funnel": KnownCase(
        FunnelParameters(3, 100, 50, 10),
        ((0, 1, 9, 100, IN), (50, 2, 9, 100, IN), (99, 3, 9, 100, IN), (109, 9, 4, 150, OUT)),
        Known(rows=_rows(RowKind.CITY, 1, 2, 3, 4)),
        (0, 1, 2, 3),
        {"cities": 1, "seconds": -1, "percent": 1, "after_seconds": -1},
    ),
    "out_of_profile": KnownCase(
        OutOfProfileParameters(3, 73, 600),
        ((0, 1, 9, 300), (73 * DAY - 1, 2, 9, 300)),
        Known(
            (
                AccountFact(9, AccountKind.DECLARED_INCOME, 1_000),
                AccountFact(9, AccountKind.EXPECTED_TURNOVER, 10),
            )
        ),
        (0, 1),
        {"times": 1, "days": -1, "threshold": 1},
    ),
    "linked_payers": KnownCase(
        LinkedParameters(3, 100, 4),
        ((0, 1, 9, 10), (50, 2, 9, 10), (60, 7, 9, 10), (99, 3, 9, 10)),
        _alike(AccountKind.PHONE, 1, 2, 3, 4),
        (0, 1, 3),
        {"accounts": 1, "seconds": -1, "holders": -1},
    ),
    "linked_circle": KnownCase(
        LinkedParameters(3, 100, 4),
        ((0, 9, 10, 10), (50, 9, 7, 10), (99, 10, 11, 10)),
        _alike(AccountKind.REPRESENTATIVE, 9, 10, 11, 12),
        (0, 2),
        {"accounts": 1, "seconds": -1, "holders": -1},
    ),
    "one_device": KnownCase(
        OneDeviceParameters(3, 60, 4),
        ((0, 9, 1, 10), (30, 10, 2, 10), (59, 11, 3, 10), (9_000, 12, 1, 10)),
        Known(rows=_rows(RowKind.IP, 7, 7, 7, 7)),
        (0, 1, 2),
        {"accounts": 1, "seconds": -1, "holders": -1},
    ),
    "from_listed": KnownCase(
        _NEAR,
        ((50, 9, 1, 1_000), (149, 1, 2, 800), (248, 2, 3, 800)),
        Known((_from(9, AccountKind.LISTED, 100),)),
        (0, 1, 2),
        {"hops": -1, "seconds": -1, "percent": 1, "followed": -1, "before_seconds": -1},
    ),
    "to_listed": KnownCase(
        _NEAR,
        ((50, 3, 2, 1_000), (149, 2, 1, 1_000), (248, 1, 9, 800)),
        Known((_from(9, AccountKind.LISTED, 298),)),
        (0, 1, 2),
        {"hops": -1, "seconds": -1, "percent": 1, "followed": -1, "before_seconds": -1},
    ),
    "flight_before_measure": KnownCase(
        FlightParameters(10, 50, 3, 300),
        ((0, 1, 9, 700), (5 * DAY, 9, 2, 100), (10 * DAY, 9, 3, 300)),
        Known((_from(9, AccountKind.MEASURE, 20 * DAY),)),
        (2,),
        {"days": -1, "percent": 1, "times": 1, "threshold": 1},
    ),
    "owner_changed_before_measure": KnownCase(
        OwnerChangedParameters(10),
        ((10 * DAY, 1, 9, 700), (15 * DAY, 9, 2, 100)),
        Known(
            (
                _from(9, AccountKind.MEASURE, 20 * DAY),
                _from(9, AccountKind.OWNER_CHANGED, 10 * DAY),
            )
        ),
        (0, 1),
        {"days": -1},
    ),
    "trade_price": KnownCase(
        TradePriceParameters(20, 2, 100),
        ((0, 9, 1, 10), (50, 9, 1, 10), (99, 9, 1, 10)),
        Known(
            rows=(
                *_rows(RowKind.UNIT_PRICE, 121, 100, 79),
                *_rows(RowKind.PRICE_LOW, 100, 100, 100),
                *_rows(RowKind.PRICE_HIGH, 100, 100, 100),
            )
        ),
        (0, 2),
        {"percent": 1, "times": 1, "seconds": -1},
    ),
    "invoice_overpaid": KnownCase(
        InvoiceOverpaidParameters(5),
        ((0, 1, 9, 1_000), (500, 2, 9, 51)),
        Known(rows=(*_rows(RowKind.INVOICE, 7, 7), RowFact(0, RowKind.INVOICE_AMOUNT, 1_000))),
        (0, 1),
        {"percent": 1},
    ),
}
