"""What a typology finds: the transfers of one scheme, and the accounts it turns about."""

from dataclasses import dataclass

NONE = -1
"""Where a scheme turns about one account, the number of the other."""


@dataclass(frozen=True, slots=True, order=True)
class Scheme:
    """The rows of one scheme, ascending; it is known by its anchors and the second it begins.

    All that is said of a scheme is counted from its rows, so that the plain rule and the SQL of a
    typology, where they agree on the rows, agree on everything.
    """

    typology: str
    anchors: tuple[int, int]
    begins: int
    rows: tuple[int, ...]


def in_order(one: Scheme) -> tuple[str, tuple[int, int], int, tuple[int, ...]]:
    """The key by which schemes are sorted, as they compare themselves but in less time."""
    return one.typology, one.anchors, one.begins, one.rows
