"""Moves and background read from packed columns as they are asked for: numbers, no objects kept.

Equal to ``background.background_of`` and to the moves themselves. A ledger of millions has more
accounts and pairs than a process should hold one by one, and a weighing asks for few of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from qaitaru.detection.background import AccountLife, Background, LedgerLife
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Move

Pair = tuple[int, int]


class PackedMoves(Mapping[int, Move]):
    """Moves by row."""

    def __init__(self, moves: Packed) -> None:
        """Of these columns, whose rows are in the order of time."""
        self.moves = moves

    def __getitem__(self, row: int) -> Move:
        """The move of a row."""
        return self.moves.move(_place(self.moves.row, row))

    def __iter__(self) -> Iterator[int]:
        """All rows."""
        return iter(self.moves.row.tolist())

    def __len__(self) -> int:
        """How many."""
        return int(self.moves.row.size)


@dataclass(frozen=True, slots=True)
class _Lives(Mapping[int, AccountLife]):
    """The lives of accounts by their numbers, ascending."""

    numbers: Numbers
    table: Numbers  # a line an account, the columns of ``AccountLife`` after the first

    def __getitem__(self, account: int) -> AccountLife:
        return AccountLife(account, *self.table[_place(self.numbers, account)].tolist())

    def __iter__(self) -> Iterator[int]:
        return iter(self.numbers.tolist())

    def __len__(self) -> int:
        return int(self.numbers.size)


@dataclass(frozen=True, slots=True)
class _Meetings(Mapping[Pair, int]):
    """How often pairs met that met more than once."""

    accounts: Numbers
    codes: Numbers  # of pairs, ascending
    times: Numbers

    def __getitem__(self, pair: Pair) -> int:
        payer, payee = (_place(self.accounts, account) for account in pair)
        return int(self.times[_place(self.codes, payer * self.accounts.size + payee)])

    def __iter__(self) -> Iterator[Pair]:
        for key in self.codes.tolist():
            payer, payee = divmod(key, self.accounts.size)
            yield int(self.accounts[payer]), int(self.accounts[payee])

    def __len__(self) -> int:
        return int(self.codes.size)


def background_of_packed(moves: Packed) -> Background:
    """The background of these moves."""
    met = np.flatnonzero(moves.payer != moves.payee)
    payer, payee = moves.payer[met], moves.payee[met]
    keys, times = np.unique(
        payer.astype(np.int64) * max(moves.accounts.size, 1) + payee, return_counts=True
    )
    lives = _lives(moves, met, keys)
    many = times > 1
    meetings = _Meetings(moves.accounts, keys[many], times[many])
    return Background(_ledger(moves, met, len(lives)), lives, meetings)


def _lives(moves: Packed, met: Numbers, keys: Numbers) -> _Lives:
    size = moves.accounts.size
    payer, payee, amount = moves.payer[met], moves.payee[met], moves.amount[met]
    ends = np.stack((payer, payee), axis=1).ravel()
    places = np.repeat(met, 2)
    last = np.zeros(size, dtype=np.int64)
    last[ends] = moves.at[places]  # the last that is written stands
    first = np.zeros(size, dtype=np.int64)
    first[ends[::-1]] = moves.at[places[::-1]]
    columns = (
        np.bincount(payer, minlength=size),
        np.bincount(payee, minlength=size),
        np.bincount(keys // max(size, 1), minlength=size),
        np.bincount(keys % max(size, 1), minlength=size),
        first,
        last,
        _summed(payer, amount, size),
        _summed(payee, amount, size),
    )
    lively = np.flatnonzero(columns[0] + columns[1])
    return _Lives(moves.accounts[lively], np.stack(columns, axis=1)[lively])


def _summed(side: Codes, amount: Numbers, size: int) -> Numbers:
    sums = np.zeros(size, dtype=np.int64)
    np.add.at(sums, side, amount)
    return sums


def _ledger(moves: Packed, met: Numbers, accounts: int) -> LedgerLife:
    if not met.size:
        return LedgerLife()
    quarters = (met.size // 4, met.size * 3 // 4)
    amounts = np.partition(moves.amount[met], quarters)
    lower, upper = (int(amounts[at]) for at in quarters)
    first, last = int(moves.at[met[0]]), int(moves.at[met[-1]])
    return LedgerLife(int(met.size), accounts, first, last, lower, upper)


def _place(sought: Numbers, value: int) -> int:
    """Where a value stands among ascending ones.

    Raises: KeyError.
    """
    place = int(np.searchsorted(sought, value))
    if place == sought.size or sought[place] != value:
        raise KeyError(value)
    return place
