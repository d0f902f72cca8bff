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
from qaitaru.casework.known_by import known_by
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

    Each part is folded when it is first asked for, and once: a page pays for what it shows.
    """

    case: CaseAt
    member: str

    @cached_property
    def predicates(self) -> tuple[PredicateCase, ...]:
        """The criminal cases it stands beside."""
        return tuple(body for _, body in self.record.of(PredicateCase))

    @cached_property
    def agencies(self) -> tuple[AgencyJoined, ...]:
        """Who takes part."""
        return tuple(body for _, body in self.record.of(AgencyJoined))

    @cached_property
    def roles(self) -> tuple[tuple[CaseEntry, RoleGiven], ...]:
        """Every role that stands."""
        return roles_at(self.record, self.case.at)

    @cached_property
    def own_roles(self) -> frozenset[str]:
        """The roles of the member who looks."""
        return roles_of(self.record, self.member, self.case.at)

    @cached_property
    def subjects(self) -> tuple[SubjectStanding, ...]:
        """Whom it is about."""
        return subjects(self.record, self.case.at)

    @cached_property
    def assets(self) -> tuple[AssetStanding, ...]:
        """Where each asset stands."""
        return assets(self.case)

    @cached_property
    def measures(self) -> tuple[MeasureStanding, ...]:
        """Every measure, and what it holds."""
        return measures(self.case)

    @cached_property
    def clocks(self) -> tuple[CaseClock, ...]:
        """Every clock of a measure or a request."""
        return (*clocks_of(self.case, self.measures), *request_clocks(self.case))

    @cached_property
    def tasks(self) -> tuple[TaskStanding, ...]:
        """What is to be done, and what was."""
        return tasks(self.case)

    @cached_property
    def waiting(self) -> tuple[CaseEntry, ...]:
        """What waits for a second member."""
        return waiting(self.record)

    @cached_property
    def closed(self) -> tuple[CaseEntry, Closing] | None:
        """By which closing it is closed; None while it goes on."""
        return closed_by(self.record, self.case.at)

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


def look_at_investigations(desk: Desk, *, as_of: datetime | None = None) -> tuple[CaseView, ...]:
    """Every investigation that the member may see, as it stands or was known at an instant.

    Those with the most pressing clock are first.

    Raises: PackFaulty.
    """
    law, now = law_of(desk), desk.clock()
    with consult(desk, "look_at_investigations") as connection:
        records = case_store.every(connection)
    seen = (one for one in records if member_may(one, desk.member, "look", now))
    cases = (CaseAt(one, law, as_of or now) for one in known_by(seen, as_of))
    return in_turn(case_view(one, desk.member) for one in cases)


def case_view(case: CaseAt, member: str) -> CaseView:
    """An investigation as of an instant."""
    return CaseView(case=case, member=member)


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
