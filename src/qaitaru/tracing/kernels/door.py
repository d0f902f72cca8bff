"""What the kernels cannot take is refused before it is traced: they do not look again."""

from typing import Final

import numpy as np

from qaitaru.facts.errors import PostingRefused
from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    OUTFLOW,
    PART,
    Numbers,
    Packed,
)
from qaitaru.tracing.kernels.rounding import LARGEST

_REASONS: Final = ("", "kind", "account", "to_account", "amount", "source", "received", "turnover")


class Door:
    """Looks at every posting before a kernel does, and remembers what went through each account.

    An account may turn over up to 2**56 minor units divided by the number of sources, either way:
    with four sources 180 trillion of a currency with two decimals. Below it no sum and no product
    of the kernels overflows.
    """

    def __init__(self, accounts: int, sources: int) -> None:
        self._through = np.zeros((accounts, 2), dtype=np.int64)
        self._sources = sources
        self._seen = 0

    def admit(self, postings: Packed) -> None:
        """Let the postings that come next through.

        Raises: PostingRefused, naming the first that cannot be traced; none of these is then.
        """
        most = LARGEST // max(self._sources, 1)
        place, reason = _first_fault(postings, self._through, self._sources, most)
        if reason:
            raise PostingRefused(str(self._seen + place), _REASONS[reason])
        self._seen += postings.kind.size


@compiled
def _first_fault(
    postings: Packed, through: Numbers, sources: int, most: int
) -> tuple[int, int]:
    """The place of the first posting at fault and the number of the reason; 0: none."""
    going_on, size = -1, postings.kind.size
    for place in range(size):
        kind, account, amount = postings.kind[place], postings.account[place], postings.amount[place]
        if kind < 0 or kind > PART or (going_on >= 0 and 0 < kind < PART):
            return place, 1
        if account < 0 or account >= through.shape[0] or (going_on >= 0 and account != going_on):
            return place, 2
        if amount < 0 or amount > most:
            return place, 4
        going_on = account if kind == PART else -1
        if kind < OUTFLOW or kind == PART:
            if postings.source[place] < 0 or postings.source[place] >= sources:
                return place, 5
            through[account, 0] += amount
        else:
            through[account, 1] += amount
        if OUTFLOW < kind <= CONVERSION:
            to, received = postings.to_account[place], postings.received[place]
            if to < 0 or to >= through.shape[0]:
                return place, 3
            if received < 0 or received > most:
                return place, 6
            through[to, 0] += received
            if through[to, 0] > most:
                return place, 7
        if through[account, 0] > most or through[account, 1] > most:
            return place, 7
    return (size - 1, 1) if going_on >= 0 else (0, 0)
