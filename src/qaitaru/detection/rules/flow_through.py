"""Flow-through: a month in which an account sends what it gets and keeps next to nothing.

A scheme is an account's month, in the time of its place, with enough movements, where the smaller
of what came and what was sent is at least so many percent of the larger, and the turnover at least
so many times the mean balance. The balance is what came and is not yet sent as far as the ledger
shows it, at the close of each day that has movements. Where only days are known, what came on a day
was there before what was sent on it.

Source: FATF, "Concealment of Beneficial Ownership" (2018), indicators of shell companies.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from qaitaru.detection.moves import HOUR, Move
from qaitaru.detection.rules.windows import as_booked, both_sides, rows_of, total
from qaitaru.detection.scheme import NONE, Scheme

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FlowThroughParameters:
    """Percent of the larger side; how many mean balances; movements; the zone's seconds of UTC."""

    percent: int = 95
    balances: int = 20
    movements: int = 6
    zone_seconds: int = 5 * HOUR


def flow_through(moves: Sequence[Move], asked: FlowThroughParameters) -> Iterator[Scheme]:
    """The months in which accounts were only passed through."""
    for account, sides in both_sides(moves).items():
        own = as_booked(account, sides)
        closings = _closings(account, own, asked.zone_seconds)
        months: dict[int, list[Move]] = {}
        for one in own:
            months.setdefault(_month_begins(one.at, asked.zone_seconds), []).append(one)
        for begins, month in months.items():
            if _is_flow(account, month, [closings[one.row] for one in month], asked):
                yield Scheme("flow_through", (account, NONE), begins, rows_of(month))


def _is_flow(
    account: int, month: list[Move], closings: list[int | None], asked: FlowThroughParameters
) -> bool:
    came = total([one for one in month if one.payee == account])
    sent = total(month) - came
    days = [one for one in closings if one is not None]
    is_even = min(came, sent) * 100 >= max(came, sent) * asked.percent
    is_empty = (came + sent) * len(days) >= asked.balances * sum(days)
    return len(month) >= asked.movements and is_even and is_empty


def _closings(account: int, own: list[Move], zone: int) -> dict[int, int | None]:
    """The balance after each row that is the last of its day; None after the others."""
    found: dict[int, int | None] = {}
    balance = 0
    for number, one in enumerate(own):
        balance = max(balance + (one.amount if one.payee == account else -one.amount), 0)
        is_last = number + 1 == len(own) or _day(own[number + 1].at, zone) != _day(one.at, zone)
        found[one.row] = balance if is_last else None
    return found


def _day(at: int, zone: int) -> int:
    return (_EPOCH + timedelta(seconds=at + zone)).toordinal()


def _month_begins(at: int, zone: int) -> int:
    local = _EPOCH + timedelta(seconds=at + zone)
    first = datetime(local.year, local.month, 1, tzinfo=UTC)
    return (first - _EPOCH) // timedelta(seconds=1) - zone
