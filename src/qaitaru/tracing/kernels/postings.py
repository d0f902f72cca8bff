"""Postings of many accounts as packed columns, in the one order they are traced in."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Codes = NDArray[np.int32]

RECEIPT: Final = 0
"""Money of one source comes in; or the last part of a receipt of several."""
OUTFLOW: Final = 1
"""Money leaves the accounts that are traced; also a negative opening balance."""
TRANSFER: Final = 2
"""Money goes to another of them; what arrives beyond what was sent is of unknown source."""
CONVERSION: Final = 3
"""A transfer into another currency: every part arrives times received / amount."""
PART: Final = 4
"""A part of a receipt of several, all but the last; the next posting goes on with it."""

OWN: Final = 0
UNKNOWN: Final = 1
FIRST_CLAIMANT: Final = 2

SHORTFALL: Final = -1
"""In place of a source: what the account did not hold, the bank's money."""


class Packed(NamedTuple):
    """One column a field, one row a posting.

    Attributes:
        kind: what it does, as above.
        account: its number, from 0.
        to_account: of a transfer, the number of where it goes.
        amount: minor units of the account's currency, not negative.
        source: of a receipt: 0 the holder's, 1 unknown, from 2 on the claimants.
        received: of a transfer, what arrives, in minor units of that account's currency.
    """

    kind: NDArray[np.int8]
    account: Codes
    to_account: Codes
    amount: Numbers
    source: Codes
    received: Numbers

    def cut(self, start: int, stop: int) -> "Packed":
        """The postings from one place to another; the columns are not copied."""
        return self.chosen(slice(start, stop))

    def chosen(self, rows: slice | NDArray[np.generic]) -> "Packed":
        """The postings of these rows."""
        return Packed(
            self.kind[rows],
            self.account[rows],
            self.to_account[rows],
            self.amount[rows],
            self.source[rows],
            self.received[rows],
        )


class Attributed(NamedTuple):
    """What outflows took: one row for each source that a posting took of."""

    posting: Numbers
    source: Codes  # or SHORTFALL
    amount: Numbers

    def cut(self, start: int, stop: int) -> "Attributed":
        """The rows from one place to another; the columns are not copied."""
        rows = slice(start, stop)
        return Attributed(self.posting[rows], self.source[rows], self.amount[rows])


def packed(
    kind: object,
    account: object,
    to_account: object,
    amount: object,
    source: object,
    received: object,
) -> Packed:
    """Columns of any kind of whole numbers, as the kernels take them."""
    return Packed(
        np.ascontiguousarray(kind, dtype=np.int8),
        np.ascontiguousarray(account, dtype=np.int32),
        np.ascontiguousarray(to_account, dtype=np.int32),
        np.ascontiguousarray(amount, dtype=np.int64),
        np.ascontiguousarray(source, dtype=np.int32),
        np.ascontiguousarray(received, dtype=np.int64),
    )


def room_for(rows: int) -> Attributed:
    """Columns for so many attributed amounts; memory is taken only as they are filled."""
    return Attributed(
        np.empty(rows, dtype=np.int64),
        np.empty(rows, dtype=np.int32),
        np.empty(rows, dtype=np.int64),
    )
