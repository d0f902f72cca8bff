"""The evidence for a fan, told of its most surprising stretch.

A busy account has many counterparties at all times. What is no chance is a stretch in which more of
them come than its own history lets expect, who are never met before or after, who have no other
life in the ledger, with amounts alike. The stretch for which this is strongest stands for the fan.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import log

from qaitaru.detection.findings.chance import gathered, joined, within_factor
from qaitaru.detection.findings.evidence import Evidence, total
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import Move

MINUTE = 60


@dataclass(frozen=True, slots=True)
class _Stranger:
    """A counterparty whom the account met within the scheme only."""

    moves: tuple[Move, ...]
    quiet: float  # the share of transfers whose end is as quiet an account


Told = tuple[tuple[Move, ...], tuple[Evidence, ...]]


def fan_evidence(moves: Sequence[Move], weighing: Weighing) -> Told:
    """The stretch of a fan that stands for it, and what speaks for it.

    Args:
        moves: of one scheme, in the order of time, all with one payee or all with one payer.
        weighing: the ledger.
    """
    strangers = _strangers(moves, weighing)
    quiet = [one for one in strangers if one.quiet < 0.2]  # the quiet fifth
    told = [_told(found, moves, weighing) for of in (strangers, quiet) for found in _stretches(of)]
    alone = tuple(moves), (among(weighing.background.ledger.accounts),)
    return max(told, key=lambda one: total(one[1]), default=alone)


def _is_in(moves: Sequence[Move]) -> bool:
    return all(one.payee == moves[0].payee for one in moves)


def _strangers(moves: Sequence[Move], weighing: Weighing) -> list[_Stranger]:
    met: dict[tuple[int, int], list[Move]] = {}
    for move in moves:
        met.setdefault((move.payer, move.payee), []).append(move)
    is_in = _is_in(moves)
    return [
        _Stranger(
            tuple(own),
            weighing.as_quiet(weighing.transfers(own[0].payer if is_in else own[0].payee)),
        )
        for own in met.values()
        if weighing.meetings(own[0]) == len(own)
    ]


def _stretches(strangers: Sequence[_Stranger]) -> Iterator[Sequence[_Stranger]]:
    """For each number of strangers, those who came within the shortest time.

    Of them only those who were met for half of it at most: who comes back later is no stranger.
    """
    times = [one.moves[0].at for one in strangers]
    for width in _widths(len(strangers)):
        spans = [last - first for first, last in zip(times, times[width - 1 :], strict=False)]
        first = spans.index(min(spans))
        found = [
            one
            for one in strangers[first : first + width]
            if 2 * (one.moves[-1].at - one.moves[0].at) <= spans[first]
        ]
        if len(found) > 1:
            yield found


def _widths(most: int) -> Iterator[int]:
    width = 2
    while width <= most:
        yield width
        width += max(1, width // 8)


def _told(found: Sequence[_Stranger], moves: Sequence[Move], weighing: Weighing) -> Told:
    seconds = found[-1].moves[0].at - found[0].moves[0].at
    own = sorted((one for stranger in found for one in stranger.moves), key=lambda one: one.row)
    is_in = _is_in(moves)
    life = weighing.life(moves[0].payee if is_in else moves[0].payer)
    parts = (
        _gathered(len(found), life.payers if is_in else life.payees, seconds, weighing),
        _quiet(found),
        *_alike([one.moves[0] for one in found], weighing),
        among(weighing.background.ledger.accounts),
    )
    return tuple(own), parts


def _gathered(count: int, of: int, seconds: int, weighing: Weighing) -> Evidence:
    share = max(seconds, MINUTE) / weighing.seconds
    numbers = (("counterparties", count), ("of", max(of, count)), ("seconds", seconds))
    return Evidence("gathered", gathered(max(of, count), count, share), numbers)


def _quiet(found: Sequence[_Stranger]) -> Evidence:
    nats = joined([-log(one.quiet) for one in found])
    quietness = round(100 * sum(one.quiet for one in found) / len(found))
    return Evidence("quiet", nats, (("counterparties", len(found)), ("percent", quietness)))


def _alike(moves: Sequence[Move], weighing: Weighing) -> Iterator[Evidence]:
    """Nothing where the amounts are of several currencies."""
    unit = weighing.amounts.unit(moves)
    if unit is None:
        return
    amounts = [one.amount for one in moves]
    least, most = max(min(amounts), 1), max(*amounts, 1)
    share = within_factor(log(most / least), weighing.spread(unit))
    nats = max(gathered(len(amounts), len(amounts), share), 0.0)
    numbers = (("transfers", len(amounts)), ("least", least), ("most", most))
    yield Evidence("alike", nats, numbers, unit)


def among(count: int) -> Evidence:
    """What the size of the ledger takes off: among so many, rare things are met."""
    return Evidence("among", -log(max(count, 1)), (("count", count),))
