"""What members say of two records: the same party, two parties, or unsure; the latest holds.

A judgement never touches a fact, and is undone by another one: un-merging is to say ``DIFFERENT``.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a member says."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"  # asked and not decided: nothing but a number or another record joins them
    WITHDRAWN = "withdrawn"  # as if nobody had said anything


Pair = tuple[int, int]
"""Numbers of two records, the lower first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One saying of one member; ``number`` is the order in which judgements were recorded."""

    number: int
    first: int
    second: int
    verdict: Verdict
    ground: str
    member: str
    at: str

    @property
    def pair(self) -> Pair:
        """The records it is about."""
        return pair_of(self.first, self.second)


def pair_of(one: int, other: int) -> Pair:
    """Two records, in whichever order they were named."""
    return (one, other) if one < other else (other, one)


def standing(judgements: Iterable[Judgement]) -> dict[Pair, Judgement]:
    """The judgement that holds of each pair; one withdrawn holds no more."""
    latest = {one.pair: one for one in sorted(judgements, key=lambda one: one.number)}
    return {
        pair: one for pair, one in sorted(latest.items()) if one.verdict is not Verdict.WITHDRAWN
    }
