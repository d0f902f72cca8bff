"""The hits: the queue, one hit with both of its sides, and the decision by two members."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.note_hit_payments import (
    look_at_hit_duty,
    note_all_hit_payments,
    note_hit_payments,
)
from qaitaru.acts.screening.decide_hit import (
    Decision,
    confirm_hit,
    propose_decision,
    refuse_hit,
    withdraw_proposal,
)
from qaitaru.acts.screening.hit_views import Queue
from qaitaru.acts.screening.look_at_hit_payments import PAGE, look_at_hit_payments
from qaitaru.acts.screening.look_at_hits import look_at_hit, look_at_hits
from qaitaru.acts.screening.screen_parties import screen_parties
from qaitaru.acts.screening.screen_payments import screen_payments
from qaitaru.facts.errors import (
    DutyRefused,
    EntryMissing,
    ListMissing,
    OwnProposal,
    ProposalMissing,
    ProposalWaits,
    QaitaruError,
)
from qaitaru.facts.errors import SettingFaulty as Faulty
from qaitaru.screening.deciding import Verdict
from qaitaru.screening.grounds import DISCRIMINATORS, grounds_of
from qaitaru.screening.hits import HitKind
from qaitaru.screening.side_by_side import side_by_side, text_marked
from qaitaru.web import values
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import panel_key, panel_of, wants_panel_only
from qaitaru.web.payment_view import sum_of, transfers_of
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text
from qaitaru.wording.reasons import reason_text

_REFUSED: Final = (
    Faulty,
    OwnProposal,
    ProposalMissing,
    ProposalWaits,
    DutyRefused,
    EntryMissing,
)
_TICK: Final = "entry_"  # and the row of a payment behind a hit


@get("/hits", sync_to_thread=True)
def show_hits(desk: GivenDesk, view: GivenView) -> Response[str]:
    """One queue of hits."""
    return _queue(desk, view)


@post("/hits/screen", sync_to_thread=True)
def screen(desk: GivenDesk, view: GivenView, jobs: GivenJobs) -> Response[str] | Response[None]:
    """Put every party and every payment to the lists in force."""
    job = jobs.start("screen", partial(_screen, desk))
    job.wait(SOON)
    if not job.work.done():
        return go(f"/jobs/{job.number}")
    fault = job.work.exception()
    if isinstance(fault, ListMissing):
        return _queue(desk, view, fault=fault_text(fault, view.words))
    return go("/hits" if fault is None else f"/jobs/{job.number}")


@get("/hits/{number:int}", sync_to_thread=True)
def show_hit(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One hit."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    return _hit(desk, view, number)


@post("/hits/{number:int}/propose", sync_to_thread=True)
def propose(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Propose a decision; it waits for a second member."""
    try:
        propose_decision(desk, number, _decision(data))
    except _REFUSED as fault:
        return _hit(desk, view, number, fault=_told(fault, view), given=data)
    return go(f"/hits/{number}")


@post("/hits/{number:int}/answer", sync_to_thread=True)
def answer(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Confirm or refuse what waits, or take back one's own."""
    remark = field(data, "remark")
    acts = {"confirm": confirm_hit, "refuse": refuse_hit, "withdraw": withdraw_proposal}
    chosen = acts.get(field(data, "do"))
    try:
        if chosen is None:
            raise Faulty("do", field(data, "do"), ", ".join(acts))
        chosen(desk, number, remark)
    except _REFUSED as fault:
        return _hit(desk, view, number, fault=_told(fault, view), given=data)
    return go(f"/hits/{number}")


@post("/hits/{number:int}/attempt", sync_to_thread=True)
def note_attempt(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Tell the duty of a confirmed match of payments behind it: those ticked, or all."""
    ticked = [key.removeprefix(_TICK) for key in data if key.startswith(_TICK)]
    try:
        if field(data, "do") == "all":
            note_all_hit_payments(desk, number)
        elif ticked:
            note_hit_payments(desk, number, ticked)
        else:
            raise Faulty("payments", "", "1-b2")
    except _REFUSED as fault:
        return _hit(desk, view, number, fault=_told(fault, view), given=data)
    return go(f"/hits/{number}#payments")


def _queue(desk: Desk, view: View, *, fault: str = "") -> Response[str]:
    asked, of = view.asked("queue", Queue.OPEN.value), view.asked("of")
    queue = Queue(asked) if asked in set(Queue) else Queue.OPEN
    kind = HitKind(of) if of in set(HitKind) else None
    found = look_at_hits(desk, queue, kind)
    paging = paging_of(view, len(found.hits))
    return page(
        view,
        "hits.html",
        status=422 if fault else 200,
        room="hits",
        found=found,
        hits=cut(found.hits, paging),
        paging=paging,
        queue=queue,
        queues=tuple(Queue),
        of=kind.value if kind else "",
        fault=fault,
    )


def _hit(
    desk: Desk, view: View, number: int, *, fault: str = "", given: Fields | None = None
) -> Response[str]:
    sides = look_at_hit(desk, number)
    kept = sides.view.kept
    is_payment = kept.kind is HitKind.PAYMENT
    paging = paging_of(view, sides.view.payments, PAGE)
    return page(
        view,
        "hit.html",
        status=422 if fault else 200,
        room="hits",
        sides=sides,
        hit=kept,
        is_payment=is_payment,
        text=text_marked(kept.asked),
        payments=look_at_hit_payments(desk, number, offset=paging.offset, limit=paging.size)
        if is_payment
        else (),
        paging=paging,
        duty=look_at_hit_duty(desk, sides.view.through or number),
        sum_of=partial(sum_of, view),
        transfers=transfers_of,
        stands=sides.view.stands,
        rows=side_by_side(kept.asked, sides.designation, kept.found.reasons),
        grounds={verdict.value: grounds_of(verdict) for verdict in Verdict},
        discriminators=DISCRIMINATORS,
        reason=lambda one: reason_text(one.kind, one.asked, one.listed, view.words),
        sources=[one for one in sides.said if one.import_no],
        key=panel_key,
        panel=panel_of(desk, view),
        fault=fault,
        given=given or {},
        member=desk.member,
    )


def _told(fault: QaitaruError, view: View) -> str:
    """What is wrong with a decision, in words of its form."""
    own = f"web.hit.fault.{fault.setting}" if isinstance(fault, Faulty) else ""
    return view.words(own) if own in view.words else fault_text(fault, view.words)


def _decision(data: Fields) -> Decision:
    verdict, until = field(data, "verdict"), field(data, "until")
    if verdict not in set(Verdict):
        raise Faulty("verdict", verdict, ", ".join(Verdict))
    ends = values.day(until) if until else None
    if until and ends is None:
        raise Faulty("until", until, "2027-12-31")
    return Decision(
        verdict=Verdict(verdict),
        ground=field(data, "ground"),
        discriminators=tuple(one for one in DISCRIMINATORS if field(data, f"by_{one}")),
        remark=field(data, "remark"),
        expires_on=ends,
    )


def _screen(desk: Desk, _: HowFar) -> list[object]:
    return [screen_parties(desk), screen_payments(desk)]


ROUTES: Final = (show_hits, screen, show_hit, propose, answer, note_attempt)
