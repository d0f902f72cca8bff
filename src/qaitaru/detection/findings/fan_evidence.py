"""The evidence for a fan, told of its most surprising stretch.

A busy account has many counterparties at all times. What is no chance is a stretch in which more of
them come than its own history lets expect, who are never met before or after, who have no other
life in the ledger. The stretch for which this is strongest stands for the fan; that its amounts are
alike speaks for it beside.
"""

from collections.abc import Iterator, Sequence
from math import inf, log
from typing import Final

from qaitaru.detection.findings.chance import gathered, joined, within_factor
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.strangers import (
    Stranger,
    grain,
    is_in,
    lively_and_quiet,
    strangers,
    stretches,
)
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.moves import Move

MORE: Final = 1e-9
"""Nats by which a stretch must be rarer than one before it, to stand in its place."""

Told = tuple[tuple[Move, ...], tuple[Evidence, ...]]


def fan_evidence(moves: Sequence[Move], weighing: Weighing) -> Told:
    """The stretch of a fan that stands for it, and what speaks for it.

    Args:
        moves: of one scheme, in the order of time, all with one payee or all with one payer.
        weighing: the ledger.
    """
    left, found = -1, rarest(strangers(moves, weighing), moves, weighing)
    while len(found) != left:  # a stretch of the stretch may be rarer still
        left, found = len(found), rarest(found, moves, weighing)
    if not found:
        return tuple(moves), (among(weighing.background.ledger.accounts),)
    return _told(found, moves, weighing)


def rarest(
    found: Sequence[Stranger], moves: Sequence[Move], weighing: Weighing
) -> Sequence[Stranger]:
    """The stretch of these strangers that is hardest to explain by chance; none of less than two.

    Of two that differ by less than ``MORE`` the one with fewer strangers.
    """
    of = _counterparties(moves, weighing)
    best: Sequence[Stranger] = ()
    most = -inf
    for some in lively_and_quiet(found):
        for one in stretches(some):
            nats = _together(one, of, weighing) + _quietly(one)
            if nats >= most:
                best, most = one, nats + MORE
    return best


def _counterparties(moves: Sequence[Move], weighing: Weighing) -> int:
    """How many the account has on that side in the whole ledger."""
    if is_in(moves):
        return weighing.life(moves[0].payee).payers
    return weighing.life(moves[0].payer).payees


def _told(found: Sequence[Stranger], moves: Sequence[Move], weighing: Weighing) -> Told:
    own = sorted((one for stranger in found for one in stranger.moves), key=lambda one: one.row)
    parts = (
        came_together(found, _counterparties(moves, weighing), weighing),
        live_quietly(found),
        *_alike([one.moves[0] for one in found], weighing),
        among(weighing.background.ledger.accounts),
    )
    return tuple(own), parts


def came_together(found: Sequence[Stranger], of: int, weighing: Weighing) -> Evidence:
    """In how short a time so many of an account's counterparties came."""
    numbers = (("counterparties", len(found)), ("of", max(of, len(found))))
    seconds = found[-1].moves[0].at - found[0].moves[0].at
    return Evidence("gathered", _together(found, of, weighing), (*numbers, ("seconds", seconds)))


def _together(found: Sequence[Stranger], of: int, weighing: Weighing) -> float:
    first, last = found[0].moves[0].at, found[-1].moves[0].at
    share = max(last - first, grain(first)) / weighing.seconds
    return gathered(max(of, len(found)), len(found), share)


def live_quietly(found: Sequence[Stranger]) -> Evidence:
    """How little else the counterparties do in the ledger."""
    quietness = round(100 * sum(one.quiet for one in found) / len(found))
    numbers = (("counterparties", len(found)), ("percent", quietness))
    return Evidence("quiet", _quietly(found), numbers)


def _quietly(found: Sequence[Stranger]) -> float:
    return joined([-log(one.quiet) for one in found])


def _alike(moves: Sequence[Move], weighing: Weighing) -> Iterator[Evidence]:
    """Nothing where the amounts are of several currencies."""
    unit = weighing.amounts.unit(moves)
    if unit is None:
        return
    amounts = [one.amount for one in moves]
    least, most = max(min(amounts), 1), max(*amounts, 1)
    share = within_factor(log(most / least), weighing.spread(unit))
    nats = max(0.0, gathered(len(amounts), len(amounts), share))
    numbers = (("transfers", len(amounts)), ("least", least), ("most", most))
    yield Evidence("alike", nats, numbers, unit)


def among(count: int) -> Evidence:
    """What the size of the ledger takes off: among so many, rare things are met."""
    return Evidence("among", -log(max(count, 1)), (("count", count),))
