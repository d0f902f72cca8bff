"""Groups of rows told by their anchors and beginning, as schemes: equal ones are one."""

from collections.abc import Iterable, Iterator

from qaitaru.detection.scheme import Scheme

Group = tuple[int, int, int, Iterable[int]]  # both anchors, the second it begins, the rows


def united(name: str, groups: Iterable[Group]) -> Iterator[Scheme]:
    """A scheme for each pair of anchors and second, with the rows of all groups that have them."""
    found: dict[tuple[int, int, int], set[int]] = {}
    for a, b, begins, rows in groups:
        found.setdefault((a, b, begins), set()).update(rows)
    for (a, b, begins), rows in found.items():
        yield Scheme(name, (a, b), begins, tuple(sorted(rows)))
