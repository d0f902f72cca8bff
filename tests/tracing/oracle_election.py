"""The election, lot by lot: what is left of each lot is defined by what was left before."""

from fractions import Fraction

from tests.tracing.oracle_history import (
    OWN,
    Amount,
    History,
    Part,
    Parts,
    Touch,
    above_zero,
    by_source,
    total,
)
from tests.tracing.oracle_lots import Options, Rule


class Election(Rule):
    """Own money, then the others; but an elected outflow takes the elector's money before that.

    Three ranks: the elector's, own, the others. What a rank gives is what is wanted less all that
    stands in the ranks before it; what a lot gives is its share of that, or, oldest first, that
    less all older lots of the rank.
    """

    def __init__(self, history: History, options: Options) -> None:
        super().__init__(history, options)
        self._known: dict[tuple[str, int], Parts] = {}

    def leaving(self, touch: Touch) -> Parts:
        if not touch.covered():
            return []
        lots = self._lots(touch.account, touch.place)
        elector = self.options.elections.get(touch.entry.entry_id)
        taken = self._taken(lots, touch.covered(), elector)
        ranked = sorted(taken, key=lambda part: _rank(part[0], elector))
        if self.options.between == "fifo":
            return [part for part in ranked if part[1]]
        return list(by_source(ranked).items())  # pro rata asks for sources, not for lots

    def standing(self, account: str) -> dict[str, Amount]:
        return by_source(self._lots(account, len(self.history.accounts[account])))

    def _lots(self, account: str, count: int) -> Parts:
        """Every lot that ever came with the first touches, in their order, with what is left."""
        if count and (account, count) not in self._known:
            self._known[account, count] = self._next_lots(account, count)
        return self._known.get((account, count), [])

    def _next_lots(self, account: str, count: int) -> Parts:
        touch, lots = self.history.accounts[account][count - 1], self._lots(account, count - 1)
        if touch.change > 0:
            pays = touch.change - above_zero(touch.after) + above_zero(touch.before)
            return lots + self._rest(self.arriving(touch), pays, None)
        return self._rest(lots, touch.covered(), self.options.elections.get(touch.entry.entry_id))

    def _rest(self, lots: Parts, wanted: Amount, elector: str | None) -> Parts:
        taken = self._taken(lots, wanted, elector)
        return [(s, had - gone) for (s, had), (_, gone) in zip(lots, taken, strict=True)]

    def _taken(self, lots: Parts, wanted: Amount, elector: str | None) -> Parts:
        if not wanted:
            return [(source, 0) for source, _ in lots]
        return [(lot[0], self._gives(lots, n, wanted, elector)) for n, lot in enumerate(lots)]

    def _gives(self, lots: Parts, n: int, wanted: Amount, elector: str | None) -> Amount:
        source, had = lots[n]
        if not had:
            return 0
        rank = _rank(source, elector)
        sooner = total(p for p in lots if _rank(p[0], elector) < rank)
        peers = [p for p in lots if _rank(p[0], elector) == rank]
        if self.options.between == "fifo":
            older = total(p for p in lots[:n] if _rank(p[0], elector) == rank)
            return _within(wanted - sooner - older, had)
        return had * _share(_within(wanted - sooner, total(peers)), peers)


def _rank(source: str, elector: str | None) -> int:
    return 0 if source == elector else 1 if source == OWN else 2


def _within(amount: Amount, most: Amount) -> Amount:
    return max(0, min(amount, most))


def _share(amount: Amount, parts: list[Part]) -> Amount:
    whole = total(parts)
    return 1 if amount == whole else Fraction(amount) / whole
