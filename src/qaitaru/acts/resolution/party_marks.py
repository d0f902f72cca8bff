"""Parties as a member names them: by mark, name, number or account."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from qaitaru.acts.act import Desk
from qaitaru.acts.resolution.party_records import PartyRecords, party_records
from qaitaru.facts.errors import PairOfOne, PartyMissing
from qaitaru.facts.parties import name_key
from qaitaru.ledger.marks import mark_of_key
from qaitaru.resolution.records import PartyRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedRecord:
    """A party of the register with what is said of it; ``payments`` are those it is in."""

    key: str
    name: str  # the commonest spelling
    record: PartyRecord
    payments: int

    @property
    def mark(self) -> str:
        """By which addresses tell of it."""
        return mark_of_key(self.key)

    @property
    def births_contradict(self) -> bool:
        """Whether its births cannot all be one: two namesakes may stand in one record."""
        said = [one.period for one in self.record.births]
        return any(not one.overlaps(other) for one, other in combinations(said, 2))


@dataclass(frozen=True, slots=True)
class PartyPair:
    """Two parties, as a member named them."""

    first: MarkedRecord
    second: MarkedRecord


@dataclass(frozen=True)
class Parties:
    """Every party in sight, found by what a member calls it."""

    records: PartyRecords

    @cached_property
    def by_mark(self) -> Mapping[str, MarkedRecord]:
        """By mark, in order of key."""
        return {one.mark: one for one in self.by_key.values()}

    @cached_property
    def by_key(self) -> Mapping[str, MarkedRecord]:
        """By key, in order."""
        told = self.records
        rows = zip(told.keys, told.names, told.records, told.payments, strict=True)
        return {
            key: MarkedRecord(key=key, name=name, record=record, payments=payments)
            for key, name, record, payments in rows
        }

    def meant(self, text: str) -> MarkedRecord:
        """The one party that a mark, name, number or account means.

        Raises: PartyMissing where none is meant, or several.
        """
        if found := self.by_mark.get(text.strip()):
            return found
        several = self.named(text)
        if len(several) != 1:
            raise PartyMissing(text, "; ".join(f"{one.name} ({one.mark})" for one in several[:8]))
        return several[0]

    def named(self, text: str) -> list[MarkedRecord]:
        """The parties with exactly this name, number or account, else with its words in a name."""
        wanted = name_key(text)
        every = self.by_key.values() if wanted else ()
        exact = [one for one in every if wanted in _called(one)]
        return exact or [
            one
            for one in every
            if any(f" {wanted}" in f" {name_key(name)}" for name in one.record.names)
        ]

    def pair(self, first: str, second: str) -> PartyPair:
        """Two parties.

        Raises: PartyMissing; PairOfOne where both names mean one.
        """
        one, other = self.meant(first), self.meant(second)
        if one.key == other.key:
            raise PairOfOne(one.name)
        return PartyPair(one, other)


def parties_of(desk: Desk) -> Parties:
    """The parties in sight."""
    return Parties(party_records(desk))


def _called(one: MarkedRecord) -> set[str]:
    record = one.record
    numbers = (number.text for number in record.numbers)
    return {name_key(text) for text in (*record.names, *numbers, *record.accounts)}
