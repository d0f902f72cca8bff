"""The clocks of requests: the original that follows, the answer that is due."""

from collections.abc import Iterator

from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.requests.completeness import applying
from qaitaru.casework.requests.request_at import RequestAt, requests_at
from qaitaru.casework.requests.stages import EVENTS, Stage
from qaitaru.law.clock_lines import Instant, clock_line
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.events import Event

_OVER = frozenset({Stage.REFUSED, Stage.WITHDRAWN})


def request_clocks(case: CaseAt) -> tuple[CaseClock, ...]:
    """Every clock of every request, in the order they were begun."""
    return tuple(clock for one in requests_at(case) for clock in clocks_of(one))


def clocks_of(told: RequestAt) -> Iterator[CaseClock]:
    """The clocks of one request, as its laws set them.

    An original is owed where the request went electronically.
    """
    law, events = told.case.law, events_of(told)
    for _, edition in applying(told):
        for role, key in edition.clocks.items():
            clock = law.clock(key)
            if clock is None or (role is ClockRole.ORIGINAL and not told.request.is_electronic):
                continue
            line = clock_line(
                clock, law.calendar(clock), events, about=told.number, now=told.case.at
            )
            yield CaseClock(
                investigation=told.case.record.head.number,
                about=told.number,
                role=role,
                line=line,
                is_over=told.stage in _OVER,
            )


def events_of(told: RequestAt) -> dict[str, Instant]:
    """The first time each event of a request was."""
    found: dict[str, Instant] = {}
    if told.request.is_incoming:
        found[Event.REQUEST_RECEIVED] = Instant(at=told.entry.at, entry=told.number)
    for entry, step in told.steps:
        event = EVENTS.get(Stage(step.to))
        if event is not None:
            found.setdefault(event, Instant(at=entry.at, entry=entry.number))
    for entry, _ in told.answers:
        found.setdefault(Event.ANSWER_RECEIVED, Instant(at=entry.at, entry=entry.number))
    return found
