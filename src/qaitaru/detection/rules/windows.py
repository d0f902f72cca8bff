"""What rules share of sliding windows: the moves within one, and the stretches where it is full."""

from collections.abc import Callable, Iterator, Sequence

from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.rules.grouping import runs


def both_sides(moves: Sequence[Move]) -> dict[int, list[Move]]:
    """The credits and debits of each account in the order of time; moves to oneself are none."""
    found: dict[int, list[Move]] = {}
    for move in sorted(moves, key=lambda one: (one.at, one.row)):
        if move.payer != move.payee and move.amount > 0:
            found.setdefault(move.payer, []).append(move)
            found.setdefault(move.payee, []).append(move)
    return found


def as_booked(account: int, own: Sequence[Move]) -> list[Move]:
    """What an account was paid and paid, in the order in which its balance is kept.

    Where no hour is known, a debit stands behind all credits of its day: an account pays out of
    what came, and nothing tells that it was otherwise.
    """
    return sorted(own, key=lambda one: (one.at, _waits(account, one), one.row))


def _waits(account: int, move: Move) -> bool:
    return move.payer == account and bool(move.marks & Mark.DAY_ONLY)


def windows(own: Sequence[Move], seconds: int) -> Iterator[Sequence[Move]]:
    """For each second that has moves, the moves of the window that ends with it.

    Args:
        own: in the order of time.
        seconds: a move so many seconds before the end, or more, is out.
    """
    oldest = 0
    for number, one in enumerate(own):
        while own[oldest].at <= one.at - seconds:
            oldest += 1
        if number + 1 == len(own) or own[number + 1].at != one.at:
            yield own[oldest : number + 1]


def stretches(
    own: Sequence[Move], seconds: int, is_full: Callable[[Sequence[Move]], bool]
) -> Iterator[tuple[int, int]]:
    """The first and last second of each stretch in which windows are full."""
    return runs([one[-1].at for one in windows(own, seconds) if is_full(one)], seconds)


def during(own: Sequence[Move], after: int, last: int) -> list[Move]:
    """The moves later than one second and not later than another."""
    return [one for one in own if after < one.at <= last]


def total(moves: Sequence[Move]) -> int:
    """The sum of the amounts."""
    return sum(one.amount for one in moves)


def rows_of(*parts: Sequence[Move]) -> tuple[int, ...]:
    """The rows of all parts, each once, ascending."""
    return tuple(sorted({one.row for part in parts for one in part}))
