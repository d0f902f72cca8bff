"""What a purchase was paid with, worked out a second way: by counting, not by walking lots.

These are not the tracing rules of the house but closed forms of the same definitions, so that the
answer key does not repeat a fault of theirs. The account is never overdrawn in the story.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking of the account; a claimed one is a receipt of proceeds, whole."""

    reference: str
    amount_minor: int
    claimed: bool = False


def fifo_into(opening_minor: int, entries: Sequence[Entry], outflow: int) -> dict[str, int]:
    """How much of each claimed receipt left with one outflow, first in first out.

    Number every minor unit in the order it came: the opening first. First in, first out says that
    they leave in the same order, so an outflow takes the numbers after those of all outflows before
    it. What it shares with a receipt's own numbers is that receipt's part.

    Args:
        outflow: the index of the outflow among the entries.
    Returns: by reference, only receipts with a part, in the order they came.
    """
    ins = [max(entry.amount_minor, 0) for entry in entries]
    outs = [max(-entry.amount_minor, 0) for entry in entries]
    last_in = [opening_minor + total for total in accumulate(ins)]
    left_before = sum(outs[:outflow])
    left_after = left_before + outs[outflow]
    shared = {
        entry.reference: min(left_after, end) - max(left_before, end - came)
        for entry, came, end in zip(entries, ins, last_in, strict=True)
        if entry.claimed
    }
    return {reference: minor for reference, minor in shared.items() if minor > 0}


def claim_after(opening_minor: int, entries: Sequence[Entry], count: int) -> int:
    """What can be claimed after so many entries, by the lowest intermediate balance.

    After entry n the claim is the least of all that was claimed so far and, for every earlier
    moment k, the balance then plus what was claimed since: no claim outlives a lower balance.
    """
    balances = list(accumulate((e.amount_minor for e in entries[:count]), initial=opening_minor))
    claimed = list(accumulate((e.amount_minor * e.claimed for e in entries[:count]), initial=0))
    return min(claimed[-1], *(b + claimed[-1] - c for b, c in zip(balances, claimed, strict=True)))


def lowest_balance_into(opening_minor: int, entries: Sequence[Entry], outflow: int) -> int:
    """How much of the claim one outflow took: own money leaves first, then the claim shrinks."""
    before = claim_after(opening_minor, entries, outflow)
    return before - claim_after(opening_minor, entries, outflow + 1)
