"""What the kernels cannot take is refused before it is traced: they do not look again."""

from typing import Final

import numpy as np

from qaitaru.facts.errors import PostingRefused
from qaitaru.tracing.kernels.compiling import compiled
from qaitaru.tracing.kernels.postings import (
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
def _first_fault(postings: Packed, through: Numbers, sources: int, most: int) -> tuple[int, int]:
    """The place of the first posting at fault and the number of the reason; 0: none."""
    going_on = -1
    for place in range(postings.kind.size):
        kind, account = postings.kind[place], postings.account[place]
        if kind < 0 or kind > PART or (going_on >= 0 and 0 < kind < PART):
            return place, 1
        if account < 0 or account >= len(through) or (going_on >= 0 and account != going_on):
            return place, 2
        if kind < OUTFLOW or kind == PART:
            reason = _receipt_fault(postings, place, through, sources, most)
        else:
            reason = _outflow_fault(postings, place, through, most)
        if reason > 0:
            return place, reason
        going_on = account if kind == PART else -1
    return (postings.kind.size - 1, 1) if going_on >= 0 else (0, 0)


@compiled
def _receipt_fault(postings: Packed, place: int, through: Numbers, sources: int, most: int) -> int:
    amount, source = postings.amount[place], postings.source[place]
    if amount < 0 or amount > most:
        return 4
    if source < 0 or source >= sources:
        return 5
    through[postings.account[place], 0] += amount
    return 7 if through[postings.account[place], 0] > most else 0


@compiled
def _outflow_fault(postings: Packed, place: int, through: Numbers, most: int) -> int:
    amount, received = postings.amount[place], postings.received[place]
    if amount < 0 or amount > most:
        return 4
    through[postings.account[place], 1] += amount
    if postings.kind[place] != OUTFLOW:
        to = postings.to_account[place]
        if to < 0 or to >= len(through):
            return 3
        if received < 0 or received > most:
            return 6
        through[to, 0] += received
        if through[to, 0] > most:
            return 7
    return 7 if through[postings.account[place], 1] > most else 0
