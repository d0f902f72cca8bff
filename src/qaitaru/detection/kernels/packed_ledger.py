"""Moves and background read from packed columns as they are asked for.

Equal to ``background.background_of`` and to the moves themselves. A ledger of millions has more
accounts and pairs than a process should hold one by one, and a weighing asks for few of them: those
of the rows that are to be weighed are made at once and kept at hand.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

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
    at_hand: Mapping[int, AccountLife]

    def get(self, account: int, default: Any = None, /) -> Any:
        """The life of an account; most that are asked for are at hand."""
        return self.at_hand.get(account) or super(_Lives, self).get(account, default)

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
    at_hand: Mapping[Pair, int]  # once, of those that met no more

    def get(self, pair: Pair, default: Any = None, /) -> Any:
        """How often a pair met; most that are asked for are at hand."""
        times = self.at_hand.get(pair, 0)
        if times:
            return times if times > 1 else default
        return super(_Meetings, self).get(pair, default)

    def __getitem__(self, pair: Pair) -> int:
        payer, payee = (_place(self.accounts, account) for account in pair)
        return int(self.times[_place(self.codes, payer * self.accounts.size + payee)])

    def __iter__(self) -> Iterator[Pair]:
        for key in self.codes.tolist():
            payer, payee = divmod(key, self.accounts.size)
            yield int(self.accounts[payer]), int(self.accounts[payee])

    def __len__(self) -> int:
        return int(self.codes.size)


def background_of_packed(moves: Packed, rows: Collection[int] = ()) -> Background:
    """The background of these moves.

    Args:
        moves: of the whole ledger, whose rows are in the order of time.
        rows: of which accounts and pairs are kept at hand.
    """
    met = np.flatnonzero(moves.payer != moves.payee)
    keys, times = np.unique(_keys(moves, met), return_counts=True)
    table = _lives(moves, met, keys)
    transfers = table[:, 0] + table[:, 1]
    lively = np.flatnonzero(transfers)
    near = np.searchsorted(moves.row, np.fromiter(rows, np.int64, len(rows)))
    levels, accounts = np.unique(transfers[lively], return_counts=True)
    return Background(
        _ledger(moves, met, lively.size),
        _Lives(moves.accounts[lively], table[lively], _lives_at_hand(moves, near, table)),
        _meetings(moves, near, keys, times),
        dict(zip(levels.tolist(), accounts.tolist(), strict=True)),
    )


def _keys(moves: Packed, places: Numbers) -> Numbers:
    """Each pair of payer and payee as one number."""
    keys: Numbers = moves.payer[places].astype(np.int64) * max(moves.accounts.size, 1)
    return keys + moves.payee[places]


def _lives_at_hand(moves: Packed, near: Numbers, table: Numbers) -> dict[int, AccountLife]:
    codes = np.unique(np.concatenate((moves.payer[near], moves.payee[near])))
    codes = codes[table[codes, 0] + table[codes, 1] > 0]
    lines = zip(moves.accounts[codes].tolist(), table[codes].tolist(), strict=True)
    return {account: AccountLife(account, *line) for account, line in lines}


def _meetings(moves: Packed, near: Numbers, keys: Numbers, times: Numbers) -> _Meetings:
    sought = np.unique(_keys(moves, near[moves.payer[near] != moves.payee[near]]))
    size = max(moves.accounts.size, 1)
    pairs = zip(
        moves.accounts[sought // size].tolist(), moves.accounts[sought % size].tolist(), strict=True
    )
    often = times[np.searchsorted(keys, sought)].tolist()
    many = times > 1
    at_hand = dict(zip(pairs, often, strict=True))
    return _Meetings(moves.accounts, keys[many], times[many], at_hand)


def _lives(moves: Packed, met: Numbers, keys: Numbers) -> Numbers:
    """A line an account, the columns of ``AccountLife`` after the first."""
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
    return np.stack(columns, axis=1)


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
