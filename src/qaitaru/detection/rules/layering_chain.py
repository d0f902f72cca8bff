"""Layering chain: money handed on at once, hop after hop, by accounts that keep next to nothing.

A chain is transfers each of which carries on the money of the one before (``rules/links.py``) and
does not pay it straight back, through accounts that pass on: of all that came in and all that went
out within the time before and after the receipt, the smaller is at least so many hundredths of the
larger. Chains that share a link are one scheme, of at least so many transfers. Where one comes
again to an account, it is a cycle as well; within a day without hours it may go round for ever. The
short form asks for two such accounts one after the other: one alone is rapid pass-through. So few
are met by chance as well, and its findings are told by their evidence alone.

Source: FATF, "Professional Money Laundering" (2018), on layering through transit accounts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from qaitaru.detection.moves import HOUR, Move
from qaitaru.detection.rules.grouping import Side, by_account
from qaitaru.detection.rules.joining import joined, schemes
from qaitaru.detection.rules.links import links
from qaitaru.detection.scheme import Scheme

_Link = tuple[Move, Move]


@dataclass(frozen=True, slots=True)
class LayeringChainParameters:
    """How long a chain is, and how money goes through each account.

    Attributes:
        hops: transfers of a chain, at least.
        seconds: from a receipt to what carries it on, counted in.
        percent: by how much of the receipt the next amount may differ, counted in.
        passed: hundredths of the larger of what an account gets and pays that the smaller is.
        fitting: where more transfers of an account would fit, none is followed.
    """

    hops: int = 4
    seconds: int = 48 * HOUR
    percent: int = 10
    passed: int = 90
    fitting: int = 16


SHORT: Final = LayeringChainParameters(hops=3)


def layering_chain(moves: Sequence[Move], asked: LayeringChainParameters) -> Iterator[Scheme]:
    """Chains long enough, those that share a link together."""
    return _chains("layering_chain", moves, asked)


def short_layering_chain(moves: Sequence[Move], asked: LayeringChainParameters) -> Iterator[Scheme]:
    """Those from two accounts on that pass on."""
    return _chains("short_layering_chain", moves, asked)


def _chains(name: str, moves: Sequence[Move], asked: LayeringChainParameters) -> Iterator[Scheme]:
    found = [(paid.row, passed.row) for paid, passed in _links(moves, asked)]
    before = _lengths(found, asked.hops)
    after = _lengths([(passed, paid) for paid, passed in reversed(found)], asked.hops)
    long = (
        (paid, passed)
        for paid, passed in found
        if before.get(paid, 1) + after.get(passed, 1) >= asked.hops
    )
    groups = (rows for rows in joined(long) if len(rows) >= asked.hops)
    return schemes(name, groups, {move.row: move for move in moves})


def _lengths(found: Sequence[tuple[int, int]], most: int) -> dict[int, int]:
    """Of each row that a link leads to, the hops of the longest chain to it, so many at most."""
    lengths: dict[int, int] = {}
    left = -1
    while left != (left := sum(lengths.values())):  # once but for links within a day
        for one, then in found:
            lengths[then] = max(lengths.get(then, 1), min(lengths.get(one, 1) + 1, most))
    return lengths


def _links(moves: Sequence[Move], asked: LayeringChainParameters) -> Iterator[_Link]:
    """In the order of what is carried on."""
    onward = links(moves, asked)
    got, paid_out = _sums(moves, "payee"), _sums(moves, "payer")
    for paid in sorted(moves, key=lambda one: (one.at, one.row)):
        if paid.row not in onward:
            continue
        span = (paid.at - asked.seconds, paid.at + asked.seconds)
        least, most = sorted((got[paid.payee](*span), paid_out[paid.payee](*span)))
        if least * 100 >= asked.passed * most:
            for passed in onward[paid.row]:
                if passed.payee != paid.payer:
                    yield paid, passed


def _sums(moves: Sequence[Move], side: Side) -> Mapping[int, Callable[[int, int], int]]:
    """Of each account, what its transfers of one side sum to between two seconds, both counted."""
    return {account: _sum_of(own) for account, own in by_account(moves, side).items()}


def _sum_of(own: Sequence[Move]) -> Callable[[int, int], int]:
    times = [one.at for one in own]
    sums = list(accumulate((one.amount for one in own), initial=0))

    def between(first: int, last: int) -> int:
        return sums[bisect_right(times, last)] - sums[bisect_left(times, first)]

    return between
