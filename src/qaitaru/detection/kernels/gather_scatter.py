"""Gather-scatter, compiled; equal to ``rules/gather_scatter.py``."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.own import Own, own_of
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters
from qaitaru.detection.scheme import NONE, Scheme

_CAME: Final = 2
_WENT: Final = 4


def gather_scatters(moves: Packed, asked: GatherScatterParameters) -> Iterator[Scheme]:
    """The accounts that gathered and then scattered, each with every such time."""
    ins, outs = own_of(moves, moves.payee), own_of(moves, moves.payer)
    terms = (asked.counterparties, asked.seconds, asked.percent)
    for line in _turning(moves, ins, outs, terms).tolist():
        account, begins, *slots = line
        came, went = ins.places[slots[0] : slots[1]], outs.places[slots[2] : slots[3]]
        rows = np.sort(moves.row[np.concatenate((came, went))])
        anchors = (int(moves.accounts[account]), NONE)
        yield Scheme("gather_scatter", anchors, begins, tuple(rows.tolist()))


@compiled
def _turning(moves: Packed, ins: Own, outs: Own, terms: tuple[int, int, int]) -> Numbers:
    """Each scheme: the account, the second it begins, where what came and what went lie."""
    least, seconds, percent = terms
    found, count = np.empty((ins.places.size, 6), dtype=np.int64), 0
    payers = np.zeros(moves.accounts.size, dtype=np.int32)
    payees = np.zeros(moves.accounts.size, dtype=np.int32)
    for account in range(moves.accounts.size):
        came, went = ins.begins[account], outs.begins[account]
        came_end, went_end = came, went
        last, last_out = ins.begins[account + 1], outs.begins[account + 1]
        if last - came < least or last_out - went < least:
            continue
        got, passed, payers_met, payees_met, turned_at, is_open = 0, 0, 0, 0, np.int64(0), False
        while came_end < last:
            at = moves.at[ins.places[came_end]]
            came_end, more, by = _taken(moves, moves.payer, ins, (came_end, last), at, payers, 1)
            got, payers_met = got + by, payers_met + more
            came, less, by = _taken(moves, moves.payer, ins, (came, last), at - seconds, payers, -1)
            got, payers_met = got - by, payers_met - less
            went_end, more, by = _taken(
                moves, moves.payee, outs, (went_end, last_out), at + seconds - 1, payees, 1
            )
            passed, payees_met = passed + by, payees_met + more
            went, less, by = _taken(moves, moves.payee, outs, (went, last_out), at - 1, payees, -1)
            passed, payees_met = passed - by, payees_met - less
            slack = got // 100 * percent + got % 100 * percent // 100
            if payers_met < least or payees_met < least or abs(passed - got) > slack:
                continue
            if not is_open or at - turned_at >= seconds:
                found[count, 0], found[count, 1] = account, at
                found[count, _CAME], found[count, _WENT] = came, went
                count, is_open = count + 1, True
            found[count - 1, _CAME + 1], found[count - 1, _WENT + 1] = came_end, went_end
            turned_at = at
        _forget(moves.payer, ins, (came, came_end), payers)
        _forget(moves.payee, outs, (went, went_end), payees)
    return found[:count].copy()


@compiled
def _taken(
    moves: Packed,
    other: Codes,
    own: Own,
    span: tuple[int, int],
    until: int,
    within: Codes,
    by: int,
) -> tuple[int, int, int]:
    """Count moves in or out up to a second with it.

    The next slot, how many others came to be or were no more, and the sum of the amounts.
    """
    slot, others, total = span[0], 0, 0
    while slot < span[1] and moves.at[own.places[slot]] <= until:
        place = own.places[slot]
        within[other[place]] += by
        others += within[other[place]] == (1 if by > 0 else 0)
        total += moves.amount[place]
        slot += 1
    return slot, others, total


@compiled
def _forget(other: Codes, own: Own, span: tuple[int, int], within: Codes) -> None:
    for slot in range(span[0], span[1]):
        within[other[own.places[slot]]] = 0
