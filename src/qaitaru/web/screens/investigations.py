"""The investigations: the list with what presses, one whole, and everything told of it in order."""

from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.look_at_investigation import CaseView, look_at_investigation
from qaitaru.acts.casework.look_at_plan import look_at_plan
from qaitaru.acts.casework.look_at_rates import look_at_day_rates
from qaitaru.acts.casework.look_at_requests import look_at_requests
from qaitaru.acts.casework.look_over import look_over
from qaitaru.acts.casework.open_investigation import open_investigation
from qaitaru.acts.duty.duty_desk import law_of
from qaitaru.casework.bodies.conduct import Note, PredicateCase
from qaitaru.casework.orders import orders
from qaitaru.casework.values import Rung, ladder
from qaitaru.facts.errors import CaseRefused, SameMember, SettingFaulty
from qaitaru.web import values
from qaitaru.web.casework.asset_cards import cards_of, tally_of
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.view import View, own_address
from qaitaru.wording.faults import fault_text

_ROWS: Final = 50

Answer = Response[str] | Response[None]


@get("/investigations", sync_to_thread=True)
def show_investigations(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every investigation that the member may see, the most pressing first."""
    return _list(desk, view, given=dict(view.query))


@post("/investigations/open", sync_to_thread=True)
def open_one(desk: GivenDesk, view: GivenView, data: Fields) -> Answer:
    """Open an investigation, beside a criminal case where one is named."""
    try:
        record = open_investigation(
            desk,
            field(data, "title"),
            jurisdiction=field(data, "jurisdiction"),
            beside=_beside(data),
        )
    except (CaseRefused, SettingFaulty) as fault:
        return _list(desk, view, given=data, fault=fault_text(fault, view.words))
    return go(f"/investigations/{record.head.number}")


@get("/investigations/{number:int}", sync_to_thread=True)
def show_investigation(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One investigation, whole."""
    return _one(desk, view, number)


@get("/investigations/{number:int}/entries", sync_to_thread=True)
def show_entries(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """Everything that was told, the newest first, with what stands in its place."""
    own = CasePage(look_at_investigation(desk, number), view, desk.member)
    kinds = sorted({one.kind for one in own.seen.record.entries})
    asked = view.asked("kind")
    told = [one for one in own.seen.record.entries if not one.corrects]
    found = [one for one in reversed(told) if asked in {"", one.kind}]
    paging = paging_of(view, len(found))
    return page(
        view,
        "case_entries.html",
        room="investigations",
        own=own,
        kinds=kinds,
        paging=paging,
        entries=cut(found, paging),
    )


@post("/investigations/{number:int}/decide", sync_to_thread=True)
def decide(desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]) -> Answer:
    """Say yes or no to what another member asked for."""
    entry, granted = values.number(field(data, "entry")) or 0, field(data, "do") == "grant"
    look_at_investigation(desk, number)
    try:
        decide_entry(desk, entry, granted=granted, remark=field(data, "remark"))
    except (CaseRefused, SameMember) as fault:
        return _one(desk, view, number, fault=fault_text(fault, view.words), given=data)
    back = field(data, "back")
    return go(own_address(back) if back else f"/investigations/{number}#waiting")


def _beside(data: Fields) -> tuple[PredicateCase, ...]:
    registration, day = field(data, "registration"), field(data, "registered_on")
    if not registration and not day:
        return ()
    registered = values.day(day)
    if registered is None:
        raise SettingFaulty("registered_on", day, "2026-03-06")
    body = PredicateCase(
        registration=registration,
        registered_on=registered,
        offence=field(data, "offence"),
        agency=field(data, "agency"),
    )
    return (body,)


def _list(desk: Desk, view: View, *, given: Fields, fault: str = "") -> Response[str]:
    over, law = look_over(desk), law_of(desk)
    late_only, wanted = view.asked("late") == "1", view.asked("q").casefold()
    found = [one for one in over.views if (one.is_late or not late_only) and _is_named(one, wanted)]
    paging = paging_of(view, len(found), _ROWS)
    shown = (over.fresh(one.record.head.number) for one in cut(found, paging))
    return page(
        view,
        "investigations.html",
        status=422 if fault else 200,
        room="investigations",
        pages=[CasePage(one, view, desk.member) for one in shown],
        paging=paging,
        counts=(len(over.views), sum(one.is_late for one in over.views)),
        late_only=late_only,
        ladder=lambda one: ladder(one.seen.case),
        rungs=Rung,
        jurisdictions=[one for one in law.packs if one.code in law.jurisdictions],
        given=given,
        fault=fault,
    )


def _is_named(seen: CaseView, wanted: str) -> bool:
    """Whether a title, a registration number or a subject has the words asked for."""
    told = [seen.record.head.title, *(one.registration for one in seen.predicates)]
    told += [one.subject.name for one in seen.subjects]
    return not wanted or any(wanted in one.casefold() for one in told)


def _one(
    desk: Desk, view: View, number: int, *, fault: str = "", given: Fields | None = None
) -> Response[str]:
    own = CasePage(look_at_investigation(desk, number), view, desk.member)
    record, at = own.seen.record, own.seen.case.at
    return page(
        view,
        "investigation.html",
        status=422 if fault else 200,
        room="investigations",
        own=own,
        head=record.head,
        cards=(cards := cards_of(own.seen, view)),
        tally=tally_of(cards, look_at_day_rates(desk)),
        ladder=ladder(own.seen.case),
        rungs=list(Rung),
        orders=orders(record, at),
        plan=look_at_plan(desk, number),
        requests=look_at_requests(desk, number),
        notes=[pair for pair in record.of(Note) if pair[0].at <= at],
        last=[one for one in reversed(record.entries) if not one.corrects][:8],
        fault=fault,
        given=given or {},
    )


ROUTES = (show_investigations, open_one, show_investigation, show_entries, decide)
