"""Everything that is held from some designated parties, by ownership and by control in turn."""

from collections.abc import Collection
from dataclasses import dataclass

from qaitaru.screening.ownership.bound import Bound
from qaitaru.screening.ownership.effective import effective_shares
from qaitaru.screening.ownership.holdings import Holdings, Stake
from qaitaru.screening.ownership.interests import InterestKind
from qaitaru.screening.ownership.reading import Indirect, Measure, Reading
from qaitaru.screening.ownership.through_owned import through_owned


@dataclass(frozen=True, slots=True)
class Closure:
    """What is held at least, or at most.

    ``whole`` are the parties whose own holdings count as those of the sources: the sources, what
    they control, and what they own by a measure that counts through owned links. ``owned`` are
    those owned by any measure, ``controlled`` those controlled.
    """

    shares: dict[InterestKind, dict[str, Bound]]
    owned: frozenset[str]
    controlled: frozenset[str]
    whole: frozenset[str]

    @property
    def held(self) -> frozenset[str]:
        """Every party that is owned or controlled."""
        return self.owned | self.controlled


def closure(
    holdings: Holdings, reading: Reading, sources: Collection[str], *, most: bool
) -> Closure:
    """What is held from the sources under a reading.

    What a controlled party holds is held by whoever controls it; so owning and controlling are
    repeated in turn until nothing more is held.

    Args:
        most: whether all that the evidence leaves open is taken to be so, else only what it
            proves: least shares, sure dates, and kinds of control that prove it by themselves.
    """
    whole, controlled = set(sources), set[str]()
    while True:
        shares, owned, counted = _owned(holdings, reading, whole, most=most)
        new = _controlled(holdings, reading, whole | owned, most=most)
        grown = whole | counted | new
        controlled |= new
        if grown == whole:
            parts = frozenset(owned), frozenset(controlled), frozenset(whole)
            return Closure(shares, *parts)
        whole = grown


def _owned(
    holdings: Holdings, reading: Reading, whole: set[str], *, most: bool
) -> tuple[dict[InterestKind, dict[str, Bound]], set[str], set[str]]:
    """Shares by measure, the parties owned, and those of them whose holdings count whole."""
    shares: dict[InterestKind, dict[str, Bound]] = {}
    owned: set[str] = set()
    counted: set[str] = set()
    for measure in _effective_first(reading):
        if measure.indirect is Indirect.EFFECTIVE:
            found = effective_shares(holdings, measure.kind, whole, most=most)
            owned |= {party for party, share in found.items() if measure.reached(share)}
        else:
            sources = whole | owned
            found, reached = through_owned(holdings, measure, sources, most=most)
            owned |= reached
            counted |= reached
        shares[measure.kind] = found
    return shares, owned, counted


def _effective_first(reading: Reading) -> list[Measure]:
    return sorted(reading.measures, key=lambda one: one.indirect is not Indirect.EFFECTIVE)


def _controlled(
    holdings: Holdings, reading: Reading, controllers: Collection[str], *, most: bool
) -> set[str]:
    """The parties that some parties control, and those that these control in turn."""
    kinds = reading.control if most else reading.control_proves
    found: set[str] = set()
    waiting = list(controllers)
    while waiting:
        for stake in holdings.of_owner.get(waiting.pop(), ()):
            if _controls(stake, kinds, most=most) and stake.owned not in found:
                found.add(stake.owned)
                waiting.append(stake.owned)
    return found


def _controls(stake: Stake, kinds: Collection[InterestKind], *, most: bool) -> bool:
    return stake.kind in kinds and (most or stake.sure)
