"""Evidence items as a member tells them: ``1, 4-7``."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from qaitaru.facts.errors import SettingFaulty

EXHIBITS: Final = "exhibits"
_PART: Final = re.compile(r"(\d{1,9})(?:\s*[-\u2013]\s*(\d{1,9}))?")
_MOST: Final = 10_000


def items_in(text: str) -> tuple[int, ...]:
    """The numbers a text names, each once, in its order; none of an empty one.

    Raises: SettingFaulty for what is no number, and a stretch that is none.
    """
    return tuple(dict.fromkeys(number for part in _parts(text) for number in _stretch(part, text)))


def items_text(numbers: Iterable[int]) -> str:
    """Numbers as a text, stretches told by their ends: the shortest that ``items_in`` reads."""
    stretches = (
        [number for _, number in together]
        for _, together in groupby(enumerate(sorted(set(numbers))), lambda one: one[1] - one[0])
    )
    return ", ".join(str(one[0]) if len(one) == 1 else f"{one[0]}-{one[-1]}" for one in stretches)


def _parts(text: str) -> Iterator[str]:
    return (one.strip() for one in re.split(r"[,;\n]", text) if one.strip())


def _stretch(part: str, text: str) -> range:
    found = _PART.fullmatch(part)
    first = int(found[1]) if found else 0
    last = int(found[2] or first) if found else 0
    if not 0 < first <= last < first + _MOST:
        raise SettingFaulty(EXHIBITS, text, "1, 4-7")
    return range(first, last + 1)
