"""Parties that stand behind themselves: companies that hold each other in a circle."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from qaitaru.screening.ownership.holdings import Holdings
from qaitaru.screening.ownership.interests import InterestKind


def circles(holdings: Holdings) -> frozenset[str]:
    """Every party that lies on a circle of holdings."""
    owners = _owners(holdings)
    return frozenset(
        one
        for group in _groups(owners)
        for one in group
        if len(group) > 1 or one in owners.get(one, ())
    )


def behind_circles(holdings: Holdings, circling: Iterable[str]) -> frozenset[str]:
    """Every party to which the way leads through a circle: those on one, and all they hold."""
    held: dict[str, set[str]] = defaultdict(set)
    for owned, owners in _owners(holdings).items():
        for owner in owners:
            held[owner].add(owned)
    found = set(circling)
    waiting = list(found)
    while waiting:
        new = held[waiting.pop()] - found
        found |= new
        waiting += new
    return frozenset(found)


def _owners(holdings: Holdings) -> dict[str, set[str]]:
    """The owners of each party that has any."""
    return {
        owned: {one.owner for one in stakes if one.kind is not InterestKind.TOGETHER}
        for owned, stakes in holdings.in_owned.items()
    }


def _groups(owners: Mapping[str, set[str]]) -> Iterator[set[str]]:
    """The parties in groups of those that all stand behind each other; most stand alone.

    Source: Gabow, "Path-based depth-first search for strong and biconnected components",
        Information Processing Letters 74 (2000); chains may be long, so it does not call itself.
    """
    place: dict[str, int] = {}  # on the way gone, of parties whose group is open
    grouped: set[str] = set()
    for start in owners:
        way: list[str] = []
        heads: list[int] = []  # where on the way each open group begins
        going: list[tuple[str, Iterator[str]]] = []
        entering: str | None = start if start not in grouped else None
        while entering is not None or going:
            if entering is not None:
                place[entering] = len(way)
                heads.append(len(way))
                way.append(entering)
                going.append((entering, iter(owners.get(entering, ()))))
            party, left = going[-1]
            entering = None
            for owner in left:
                if owner in grouped:
                    continue
                if owner not in place:
                    entering = owner
                    break
                while heads[-1] > place[owner]:
                    heads.pop()
            if entering is None:
                going.pop()
                if heads[-1] == place[party]:
                    group = set(way[heads.pop() :])
                    del way[-len(group) :]
                    grouped |= group
                    yield group
