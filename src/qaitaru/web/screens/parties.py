"""The parties: which records are one and why, the queue of pairs to judge, and one party whole."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.resolution.judge_pair import judge_pair
from qaitaru.acts.resolution.look_at_party import WholeParty, look_at_party
from qaitaru.acts.resolution.look_at_resolution import SeenResolution, look_at_resolution
from qaitaru.acts.resolution.pair_views import PairView, alike_seen, doubts_seen, pair_seen
from qaitaru.acts.resolution.party_marks import PartyPair, parties_of
from qaitaru.acts.resolution.resolve_parties import resolve_parties
from qaitaru.facts.errors import JudgementMissing, NumbersConflict, SettingFaulty
from qaitaru.ledger.marks import mark_of_key
from qaitaru.resolution.judging import Verdict
from qaitaru.screening.ownership.bound import span
from qaitaru.screening.ownership.interests import COUNTED
from qaitaru.web import values
from qaitaru.web.fall_view import fall_of
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar, Jobs
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import panel_key, panel_of, wants_panel_only
from qaitaru.web.view import View, own_address
from qaitaru.wording.faults import fault_text

_ROOM: Final = "parties"
_QUEUES: Final = ("one", "judge", "alike", "judged")
_REFUSED: Final = (JudgementMissing, NumbersConflict, SettingFaulty)
_FOUND: Final = 50


@get("/parties", sync_to_thread=True)
def show_parties(desk: GivenDesk, view: GivenView) -> Response[str] | Response[None]:
    """One list of the resolution; or the party that is looked for."""
    text = view.asked("q").strip()
    if text:
        return _found(desk, view, text)
    seen = look_at_resolution(desk)
    queue = view.asked("queue") if view.asked("queue") in _QUEUES else _QUEUES[0]
    lists = {
        "one": seen.groups,
        "judge": doubts_seen(seen),
        "alike": alike_seen(seen),
        "judged": seen.judgements[::-1],
    }
    paging = paging_of(view, len(lists[queue]))
    return page(
        view,
        "parties.html",
        room=_ROOM,
        seen=seen,
        queue=queue,
        counts={name: len(lists[name]) for name in _QUEUES},
        rows=cut(lists[queue], paging),
        paging=paging,
        mark=mark_of_key,
        text="",
    )


@post("/parties/resolve", sync_to_thread=True)
def resolve(desk: GivenDesk, jobs: GivenJobs, data: Fields) -> Response[None]:
    """Resolve the parties anew, and go back to the page that asked for it."""
    return _resolved(desk, jobs, own_address(field(data, "back") or "/parties"))


@get("/parties/pair", sync_to_thread=True)
def show_pair(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Two records side by side, and what speaks for and against their being one."""
    seen = look_at_resolution(desk)
    pair = seen.parties.pair(view.asked("first"), view.asked("second"))
    return _pair(view, seen, pair)


@post("/parties/judge", sync_to_thread=True)
def judge(
    desk: GivenDesk, view: GivenView, jobs: GivenJobs, data: Fields
) -> Response[str] | Response[None]:
    """Say what two parties are, or take it back; the parties are resolved anew at once."""
    pair = parties_of(desk).pair(field(data, "first"), field(data, "second"))
    try:
        judge_pair(desk, pair, _verdict(field(data, "do")), field(data, "reason"))
    except _REFUSED as fault:
        told = fault_text(fault, view.words)
        return _pair(view, look_at_resolution(desk), pair, fault=told, given=data)
    return _resolved(desk, jobs, own_address(field(data, "back")))


@get("/parties/{mark:str}", sync_to_thread=True)
def show_party(desk: GivenDesk, view: GivenView, mark: FromPath[str]) -> Response[str]:
    """One party whole."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    day = values.day(view.asked("as_of").strip())
    party = look_at_party(desk, mark, day)
    return page(
        view,
        "party.html",
        room=_ROOM,
        party=party,
        called=partial(_called, party),
        fall=fall_of,
        span=span,
        counted=COUNTED,
        key=panel_key,
        mark=mark_of_key,
        panel=panel,
    )


def _found(desk: Desk, view: View, text: str) -> Response[str] | Response[None]:
    found = parties_of(desk).named(text)[:_FOUND]
    if len(found) == 1:
        return go(f"/parties/{found[0].mark}")
    return page(view, "parties_found.html", room=_ROOM, found=found, text=text)


def _pair(
    view: View,
    seen: SeenResolution,
    pair: PartyPair,
    *,
    fault: str = "",
    given: Fields | None = None,
) -> Response[str]:
    told = pair_seen(seen, pair)
    keys = {pair.first.key, pair.second.key}
    return page(
        view,
        "pair.html",
        status=422 if fault else 200,
        room=_ROOM,
        pair=told,
        fall=fall_of,
        together=seen.group_of(pair.first.key) is seen.group_of(pair.second.key),
        said=[one for one in seen.judgements if {*one.keys} == keys],
        after=_after(seen, told),
        fault=fault,
        given=given or {},
    )


def _after(seen: SeenResolution, told: PairView) -> PairView | None:
    """The pair to judge behind one in the queue; the first for one that is not in it."""
    queue = doubts_seen(seen)
    marks = [(one.first.mark, one.second.mark) for one in queue]
    own = told.first.mark, told.second.mark
    place = marks.index(own) + 1 if own in marks else 0
    return queue[place] if place < len(queue) else None


def _called(party: WholeParty, key: str) -> str:
    if key in party.seen.parties.by_key:
        return party.seen.called(key)
    return party.interests.names.get(key, key)


def _verdict(text: str) -> Verdict:
    if text not in set(Verdict):
        raise SettingFaulty("do", text, ", ".join(Verdict))
    return Verdict(text)


def _resolved(desk: Desk, jobs: Jobs, back: str) -> Response[None]:
    """Resolve in a job of its own: the page waits a moment, and goes on without it."""
    job = jobs.start("resolve", partial(_resolve, desk))
    job.wait(SOON)
    is_done = job.work.done() and job.work.exception() is None
    return go(back if is_done else f"/jobs/{job.number}")


def _resolve(desk: Desk, _: HowFar) -> list[object]:
    return [resolve_parties(desk)]


ROUTES: Final = (show_parties, resolve, show_pair, judge, show_party)
