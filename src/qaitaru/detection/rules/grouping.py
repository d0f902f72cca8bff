"""What rules share: moves by account in the order of time, and points in time near each other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal

from qaitaru.detection.moves import Mark, Move

Side = Literal["payer", "payee"]


def by_account(moves: Sequence[Move], side: Side) -> dict[int, list[Move]]:
    """The moves of each account on one side, in the order of time; an account's own are none."""
    found: dict[int, list[Move]] = {}
    for move in sorted(moves, key=lambda one: (one.at, one.row)):
        if move.payer != move.payee:
            found.setdefault(getattr(move, side), []).append(move)
    return found


def may_follow(before: Move, after: Move) -> bool:
    """Whether a move may have been made after another; of a day without hours either was first."""
    if before.at == after.at and (before.marks | after.marks) & Mark.DAY_ONLY:
        return True
    return (before.at, before.row) < (after.at, after.row)


def runs(times: Sequence[int], seconds: int) -> Iterator[tuple[int, int]]:
    """Runs of ascending times, each by its first and last: two nearer than so much are of one."""
    breaks = [at for at in range(1, len(times)) if times[at] - times[at - 1] >= seconds]
    for first, end in pairwise((0, *breaks, len(times)) if times else ()):
        yield times[first], times[end - 1]
