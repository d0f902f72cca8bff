"""The clocks of a duty: what ran, what is late and by how much, what is next and for whom."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from qaitaru.duty.bodies import ExemptionRequest, Petition
from qaitaru.duty.events import events_of
from qaitaru.duty.record import DutyRecord
from qaitaru.law.calendars import Calendar
from qaitaru.law.clock_lines import ClockLine, clock_line
from qaitaru.law.clocks import Clock
from qaitaru.law.law import Law


def clock_lines(record: DutyRecord, law: Law, now: datetime) -> tuple[ClockLine, ...]:
    """Every clock of a duty: its own in the order of the packs, then its requests' and petitions'.

    Args:
        now: as of when; a clock that nothing has stopped is measured until then.
    """
    home = home_calendar(law, record.head.jurisdiction)
    return tuple(
        clock_line(clock, law.calendar(clock), events_of(record, home, about), about=about, now=now)
        for about, clocks in _groups(record, law)
        for clock in clocks
    )


def wait_of(record: DutyRecord, law: Law, request: int, now: datetime) -> ClockLine | None:
    """The authority's silence that an exemption request waits for; None where the law has none."""
    return next((one for one in clock_lines(record, law, now) if one.about == request), None)


def home_calendar(law: Law, jurisdiction: str) -> Calendar:
    """The calendar of a jurisdiction; where it has no pack, that of the first one that binds it."""
    return law.binding(jurisdiction)[0].calendar


def _groups(record: DutyRecord, law: Law) -> Iterator[tuple[int, tuple[Clock, ...]]]:
    """What clocks are laid on, 0 for the duty itself, each with its clocks."""
    head = record.head
    own = law.clocks(head.jurisdiction, head.regime)
    yield 0, tuple(one for one in own if one.runs_from in {"published", "frozen", "reported"})
    kinds = {one.key: one for one in law.exemptions(head.jurisdiction, head.regime)}
    for entry, request in record.of(ExemptionRequest):
        kind = kinds.get(request.exemption)
        yield entry.number, _known(law, (kind.clock,) if kind else ())
    routes = {one.key: one for one in law.routes(head.jurisdiction, head.regime)}
    for entry, petition in record.of(Petition):
        route = routes.get(petition.route)
        yield entry.number, _known(law, route.phases if route else ())


def _known(law: Law, keys: Iterable[str]) -> tuple[Clock, ...]:
    return tuple(one for key in keys if (one := law.clock(key)) is not None)
