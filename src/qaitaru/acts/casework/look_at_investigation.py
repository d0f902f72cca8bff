"""See an investigation as it stands at an instant: people, assets, measures, clocks, plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.casework.case_desk import must_see
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework import case_store
from qaitaru.casework.asset_phases import AssetStanding, assets
from qaitaru.casework.bodies.conduct import AgencyJoined, Closing, PredicateCase, RoleGiven
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.case_clocks import CaseClock, clocks_of, next_clocks
from qaitaru.casework.closing import closed_by
from qaitaru.casework.four_eyes import waiting
from qaitaru.casework.in_force import MeasureStanding, measures
from qaitaru.casework.prosecutors_board import Supervision, supervision_of
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.casework.requests.request_clocks import request_clocks
from qaitaru.casework.roles import member_may, roles_at, roles_of
from qaitaru.casework.subjects import SubjectStanding, subjects
from qaitaru.casework.tasks import TaskStanding, tasks
from qaitaru.casework.values import Ladder, Valued, ladder, parts_of
from qaitaru.casework.worth import worth_of
from qaitaru.facts.money import Money
from qaitaru.law.law import Law


@dataclass(frozen=True, kw_only=True)
class CaseView:
    """One investigation as of an instant, for a member who may see it.

    Without slots, so that what is next is put in order once.
    """

    case: CaseAt
    predicates: tuple[PredicateCase, ...]
    agencies: tuple[AgencyJoined, ...]
    roles: tuple[tuple[CaseEntry, RoleGiven], ...]
    own_roles: frozenset[str]  # of the member who looks
    subjects: tuple[SubjectStanding, ...]
    assets: tuple[AssetStanding, ...]
    measures: tuple[MeasureStanding, ...]
    clocks: tuple[CaseClock, ...]
    tasks: tuple[TaskStanding, ...]
    waiting: tuple[CaseEntry, ...]  # for a second member
    closed: tuple[CaseEntry, Closing] | None

    @property
    def record(self) -> CaseRecord:
        """What was told."""
        return self.case.record

    @property
    def law(self) -> Law:
        """The law it stands under."""
        return self.case.law

    @cached_property
    def next_clocks(self) -> tuple[CaseClock, ...]:
        """What is next, the most pressing first."""
        return next_clocks(self.clocks)

    @cached_property
    def ladder(self) -> Ladder:
        """What its assets come to, rung by rung."""
        return ladder(self.case)

    @cached_property
    def worth(self) -> Mapping[int, Money | None]:
        """What each asset is worth; None where nobody valued it."""
        numbers = (one.entry.number for one in self.assets)
        return {number: worth_of(self.case, number) for number in numbers}

    @cached_property
    def parts(self) -> Mapping[int, tuple[Valued, ...]]:
        """What is reached of each asset, and the share of another, on their rungs."""
        return {one.entry.number: parts_of(self.case, one) for one in self.assets}

    @cached_property
    def supervision(self) -> Supervision:
        """What the prosecutor's board looks at in it."""
        measured = {one.entry.number for one in self.measures}
        clocks = (one for one in self.clocks if one.about in measured)
        return supervision_of(self.case, self.measures, clocks)

    @property
    def is_late(self) -> bool:
        """Whether something is overdue or has lapsed."""
        return any(one.is_late for one in self.clocks)


def look_at_investigation(desk: Desk, number: int, *, as_of: datetime | None = None) -> CaseView:
    """One investigation, as it stands or as it was known at an instant.

    Raises: InvestigationMissing, also where the member may not see it; PackFaulty.
    """
    law = law_of(desk)
    with consult(desk, "look_at_investigation", investigation=number) as connection:
        record = case_store.find(connection, number)
    return _seen(desk, record, law, as_of)


def look_at_thing(desk: Desk, entry: int, *, as_of: datetime | None = None) -> CaseView:
    """The investigation that an asset, a measure or a subject belongs to.

    Raises: InvestigationMissing, also where the member may not see it; PackFaulty.
    """
    law = law_of(desk)
    with consult(desk, "look_at_investigation", entry=entry) as connection:
        record = case_store.find(connection, case_store.investigation_of(connection, entry))
    return _seen(desk, record, law, as_of)


def look_at_investigations(desk: Desk) -> tuple[CaseView, ...]:
    """Every investigation that the member may see; those with the most pressing clock first.

    Raises: PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, "look_at_investigations") as connection:
        records = case_store.every(connection)
    return in_turn(
        case_view(CaseAt(one, law, now), desk.member)
        for one in records
        if member_may(one, desk.member, "look", now)
    )


def case_view(case: CaseAt, member: str) -> CaseView:
    """An investigation folded as of an instant."""
    record, taken = case.record, measures(case)
    return CaseView(
        case=case,
        predicates=tuple(body for _, body in record.of(PredicateCase)),
        agencies=tuple(body for _, body in record.of(AgencyJoined)),
        roles=roles_at(record, case.at),
        own_roles=roles_of(record, member, case.at),
        subjects=subjects(record, case.at),
        assets=assets(case),
        measures=taken,
        clocks=(*clocks_of(case, taken), *request_clocks(case)),
        tasks=tasks(case),
        waiting=waiting(record),
        closed=closed_by(record, case.at),
    )


def in_turn(views: Iterable[CaseView]) -> tuple[CaseView, ...]:
    """Late first, then by the nearest end, then those with nothing to do."""
    return tuple(sorted(views, key=_turn))


def _seen(desk: Desk, record: CaseRecord, law: Law, as_of: datetime | None) -> CaseView:
    now = desk.clock()
    must_see(record, desk.member, now)
    known = record if as_of is None else record.as_known(as_of)
    return case_view(CaseAt(known, law, as_of or now), desk.member)


def _turn(view: CaseView) -> tuple[bool, bool, float, int]:
    first = next(iter(view.next_clocks), None)
    end = first.line.due_utc if first else None
    is_late = first is not None and first.is_late
    return not is_late, first is None, end.timestamp() if end else 0.0, view.record.head.number
