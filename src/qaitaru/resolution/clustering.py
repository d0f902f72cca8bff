"""Records into parties: what forbids comes first, then the surest pairs.

Two records in conflict are never in one party, not by way of a third either. Whatever order the
records, pairs and judgements come in, the parties are the same.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from itertools import product

from qaitaru.resolution.judging import Pair
from qaitaru.resolution.records import in_conflict

Numbers = frozenset[str]


class Bond(IntEnum):
    """What joins two records, the strongest first."""

    JUDGED = 0  # a member says so
    NUMBER = 1  # one valid number of the state
    LIKENESS = 2  # what agrees in them


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """A bond of two records."""

    bond: Bond
    against: int  # thousandths of a bit, turned round, so that the surest comes first
    pair: Pair


@dataclass(frozen=True, slots=True)
class Refused:
    """A bond that was not followed, and which two records keep their parties apart."""

    join: Join
    by: Pair


@dataclass(slots=True)
class _Party:
    members: set[int]
    numbers: dict[Numbers, int]  # each set of state numbers, and the first record that has it
    bits: dict[int, int] = field(default_factory=dict)  # of its records with each record outside


@dataclass(frozen=True, slots=True)
class Clustered:
    """Parties with two records or more, each ascending, the lowest first; and bonds refused."""

    parties: tuple[tuple[int, ...], ...]
    refused: tuple[Refused, ...]


def clustered(
    numbers: Mapping[int, Numbers],
    joins: Iterable[Join],
    apart: Iterable[Pair],
    bits: Mapping[Pair, int],
) -> Clustered:
    """Follow the bonds, the strongest first, wherever nothing forbids.

    A likeness joins two parties only if all that is known between their records adds up for it.

    Args:
        numbers: the state numbers of each record.
        joins: bonds of two records.
        apart: pairs that members say are two parties.
        bits: thousandths, of every compared pair that no member judged; whole, so that no sum
            depends on its order.
    """
    parties = _each_alone(numbers, bits)
    forbidden = _by_record(apart)
    refused = []
    for join in sorted(joins):
        one, other = (parties[record] for record in join.pair)
        if one is other:
            continue
        if by := _between(one, other, forbidden):
            refused.append(Refused(join, by))
        elif join.bond is not Bond.LIKENESS or _adds_up(one, other):
            _join(one, other, parties)
    found = {id(party): tuple(sorted(party.members)) for party in parties.values()}
    every = sorted(members for members in found.values() if len(members) > 1)
    return Clustered(tuple(every), tuple(refused))


def _each_alone(numbers: Mapping[int, Numbers], bits: Mapping[Pair, int]) -> dict[int, _Party]:
    parties = {
        record: _Party({record}, {own: record} if own else {}) for record, own in numbers.items()
    }
    for (one, other), weight in bits.items():
        parties[one].bits[other] = weight
        parties[other].bits[one] = weight
    return parties


def _by_record(pairs: Iterable[Pair]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return found


def _between(one: _Party, other: _Party, forbidden: Mapping[int, set[int]]) -> Pair | None:
    """Two records that keep two parties apart, if any do."""
    for (ours, first), (theirs, second) in product(one.numbers.items(), other.numbers.items()):
        if in_conflict(ours, theirs):
            return first, second
    for record in sorted(forbidden.keys() & one.members):
        if judged := forbidden[record] & other.members:
            return record, min(judged)
    return None


def _adds_up(one: _Party, other: _Party) -> bool:
    few, many = sorted((one, other), key=lambda party: len(party.members))
    return sum(many.bits.get(record, 0) for record in few.members) > 0


def _join(one: _Party, other: _Party, parties: dict[int, _Party]) -> None:
    """The smaller into the larger."""
    small, large = sorted((one, other), key=lambda party: (len(party.members), min(party.members)))
    large.members |= small.members
    for own, record in small.numbers.items():
        large.numbers[own] = min(record, large.numbers.get(own, record))
    for record, weight in small.bits.items():
        large.bits[record] = large.bits.get(record, 0) + weight
    for record in small.members:
        parties[record] = large
