"""Large fans narrowed to the stretch that stands for them, compiled.

``fan_evidence`` tells a fan of one stretch only and picks it by who came and when; so it does with
either half of what one account gathers and scatters. Of very many transfers that stretch is picked
here, many schemes at a time, so that no more than it is made into objects.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.kernels.pairs import quietness, transfers
from qaitaru.detection.kernels.small_fan import Came, rarest_of_each
from qaitaru.detection.moves import Mark
from qaitaru.detection.scheme import NONE, Scheme

LEAST: Final = -1e300  # nats: any stretch of two is taken
LARGE: Final = 16
"""Transfers of a fan that is narrowed, at least."""
_AT_ONCE: Final = 1 << 20
"""Transfers that are looked at together; those of one scheme always are."""

Flags = NDArray[np.bool_]


class _Rows(NamedTuple):
    """Transfers of schemes, scheme by scheme: the place of each, and the number of its scheme."""

    places: Numbers
    scheme: Numbers


class _Ends(NamedTuple):
    """Counterparties of the sides of schemes: who, of which side, in which of its transfers."""

    side: Numbers  # twice the number of the scheme; and one, where the account pays
    first: Numbers
    last: Numbers
    times: Numbers
    other: Codes
    of_row: Numbers  # of each transfer, the number of its counterparty among these


class Narrowing:
    """What fans of one ledger are narrowed by."""

    def __init__(self, moves: Packed) -> None:
        """For schemes of these moves, whose rows are in the order of time."""
        self._moves = moves
        met = moves.payer != moves.payee
        keys = moves.payer.astype(np.int64) * moves.accounts.size + moves.payee
        pairs, codes, times = np.unique(keys[met], return_inverse=True, return_counts=True)
        self._meetings = np.zeros(moves.row.size, dtype=np.int32)
        self._meetings[met] = times[codes]
        self._quiet = quietness(transfers(moves))
        counted = moves.at[met]
        self._seconds = float(max(counted[-1] - counted[0], 1)) if counted.size else 1.0
        size = moves.accounts.size
        payees = np.bincount(pairs // max(size, 1), minlength=size)
        payers = np.bincount(pairs % max(size, 1), minlength=size)
        self._counterparties = np.stack((payers, payees))  # of who is paid, and of who pays
        is_whole = moves.row.size > 0 and moves.row[-1] - moves.row[0] == moves.row.size - 1
        self._first_row = int(moves.row[0]) if is_whole else None  # where no row is left out

    def narrowed(self, schemes: Iterable[Scheme]) -> Iterator[Scheme]:
        """The same schemes, large fans with the rows of their stretch only."""
        waiting: list[Scheme] = []
        rows = 0
        for scheme in schemes:
            waiting.append(scheme)
            rows += len(scheme.rows)
            if rows >= _AT_ONCE:
                yield from self._some(waiting)
                waiting, rows = [], 0
        yield from self._some(waiting)

    def _some(self, schemes: Sequence[Scheme]) -> Iterator[Scheme]:
        large = [one for one in schemes if len(one.rows) >= LARGE and one.anchors[1] == NONE]
        kept = self._rows_kept(large) if large else iter(())
        narrow = dict(zip(map(id, large), kept, strict=True))
        for one in schemes:
            rows = narrow.get(id(one), one.rows)
            yield one if len(rows) == len(one.rows) else replace(one, rows=rows)

    def _rows_kept(self, schemes: Sequence[Scheme]) -> Iterator[tuple[int, ...]]:
        """Of each scheme, the rows that are kept."""
        moves, sizes = self._moves, np.array([len(one.rows) for one in schemes])
        told = np.fromiter(chain.from_iterable(one.rows for one in schemes), np.int64, sizes.sum())
        rows = _Rows(self._places(told), np.repeat(np.arange(sizes.size), sizes))
        centre = np.searchsorted(moves.accounts, [one.anchors[0] for one in schemes])
        ends = self._ends(rows, centre[rows.scheme])
        is_fan = self._are_fans(ends, rows, centre)
        kept = self._kept(ends, centre)[ends.of_row] | ~is_fan[rows.scheme]
        left = np.bincount(rows.scheme[kept], minlength=sizes.size)
        lines, begins = told[kept].tolist(), 0
        for end in np.cumsum(left).tolist():
            yield tuple(lines[begins:end])
            begins = end

    def _places(self, rows: Numbers) -> Numbers:
        if self._first_row is not None:
            return rows - self._first_row
        return np.searchsorted(self._moves.row, rows)

    def _ends(self, rows: _Rows, centre: Numbers) -> _Ends:
        moves, size = self._moves, self._moves.accounts.size
        payer, payee = moves.payer[rows.places], moves.payee[rows.places]
        pays = payee != centre
        others = np.where(pays, payee, payer)
        side = 2 * rows.scheme + pays
        key = side * size + others
        order = np.argsort(key, kind="stable")
        is_first = np.diff(key[order], prepend=-1) != 0
        starts = np.flatnonzero(is_first)
        times = np.diff(starts, append=key.size)
        of_row = np.empty(key.size, dtype=np.int64)
        of_row[order] = np.cumsum(is_first) - 1
        first, last = order[starts], order[starts + times - 1]
        return _Ends(
            side[first], rows.places[first], rows.places[last], times, others[first], of_row
        )

    def _are_fans(self, ends: _Ends, rows: _Rows, centre: Numbers) -> Flags:
        """Which are all of their centre, and where it is paid and pays, with several on each."""
        moves = self._moves
        own = centre[rows.scheme]
        touched = (moves.payer[rows.places] == own).astype(np.int64)
        touched += moves.payee[rows.places] == own
        strange = np.bincount(rows.scheme[touched != 1], minlength=centre.size)
        several = np.bincount(ends.side, minlength=2 * centre.size).reshape(-1, 2)
        is_turning = np.all(several > 0, axis=1)
        has_one = np.any(several == 1, axis=1)
        fans: Flags = np.logical_not((strange > 0) | (is_turning & has_one))
        return fans

    def _kept(self, ends: _Ends, centre: Numbers) -> Flags:
        """Which counterparties are of the stretch of their side; all where it has none."""
        moves = self._moves
        is_strange = self._meetings[ends.first] == ends.times
        is_strange &= moves.marks[ends.first] & Mark.SALARY == 0
        came = np.flatnonzero(is_strange)
        came = came[np.lexsort((ends.first[came], ends.side[came]))]
        begins = np.searchsorted(ends.side[came], np.arange(2 * centre.size + 1))
        told = Came(
            moves.at[ends.first[came]], moves.at[ends.last[came]], self._quiet[ends.other[came]]
        )
        of = self._counterparties[:, centre].T.ravel()
        kept = np.zeros(ends.side.size, dtype=np.bool_)
        limits = (self._seconds, LEAST, 2, np.iinfo(np.int64).max, 1)
        kept[came] = rarest_of_each(begins, of, told, limits)
        has_none = np.bincount(ends.side[kept], minlength=2 * centre.size) == 0
        kept |= has_none[ends.side]
        return kept
