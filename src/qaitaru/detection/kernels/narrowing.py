"""Large fans narrowed to the stretch that stands for them, compiled.

``fan_evidence`` tells a fan of one stretch only and picks it by who came and when; so it does with
either half of what one account gathers and scatters. Of very many transfers that stretch is picked
here, so that no more than it is made into objects.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

import numpy as np

from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.kernels.pairs import quietness, transfers
from qaitaru.detection.kernels.small_fan import Came, Reals, rarest_of
from qaitaru.detection.moves import Mark
from qaitaru.detection.scheme import NONE, Scheme

LEAST: Final = -1e300  # nats: any stretch of two is taken
LARGE: Final = 16
"""Transfers of a fan that is narrowed, at least."""


class Narrowing:
    """What fans of one ledger are narrowed by."""

    def __init__(self, moves: Packed) -> None:
        """For schemes of these moves, whose rows are in the order of time."""
        self._moves = moves
        met = moves.payer != moves.payee
        keys = moves.payer.astype(np.int64) * moves.accounts.size + moves.payee
        self._keys = keys
        _, codes, times = np.unique(keys[met], return_inverse=True, return_counts=True)
        self._meetings = np.zeros(moves.row.size, dtype=np.int32)
        self._meetings[met] = times[codes]
        self._quiet = quietness(transfers(moves))
        counted = moves.at[met]
        self._seconds = float(max(counted[-1] - counted[0], 1)) if counted.size else 1.0
        pairs = np.unique(keys[met])
        size = moves.accounts.size
        self._payees = np.bincount(pairs // size, minlength=size)
        self._payers = np.bincount(pairs % size, minlength=size)

    def narrowed(self, schemes: Iterable[Scheme]) -> Iterator[Scheme]:
        """The same schemes, large fans with the rows of their stretch only."""
        for scheme in schemes:
            yield self._narrowed(scheme) if len(scheme.rows) >= LARGE else scheme

    def _narrowed(self, scheme: Scheme) -> Scheme:
        moves = self._moves
        places = np.searchsorted(moves.row, np.array(scheme.rows, dtype=np.int64))
        centre = np.searchsorted(moves.accounts, scheme.anchors[0])
        into = places[moves.payee[places] == centre]
        out = places[moves.payer[places] == centre]
        if scheme.anchors[1] != NONE or into.size + out.size != places.size:
            return scheme
        sides = ((into, moves.payer, self._payers), (out, moves.payee, self._payees))
        if into.size and out.size and any(_is_of_one(side[own]) for own, side, _ in sides):
            return scheme
        kept = [self._of(own, side[own], int(of[centre])) for own, side, of in sides if own.size]
        return replace(scheme, rows=tuple(moves.row[np.sort(np.concatenate(kept))].tolist()))

    def _of(self, places: Numbers, others: Codes, of: int) -> Numbers:
        """The places of one side that are of its stretch; all where it has none."""
        moves = self._moves
        order = np.argsort(others, kind="stable")
        starts = np.flatnonzero(np.diff(others[order], prepend=-1))
        times = np.diff(starts, append=others.size)
        first, last = places[order[starts]], places[order[starts + times - 1]]
        strange = (self._meetings[first] == times) & (moves.marks[first] & Mark.SALARY == 0)
        came = np.flatnonzero(strange)
        came = came[np.argsort(first[came])]
        first, last = first[came], last[came]
        quiet: Reals = self._quiet[others[order[starts[came]]]]
        told = Came(moves.at[first], moves.at[last], quiet)
        found = rarest_of(told, of, (self._seconds, LEAST, 2, np.iinfo(np.int64).max, 1))
        if not found.any():
            return places
        kept: Numbers = places[np.isin(others, others[order[starts[came[found]]]])]
        return kept


def _is_of_one(others: Codes) -> bool:
    return bool((others == others[0]).all())
