"""Moves as packed columns, in the order of time: what kernels read."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.moves import Move

Numbers = NDArray[np.int64]
Codes = NDArray[np.int32]

_SPARSE: Final = 4
"""Numbers of accounts up to so many times as many as moves are marked off in a list of all."""


class Packed(NamedTuple):
    """One column a field, one place a move.

    Attributes:
        row: its number in the ledger.
        at: in seconds, ascending; moves of one second by row.
        payer: its place in ``accounts``.
        payee: likewise.
        amount: in minor units.
        accounts: the numbers of all accounts, ascending.
        marks: flags of ``Mark``.
    """

    row: Numbers
    at: Numbers
    payer: Codes
    payee: Codes
    amount: Numbers
    accounts: Numbers
    marks: Numbers

    def move(self, place: int) -> Move:
        """The move at a place."""
        payer, payee = self.accounts[self.payer[place]], self.accounts[self.payee[place]]
        return Move(
            int(self.row[place]), int(self.at[place]), int(payer), int(payee),
            int(self.amount[place]), int(self.marks[place]),
        )  # fmt: skip


def pack(moves: Sequence[Move]) -> Packed:
    """Moves, given in any order, as columns."""
    fields = [(one.row, one.at, one.payer, one.payee, one.amount, one.marks) for one in moves]
    table = np.array(fields, dtype=np.int64).reshape(len(fields), 6)
    return packed(*table.T)


def packed(
    row: Numbers, at: Numbers, payer: Numbers, payee: Numbers, amount: Numbers, marks: Numbers
) -> Packed:
    """Columns of moves, given in any order, as kernels take them."""
    accounts = _met(payer, payee)
    order = np.lexsort((row, at))
    return Packed(
        np.ascontiguousarray(row[order], dtype=np.int64),
        np.ascontiguousarray(at[order], dtype=np.int64),
        _places(accounts, payer[order]),
        _places(accounts, payee[order]),
        np.ascontiguousarray(amount[order], dtype=np.int64),
        accounts,
        np.ascontiguousarray(marks[order], dtype=np.int64),
    )


def _met(payer: Numbers, payee: Numbers) -> Numbers:
    """The numbers of all accounts, ascending; not sorted where they lie close."""
    last = max((int(side.max()) for side in (payer, payee) if side.size), default=0)
    first = min((int(side.min()) for side in (payer, payee) if side.size), default=0)
    if first < 0 or last > _SPARSE * payer.size:
        return np.unique(np.concatenate((np.unique(payer), np.unique(payee))))
    is_met = np.zeros(last + 1, dtype=np.bool_)
    is_met[payer] = is_met[payee] = True
    return np.flatnonzero(is_met)


def _places(accounts: Numbers, side: Numbers) -> Codes:
    """Where the accounts of a side stand among all."""
    if accounts.size and accounts[-1] == accounts.size - 1 and accounts[0] == 0:
        return side.astype(np.int32)
    return np.searchsorted(accounts, side).astype(np.int32)
