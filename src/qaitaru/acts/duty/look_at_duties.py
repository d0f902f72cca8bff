"""See the duties: each with its clocks, what is late by how much, what is next, what is held."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.duty import store
from qaitaru.duty.bodies import ExemptionRequest, Petition, Release
from qaitaru.duty.clock_lines import clock_lines, home_calendar, wait_of
from qaitaru.duty.events import CHAIN, events_of
from qaitaru.duty.exemptions import answer_to, left_minor
from qaitaru.duty.holdings import Holding, held_in, holdings
from qaitaru.duty.movements import Movement, movements
from qaitaru.duty.record import Decision, DutyHead, DutyRecord, Entry
from qaitaru.duty.releasing import rests_on_name_alone
from qaitaru.duty.rights import Review, reviews, wanting
from qaitaru.facts.errors import PackFaulty
from qaitaru.law.clock_lines import ClockLine, Instant, pressing
from qaitaru.law.law import Law
from qaitaru.law.pack import Exemption, Measure, Permitted, Regime, Route
from qaitaru.screening import hit_store


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request for exemption or release as it stands."""

    entry: Entry
    kind: Exemption | None  # None for a release
    currency: str
    wait: ClockLine | None
    answer: str
    decision: Decision | None
    left_minor: int  # of the period of today
    may_decide: bool  # whether the member who looks may

    @property
    def purposes(self) -> tuple[str, ...]:
        """What money is asked for; none for a release."""
        body = self.entry.body
        return body.purposes if isinstance(body, ExemptionRequest) else ()

    @property
    def standing(self) -> str:
        """Where it stands: ``waiting``, ``granted`` or ``refused``."""
        if self.decision is None:
            return "waiting"
        return "granted" if self.decision.granted else "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class PetitionView:
    """A petition to be taken off the list, and the way it goes; None where no pack knows it."""

    entry: Entry
    body: Petition
    route: Route | None

    def words(self, language: str) -> str:
        """The way in words."""
        return self.route.text.words(language) if self.route else self.body.route


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyView:
    """One duty as of an instant."""

    record: DutyRecord
    at: datetime
    regime: Regime | None
    chain: tuple[tuple[str, Instant | None], ...]  # from the publication on
    clocks: tuple[ClockLine, ...]
    next_steps: tuple[ClockLine, ...]  # the most pressing first
    holdings: tuple[Holding, ...]
    held: dict[str, int]
    movements: dict[int, tuple[Movement, ...]]  # by asset
    requests: tuple[RequestView, ...]
    petitions: tuple[PetitionView, ...]
    reviews: tuple[Review, ...]
    wanting: tuple[str, ...]  # topics of the rights log
    on_name_alone: bool
    measures: tuple[Measure, ...]
    permitted: tuple[Permitted, ...]
    routes: tuple[Route, ...]
    exemptions: tuple[Exemption, ...]
    may_tell_reason: bool
    zone: str  # by whose time its forms are read
    law: Law

    @property
    def is_late(self) -> bool:
        """Whether something is overdue."""
        return any(one.late for one in self.next_steps)

    def entries_of(self, kind: str) -> tuple[Entry, ...]:
        """What was told of one kind, in order: ``attempt``, ``right``, ``letter``."""
        told = self.record.entries
        return tuple(one for one in told if one.body.__struct_config__.tag == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyGlance:
    """The duties by count, the most pressing one, and the file of a law pack that cannot be read.

    ``yours`` are requests that the member who looks may decide.
    """

    duties: int = 0
    late: int = 0
    yours: int = 0
    first: DutyView | None = None
    faulty_pack: str = ""


def glance_at_duties(desk: Desk, connection: Connection) -> DutyGlance:
    """What the home page tells of the duties; a faulty pack does not shut the house."""
    try:
        law = law_of(desk)
    except PackFaulty as fault:
        return DutyGlance(faulty_pack=fault.file)
    views = _in_turn(duty_view(desk, one, law) for one in store.every(connection))
    return DutyGlance(
        duties=len(views),
        late=sum(one.is_late for one in views),
        yours=sum(request.may_decide for one in views for request in one.requests),
        first=next((one for one in views if one.next_steps), None),
    )


def look_at_duties(desk: Desk) -> tuple[DutyView, ...]:
    """Every duty; those with the most pressing step first, then by number.

    Raises: PackFaulty.
    """
    law = law_of(desk)
    with consult(desk, "look_at_duties") as connection:
        return _in_turn(duty_view(desk, one, law) for one in store.every(connection))


def look_at_duty(desk: Desk, number: int) -> DutyView:
    """One duty.

    Raises: DutyMissing; PackFaulty.
    """
    law = law_of(desk)
    with consult(desk, "look_at_duty", duty=number) as connection:
        return duty_view(desk, store.find(connection, number), law)


def compared_name(desk: Desk, head: DutyHead) -> str:
    """The listed name that the duty's hit compared; the primary one where it has no hit."""
    if not head.hit:
        return head.listed_name
    with consult(desk, "look_at_hit", hit=head.hit) as connection:
        return hit_store.find(connection, head.hit).found.matched_name


def duty_view(desk: Desk, record: DutyRecord, law: Law) -> DutyView:
    """A duty against the clocks of the law, as of now."""
    now, head = desk.clock(), record.head
    home = home_calendar(law, head.jurisdiction)
    events, lines = events_of(record, home), clock_lines(record, law, now)
    assets = holdings(record)
    routes = law.routes(head.jurisdiction, head.regime)
    return DutyView(
        record=record,
        at=now,
        regime=next((one for one in law.regimes if one.key == head.regime), None),
        chain=tuple((name, events.get(name)) for name in CHAIN),
        clocks=lines,
        next_steps=tuple(pressing(lines)),
        holdings=assets,
        held=held_in(record),
        movements={one.entry.number: movements(record, one.entry.number) for one in assets},
        requests=_requests(desk, record, law, now),
        petitions=_petitions(record, routes),
        reviews=reviews(record, home.day_of(now)),
        wanting=wanting(record),
        on_name_alone=rests_on_name_alone(record),
        measures=law.measures(head.jurisdiction),
        permitted=law.permitted(head.jurisdiction),
        routes=routes,
        exemptions=law.exemptions(head.jurisdiction, head.regime),
        may_tell_reason=law.may_tell_reason(head.jurisdiction),
        zone=home.zone,
        law=law,
    )


def _petitions(record: DutyRecord, routes: tuple[Route, ...]) -> tuple[PetitionView, ...]:
    known = {one.key: one for one in routes}
    return tuple(
        PetitionView(entry=entry, body=body, route=known.get(body.route))
        for entry, body in record.of(Petition)
    )


def _requests(desk: Desk, record: DutyRecord, law: Law, now: datetime) -> tuple[RequestView, ...]:
    head = record.head
    kinds = {one.key: one for one in law.exemptions(head.jurisdiction, head.regime)}
    assets = {one.entry.number: one.asset.currency for one in holdings(record)}
    today = home_calendar(law, head.jurisdiction).day_of(now)
    found = []
    for entry in record.entries:
        body, decision = entry.body, record.decision_on(entry.number)
        if not isinstance(body, ExemptionRequest | Release):
            continue
        asks = isinstance(body, ExemptionRequest)
        found.append(
            RequestView(
                entry=entry,
                kind=kinds.get(body.exemption) if isinstance(body, ExemptionRequest) else None,
                currency=assets.get(body.asset, "") if isinstance(body, ExemptionRequest) else "",
                wait=wait_of(record, law, entry.number, now) if asks else None,
                answer=answer_to(record, entry.number),
                decision=decision,
                left_minor=left_minor(record, entry.number, today),
                may_decide=decision is None and entry.made_by != desk.member,
            )
        )
    return tuple(found)


def _in_turn(views: Iterable[DutyView]) -> tuple[DutyView, ...]:
    return tuple(sorted(views, key=_turn))


def _turn(view: DutyView) -> tuple[bool, bool, float, int]:
    """Overdue first, then by the nearest end, then those with nothing to do."""
    first = view.next_steps[0] if view.next_steps else None
    end = first.due_utc if first else None
    is_late = first is not None and bool(first.late)
    return not is_late, first is None, end.timestamp() if end else 0.0, view.record.head.number
