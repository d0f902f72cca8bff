"""Which finding of a run is one that was met before, so that what was decided of it stands.

Two sightings are of one finding where they share at least half the transfers of the smaller one, as
schemes of one run are one finding by (findings/joining.py). A transfer is the same where any row of
the ledger shows both, or day, amount and ends are alike: a statement that comes later adds the
other side, one that is read anew has other rows, and neither makes another transfer. Each sighting
is of one finding at most, and each finding has one: the most shared go first.
"""

from collections import defaultdict
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
        for name in sorted(one.known_by):
            holders[name].append(number)
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
    count = min(shared(one, other.known_by), shared(other, one.known_by))
    return count > 0 and 2 * count >= _least(one, other)


def _shared(
    one: Sighting, known: Mapping[int, Sighting], holders: Mapping[str, list[int]]
) -> list[tuple[int, int]]:
    met = {number for name in one.known_by for number in holders.get(name, ())}
    return [
        (shared(one, known[number].known_by), number)
        for number in sorted(met)
        if is_same(one, known[number])
    ]


def _least(one: Sighting, other: Sighting) -> int:
    return min(len(one.transfers), len(other.transfers))
