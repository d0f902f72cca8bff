"""Pages of a long table, and the order its rows stand in: both said by the address."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from qaitaru.web.view import View

PAGE_ROWS: Final = 100
MOST_ROWS: Final = 1_000

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of how many rows; pages count from 1."""

    page: int
    total: int
    size: int = PAGE_ROWS

    @property
    def pages(self) -> int:
        """How many pages there are; at least one."""
        return max(-(-self.total // self.size), 1)

    @property
    def offset(self) -> int:
        """Rows before this page."""
        return (self.page - 1) * self.size

    @property
    def shown(self) -> int:
        """Rows on this page."""
        return max(min(self.size, self.total - self.offset), 0)


@dataclass(frozen=True, slots=True)
class Sorting:
    """By which column, and whether from the greatest down."""

    key: str
    falling: bool = False


def page_number(view: View) -> int:
    """The page asked for; the first where it is not a plain number."""
    asked = view.asked("page")
    return min(max(int(asked), 1), 10**9) if asked.isdecimal() and len(asked) < 10 else 1


def page_size(view: View, usual: int = PAGE_ROWS) -> int:
    """The rows a page may have: the usual, or as many as asked for up to 1,000."""
    asked = view.asked("size")
    return min(max(int(asked), 1), MOST_ROWS) if asked.isdecimal() and len(asked) < 6 else usual


def paging_of(view: View, total: int, usual: int = PAGE_ROWS) -> Paging:
    """The page asked for, or the last there is."""
    size = page_size(view, usual)
    return Paging(min(page_number(view), max(-(-total // size), 1)), total, size)


def sorting_of(view: View, keys: Sequence[str], default: str) -> Sorting:
    """The order asked for: ``sort=amount``, or ``sort=-amount`` from the greatest down."""
    asked = view.asked("sort", default)
    key = asked.removeprefix("-")
    return Sorting(key, asked != key) if key in keys else sorting_of_default(default)


def sorting_of_default(default: str) -> Sorting:
    """The order a table has by itself."""
    key = default.removeprefix("-")
    return Sorting(key, default != key)


def in_order(
    rows: Sequence[Row], by: Mapping[str, Callable[[Row], Any]], sorting: Sorting
) -> list[Row]:
    """The rows in that order; equal ones stay as they were."""
    return sorted(rows, key=by[sorting.key], reverse=sorting.falling)


def cut(rows: Sequence[Row], paging: Paging) -> Sequence[Row]:
    """The rows of one page."""
    return rows[paging.offset : paging.offset + paging.size]
