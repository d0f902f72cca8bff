"""Which records are one party: compared, weighed, joined; the records themselves stay as they are.

The parties are computed anew each time from the records and the judgements, so that a judgement
taken back leaves no trace but itself.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from qaitaru.facts.problems import Problem, Severity
from qaitaru.resolution.clustering import Bond, Clustered, Join, clustered
from qaitaru.resolution.estimating import SAME, Weights, weights
from qaitaru.resolution.groups import groups
from qaitaru.resolution.judging import Judgement, Pair, Verdict, standing
from qaitaru.resolution.pairs import Pairs, compared
from qaitaru.resolution.records import PartyRecord, ReadName
from qaitaru.resolution.told import Told, told
from qaitaru.resolution.values import Ints, Levels
from qaitaru.resolution.weighing import Waterfall, waterfall

JOIN_FROM_BITS: Final = 1.0
"""Bits from which a likeness joins two records: two to one."""

THOUSANDTHS: Final = 1000
"""Bits are added up as whole thousandths, so that no sum depends on its order."""

Learn = Callable[[Levels, Levels], Weights]
"""From a table of levels and what numbers say of its pairs to weights; see ``estimating``."""


@dataclass(frozen=True, slots=True, eq=False)
class Resolution:
    """The parties of a case, and all it takes to say why.

    ``thousandths`` are the bits of each compared pair; ``problems`` name records whose numbers
    contradict each other.
    """

    told: Told
    pairs: Pairs
    persons: Weights
    companies: Weights
    thousandths: Ints
    clustered: Clustered
    problems: tuple[Problem, ...]

    def why(self, pair: Pair) -> Waterfall | None:
        """How a compared pair came to its bits; None for one that shares no key."""
        rows = {record.record_no: row for row, record in enumerate(self.told.records)}
        left, right = (rows[record] for record in pair)
        at = np.flatnonzero((self.pairs.left == left) & (self.pairs.right == right))
        if not len(at):
            return None
        learned = self.companies if self.pairs.of_companies[at[0]] else self.persons
        records = self.told.records
        return waterfall(records[left], records[right], self.pairs.levels[at[0]].tolist(), learned)


def resolve(
    records: Iterable[PartyRecord],
    read_name: ReadName,
    judgements: Iterable[Judgement] = (),
    *,
    join_from_bits: float = JOIN_FROM_BITS,
    learn: Learn = weights,
) -> Resolution:
    """Join the records that are one party.

    Args:
        records: in any order; each number once.
        read_name: the name core's reading of a name.
        judgements: of members, in any order; those of records that are not among these wait.
        join_from_bits: from which a likeness joins two records.
        learn: how levels are weighed.
    """
    read = told(records, read_name)
    pairs = compared(read)
    persons, companies = (
        learn(pairs.levels[of], pairs.known[of]) for of in (~pairs.of_companies, pairs.of_companies)
    )
    bits = np.where(pairs.of_companies, companies.of(pairs.levels), persons.of(pairs.levels))
    thousandths = np.rint(bits * THOUSANDTHS).astype(np.int64)
    known = {record.record_no for record in read.records}
    held = {pair: one for pair, one in standing(judgements).items() if known.issuperset(pair)}
    return Resolution(
        told=read,
        pairs=pairs,
        persons=persons,
        companies=companies,
        thousandths=thousandths,
        clustered=_clustered(read, (pairs, thousandths), held, join_from_bits),
        problems=tuple(_contradicting(read)),
    )


def _clustered(
    told: Told,
    weighed: tuple[Pairs, Ints],
    held: Mapping[Pair, Judgement],
    join_from_bits: float,
) -> Clustered:
    """Follow the bonds; only what is known within a group that hangs together can matter."""
    pairs, thousandths = weighed
    numbers = [record.record_no for record in told.records]
    row_of = {number: row for row, number in enumerate(numbers)}
    same = _judged(held, Verdict.SAME)
    judged = np.array([[row_of[one] for one in pair] for pair in same], np.int64).reshape(-1, 2)
    bound = (pairs.known == SAME) | (thousandths >= join_from_bits * THOUSANDTHS)
    left = np.concatenate((pairs.left[bound], judged[:, 0]))
    group = groups(len(numbers), left, np.concatenate((pairs.right[bound], judged[:, 1])))
    near = group[pairs.left] == group[pairs.right]
    bits, joins = {}, [Join(Bond.JUDGED, 0, pair) for pair in same]
    rows = (pairs.left, pairs.right, pairs.known, thousandths, bound)
    for one, other, known, weight, is_bound in zip(
        *(each[near].tolist() for each in rows), strict=True
    ):
        pair = numbers[one], numbers[other]
        if known == SAME:
            joins.append(Join(Bond.NUMBER, -weight, pair))
        elif pair not in held:
            bits[pair] = weight
            if is_bound:
                joins.append(Join(Bond.LIKENESS, -weight, pair))
    state = dict(zip(numbers, told.state, strict=True))
    return clustered(state, joins, _judged(held, Verdict.DIFFERENT), bits)


def _judged(held: Mapping[Pair, Judgement], verdict: Verdict) -> list[Pair]:
    return [pair for pair, one in held.items() if one.verdict is verdict]


def _contradicting(told: Told) -> Iterator[Problem]:
    """Records that are said to have two state numbers."""
    for record, state in zip(told.records, told.state, strict=True):
        if len(state) > 1:
            place = f"record:{record.record_no}"
            yield Problem("two_state_numbers", Severity.DOUBTFUL, place, ", ".join(sorted(state)))
