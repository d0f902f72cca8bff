"""Every clock of an investigation: where it stands, until when, for whom, under which edition."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.in_force import How, MeasureStanding, measures
from qaitaru.casework.measure_events import events_of, exception_of
from qaitaru.casework.pauses import pauses_of
from qaitaru.casework.taking import COURTS
from qaitaru.law.actors import Actor
from qaitaru.law.clock_lines import ClockLine, Instant, State, clock_line
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.events import Event

_WAITING: Final = (State.OVERDUE, State.OPEN, State.RUNNING)
_ENDS_WITH: Final = (ClockRole.EXPIRY, ClockRole.PETITION, ClockRole.DECISION)
"""What the clocks of these ask has no more sense once the measure has ended."""
_OF_COURTS: Final = (ClockRole.PETITION, ClockRole.DECISION)


class CaseClock(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One clock of an investigation.

    ``about`` is the entry it is laid on: a measure, a request, a predicate case. ``then`` are those
    who must act by themselves when it lapses, and ``then_told`` whom they tell; ``is_over`` is true
    where what it is laid on has ended.
    """

    investigation: int
    about: int
    role: ClockRole
    line: ClockLine
    then: tuple[Actor, ...] = ()
    then_told: tuple[Actor, ...] = ()
    is_over: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether something is to be done, or will happen by itself."""
        return self.line.state in _WAITING and not self.is_over

    @property
    def is_late(self) -> bool:
        """Whether a duty is overdue, or a lapsed measure was not lifted by who holds the asset."""
        lapsed = self.line.state is State.LAPSED and bool(self.then) and not self.is_over
        return lapsed or (self.line.state is State.OVERDUE and not self.is_over)


def case_clocks(case: CaseAt) -> tuple[CaseClock, ...]:
    """The clocks of every measure, in the order they were taken."""
    return clocks_of(case, measures(case))


def clocks_of(case: CaseAt, taken: Iterable[MeasureStanding]) -> tuple[CaseClock, ...]:
    """The clocks of measures as they stand, in their order."""
    return tuple(clock for one in taken for clock in measure_clocks(case, one))


def measure_clocks(case: CaseAt, standing: MeasureStanding) -> Iterator[CaseClock]:
    """The clocks of one measure, in the order of its law."""
    events = events_of(case, standing)
    number = standing.entry.number
    for role, key in standing.edition.clocks.items():
        clock = case.law.clock(key)
        if clock is None or not _is_asked(case, standing, role):
            continue
        ends = role is ClockRole.EXPIRY
        yield CaseClock(
            investigation=case.record.head.number,
            about=number,
            role=role,
            line=clock_line(
                clock,
                case.law.calendar(clock),
                events,
                about=number,
                now=case.at,
                extended_to=standing.expiry.at if standing.expiry.is_extended and ends else None,
                pauses=pauses_of(case.record, number, clock, case.at),
            ),
            then=standing.edition.lifted_by if ends else (),
            then_told=standing.edition.lifting_told if ends else (),
            is_over=role in _ENDS_WITH and _is_over(standing, events),
        )


def next_clocks(clocks: Iterable[CaseClock]) -> tuple[CaseClock, ...]:
    """What is next, the most pressing first: what is late, then by its end, then without a number.

    A measure that will lapse by itself stands among them: nothing lapses unseen.
    """
    wanted = [one for one in clocks if one.is_waiting or one.is_late]
    return tuple(sorted(wanted, key=_turn))


def _is_asked(case: CaseAt, standing: MeasureStanding, role: ClockRole) -> bool:
    """Whether a clock asks anything: a court that ordered was petitioned, some owners are not told.

    What is asked of a court is asked while a measure without it holds.
    """
    if role in _OF_COURTS and COURTS.issuperset(standing.edition.orders):
        return False
    return role is not ClockRole.OWNER_NOTICE or exception_of(case, standing.entry.number) is None


def _is_over(standing: MeasureStanding, events: Mapping[str, Instant]) -> bool:
    """Whether nothing more is to be done: a lapsed measure is over when it is told as lifted."""
    end = standing.end
    return end is not None and (end.how is not How.LAPSED or Event.LIFTED in events)


def _turn(one: CaseClock) -> tuple[bool, bool, float, int]:
    end = one.line.due_utc
    return not one.is_late, end is None, end.timestamp() if end else 0.0, one.about
