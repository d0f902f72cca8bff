"""The findings of typologies: the queue, one finding with its rows, and what members decide."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.decide_finding import (
    Closing,
    confirm_closing,
    note_looked,
    propose_closing,
    refuse_closing,
    take_finding,
    withdraw_closing,
)
from qaitaru.acts.detection.detect_here import detect_here
from qaitaru.acts.detection.finding_views import FindingQueue
from qaitaru.acts.detection.look_at_findings import (
    PAGE,
    FindingsWanted,
    look_at_finding,
    look_at_findings,
)
from qaitaru.detection.desk.deciding import GROUNDS, NEEDS_REMARK, Verdict
from qaitaru.facts.errors import (
    FindingProposalMissing,
    FindingProposalWaits,
    OwnFindingProposal,
    QaitaruError,
)
from qaitaru.facts.errors import SettingFaulty as Faulty
from qaitaru.web import values
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, cut, page_number, paging_of
from qaitaru.web.panel import panel_key, panel_of, wants_panel_only
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text
from qaitaru.wording.known_words import KnownWords
from qaitaru.wording.patterns import PatternWords

_REFUSED: Final = (Faulty, OwnFindingProposal, FindingProposalMissing, FindingProposalWaits)
_TICK: Final = "account_"  # and the place of an account of the finding
_ACCOUNTS: Final = 20  # of a finding, shown and to be ticked


@get("/findings", sync_to_thread=True)
def show_findings(desk: GivenDesk, view: GivenView) -> Response[str]:
    """One queue of findings."""
    asked = view.asked("queue", FindingQueue.OPEN.value)
    wanted = FindingsWanted(
        queue=FindingQueue(asked) if asked in set(FindingQueue) else FindingQueue.OPEN,
        typology=view.asked("typology"),
        account=view.asked("account").strip(),
    )
    found = look_at_findings(desk, wanted)
    paging = paging_of(view, len(found.findings))
    return page(
        view,
        "findings.html",
        room="findings",
        found=found,
        findings=cut(found.findings, paging),
        paging=paging,
        wanted=wanted,
        queues=tuple(FindingQueue),
        pattern=PatternWords(view.words),
    )


@post("/findings/detect", sync_to_thread=True)
def detect(desk: GivenDesk, jobs: GivenJobs) -> Response[None]:
    """Ask every typology of the ledger."""
    job = jobs.start("detect", partial(_detect, desk))
    job.wait(SOON)
    done = job.work.done() and job.work.exception() is None
    return go("/findings" if done else f"/jobs/{job.number}")


@get("/findings/{number:int}", sync_to_thread=True)
def show_finding(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One finding."""
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel_of(desk, view))
    return _finding(desk, view, number)


@post("/findings/{number:int}/note", sync_to_thread=True)
def note(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Take a finding into the case, or note to have looked at it."""
    acts = {"take": take_finding, "look": note_looked}
    chosen = acts.get(field(data, "do"))
    try:
        if chosen is None:
            raise Faulty("do", field(data, "do"), ", ".join(acts))
        chosen(desk, number, field(data, "remark"))
    except _REFUSED as fault:
        return _finding(desk, view, number, fault=_told(fault, view), given=data)
    return go(f"/findings/{number}")


@post("/findings/{number:int}/propose", sync_to_thread=True)
def propose(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Propose to dismiss a finding or to hold it back; it waits for a second member."""
    try:
        propose_closing(desk, number, _closing(data))
    except _REFUSED as fault:
        return _finding(desk, view, number, fault=_told(fault, view), given=data)
    return go(f"/findings/{number}")


@post("/findings/{number:int}/answer", sync_to_thread=True)
def answer(
    desk: GivenDesk, view: GivenView, data: Fields, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Confirm or refuse what waits, or take back one's own."""
    acts = {"confirm": confirm_closing, "refuse": refuse_closing, "withdraw": withdraw_closing}
    chosen = acts.get(field(data, "do"))
    try:
        if chosen is None:
            raise Faulty("do", field(data, "do"), ", ".join(acts))
        chosen(desk, number, field(data, "remark"))
    except _REFUSED as fault:
        return _finding(desk, view, number, fault=_told(fault, view), given=data)
    return go(f"/findings/{number}")


def _finding(
    desk: Desk, view: View, number: int, *, fault: str = "", given: Fields | None = None
) -> Response[str]:
    asked = Paging(page_number(view), 0, PAGE)
    whole = look_at_finding(desk, number, offset=asked.offset, limit=asked.size)
    limits, rows = look_at_use_marks(desk), whole.view.seen.sighting.transfers
    return page(
        view,
        "found.html",
        status=422 if fault else 200,
        room="findings",
        whole=whole,
        seen=whole.view.seen.sighting,
        stands=whole.view.stands,
        paging=Paging(asked.page, len(whole.view.seen.sighting.transfers), PAGE),
        pattern=PatternWords(view.words),
        fact=KnownWords(view.words),
        key=panel_key,
        accounts=_ACCOUNTS,
        grounds=GROUNDS,
        needs_remark=NEEDS_REMARK,
        limits=limits,
        stands_on=limits.of_entries(entry for shown in rows for entry in shown),
        panel=panel_of(desk, view),
        fault=fault,
        given=given or {},
    )


def _told(fault: QaitaruError, view: View) -> str:
    """What is wrong with a decision, in words of its form."""
    own = f"web.finding.fault.{fault.setting}" if isinstance(fault, Faulty) else ""
    return view.words(own) if own in view.words else fault_text(fault, view.words)


def _closing(data: Fields) -> Closing:
    verdict, until = field(data, "verdict"), field(data, "until")
    if verdict not in {Verdict.DISMISSED, Verdict.SUPPRESSED}:
        raise Faulty("verdict", verdict, ", ".join(Verdict))
    ends = values.day(until) if until else None
    if until and ends is None:
        raise Faulty("until", until, "2027-12-31")
    return Closing(
        verdict=Verdict(verdict),
        ground=field(data, "ground"),
        remark=field(data, "remark"),
        expires_on=ends,
        typology=field(data, "typology"),
        accounts=tuple(value for key, value in data.items() if key.startswith(_TICK)),
    )


def _detect(desk: Desk, _: HowFar) -> list[object]:
    return [detect_here(desk, asked_typologies((), {}))]


ROUTES: Final = (show_findings, detect, show_finding, note, propose, answer)
