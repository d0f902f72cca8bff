"""Moves and background read from packed columns as they are asked for.

Equal to ``background.background_of`` and to the moves themselves. A ledger of millions has more
accounts and pairs than a process should hold one by one, and a weighing asks for few of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from qaitaru.detection.background import AccountLife, Background, LedgerLife
from qaitaru.detection.findings.beside import Beside
from qaitaru.detection.findings.weighing import Weighing
from qaitaru.detection.kernels.packed import Codes, Numbers, Packed
from qaitaru.detection.moves import Move

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class PackedLedger:
    """A ledger against which schemes are weighed.

    Attributes:
        moves: all transfers, rows in the order of time, amounts as they are compared.
        units: of their amounts; nothing where all are of one.
        weighing: what is known of it.
        beside: and beside it, about schemes that need it.
    """

    moves: Packed
    units: Codes
    weighing: Weighing
    beside: Beside


class StatedAmounts(NamedTuple):
    """In a ledger of several units, each amount and its unit, in the order of rows."""

    amount: Numbers
    unit: Codes
    middles: Mapping[int, tuple[int, int]]  # by unit, where the middle half of its amounts lies


@dataclass(frozen=True, slots=True)
class UnitOfRow(Mapping[int, int]):
    """The unit of each row's amount."""

    rows: Numbers  # ascending
    units: Codes

    def __getitem__(self, row: int) -> int:
        return int(self.units[_place(self.rows, row)])

    def __iter__(self) -> Iterator[int]:
        return iter(self.rows.tolist())

    def __len__(self) -> int:
        return int(self.rows.size)


def moves_among(moves: Packed, rows: Numbers) -> dict[int, Move]:
    """The moves of rows, each of which there is."""
    own = np.unique(rows)
    places = np.searchsorted(moves.row, own)
    columns = (
        *(own, moves.at[places]),
        *(moves.accounts[side[places]] for side in (moves.payer, moves.payee)),
        *(moves.amount[places], moves.marks[places]),
    )
    lines = zip(*(column.tolist() for column in columns), strict=True)
    return {line[0]: Move(*line) for line in lines}


@dataclass(frozen=True, slots=True)
class _Lives(Mapping[int, AccountLife]):
    """The lives of accounts by their numbers, ascending."""

    numbers: Numbers
    table: Numbers  # a line an account, the columns of ``AccountLife`` after the first
    at_hand: dict[int, AccountLife | None] = field(default_factory=dict)  # that were asked for

    def get(self, account: int, default: Any = None, /) -> Any:
        """The life of an account, looked up once."""
        if account not in self.at_hand:
            self.at_hand[account] = super(_Lives, self).get(account)
        return self.at_hand[account] or default

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
    at_hand: dict[Pair, int | None] = field(default_factory=dict)  # that were asked for

    def get(self, pair: Pair, default: Any = None, /) -> Any:
        """How often a pair met, looked up once."""
        if pair not in self.at_hand:
            self.at_hand[pair] = super(_Meetings, self).get(pair)
        return self.at_hand[pair] or default

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
    """The background of these moves, whose rows are in the order of time."""
    met = np.flatnonzero(moves.payer != moves.payee)
    keys, times = np.unique(_keys(moves, met), return_counts=True)
    table = _lives(moves, met, keys)
    transfers = table[:, 0] + table[:, 1]
    lively = np.flatnonzero(transfers)
    levels, accounts = np.unique(transfers[lively], return_counts=True)
    many = times > 1
    return Background(
        _ledger(moves, met, lively.size),
        _Lives(moves.accounts[lively], table[lively]),
        _Meetings(moves.accounts, keys[many], times[many]),
        dict(zip(levels.tolist(), accounts.tolist(), strict=True)),
    )


def _keys(moves: Packed, places: Numbers) -> Numbers:
    """Each pair of payer and payee as one number."""
    keys: Numbers = moves.payer[places].astype(np.int64) * max(moves.accounts.size, 1)
    return keys + moves.payee[places]


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
