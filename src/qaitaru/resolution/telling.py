"""From a resolution to what is told of it: parties, the pairs behind them, pairs to judge."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from qaitaru.resolution.asking import ALIKE_FROM, OPEN_FROM, SURE_FROM, doubt, worth
from qaitaru.resolution.clustering import Bond
from qaitaru.resolution.estimating import DIFFERENT, SAME, UNKNOWN, Weights
from qaitaru.resolution.judging import Judgement, Pair, Verdict, standing
from qaitaru.resolution.outcome import (
    Asking,
    Contradiction,
    Doubt,
    KeptApart,
    Known,
    Outcome,
    Scale,
    ToldPair,
)
from qaitaru.resolution.resolving import THOUSANDTHS, Resolution
from qaitaru.resolution.values import Ints

MOST: Final = 2_000
"""Pairs to judge, and pairs alike, that are kept of those there are."""

_KNOWN: Final = {SAME: Known.SAME, DIFFERENT: Known.DIFFERENT, UNKNOWN: Known.NOTHING}
_Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a resolution was asked with: by record its key and payments, and the judgements."""

    keys: Sequence[str]
    payments: Sequence[int]
    judgements: Sequence[Judgement]
    join_from_bits: float


def outcome_of(resolution: Resolution, asked: Asked) -> Outcome:
    """All that is told of a resolution.

    Args:
        resolution: of records numbered from 0 by their place among the keys.
        asked: what it was asked with.
    """
    teller = _Teller.of(resolution, asked)
    clustered = resolution.clustered
    doubts, count = teller.doubts()
    alike, alike_count = teller.alike()
    return Outcome(
        records=len(resolution.told.records),
        compared=len(resolution.thousandths),
        cut=Counter(block.key[0] for block in resolution.pairs.cut),
        persons=_scale(resolution.persons),
        companies=_scale(resolution.companies),
        parties=tuple(tuple(asked.keys[one] for one in party) for party in clustered.parties),
        pairs=tuple(teller.inner()),
        doubts=doubts,
        doubt_count=count,
        kept_apart=tuple(
            KeptApart(pair=teller.pair(one.join.pair), by=teller.named(one.by))
            for one in clustered.refused
            if one.join.bond is Bond.JUDGED or {*one.by} != {*one.join.pair}
        ),
        alike=alike,
        alike_count=alike_count,
        judged=tuple(teller.pair(pair) for pair in teller.said if pair in teller.at),
        contradicting=tuple(
            Contradiction(key=asked.keys[int(one.place.partition(":")[2])], numbers=one.found)
            for one in resolution.problems
        ),
    )


def _scale(weights: Weights) -> Scale:
    fields = {field.value: tuple(map(float, bits)) for field, bits in weights.fields.items()}
    return Scale(before=weights.before, fields=fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Teller:
    """Pairs by their places in the table of levels, and what was said of them."""

    resolution: Resolution
    keys: Sequence[str]
    payments: Ints
    said: Mapping[Pair, Judgement]
    party: Ints  # of each record, by its lowest record
    join_from: float
    at: Mapping[Pair, int]  # places of the pairs that are named one by one

    @classmethod
    def of(cls, resolution: Resolution, asked: Asked) -> "_Teller":
        count = len(asked.keys)
        party = np.arange(count)
        for members in resolution.clustered.parties:
            party[list(members)] = members[0]
        said = standing(asked.judgements)
        pairs = resolution.pairs
        refused = [one.join.pair for one in resolution.clustered.refused]
        named = np.array([*said, *refused], np.int64).reshape(-1, 2)
        places = np.flatnonzero(
            np.isin(pairs.left * count + pairs.right, named[:, 0] * count + named[:, 1])
        )
        return cls(
            resolution=resolution,
            keys=asked.keys,
            payments=np.array(asked.payments, np.int64),
            said=said,
            party=party,
            join_from=asked.join_from_bits * THOUSANDTHS,
            at={(int(pairs.left[one]), int(pairs.right[one])): int(one) for one in places},
        )

    def named(self, pair: Pair) -> tuple[str, str]:
        return self.keys[pair[0]], self.keys[pair[1]]

    def pair(self, pair: Pair) -> ToldPair:
        """A pair by its records, compared or not."""
        if pair in self.at:
            return self.told(self.at[pair])
        first, second = self.named(pair)
        return ToldPair(first=first, second=second, bond=self._bond(pair, UNKNOWN, 0))

    def told(self, place: int) -> ToldPair:
        """A compared pair by its place."""
        pairs = self.resolution.pairs
        pair = int(pairs.left[place]), int(pairs.right[place])
        known, bits = int(pairs.known[place]), int(self.resolution.thousandths[place])
        first, second = self.named(pair)
        return ToldPair(
            first=first,
            second=second,
            thousandths=bits,
            levels=tuple(pairs.levels[place].tolist()),
            known=_KNOWN[known],
            of_companies=bool(pairs.of_companies[place]),
            bond=self._bond(pair, known, bits),
        )

    def _bond(self, pair: Pair, known: int, bits: int) -> Bond | None:
        verdict = self.said[pair].verdict if pair in self.said else None
        if verdict is Verdict.SAME:
            return Bond.JUDGED
        if known == SAME:
            return Bond.NUMBER
        is_likeness = verdict is None and known == UNKNOWN and bits >= self.join_from
        return Bond.LIKENESS if is_likeness else None

    def inner(self) -> Iterator[ToldPair]:
        """The pairs of each party, in order of their records; those that hold it told so."""
        pairs = self.resolution.pairs
        inside = self.party[pairs.left] == self.party[pairs.right]
        found = [self.told(int(one)) for one in np.flatnonzero(inside)]
        found += [
            self.pair(pair)
            for pair in self.said
            if pair not in self.at and self.party[pair[0]] == self.party[pair[1]]
        ]
        held = holding(found)
        ordered = sorted(found, key=lambda one: (one.first, one.second))
        yield from (replace(one, holds=(one.first, one.second) in held) for one in ordered)

    def doubts(self) -> tuple[tuple[Doubt, ...], int]:
        """The pairs to judge, the most worthy first, and how many there are."""
        pairs, bits = self.resolution.pairs, self.resolution.thousandths
        together = self.party[pairs.left] == self.party[pairs.right]
        nothing = pairs.known == UNKNOWN
        masks = {
            Asking.APART: ~together & nothing & (bits >= OPEN_FROM),
            Asking.TOGETHER: together & nothing & (bits >= self.join_from) & (bits < SURE_FROM),
            Asking.NUMBER_ALONE: together & (pairs.known == SAME) & (bits < 0),
        }
        unsaid = np.ones(len(bits), np.bool_)
        unsaid[[self.at[pair] for pair in self.said if pair in self.at]] = False
        kinds = tuple(masks)
        asking = np.select(list(masks.values()), range(len(kinds)), -1)
        places = np.flatnonzero((asking >= 0) & unsaid)
        worths = self._worth(places, asking[places] == kinds.index(Asking.NUMBER_ALONE))
        chosen = np.lexsort((places, -worths))[:MOST]
        told = tuple(
            Doubt(
                pair=self.told(int(places[one])),
                asking=kinds[asking[places[one]]],
                worth=int(worths[one]),
            )
            for one in chosen
        )
        return told, len(places)

    def _worth(self, places: Ints, is_number_alone: _Mask) -> Ints:
        """A number that all else contradicts is as open as can be: one of them is wrong."""
        pairs = self.resolution.pairs
        left, right = (self.payments[side[places]] for side in (pairs.left, pairs.right))
        open_bits = doubt(self.resolution.thousandths[places])
        return worth(np.where(is_number_alone, 1.0, open_bits), np.minimum(left, right))

    def alike(self) -> tuple[tuple[ToldPair, ...], int]:
        """Pairs of different numbers that agree in nearly all else, the likest first."""
        bits = self.resolution.thousandths
        places = np.flatnonzero((self.resolution.pairs.known == DIFFERENT) & (bits >= ALIKE_FROM))
        chosen = places[np.lexsort((places, -bits[places]))][:MOST]
        return tuple(self.told(int(one)) for one in chosen), len(places)


def holding(pairs: Iterable[ToldPair]) -> set[tuple[str, str]]:
    """The fewest bonds that hold parties together, the strongest of those there are.

    Source: J. B. Kruskal, "On the shortest spanning subtree of a graph and the traveling salesman
    problem", Proceedings of the American Mathematical Society 7 (1956).
    """
    bonds = sorted(
        (one.bond, -one.thousandths, one.first, one.second) for one in pairs if one.bond is not None
    )
    above: dict[str, str] = {}

    def root(key: str) -> str:
        while (over := above.get(key, key)) != key:
            above[key] = above.get(over, over)
            key = over
        return key

    found: set[tuple[str, str]] = set()
    for _, _, first, second in bonds:
        one, other = root(first), root(second)
        if one != other:
            above[other] = one
            found.add((first, second))
    return found
