"""See the resolution: parties of several records, pairs to judge, and what keeps others apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.resolution.party_marks import MarkedRecord, Parties, parties_of
from qaitaru.acts.resolution.resolution_results import KeptResolution, resolution_of
from qaitaru.acts.resolution.resolve_parties import is_current, latest
from qaitaru.engine import kept_analyses
from qaitaru.resolution import judgement_store
from qaitaru.resolution.chief import chief
from qaitaru.resolution.judgement_store import KeptJudgement, KeyPair
from qaitaru.resolution.judging import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One party of several records; ``thousandths`` are those of its weakest bond."""

    members: tuple[MarkedRecord, ...]
    thousandths: int

    @property
    def payments(self) -> int:
        """In which its records stand."""
        return sum(one.payments for one in self.members)

    @property
    def chief(self) -> MarkedRecord:
        """The record by which the party is called."""
        own = {one.key: one for one in self.members}
        return own[chief(own, {key: one.payments for key, one in own.items()})]


@dataclass(frozen=True)
class SeenResolution:
    """The latest resolution with the parties it tells of; None where none was made.

    ``is_current`` is false where data, judgements or the program changed since.
    """

    kept: KeptResolution | None
    is_current: bool
    judgements: tuple[KeptJudgement, ...]
    parties: Parties

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The parties of several records that are still in sight, the busiest first."""
        outcome = self.kept.outcome if self.kept else None
        found = [self._group(keys) for keys in (outcome.parties if outcome else ())]
        several = [one for one in found if len(one.members) > 1]
        return tuple(sorted(several, key=lambda one: (-one.payments, one.chief.key)))

    @cached_property
    def standing(self) -> Mapping[KeyPair, KeptJudgement]:
        """The judgement that holds of each pair."""
        last = {one.keys: one for one in self.judgements}
        return {k: one for k, one in last.items() if one.verdict is not Verdict.WITHDRAWN}

    def called(self, key: str) -> str:
        """What a party is called; its key where it is no longer in sight."""
        one = self.parties.by_key.get(key)
        return one.name if one else key.partition(":")[2]

    def meant(self, text: str) -> MarkedRecord:
        """The record meant; where several of one party are, the one it is called by.

        Raises: PartyMissing.
        """
        found = self.parties.named(text)
        chiefs = {self.group_of(one.key).chief.key for one in found}
        is_joined = len(found) > len(chiefs) == 1
        return self.parties.by_key[chiefs.pop()] if is_joined else self.parties.meant(text)

    def group_of(self, key: str) -> Group:
        """The party of a record; one of it alone where it is joined with none."""
        alone = Group(members=(self.parties.by_key[key],), thousandths=0)
        return self._group_by_key.get(key, alone)

    @cached_property
    def _group_by_key(self) -> Mapping[str, Group]:
        return {one.key: group for group in self.groups for one in group.members}

    def _group(self, keys: tuple[str, ...]) -> Group:
        assert self.kept is not None  # noqa: S101  # our own bug: stop
        known = self.parties.by_key
        bonds = [one.thousandths for one in self.kept.outcome.within(keys) if one.holds]
        members = tuple(known[key] for key in keys if key in known)
        return Group(members=members, thousandths=min(bonds, default=0))


def look_at_resolution(desk: Desk) -> SeenResolution:
    """The latest resolution and every judgement."""
    with consult(desk, "look_at_resolution") as connection:
        kept, current = _latest(connection)
        said = tuple(judgement_store.judgements(connection))
    return SeenResolution(kept, current, said, parties_of(desk))


def _latest(connection: Connection) -> tuple[KeptResolution | None, bool]:
    head = latest(connection)
    if head is None:
        return None, False
    kept = resolution_of(head, kept_analyses.result_text(connection, head.number))
    return kept, is_current(connection, head, None)
