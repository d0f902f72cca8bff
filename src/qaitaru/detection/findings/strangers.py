"""Whom an account met within a scheme only, and the short stretches in which many of them came."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final

from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import DAY, Mark, Move

MINUTE: Final = 60
QUIET: Final = 0.2  # the quiet fifth


@dataclass(frozen=True, slots=True)
class Stranger:
    """A counterparty whom the account met within the scheme only."""

    moves: tuple[Move, ...]
    quiet: float  # the share of transfers whose end is as quiet an account


def is_in(moves: Sequence[Move]) -> bool:
    """Whether all are paid to one account; else one account pays them all."""
    return all(one.payee == moves[0].payee for one in moves)


def strangers(moves: Sequence[Move], weighing: Weighing) -> list[Stranger]:
    """In the order in which they came. Who is paid a salary is none: it is known why many come.

    Args:
        moves: of one account and one side, in the order of time.
        weighing: the ledger.
    """
    met: dict[tuple[int, int], list[Move]] = {}
    for move in moves:
        met.setdefault((move.payer, move.payee), []).append(move)
    gathers = is_in(moves)
    return [
        Stranger(
            tuple(own),
            weighing.as_quiet(weighing.transfers(own[0].payer if gathers else own[0].payee)),
        )
        for own in met.values()
        if weighing.meetings(own[0]) == len(own) and not own[0].marks & Mark.SALARY
    ]


def lively_and_quiet(found: Sequence[Stranger]) -> tuple[Sequence[Stranger], ...]:
    """All, and those of the quiet fifth alone: among many payers a busy account hides a few."""
    return found, [one for one in found if one.quiet < QUIET]


def stretches(found: Sequence[Stranger], longest: float = inf) -> Iterator[Sequence[Stranger]]:
    """For each number of strangers, those who came within the shortest time.

    Of them only those who were met for half of it at most: who comes back later is no stranger.
    """
    times = [one.moves[0].at for one in found]
    for width in _widths(len(found)):
        spans = [last - first for first, last in zip(times, times[width - 1 :], strict=False)]
        shortest = min(spans)
        if shortest > longest:
            return
        first = spans.index(shortest)
        own = [
            one
            for one in found[first : first + width]
            if 2 * (one.moves[-1].at - one.moves[0].at) <= shortest
        ]
        if len(own) > 1:
            yield own


def grain(at: int) -> int:
    """How finely a time is told: a midnight is a day, as where no time of day is known."""
    return MINUTE if at % DAY else DAY


def _widths(most: int) -> Iterator[int]:
    """From two up to all, each an eighth more than the one before."""
    width = 2
    while width < most:
        yield width
        width += max(1, width // 8)
    if most > 1:
        yield most
