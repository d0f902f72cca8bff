"""The whole history of every account, laid out before any rule is asked.

Written from the definitions page of the tracing rules alone. Nothing here goes along a
ledger with a state in hand: an account is the list of its touches, and a rule looks at all of them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

Amount = Fraction | int
Part = tuple[str, Amount]
Parts = list[Part]

OWN, UNKNOWN = "own", "unknown"


@dataclass(frozen=True, slots=True)
class Entry:
    """One booking: opening, in, or out; an out with `to_account` is a transfer."""

    entry_id: str
    account: str
    direction: str
    source: str
    amount: Amount
    to_account: str | None = None
    received: Amount | None = None
    parts: tuple[Part, ...] = ()
    """Of a receipt of several sources: each with its amount, in the stated order."""
    day: int | None = None

    def brings(self) -> Parts:
        """What a receipt brings, part by part."""
        return list(self.parts) or [(self.source, self.amount)]

    def scale(self) -> Amount:
        """What one unit sent becomes on arrival."""
        same = self.received is None or self.received == self.amount
        return 1 if same else Fraction(self.received or 0) / self.amount


@dataclass(slots=True)
class Touch:
    """One change of one account's balance; a transfer touches twice: it leaves, then it arrives."""

    entry: Entry
    account: str
    place: int
    """How many touches of the same account stand before it."""
    change: Amount
    before: Amount
    after: Amount
    left: "Touch | None" = None
    """Of a transfer's arrival: where it left."""

    def covered(self) -> Amount:
        """How much of an outflow the account had."""
        return above_zero(self.before) - above_zero(self.after)

    def shortfall(self) -> Amount:
        """How much of an outflow the account had not."""
        return self.entry.amount - self.covered()


class History:
    """Every account's touches, in the order of the bookings."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.accounts: dict[str, list[Touch]] = {}
        self.arrivals: list[Touch] = []
        self.outflows: list[Touch] = []
        for entry in entries:
            if entry.direction == "out":
                self._leave(entry)
            else:
                self._refuse_late_overdraft(entry)
                self.arrivals.append(self._touch(entry, entry.account, entry.amount))

    def _leave(self, entry: Entry) -> None:
        left = self._touch(entry, entry.account, -entry.amount)
        self.outflows.append(left)
        if entry.to_account is not None:
            arrived = entry.amount if entry.received is None else entry.received
            touch = self._touch(entry, entry.to_account, arrived)
            touch.left = left
            self.arrivals.append(touch)

    def _touch(self, entry: Entry, account: str, change: Amount) -> Touch:
        earlier = self.accounts.setdefault(account, [])
        before = earlier[-1].after if earlier else 0
        touch = Touch(entry, account, len(earlier), change, before, before + change)
        earlier.append(touch)
        return touch

    def _refuse_late_overdraft(self, entry: Entry) -> None:
        if entry.amount < 0 and entry.account in self.accounts:
            raise ValueError(f"{entry.entry_id}: only a first opening may be below zero")

    def claimants(self) -> list[str]:
        """Every source that is neither the holder's nor unknown."""
        named = (s for t in self.arrivals if t.left is None for s, _ in t.entry.brings())
        return sorted({source for source in named if is_claimant(source)})


def is_claimant(source: str) -> bool:
    """Whether money of the source is claimed to be tainted."""
    return source not in (OWN, UNKNOWN)


def above_zero(balance: Amount) -> Amount:
    """What stands in an account of that balance."""
    return max(0, balance)


def total(parts: Iterable[Part]) -> Amount:
    """The sum of the parts."""
    return sum(amount for _, amount in parts)


def by_source(parts: Iterable[Part]) -> dict[str, Amount]:
    """The sum of the parts of each source; sources without money are left out."""
    sums: dict[str, Amount] = {}
    for source, amount in parts:
        sums[source] = sums.get(source, 0) + amount
    return {source: amount for source, amount in sums.items() if amount}


def scaled(parts: Iterable[Part], factor: Amount) -> Parts:
    """Every part times the factor."""
    return [(source, amount * factor) for source, amount in parts]


def overlap(line: Sequence[Part], start: Amount, end: Amount) -> Parts:
    """The parts of a line, laid end to end from 0, that lie between two positions on it."""
    found: Parts = []
    position: Amount = 0
    for source, amount in line:
        low, high = max(start, position), min(end, position + amount)
        if low < high:
            found.append((source, high - low))
        position += amount
    return found
