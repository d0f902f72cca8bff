"""How what hangs together by a transfer becomes one scheme."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme


def joined(groups: Iterable[Sequence[int]]) -> list[list[int]]:
    """Groups that share a row, as one; each with its rows ascending, by their first rows."""
    parent: dict[int, int] = {}
    for group in groups:
        for row in group:
            first, other = sorted((_first(parent, group[0]), _first(parent, row)))
            parent[other] = first
    found: dict[int, list[int]] = {}
    for row in sorted(parent):
        found.setdefault(_first(parent, row), []).append(row)
    return list(found.values())


def _first(parent: dict[int, int], row: int) -> int:
    while (above := parent.setdefault(row, row)) != row:
        parent[row] = row = parent[above]
    return row


def schemes(
    name: str, groups: Iterable[Sequence[int]], first: Mapping[int, Move]
) -> Iterator[Scheme]:
    """A scheme a group; it turns about the payer and the payee of its first transfer.

    Groups whose first transfers are of the same second and the same accounts are one scheme.
    """
    found: dict[tuple[int, int, int], list[int]] = {}
    for rows in groups:
        begins = first[rows[0]]
        found.setdefault((begins.payer, begins.payee, begins.at), []).extend(rows)
    for (payer, payee, at), rows in found.items():
        yield Scheme(name, (payer, payee), at, tuple(sorted(rows)))
