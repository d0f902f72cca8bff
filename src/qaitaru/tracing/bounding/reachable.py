"""All that can be reached: every order of each piece, as far as it makes a difference.

Orders that lead to the same state are one from there on, and so are bookings that say the same. So
far fewer ways are gone than there are orders, and what they show is still exact.
"""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from qaitaru.tracing.bounding.pieces import Piece
from qaitaru.tracing.bounding.ranges import Sight
from qaitaru.tracing.states.state import Rule
from qaitaru.tracing.walk import Kind, Posting, Walking, answered_in

_WIDE = 8  # as many accounts more cost as much as one more booking


@dataclass(slots=True)
class Reached:
    """What all orders show.

    Attributes:
        finished: all pieces were gone through; if not, only their first outflows are in ``sight``.
        tried: bookings in some order, beyond the first order.
    """

    sight: Sight = field(default_factory=Sight)
    finished: bool = True
    tried: int = 0


def reachable(pieces: Sequence[Piece], rule: Rule, assets: frozenset[str], most: int) -> Reached:
    """Go through all orders of all pieces, until more than ``most`` would have to be tried."""
    reached = Reached()
    exploring = _Exploring(_awaited(pieces), most, reached)
    states: _States = {(): Walking(rule, assets, answered_in(p for piece in pieces for p in piece))}
    for piece in pieces:
        states = exploring.through(piece, states)
        if not reached.finished:
            return reached
    for walking in states.values():
        for account, state in walking.accounts.items():
            reached.sight.balances.note(account, state.held())
    return reached


_States = dict[Hashable, Walking]
_Left = tuple[int, ...]
"""Of each kind of booking in a piece, how many are still to be taken."""


@dataclass(frozen=True, slots=True)
class _Alike:
    """Bookings of a piece that cannot be told apart by what they do."""

    posting: Posting
    named: tuple[str, ...]
    after: int | None  # the place of the outflow it answers, where that is in the same piece


def _awaited(pieces: Iterable[Piece]) -> frozenset[str]:
    return frozenset(p.answers for piece in pieces for p in piece if p.answers)


@dataclass(slots=True)
class _Exploring:
    awaited: frozenset[str]
    most: int
    reached: Reached

    def through(self, piece: Piece, states: _States) -> _States:
        """All states after a piece, from all states before it."""
        if len(piece) == len(states) == 1:
            return self._only(piece[0], *states.values())
        alike = self._alike(piece)
        ways = {(key, tuple(len(one.named) for one in alike)): w for key, w in states.items()}
        sight = Sight()
        self.reached.tried -= len(piece)
        for _ in piece:
            ways = self._further(ways, alike, sight)
            if not self.reached.finished:
                return {}
        self.reached.sight.outflows.ranges.update(sight.outflows.ranges)
        self.reached.sight.shortfalls.ranges.update(sight.shortfalls.ranges)
        return {key: walking for (key, _), walking in ways.items()}

    def _only(self, posting: Posting, walking: Walking) -> _States:
        for step in walking.take(posting):
            self.reached.sight.step(step, (posting.entry_id,))
        if posting.entry_id not in self.awaited:
            walking.carried.pop(posting.entry_id, None)
        return {(): walking}

    def _further(
        self, ways: dict[tuple[Hashable, _Left], Walking], alike: Sequence[_Alike], sight: Sight
    ) -> dict[tuple[Hashable, _Left], Walking]:
        """Each way one booking longer, in each way that is possible."""
        longer: dict[tuple[Hashable, _Left], Walking] = {}
        for (_, left), walking in ways.items():
            for place, one in _next(alike, left):
                self.reached.tried += 1 + len(walking.accounts) // _WIDE
                if self.reached.tried > self.most:
                    self.reached.finished = False
                    return {}
                then = self._after(walking, one, sight)
                fewer = (*left[:place], left[place] - 1, *left[place + 1 :])
                longer[then.key(), fewer] = then
        return longer

    def _after(self, walking: Walking, one: _Alike, sight: Sight) -> Walking:
        then, steps = walking.after(one.posting)
        if one.posting.entry_id not in self.awaited:
            then.carried.pop(one.posting.entry_id, None)
        for step in steps:
            sight.step(step, one.named)
        return then

    def _alike(self, piece: Piece) -> list[_Alike]:
        named: dict[Posting, list[str]] = {}
        for posting in piece:
            said = posting if posting.entry_id in self.awaited else replace(posting, entry_id="")
            named.setdefault(said, []).append(posting.entry_id)
        outs = ((place, one) for place, one in enumerate(named) if one.kind is Kind.OUT)
        places = {one.entry_id: place for place, one in outs if one.entry_id}
        return [_Alike(one, tuple(ids), places.get(one.answers)) for one, ids in named.items()]


def _next(alike: Sequence[_Alike], left: _Left) -> Iterator[tuple[int, _Alike]]:
    """What may be taken next; no receipt before the outflow that it answers."""
    for place, one in enumerate(alike):
        if left[place] and (one.after is None or not left[one.after]):
            yield place, one
