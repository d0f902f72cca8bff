"""What a purchase was paid with, worked out a second way: by counting, not by walking lots.

These are not the tracing rules of the house but closed forms of the same definitions, so that the
answer key does not repeat a fault of theirs. The account is never overdrawn in the story.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking of the account; a claimed one is a receipt of proceeds, whole."""

    reference: str
    amount_minor: int
    claimed: bool = False
    moves: bool = False  # an outflow into an asset or an account that is followed on


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


def lifo_into(opening_minor: int, entries: Sequence[Entry], outflow: int) -> int:
    """How much claimed money left with one outflow, last in first out.

    Of all that came up to receipt i, there is left after entry n the least balance between the two:
    newer money shields it. What lies between two such sums is receipt i's own remainder.
    """
    return _lifo_left(opening_minor, entries, outflow) - _lifo_left(
        opening_minor, entries, outflow + 1
    )


def _lifo_left(opening_minor: int, entries: Sequence[Entry], count: int) -> int:
    balances = list(accumulate((e.amount_minor for e in entries[:count]), initial=opening_minor))
    return sum(
        min(balances[i + 1 :]) - min(balances[i:])
        for i, entry in enumerate(entries[:count])
        if entry.claimed
    )


def tainted_first_into(entries: Sequence[Entry], outflow: int) -> int:
    """How much of the claim one outflow took, if claimed money leaves first."""
    return _tainted_left(entries, outflow) - _tainted_left(entries, outflow + 1)


def _tainted_left(entries: Sequence[Entry], count: int) -> int:
    """All claimed less all that left, counted from the moment that leaves the most."""
    steps = [e.amount_minor if e.claimed or e.amount_minor < 0 else 0 for e in entries[:count]]
    sums = list(accumulate(steps, initial=0))
    return sums[-1] - min(sums)


def rolling_into(opening_minor: int, entries: Sequence[Entry], outflow: int) -> Fraction:
    """How much claimed money left with one outflow, each outflow borne by all in proportion.

    A receipt keeps of itself the product, over the outflows since, of balance after over before.
    """
    balances = list(accumulate((e.amount_minor for e in entries[:outflow]), initial=opening_minor))
    held, kept = Fraction(0), Fraction(1)
    for at in range(outflow - 1, -1, -1):
        if entries[at].amount_minor < 0:
            kept *= Fraction(balances[at + 1], balances[at]) if balances[at] else 0
        elif entries[at].claimed:
            held += entries[at].amount_minor * kept
    return held * -entries[outflow].amount_minor / balances[-1]


def share_of_caps_into(opening_minor: int, entries: Sequence[Entry], outflow: int) -> Fraction:
    """What an outflow carries of the claim, if the claim's lowest balance is its static cap.

    What an earlier purchase carried is no longer claimed here: the claim is worked out from the
    last such purchase on.
    """
    balances = list(accumulate((e.amount_minor for e in entries[:outflow]), initial=opening_minor))
    cap = Fraction(0)
    for at, entry in enumerate(entries[:outflow]):
        came = entry.amount_minor if entry.claimed else 0
        gone = cap * -entry.amount_minor / balances[at] if entry.moves and cap else 0
        cap = min(cap + came - gone, Fraction(balances[at + 1]))
    return cap * -entries[outflow].amount_minor / balances[-1]


def share_of_contributions_into(
    opening_minor: int, entries: Sequence[Entry], outflow: int
) -> Fraction:
    """What an outflow carries of the claim, in proportion to all that had come in before it.

    What an earlier purchase carried is no longer contributed here, of the claim and of all.
    """
    claimed, whole = Fraction(0), Fraction(opening_minor)
    for entry in entries[:outflow]:
        share = claimed / whole if whole else Fraction(0)
        change = entry.amount_minor if entry.amount_minor > 0 or entry.moves else 0
        whole += change
        claimed += change * (share if entry.moves else entry.claimed)
    return claimed / whole * -entries[outflow].amount_minor


def exposed_in(opening_minor: int, entries: Sequence[Entry], outflow: int) -> int:
    """The whole outflow, if claimed money came in since the account was last empty."""
    balances = list(accumulate((e.amount_minor for e in entries[:outflow]), initial=opening_minor))
    empty = [at for at, balance in enumerate(balances) if balance <= 0]
    since = entries[empty[-1] if empty else 0 : outflow]
    return -entries[outflow].amount_minor if any(entry.claimed for entry in since) else 0
