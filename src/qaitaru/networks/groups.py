"""Groups of a network: ends that pay one another more than their sums would have it by chance.

Whole numbers only and no chance in it: the same network has the same groups on every machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from qaitaru.networks.links import Link


def groups(ends: Iterable[int], links: Iterable[Link]) -> dict[int, int]:
    """The group of each end, from 1, the largest first; 0 for an end that is alone.

    Each end is a group at first; the two whose joining raises modularity most are joined, as long
    as some joining raises it. What passes inside counts against what chance would have there.

    Source: A. Clauset, M. E. J. Newman, C. Moore, "Finding community structure in very large
        networks" (2004); modularity as in M. E. J. Newman, "Analysis of weighted networks" (2004).
    """
    between = _between(links)
    sums = {end: sum(between[end].values()) for end in between}
    whole, members = sum(sums.values()), {end: [end] for end in sorted(between)}
    while best := _best(between, sums, whole):
        _join(between, *best)
        sums[best[0]] += sums.pop(best[1])
        members[best[0]] += members.pop(best[1])
    ordered = sorted(members.values(), key=lambda some: (-len(some), min(some)))
    found = {end: number for number, some in enumerate(ordered, start=1) for end in some}
    return {end: found.get(end, 0) for end in ends}


def _between(links: Iterable[Link]) -> dict[int, dict[int, int]]:
    """What passes between each two ends, either way."""
    found: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one in links:
        found[one.payer][one.payee] += one.amount
        found[one.payee][one.payer] += one.amount
    return found


def _best(
    between: Mapping[int, Mapping[int, int]], sums: Mapping[int, int], whole: int
) -> tuple[int, int] | None:
    """The two groups to join, the lower number first; None where no joining raises modularity."""
    gains = (
        (whole * amount - sums[one] * sums[other], -one, -other)
        for one, others in between.items()
        for other, amount in others.items()
        if one < other
    )
    gain, one, other = max(gains, default=(0, 0, 0))
    return (-one, -other) if gain > 0 else None


def _join(between: dict[int, dict[int, int]], one: int, other: int) -> None:
    for third, amount in between.pop(other).items():
        del between[third][other]
        if third != one:
            between[one][third] += amount
            between[third][one] += amount
