"""Stretches in which one side of an account was full, and what went the other way about then.

The other way counts from so long before the first window of the stretch begins until so long after
its last second.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from qaitaru.detection.moves import Move
from qaitaru.detection.rules.windows import during, rows_of, total


@dataclass(frozen=True, slots=True)
class Counterflow:
    """The window's seconds; seconds before and after it; percent that went the other way."""

    seconds: int
    percent: int
    before_seconds: int = 0
    after_seconds: int = 0


def answered(
    stretches: Iterable[tuple[int, int]],
    full: Sequence[Move],
    other: Sequence[Move],
    asked: Counterflow,
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The stretches of which enough went the other way: the first second of each, and its rows."""
    for first, last in stretches:
        begins = first - asked.seconds
        one_way = during(full, begins, last)
        other_way = during(other, begins - asked.before_seconds, last + asked.after_seconds)
        if other_way and total(other_way) * 100 >= total(one_way) * asked.percent:
            yield first, rows_of(one_way, other_way)
