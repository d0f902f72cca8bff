"""The lot rules as closed forms over whole histories: no lot is ever carried along."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from tests.tracing.oracle_history import (
    OWN,
    UNKNOWN,
    Amount,
    History,
    Parts,
    Touch,
    above_zero,
    by_source,
    is_claimant,
    overlap,
    scaled,
    total,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What a rule may be told."""

    between: str = "pro_rata"
    elections: Mapping[str, str] = field(default_factory=dict)
    """Entry id of an outflow -> the claimant who elects it."""


class Rule(ABC):
    """What leaves with each outflow, and what stands at the end, for one whole history."""

    says_who_paid = True
    """Whether outflows are attributed (a transfer carries its parts in either case)."""

    def __init__(self, history: History, options: Options) -> None:
        self.history, self.options = history, options
        self._arrived: dict[tuple[str, int], Parts] = {}
        self._left: dict[tuple[str, int], Parts] = {}

    def arriving(self, touch: Touch) -> Parts:
        """The parts a receipt brings, or those a transfer brings from where it left."""
        if touch.left is None:
            return touch.entry.brings() if touch.change > 0 else []
        place = touch.account, touch.place
        if place not in self._arrived:
            sent = [*self._taken_by(touch.left), (UNKNOWN, touch.left.shortfall())]
            self._arrived[place] = scaled((p for p in sent if p[1]), touch.entry.scale())
        return self._arrived[place]

    @abstractmethod
    def leaving(self, touch: Touch) -> Parts:
        """What an outflow takes, in the order in which it is taken."""

    @abstractmethod
    def standing(self, account: str) -> dict[str, Amount]:
        """What each source has in the account at the end."""

    def attributed(self, touch: Touch) -> dict[str, Amount]:
        """What of an outflow is said to be each source's."""
        return by_source(self._taken_by(touch)) if self.says_who_paid else {}

    def _taken_by(self, touch: Touch) -> Parts:
        place = touch.account, touch.place
        if place not in self._left:
            self._left[place] = self.leaving(touch)
        return self._left[place]

    def earlier(self, touch: Touch) -> list[Touch]:
        """The touches of the same account before this one."""
        return self.history.accounts[touch.account][: touch.place]


class Fifo(Rule):
    """The n-th unit that leaves is the n-th that came; before it came it was an overdraft.

    An overdraft is paid by what arrives next, oldest part first: again n-th for n-th.
    """

    def leaving(self, touch: Touch) -> Parts:
        earlier = self.earlier(touch)
        gone = -sum(t.change for t in earlier if t.change < 0)
        return overlap(self._line(earlier), gone, gone - touch.change)

    def standing(self, account: str) -> dict[str, Amount]:
        touches = self.history.accounts[account]
        line = self._line(touches)
        gone = -sum(t.change for t in touches if t.change < 0)
        return by_source(overlap(line, gone, total(line)))

    def _line(self, touches: list[Touch]) -> Parts:
        return [part for t in touches if t.change > 0 for part in self.arriving(t)]


class Lifo(Rule):
    """The unit at a height of the balance is the last one that was laid at that height.

    A receipt lays its parts upward from the balance before, at least 0, and what is laid above
    the balance after (which the overdraft swallowed) is not there.
    """

    def leaving(self, touch: Touch) -> Parts:
        return self._seen(self.earlier(touch), above_zero(touch.after), above_zero(touch.before))

    def standing(self, account: str) -> dict[str, Amount]:
        touches = self.history.accounts[account]
        return by_source(self._seen(touches, 0, above_zero(touches[-1].after)))

    def _seen(self, touches: list[Touch], floor: Amount, top: Amount) -> Parts:
        """The units between two heights, from the top down."""
        laid = [piece for t in touches if t.change > 0 for piece in self._laid(t)]
        edges = {edge for low, high, _ in laid for edge in (low, high) if floor < edge < top}
        heights = sorted({floor, top} | edges, reverse=True)
        return [(_last_at(laid, under), over - under) for over, under in pairwise(heights)]

    def _laid(self, touch: Touch) -> list[tuple[Amount, Amount, str]]:
        pieces, low, top = [], above_zero(touch.before), above_zero(touch.after)
        for source, amount in self.arriving(touch):
            high = min(low + amount, top)
            if low < high:
                pieces.append((low, high, source))
            low = high
        return pieces


def _last_at(laid: list[tuple[Amount, Amount, str]], height: Amount) -> str:
    return next(source for low, high, source in reversed(laid) if low <= height < high)


class Rolling(Rule):
    """What is left of a receipt is the receipt times the product of all that was left since."""

    def leaving(self, touch: Touch) -> Parts:
        covered = touch.covered()
        if not covered:
            return []
        held = self._held(self.earlier(touch))
        return scaled(held.items(), Fraction(covered) / touch.before)

    def standing(self, account: str) -> dict[str, Amount]:
        return self._held(self.history.accounts[account])

    def _held(self, touches: list[Touch]) -> dict[str, Amount]:
        left: Amount = 1
        parts: Parts = []
        for touch in reversed(touches):
            if touch.change > 0:
                stays = above_zero(touch.after) - above_zero(touch.before)
                share = 1 if stays == touch.change else Fraction(stays) / touch.change
                parts += scaled(self.arriving(touch), share * left)
            elif touch.before > 0:
                left *= Fraction(above_zero(touch.after)) / touch.before
        return by_source(parts)


class TwoRanks(Rule):
    """Two ranks of sources, the first used up before the second is touched.

    The second rank holds the lowest, over all moments j since the beginning, of
    (balance at j, at least 0) + (what the second rank received after j).
    The first rank holds the rest of the balance.
    """

    is_first: Callable[[str], bool]

    def __init__(self, history: History, options: Options) -> None:
        super().__init__(history, options)
        self._lowest: dict[tuple[str, int], Amount] = {}

    def leaving(self, touch: Touch) -> Parts:
        if not touch.covered():
            return []
        return [p for rank in (True, False) for p in self._cut(touch, first=rank)]

    def standing(self, account: str) -> dict[str, Amount]:
        touches = self.history.accounts[account]
        return by_source(p for rank in (True, False) for p in self._held(touches, first=rank))

    def _cut(self, touch: Touch, *, first: bool) -> Parts:
        earlier = self.earlier(touch)
        before = self._sum(earlier, first=first)
        after = self._sum([*earlier, touch], first=first)
        if before == after:
            return []
        if self.options.between == "fifo":
            line = self._line(earlier, first=first)
            gone = total(line) - before
            return overlap(line, gone, gone + before - after)
        return scaled(self._held(earlier, first=first), 1 - Fraction(after) / before)

    def _held(self, touches: list[Touch], *, first: bool) -> Parts:
        held = self._sum(touches, first=first)
        if not held:
            return []
        if self.options.between == "fifo":
            line = self._line(touches, first=first)
            return overlap(line, total(line) - held, total(line))
        return list(by_source(self._products(touches, first=first)).items())

    def _products(self, touches: list[Touch], *, first: bool) -> Parts:
        """What is left of each receipt: the receipt times all that was left at and since it."""
        left: Amount = 1
        parts: Parts = []
        for n in range(len(touches), 0, -1):
            came = self._of_rank(touches[n - 1], first=first)
            most = self._sum(touches[: n - 1], first=first) + total(came)
            held = self._sum(touches[:n], first=first)
            left = left if most == held else left * Fraction(held) / most
            parts += scaled(came, left)
        return parts

    def _sum(self, touches: list[Touch], *, first: bool) -> Amount:
        """What the rank holds after the last of the touches."""
        if not touches:
            return 0
        place = touches[-1].account, len(touches)
        if place not in self._lowest:
            self._lowest[place] = self._second_rank(touches)
        second = self._lowest[place]
        return above_zero(touches[-1].after) - second if first else second

    def _second_rank(self, touches: list[Touch]) -> Amount:
        since: Amount = 0
        moments: list[Amount] = []
        for touch in reversed(touches):
            moments.append(above_zero(touch.after) + since)
            since += total(self._of_rank(touch, first=False))
        return min([*moments, since])

    def _line(self, touches: list[Touch], *, first: bool) -> Parts:
        return [part for t in touches for part in self._of_rank(t, first=first)]

    def _of_rank(self, touch: Touch, *, first: bool) -> Parts:
        if touch.change <= 0:
            return []
        return [p for p in self.arriving(touch) if type(self).is_first(p[0]) is first]


class OwnFirst(TwoRanks):
    """The holder's own money before all others', of which `unknown` is one."""

    is_first = staticmethod(lambda source: source == OWN)


class TaintedFirst(TwoRanks):
    """The claimants' money before the holder's and the unknown."""

    is_first = staticmethod(is_claimant)
