"""Scatter-gather, compiled; equal to ``rules/scatter_gather.py``."""

from collections.abc import Iterator

import numpy as np

from qaitaru.detection.kernels.compiling import compiled
from qaitaru.detection.kernels.links import Links, links
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.rules.scatter_gather import ScatterGatherParameters
from qaitaru.detection.scheme import Scheme


def scatter_gathers(name: str, moves: Packed, asked: ScatterGatherParameters) -> Iterator[Scheme]:
    """Two accounts and what went from one to the other through enough others."""
    paid, passed = _legs(moves, links(moves, asked), asked.seconds, asked.busy)
    ends = moves.payer[paid].astype(np.int64) * moves.accounts.size + moves.payee[passed]
    order = np.argsort(ends, kind="stable")
    paid, passed, ends = paid[order], passed[order], ends[order]
    for first, end in _full(moves, paid, ends, asked.seconds, asked.middles).tolist():
        payer, payee = moves.payer[paid[first]], moves.payee[passed[first]]
        rows = np.unique(moves.row[np.concatenate((paid[first:end], passed[first:end]))])
        anchors = (int(moves.accounts[payer]), int(moves.accounts[payee]))
        yield Scheme(name, anchors, int(moves.at[paid[first]]), tuple(map(int, rows)))


@compiled
def _legs(moves: Packed, onward: Links, seconds: int, busy: int) -> tuple[Codes, Codes]:
    """The two moves of each leg, in the order of the first."""
    paid, passed = np.empty_like(onward.onward), np.empty_like(onward.onward)
    pays = np.zeros(moves.accounts.size, dtype=np.int32)  # within the time from here on
    is_paid = np.zeros_like(pays)
    count, first, end = 0, 0, 0
    for place in range(moves.row.size):
        end = _counted(moves, pays, is_paid, (end, moves.at[place] + seconds), 1)
        first = _counted(moves, pays, is_paid, (first, moves.at[place] - 1), -1)
        if pays[moves.payer[place]] > busy:
            continue
        for step in onward.onward[onward.begins[place] : onward.begins[place + 1]]:
            payee = moves.payee[step]
            if payee != moves.payer[place] and is_paid[payee] <= busy:
                paid[count], passed[count] = place, step
                count += 1
    return paid[:count].copy(), passed[:count].copy()


@compiled
def _counted(moves: Packed, pays: Codes, is_paid: Codes, span: tuple[int, int], by: int) -> int:
    """Count moves in or out, from a place up to a second with it; returns the next place."""
    place = span[0]
    while place < moves.row.size and moves.at[place] <= span[1]:
        if moves.payer[place] != moves.payee[place]:
            pays[moves.payer[place]] += by
            is_paid[moves.payee[place]] += by
        place += 1
    return place


@compiled
def _full(moves: Packed, paid: Codes, ends: Numbers, seconds: int, middles: int) -> Numbers:
    """The runs of legs with enough middle accounts: where each begins, and where it has ended."""
    found, count = np.empty((paid.size, 2), dtype=np.int64), 0
    seen = np.full(moves.accounts.size, -1, dtype=np.int64)  # the run a middle was last met in
    first, others = 0, 0
    for at in range(paid.size):
        middle = moves.payee[paid[at]]
        if seen[middle] != first:
            seen[middle] = first
            others += 1
        goes_on = (
            at + 1 < paid.size
            and ends[at + 1] == ends[at]
            and moves.at[paid[at + 1]] - moves.at[paid[at]] < seconds
        )
        if not goes_on:
            if others >= middles:
                found[count, 0], found[count, 1] = first, at + 1
                count += 1
            first, others = at + 1, 0
    return found[:count].copy()
