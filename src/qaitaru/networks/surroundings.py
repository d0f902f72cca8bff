"""What of a network is shown: some ends opened, their largest partners, the rest in one.

Nothing is lost: what an opened end paid and was paid is the sum of what is drawn at it.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.networks.book import Book
from qaitaru.networks.links import Link, Rest

MOST: Final = 500  # ends that can be shown at once, whatever is asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is to be shown.

    ``opened`` are ends with their partners, in the order they were opened, ``top`` of each;
    ``hidden`` ends are counted with the rest. ``hops`` above 1 opens the partners found, too.
    """

    opened: tuple[int, ...] = ()
    top: int = 20
    hops: int = 1
    hidden: frozenset[int] = frozenset()
    only_common: bool = False  # partners of one shown end alone are counted with the rest


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """The ends shown in the order they came in, the links between them, and the rests."""

    opened: tuple[int, ...]
    shown: tuple[int, ...]
    links: tuple[Link, ...]
    rests: tuple[Rest, ...]
    degrees: dict[int, int]  # with how many others each shown end has links in all


def surroundings(book: Book, asked: Asked) -> Surroundings:
    """The ends asked for and around them; with none opened, the ends of the largest links."""
    opened = tuple(dict.fromkeys(end for end in asked.opened if end not in asked.hidden))
    shown = list(opened) or _of_largest(book, asked)
    for hop in range(asked.hops if opened else 0):
        if hop:
            opened = tuple(shown)
        _add_partners(book, asked, opened, shown)
    if asked.only_common and opened:
        shown = _common(opened, shown, book.among(shown))
    return Surroundings(
        opened=opened,
        shown=tuple(shown),
        links=tuple(book.among(shown)),
        rests=tuple(book.rests(opened, shown)),
        degrees=book.degrees(shown),
    )


def together(book: Book, ends: Sequence[int]) -> Surroundings:
    """Some ends and the links between them: nothing else, and no rest."""
    return Surroundings(
        opened=(),
        shown=tuple(ends),
        links=tuple(book.among(ends)),
        rests=(),
        degrees=book.degrees(ends),
    )


def _of_largest(book: Book, asked: Asked) -> list[int]:
    largest = book.largest(asked.top)
    ends = dict.fromkeys(end for one in largest for end in (one.payer, one.payee))
    return [end for end in ends if end not in asked.hidden]


def _add_partners(book: Book, asked: Asked, opened: Sequence[int], shown: list[int]) -> None:
    """Add each opened end's largest partners; one more where the rest would be one."""
    for end in opened:
        partners = book.partners(end, {*shown, *asked.hidden}, asked.top + 2)
        limit = asked.top if len(partners) > asked.top + 1 else asked.top + 1
        shown += partners[: min(limit, max(MOST - len(shown), 0))]


def _common(opened: Sequence[int], shown: Sequence[int], links: Collection[Link]) -> list[int]:
    """The opened ends, and those that have links with two or more of what is shown."""
    partners: dict[int, set[int]] = {end: set() for end in shown}
    for one in links:
        partners[one.payer].add(one.payee)
        partners[one.payee].add(one.payer)
    return [end for end in shown if end in opened or len(partners[end]) > 1]
