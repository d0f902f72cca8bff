"""Moves as packed columns, in the order of time: what kernels read."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.detection.moves import Move

Numbers = NDArray[np.int64]
Codes = NDArray[np.int32]


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
    accounts, numbers = np.unique(np.concatenate((payer, payee)), return_inverse=True)
    codes: Codes = numbers.astype(np.int32)
    order = np.lexsort((row, at))
    return Packed(
        np.ascontiguousarray(row[order], dtype=np.int64),
        np.ascontiguousarray(at[order], dtype=np.int64),
        codes[: row.size][order],
        codes[row.size :][order],
        np.ascontiguousarray(amount[order], dtype=np.int64),
        accounts.astype(np.int64),
        np.ascontiguousarray(marks[order], dtype=np.int64),
    )
