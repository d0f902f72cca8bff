"""Gather-scatter: several pay one account, which then pays out nearly the same sum to several.

A turning moment is a second in which the account was paid, with enough distinct payers within the
time that ends there, enough distinct payees within the time that begins there, and sums of the two
sides that differ by no more than so many hundredths of what came in. Turning moments that follow
each other within the time are one scheme, with all that came in and went out about them.

Source: Altman et al., "Realistic Synthetic Financial Transactions for Anti-Money Laundering
Models" (2023), section 3, gather-scatter; FATF/Egmont, "Trends and indicators".
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import HOUR, Move
from qaitaru.detection.rules.grouping import by_account, runs
from qaitaru.detection.scheme import NONE, Scheme


@dataclass(frozen=True, slots=True)
class GatherScatterParameters:
    """How many on either side, in what time, and how near the sums are.

    Attributes:
        counterparties: distinct payers, and distinct payees, at least.
        seconds: of either side; its end is not counted in.
        percent: by how much of what came in the sum paid out may differ, counted in.
    """

    counterparties: int = 3
    seconds: int = 72 * HOUR
    percent: int = 20


def gather_scatter(moves: Sequence[Move], asked: GatherScatterParameters) -> Iterator[Scheme]:
    """The accounts that gathered and then scattered, each with every such time."""
    paid = by_account(moves, "payer")
    for account, ins in by_account(moves, "payee").items():
        outs = paid.get(account, [])
        turning = sorted({one.at for one in ins if _turns(ins, outs, one.at, asked)})
        for first, last in runs(turning, asked.seconds):
            came = _between(ins, first - asked.seconds + 1, last)
            went = _between(outs, first, last + asked.seconds - 1)
            rows = sorted(one.row for one in (*came, *went))
            yield Scheme("gather_scatter", (account, NONE), first, tuple(rows))


def _turns(
    ins: Sequence[Move], outs: Sequence[Move], at: int, asked: GatherScatterParameters
) -> bool:
    came = _between(ins, at - asked.seconds + 1, at)
    went = _between(outs, at, at + asked.seconds - 1)
    got, passed = (sum(one.amount for one in side) for side in (came, went))
    return (
        len({one.payer for one in came}) >= asked.counterparties
        and len({one.payee for one in went}) >= asked.counterparties
        and abs(passed - got) * 100 <= asked.percent * got
    )


def _between(own: Sequence[Move], first: int, last: int) -> Sequence[Move]:
    """In the order of time given and left: those from one second to another, both counted."""
    start = bisect_left(own, first, key=lambda one: one.at)
    return own[start : bisect_right(own, last, key=lambda one: one.at)]
