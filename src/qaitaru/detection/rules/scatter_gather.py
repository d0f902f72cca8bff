"""Scatter-gather: one account pays another through several that stand between.

A leg is a transfer and another that carries its money on (``rules/links.py``), from an account
through a middle one to a third. The legs of one pair of ends whose first transfers follow each
other within the time are one scheme, where they go through enough middle accounts. No leg has an
end that pays or is paid more often than ``busy`` within the time from the leg's first second on:
between such ends something would go through anyone, by chance.

Source: Altman et al., "Realistic Synthetic Financial Transactions for Anti-Money Laundering
Models" (2023), section 3, scatter-gather; Suzumura and Kanezashi, AMLSim (2021).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.grouping import Side, by_account, runs
from qaitaru.detection.rules.links import links
from qaitaru.detection.scheme import Scheme

_Leg = tuple[Move, Move]


@dataclass(frozen=True, slots=True)
class ScatterGatherParameters:
    """How many middle accounts, and how money goes through each.

    Attributes:
        middles: distinct accounts in the middle, at least.
        seconds: from a leg's first transfer to its second, counted in; first transfers of one
            scheme are nearer to the next one than this.
        percent: by how much of the first amount the second may differ, counted in.
        fitting: where more transfers of a middle account would fit, none is followed.
        busy: payments of the first end, and receipts of the last, within the time at most.
    """

    middles: int = 3
    seconds: int = 72 * HOUR
    percent: int = 20
    fitting: int = 16
    busy: int = 100


OPEN: Final = ScatterGatherParameters(2, 10 * DAY, 100_000, fitting=32)
"""Where the amounts of a leg say little: the second is at most a thousand times more.

Two middle accounts are met by chance as well: what is found so is told by its evidence alone.
"""


def scatter_gather(moves: Sequence[Move], asked: ScatterGatherParameters) -> Iterator[Scheme]:
    """Two accounts and what went from one to the other through enough others."""
    return _scattered("scatter_gather", moves, asked)


def open_scatter_gather(moves: Sequence[Move], asked: ScatterGatherParameters) -> Iterator[Scheme]:
    """The same rule with amounts left open."""
    return _scattered("open_scatter_gather", moves, asked)


def _scattered(
    name: str, moves: Sequence[Move], asked: ScatterGatherParameters
) -> Iterator[Scheme]:
    for ends, legs in _legs(moves, asked).items():
        for first, last in runs([paid.at for paid, _ in legs], asked.seconds):
            own = [leg for leg in legs if first <= leg[0].at <= last]
            if len({paid.payee for paid, _ in own}) >= asked.middles:
                rows = {move.row for leg in own for move in leg}
                yield Scheme(name, ends, first, tuple(sorted(rows)))


def _legs(
    moves: Sequence[Move], asked: ScatterGatherParameters
) -> dict[tuple[int, int], list[_Leg]]:
    """By their two ends, in the order of their first transfers."""
    onward, found = links(moves, asked), dict[tuple[int, int], list[_Leg]]()
    pays, is_paid = _counts(moves, "payer", asked.seconds), _counts(moves, "payee", asked.seconds)
    for paid in sorted(moves, key=lambda one: (one.at, one.row)):
        for passed in onward.get(paid.row, ()):
            often = pays(paid.payer, paid.at), is_paid(passed.payee, paid.at)
            if passed.payee != paid.payer and max(often) <= asked.busy:
                found.setdefault((paid.payer, passed.payee), []).append((paid, passed))
    return found


def _counts(moves: Sequence[Move], side: Side, seconds: int) -> Callable[[int, int], int]:
    """How many moves an account has on a side from a second on, within the time."""
    times = {at: [one.at for one in own] for at, own in by_account(moves, side).items()}

    def count(account: int, at: int) -> int:
        own = times[account]
        return bisect_right(own, at + seconds) - bisect_left(own, at)

    return count
