"""What a resolution came to, as it is told and kept: parties by their keys, and why.

Bits stand as whole thousandths. A pair names its two parties by key, the lower first.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from qaitaru.resolution.clustering import Bond
from qaitaru.resolution.estimating import Weights
from qaitaru.resolution.fields import Field


class Known(StrEnum):
    """What the state's numbers say of a pair."""

    SAME = "same"
    DIFFERENT = "different"
    NOTHING = "nothing"


class Asking(StrEnum):
    """Why a pair is put to a member."""

    APART = "apart"  # two parties that may be one
    TOGETHER = "together"  # one party by a likeness that is not sure
    NUMBER_ALONE = "number_alone"  # one party by its number, and all else speaks against


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldPair:
    """Two records and how they agree; ``levels`` are in the order of ``FIELDS``, -1 for silence.

    ``levels`` is empty where the two were never compared. ``bond`` is what joins them, None where
    nothing does by itself; ``holds`` tells that without it their party would fall in two.
    """

    first: str
    second: str
    thousandths: int = 0
    levels: tuple[int, ...] = ()
    known: Known = Known.NOTHING
    of_companies: bool = False
    bond: Bond | None = None
    holds: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A pair to judge; ``worth`` is the doubt in thousandths of a bit, times what hangs on it."""

    pair: ToldPair
    asking: Asking
    worth: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """A bond that was not followed, and the two records that keep their parties apart."""

    pair: ToldPair
    by: tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """A record that is said to have several state numbers."""

    key: str
    numbers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The weights by which pairs were weighed, in bits."""

    before: float
    fields: Mapping[str, tuple[float, ...]]

    def weights(self) -> Weights:
        """As the room weighs by them."""
        fields = {Field(name): np.array(bits) for name, bits in self.fields.items()}
        return Weights(self.before, fields)


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The parties of several records, and all that a page tells of them.

    ``doubts`` are the most worthy of ``doubt_count``; ``cut`` counts the blocks that were too
    large to compare each with each, by kind of key. ``alike`` are pairs of different numbers that
    agree in nearly all else, ``judged`` those that members spoke of and that were compared.
    """

    records: int
    compared: int
    cut: Mapping[str, int]
    persons: Scale
    companies: Scale
    parties: tuple[tuple[str, ...], ...]
    pairs: tuple[ToldPair, ...]
    doubts: tuple[Doubt, ...]
    doubt_count: int
    kept_apart: tuple[KeptApart, ...]
    alike: tuple[ToldPair, ...]
    alike_count: int
    judged: tuple[ToldPair, ...]
    contradicting: tuple[Contradiction, ...]

    def party_of(self, key: str) -> tuple[str, ...]:
        """The keys that are one party with a key, itself among them; the key alone where none."""
        return self._parties.get(key, (key,))

    def within(self, keys: Iterable[str]) -> tuple[ToldPair, ...]:
        """The pairs of a party, those that hold it together first, then the surest."""
        found = [one for key in keys for one in self._pairs.get(key, ())]
        return tuple(sorted(found, key=lambda one: (not one.holds, -one.thousandths)))

    @cached_property
    def _parties(self) -> Mapping[str, tuple[str, ...]]:
        return {key: keys for keys in self.parties for key in keys}

    @cached_property
    def _pairs(self) -> Mapping[str, list[ToldPair]]:
        """The pairs by their first key."""
        found: dict[str, list[ToldPair]] = {}
        for one in self.pairs:
            found.setdefault(one.first, []).append(one)
        return found
