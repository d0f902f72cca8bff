"""Transfers as packed columns in the order of time: what searches read."""

from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.networks.passages import Passage

Numbers = NDArray[np.int64]
Codes = NDArray[np.int32]
Chosen = NDArray[np.bool_]

FOREVER: Final = 2**62  # seconds: no bound on how long value may have lain


class Onward(NamedTuple):
    """The places of transfers by payer: those of one payer lie together, in the order they left.

    ``begins`` has one number more than there are ends.
    """

    begins: Codes
    places: Codes


class Columns:
    """One column a field, one place a transfer, in the order they left, then of ``row``.

    ``payer`` and ``payee`` are places in ``ends``, the numbers of all ends, ascending.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # a table has as many columns as it has
        self,
        row: Numbers,
        left: Numbers,
        came: Numbers,
        payer: Codes,
        payee: Codes,
        amount: Numbers,
        currency: Codes,
        ends: Numbers,
    ) -> None:
        """Columns that are in their order."""
        self.row, self.left, self.came = row, left, came
        self.payer, self.payee, self.amount, self.currency = payer, payee, amount, currency
        self.ends = ends

    @property
    def size(self) -> int:
        """How many transfers there are."""
        return int(self.row.size)

    @cached_property
    def onward(self) -> Onward:
        """The transfers by payer."""
        places = np.argsort(self.payer, kind="stable").astype(np.int32)
        counts = np.bincount(self.payer, minlength=self.ends.size)
        return Onward(np.concatenate(([0], np.cumsum(counts))).astype(np.int32), places)

    @cached_property
    def reverse(self) -> Codes:
        """The place of each transfer of ``mirrored`` in these columns."""
        return np.lexsort((-self.row, -self.came)).astype(np.int32)

    @cached_property
    def mirrored(self) -> "Columns":
        """The same transfers with time running back and value from payee to payer.

        What is found forward there is what is found backward here.
        """
        at = self.reverse
        return Columns(
            -self.row[at],
            -self.came[at],
            -self.left[at],
            self.payee[at],
            self.payer[at],
            self.amount[at],
            self.currency[at],
            self.ends,
        )

    def end(self, number: int) -> int:
        """The place of an end by its number; -1 where no transfer has it."""
        place = int(np.searchsorted(self.ends, number))
        return place if place < self.ends.size and self.ends[place] == number else -1

    def passage(self, place: int) -> Passage:
        """The transfer at a place."""
        return Passage(
            int(self.row[place]),
            int(self.left[place]),
            int(self.came[place]),
            int(self.ends[self.payer[place]]),
            int(self.ends[self.payee[place]]),
            int(self.amount[place]),
            int(self.currency[place]),
        )

    def passages(self) -> list[Passage]:
        """All of them, in order."""
        return [self.passage(place) for place in range(self.size)]


def pack(passages: Iterable[Passage]) -> Columns:
    """Transfers, given in any order, as columns."""
    fields = [
        (one.row, one.left, one.came, one.payer, one.payee, one.amount, one.currency)
        for one in passages
    ]
    return packed(*np.array(fields, dtype=np.int64).reshape(len(fields), 7).T)


def packed(  # noqa: PLR0917  # a table has as many columns as it has
    row: Numbers,
    left: Numbers,
    came: Numbers,
    payer: Numbers,
    payee: Numbers,
    amount: Numbers,
    currency: Numbers,
) -> Columns:
    """Columns of transfers, given in any order, as searches take them."""
    ends, places = np.unique(np.concatenate((payer, payee)), return_inverse=True)
    codes: Codes = places.astype(np.int32)
    order = np.lexsort((row, left))
    return Columns(
        np.ascontiguousarray(row[order], dtype=np.int64),
        np.ascontiguousarray(left[order], dtype=np.int64),
        np.ascontiguousarray(came[order], dtype=np.int64),
        codes[: row.size][order],
        codes[row.size :][order],
        np.ascontiguousarray(amount[order], dtype=np.int64),
        np.ascontiguousarray(currency[order], dtype=np.int32),
        ends.astype(np.int64),
    )
