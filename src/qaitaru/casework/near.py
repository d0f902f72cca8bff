"""What was meant, perhaps: the known words that are near to one that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_MOST: Final = 3
_ALIKE: Final = 0.5


def near(told: str, known: Iterable[str]) -> str:
    """The nearest of the known, best first; where none is near, the first few of them."""
    every = tuple(dict.fromkeys(known))
    found = get_close_matches(told, every, n=_MOST, cutoff=_ALIKE) or every[:_MOST]
    return ", ".join(found)
