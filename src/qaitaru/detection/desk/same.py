"""Which finding of a run is one that was met before, so that what was decided of it stands.

Two sightings are of one finding where they share at least half the transfers of the smaller one, as
schemes of one run are one finding by (findings/joining.py). A transfer is the same where any row of
the ledger shows both: a statement that comes later adds the other side, and is no other transfer.
Each is at most one: the most shared go first.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from qaitaru.detection.desk.sighting import Sighting, shared


def known_again(fresh: Sequence[Sighting], known: Mapping[int, Sighting]) -> dict[int, int]:
    """The number of the finding that each sighting is of, by its place; new ones are left out.

    Args:
        fresh: of one run.
        known: the latest sighting of each finding, by its number.
    """
    holders: dict[str, list[int]] = defaultdict(list)
    for number, one in sorted(known.items()):
        for entry in sorted(one.entries):
            holders[entry].append(number)
    alike = sorted(
        (-count, number, place)
        for place, one in enumerate(fresh)
        for count, number in _shared(one, known, holders)
    )
    taken: dict[int, int] = {}
    given: set[int] = set()
    for _, number, place in alike:
        if place not in taken and number not in given:
            taken[place] = number
            given.add(number)
    return taken


def is_same(one: Sighting, other: Sighting) -> bool:
    """Whether two sightings are alike enough to be of one finding."""
    count = min(shared(one, other.entries), shared(other, one.entries))
    return count > 0 and 2 * count >= _least(one, other)


def _shared(
    one: Sighting, known: Mapping[int, Sighting], holders: Mapping[str, list[int]]
) -> list[tuple[int, int]]:
    met = Counter(number for entry in one.entries for number in holders.get(entry, ()))
    return [
        (shared(one, known[number].entries), number)
        for number in sorted(met)
        if is_same(one, known[number])
    ]


def _least(one: Sighting, other: Sighting) -> int:
    return min(len(one.transfers), len(other.transfers))
