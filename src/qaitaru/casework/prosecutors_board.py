"""The prosecutor's board: cases without a financial investigation, measures without consent or
information, what is late, what lapsed, what was closed without a search for assets.

Source: FATF Recommendation 30 on parallel financial investigations; Kazakhstan, CPC arts 161-163;
the clock of the trigger is the pack's.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from qaitaru.casework.bodies.conduct import Closing, PredicateCase
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.case_clocks import CaseClock, clocks_of, next_clocks
from qaitaru.casework.in_force import How, MeasureStanding, measures
from qaitaru.casework.measure_events import CONSENTS, INFORMS, events_of
from qaitaru.casework.others_property import unfounded
from qaitaru.casework.predicates import yields_proceeds
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.registers import was_searched
from qaitaru.law.actors import Actor
from qaitaru.law.checklists import Trigger
from qaitaru.law.clock_lines import ClockLine, Instant, State, clock_line
from qaitaru.law.editions import stood
from qaitaru.law.events import Event
from qaitaru.law.law import Law


@dataclass(frozen=True, slots=True, kw_only=True)
class PredicateLine:
    """A criminal case, whether it yields proceeds, and who follows them.

    ``yields`` is None where the packs do not know the offence: then the clock runs all the same.
    """

    body: PredicateCase
    yields: bool | None
    investigation: int  # 0 while there is none
    clock: ClockLine | None

    @property
    def is_late(self) -> bool:
        """Whether a financial investigation ought to have been opened."""
        return self.clock is not None and self.clock.state is State.OVERDUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsupervised:
    """A measure of which a consent or an information is not known, or came after it."""

    case: CaseAt
    measure: MeasureStanding
    wanting: tuple[Event, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnOthers:
    """A measure in force on assets that are another's, with no ground of the law told for it."""

    case: CaseAt
    measure: MeasureStanding
    assets: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingLine:
    """A closing that was asked for or decided; ``was_searched`` is whether assets were sought."""

    case: CaseAt
    entry: CaseEntry
    body: Closing
    closed_at: datetime | None
    was_searched: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """All that the supervision looks at, as of an instant.

    ``unseen`` are the investigations of who looks that a role of theirs does not put on it.
    """

    predicates: tuple[PredicateLine, ...]
    unsupervised: tuple[Unsupervised, ...]
    late: tuple[CaseClock, ...]
    not_lifted: tuple[Unsupervised, ...]  # lapsed, and nobody told of the lifting
    closings: tuple[ClosingLine, ...]
    on_others: tuple[OnOthers, ...] = ()
    unseen: tuple[CaseAt, ...] = ()

    @property
    def has_faults(self) -> bool:
        """Whether anything on it is not as it should be."""
        unsearched = any(one.closed_at and not one.was_searched for one in self.closings)
        late = any(one.is_late for one in self.predicates)
        faults = (self.unsupervised, self.late, self.not_lifted, self.on_others)
        return bool(late or unsearched or any(faults))


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervision:
    """What the supervision looks at in one investigation."""

    case: CaseAt
    unsupervised: tuple[Unsupervised, ...]
    late: tuple[CaseClock, ...]
    not_lifted: tuple[Unsupervised, ...]
    closings: tuple[ClosingLine, ...]
    on_others: tuple[OnOthers, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supervised:
    """What the board is made from.

    ``cases`` is every investigation, so that one that is not seen still answers its criminal case;
    ``unseen`` are those that who looks may see and not supervise; ``loose`` are criminal cases that
    were told of beside all investigations.
    """

    law: Law
    at: datetime
    cases: tuple[CaseAt, ...] = ()
    seen: tuple[CaseAt, ...] = ()
    unseen: tuple[CaseAt, ...] = ()
    loose: tuple[PredicateCase, ...] = ()


def board(over: Supervised, folded: Iterable[Supervision] | None = None) -> Board:
    """The board over the investigations that are seen.

    Args:
        folded: what is seen, where it was folded before.
    """
    seen = tuple(_folded(over.seen) if folded is None else folded)
    return Board(
        predicates=_predicates(over),
        unsupervised=tuple(line for one in seen for line in one.unsupervised),
        late=next_clocks(late for one in seen for late in one.late),
        not_lifted=tuple(line for one in seen for line in one.not_lifted),
        closings=tuple(line for one in seen for line in one.closings),
        on_others=tuple(line for one in seen for line in one.on_others),
        unseen=over.unseen,
    )


def supervision_of(
    case: CaseAt, taken: Sequence[MeasureStanding], clocks: Iterable[CaseClock]
) -> Supervision:
    """What the supervision looks at in one investigation, by its measures and their clocks."""
    return Supervision(
        case=case,
        unsupervised=tuple(
            Unsupervised(case=case, measure=one, wanting=found)
            for one in taken
            if (found := wanting_of(case, one))
        ),
        late=tuple(one for one in clocks if one.is_late),
        not_lifted=tuple(
            Unsupervised(case=case, measure=one, wanting=(Event.LIFTED,))
            for one in taken
            if _is_not_lifted(case, one)
        ),
        closings=tuple(_closings(case)),
        on_others=tuple(
            OnOthers(case=case, measure=one, assets=assets)
            for one in taken
            if one.is_in_force and (assets := unfounded(case, one.measure, one.edition))
        ),
    )


def _folded(cases: Iterable[CaseAt]) -> Iterator[Supervision]:
    for case in cases:
        taken = measures(case)
        yield supervision_of(case, taken, clocks_of(case, taken))


def wanting_of(case: CaseAt, standing: MeasureStanding) -> tuple[Event, ...]:
    """The consents that did not come before a measure, and the information that did not come."""
    events = events_of(case, standing)
    before = [CONSENTS[one] for one in standing.edition.consents if one in CONSENTS]
    after = [
        INFORMS[one.told]
        for one in standing.edition.notices
        if one.told in INFORMS and one.told is not Actor.OWNER
    ]
    late = [one for one in before if one not in events or events[one].at > standing.entry.at]
    return tuple(dict.fromkeys([*late, *(one for one in after if one not in events)]))


def predicate_line(
    law: Law, body: PredicateCase, opened: tuple[int, datetime] | None, now: datetime
) -> PredicateLine:
    """A criminal case against the trigger of its jurisdiction.

    Args:
        opened: the investigation that follows its proceeds, and since when.
    """
    yields = yields_proceeds(law, body)
    return PredicateLine(
        body=body,
        yields=yields,
        investigation=opened[0] if opened else 0,
        clock=None if yields is False else _trigger(law, body, opened, now),
    )


def _trigger(
    law: Law, body: PredicateCase, opened: tuple[int, datetime] | None, now: datetime
) -> ClockLine | None:
    triggers = law.every(Trigger, body.jurisdiction)
    edition = stood(triggers[0].editions, body.registered_on).to_act_by if triggers else None
    clock = law.clock(edition.clock) if edition else None
    if clock is None:
        return None
    calendar = law.calendar(clock)
    registered = calendar.start_of(body.registered_on)
    events = {clock.runs_from: Instant(at=registered, is_day=True)}
    if opened is not None:
        events[clock.stopped_by] = Instant(at=opened[1])
    return clock_line(clock, calendar, events, about=opened[0] if opened else 0, now=now)


def _predicates(over: Supervised) -> tuple[PredicateLine, ...]:
    told = [*over.loose]
    told += [body for case in over.seen for _, body in case.record.of(PredicateCase)]
    every = {one.registration: one for one in told}
    opened = _opened(over.cases)
    lines = [
        predicate_line(over.law, one, opened.get(one.registration), over.at)
        for one in every.values()
    ]
    return tuple(sorted(lines, key=_turn))


def _opened(cases: Sequence[CaseAt]) -> dict[str, tuple[int, datetime]]:
    """By a criminal case's registration the investigation that followed it first, since when."""
    told = [
        (entry.at, case.record.head.number, one.registration)
        for case in cases
        for entry, one in case.record.of(PredicateCase)
    ]
    return {registration: (number, at) for at, number, registration in sorted(told, reverse=True)}


def _is_not_lifted(case: CaseAt, one: MeasureStanding) -> bool:
    lapsed = one.end is not None and one.end.how is How.LAPSED
    return lapsed and Event.LIFTED not in events_of(case, one)


def _closings(case: CaseAt) -> Iterator[ClosingLine]:
    for entry, body in case.record.of(Closing):
        decision = case.record.decision_on(entry.number)
        if decision is None or decision.granted:
            yield ClosingLine(
                case=case,
                entry=entry,
                body=body,
                closed_at=decision.decided_at if decision else None,
                was_searched=was_searched(case),
            )


def _turn(line: PredicateLine) -> tuple[bool, bool, str]:
    return not line.is_late, bool(line.investigation), line.body.registration
