"""Parties that stand behind themselves: companies that hold each other in a circle."""

from qaitaru.screening.ownership.holdings import Holdings
from qaitaru.screening.ownership.interests import InterestKind


def circles(holdings: Holdings) -> frozenset[str]:
    """Every party that lies on a circle of holdings."""
    left = {owned: _owners(owned, holdings) for owned in holdings.in_owned}
    while ends := [one for one, behind in left.items() if not behind & left.keys()]:
        for one in ends:
            del left[one]
    return frozenset(one for one in left if one in _behind(one, holdings))


def is_through(party: str, holdings: Holdings, circling: frozenset[str]) -> bool:
    """Whether a circle lies on the way to a party."""
    return bool(circling) and bool(circling & {party, *_behind(party, holdings)})


def _owners(owned: str, holdings: Holdings) -> set[str]:
    stakes = holdings.in_owned.get(owned, ())
    return {one.owner for one in stakes if one.kind is not InterestKind.TOGETHER}


def _behind(party: str, holdings: Holdings) -> set[str]:
    found: set[str] = set()
    waiting = [party]
    while waiting:
        new = _owners(waiting.pop(), holdings) - found
        found |= new
        waiting += new
    return found
