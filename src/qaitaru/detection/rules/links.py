"""Which transfers may carry on the money of one before: what cycles, chains and scatters share.

A transfer carries another's money on where its payer received the other one before, not longer ago
than so much, and the amounts differ by no more than so many hundredths of the first. Of the same
second the smaller row was before, but of a day without hours either may have been: its rows say
nothing of their order. Where more transfers of an account would do so than ``fitting``, any
would by chance, and none is followed: the account is too busy to be seen through. That bound is a
part of the rule; ``unfollowed`` tells where it cut.

Source: Holme and Saramäki, "Temporal networks" (Physics Reports 519, 2012), on paths that respect
time. The bound on busy accounts is the house's own.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from qaitaru.detection.moves import Move
from qaitaru.detection.rules.grouping import by_account, may_follow

Links = dict[int, tuple[Move, ...]]
"""By the row of a transfer: what may carry its money on, in the order of time."""


class Following(Protocol):
    """How money is followed from a transfer to the next."""

    @property
    def seconds(self) -> int:
        """The longest time between the two, counted in."""

    @property
    def percent(self) -> int:
        """By how much of the first amount the second may differ, counted in."""

    @property
    def fitting(self) -> int:
        """Of how many that would fit at most any is followed."""


def links(moves: Sequence[Move], asked: Following) -> Links:
    """What may carry on the money of each transfer; those with nothing are not told."""
    return {
        move.row: onward for move, onward in _onward(moves, asked) if len(onward) <= asked.fitting
    }


def unfollowed(moves: Sequence[Move], asked: Following) -> list[int]:
    """The rows of the transfers that are not followed, since too many others would fit."""
    return sorted(move.row for move, onward in _onward(moves, asked) if len(onward) > asked.fitting)


def _onward(moves: Sequence[Move], asked: Following) -> Iterator[tuple[Move, tuple[Move, ...]]]:
    paid = by_account(moves, "payer")
    times = {account: [one.at for one in own] for account, own in paid.items()}
    for move in moves:
        if move.payer == move.payee or move.payee not in paid:
            continue
        since = bisect_left(times[move.payee], move.at)
        onward = tuple(one for one in paid[move.payee][since:] if _carries(move, one, asked))
        if onward:
            yield move, onward


def _carries(move: Move, onward: Move, asked: Following) -> bool:
    near = onward.at - move.at <= asked.seconds and may_follow(move, onward)
    return near and abs(onward.amount - move.amount) * 100 <= asked.percent * move.amount
