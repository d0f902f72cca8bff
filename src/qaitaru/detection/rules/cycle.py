"""Temporal cycle: money that comes back to where it set out, through two hops or more.

A round trip is a chain of transfers, each after the one before and of nearly its amount
(``rules/links.py``), from an account through others, each met once, back to the first, within so
long as a whole. Round trips that share a transfer are one scheme. Where no hour is known, those of
a day are taken in any order.

Two bounds are a part of the rule, and ``unfinished`` tells where they cut. An account that is paid
more than ``returns`` times within the time from a transfer on is no beginning: something would come
back to it by chance. And from one transfer no more than ``tried`` links are looked at, depth first,
the earliest first.

Source: FATF, "Professional Money Laundering" (2018), paragraphs on round-tripping; Kumar and
Calders, "2SCENT: An Efficient Algorithm to Enumerate All Simple Temporal Cycles" (2018).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.grouping import by_account
from qaitaru.detection.rules.joining import joined, schemes
from qaitaru.detection.rules.links import Links, links
from qaitaru.detection.scheme import Scheme

_Trip = tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class CycleParameters:
    """How long and how exact a round trip is.

    Attributes:
        hops: transfers of one round trip at most; two at least.
        seconds: from its first transfer to its last, counted in.
        percent: by how much of the amount before each may differ, counted in.
        returns: how often the first account is paid within the time at most.
        fitting: where more transfers of an account would carry it on, none is followed.
        tried: links looked at from one transfer at most.
    """

    hops: int = 8
    seconds: int = 72 * HOUR
    percent: int = 20
    fitting: int = 16
    tried: int = 50_000
    returns: int = 100


SLOW: Final = CycleParameters(10, 30 * DAY)
OPEN: Final = CycleParameters(10, 10 * DAY, 100_000, fitting=50, tried=500)
"""Rings of which the amounts say little: the next is at most a thousand times more than before."""


def cycle(moves: Sequence[Move], asked: CycleParameters) -> Iterator[Scheme]:
    """Round trips within days, those that share a transfer together."""
    return _cycles("cycle", moves, asked)


def slow_cycle(moves: Sequence[Move], asked: CycleParameters) -> Iterator[Scheme]:
    """The same rule with a month's time."""
    return _cycles("slow_cycle", moves, asked)


def open_cycle(moves: Sequence[Move], asked: CycleParameters) -> Iterator[Scheme]:
    """The same rule with amounts left open."""
    return _cycles("open_cycle", moves, asked)


def _cycles(name: str, moves: Sequence[Move], asked: CycleParameters) -> Iterator[Scheme]:
    by_row = {move.row: move for move in moves}
    return schemes(name, joined(round_trips(moves, asked)), by_row)


def round_trips(moves: Sequence[Move], asked: CycleParameters) -> Iterator[tuple[int, ...]]:
    """Every round trip, by its rows in the order of time."""
    for _, trip in _searched(moves, asked):
        if trip:
            yield tuple(move.row for move in trip)


def unfinished(moves: Sequence[Move], asked: CycleParameters) -> list[int]:
    """The rows of transfers from which round trips may begin that were not looked for."""
    return sorted(start.row for start, trip in _searched(moves, asked) if not trip)


def _searched(moves: Sequence[Move], asked: CycleParameters) -> Iterator[tuple[Move, _Trip]]:
    """The round trips that begin with a transfer; an empty one where some may not be known."""
    onward, received = links(moves, asked), by_account(moves, "payee")
    for start in moves:
        returns = sum(
            start.at <= one.at <= start.at + asked.seconds for one in received.get(start.payer, ())
        )
        if returns > asked.returns and start.row in onward:
            yield start, ()
        elif returns:
            for trip in _from(start, onward, asked):
                yield start, trip


def _from(start: Move, onward: Links, asked: CycleParameters) -> Iterator[_Trip]:
    """The round trips that begin with a transfer; an empty one at last where not all was tried."""
    path, ways, tried = [start], [iter(onward.get(start.row, ()))], 0
    while ways:
        step = next(ways[-1], None)
        if step is None:
            ways.pop()
            path.pop()
            continue
        if tried == asked.tried:
            yield ()
            return
        tried += 1
        if step.at > start.at + asked.seconds or len(path) == asked.hops:
            continue
        if step.payee == start.payer:
            yield (*path, step)
        elif all(step.payee != one.payee for one in path):
            path.append(step)
            ways.append(iter(onward.get(step.row, ())))
