"""Traces: all rules of one beside each other; made, and made again, as long work."""

from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath
from markupsafe import Markup

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.limited_paper import is_working_paper
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.made_again import MadeAgain
from qaitaru.acts.tracing.claims import claim_text, claims
from qaitaru.acts.tracing.look_at_traces import look_at_trace, look_at_trace_head, look_at_traces
from qaitaru.acts.tracing.retrace import retrace
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.traces import PlaceKind, RuleTrace, TracedBreak, exhibits_of
from qaitaru.documents.charts.rules_beside import Beside, rules_beside
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.following import tainted
from qaitaru.web import values
from qaitaru.web.claim_view import told_claims
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar, Job
from qaitaru.web.pages import page
from qaitaru.web.paging import MOST_ROWS, cut, paging_of
from qaitaru.web.panel import panel_of, wants_panel_only
from qaitaru.web.trace_view import Place, TracePage, notes_of, sold_in
from qaitaru.web.view import View
from qaitaru.wording.assumptions import ways_text

_PLACES: Final = 5  # columns of the comparison on one page
_BREAKS: Final = 15
_HIGH: Final = "high"


@get("/tracing", sync_to_thread=True)
def show_tracing(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The claims, and the traces made."""
    known = claims(desk)
    traces = look_at_traces(desk)
    paging = paging_of(view, len(traces))
    return page(
        view,
        "tracing.html",
        room="tracing",
        claims=told_claims(known, traces),
        traces=cut(traces, paging),
        paging=paging,
    )


@post("/claim/{name:str}/trace", sync_to_thread=True)
def trace(desk: GivenDesk, jobs: GivenJobs, data: Fields, name: FromPath[str]) -> Response[None]:
    """Trace a version of a claim under every rule."""
    text = claim_text(desk, name, values.number(field(data, "version")))
    job = jobs.start("trace", partial(_trace, desk, text))
    return go(_result(job) or f"/jobs/{job.number}")


@post("/tracing/{number:int}/again", sync_to_thread=True)
def trace_again(desk: GivenDesk, jobs: GivenJobs, number: FromPath[int]) -> Response[None]:
    """Make every rule of a trace again, and say whether each is the same to the byte."""
    kept = look_at_trace_head(desk, number)
    job = jobs.start("retrace", partial(_retrace, desk, list(kept.numbers.values())))
    job.wait(SOON)
    return go(f"/jobs/{job.number}")


@get("/tracing/{number:int}", sync_to_thread=True)
def show_trace(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """The rules beside each other."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    kept, traces = look_at_trace(desk, number)
    one = TracePage(kept, traces, _claimant(view, traces))
    paging = paging_of(view, len(one.places), _PLACES)
    places = cut(one.places, paging)
    rules, sums = one.claimed(view.asked)
    broken = _rule(view, one)
    return page(
        view,
        "trace.html",
        room="tracing",
        one=one,
        places=places,
        paging=paging,
        charts=_charts(view, one, places),
        rules=rules,
        sums=sums,
        broken=one.of_rule(broken),
        broken_sums=_sums(one.of_rule(broken)),
        sold=sold_in(one.of_rule(broken), parse_claim(kept.text)),
        shown_breaks=_largest(one.of_rule(broken), whole=view.asked("breaks") == "all"),
        notes=notes_of,
        ways=partial(ways_text, words=view.words),
        tainted_of=lambda sums: sum(tainted(sums).values()),
        left=one.of_rule(broken).bounded(PlaceKind.OUTFLOW),
        panel=panel,
        limits=(limits := look_at_use_marks(desk).of(exhibits_of(traces))),
        is_working=is_working_paper(limits),
    )


def _trace(desk: Desk, text: str, told: HowFar) -> list[object]:
    def tell(rule: str, done: int, whole: int) -> None:
        told.name, told.done, told.whole = rule, done, whole

    return [one.analysis for one in trace_funds(desk, text, told=tell)]


def _retrace(desk: Desk, numbers: list[int], told: HowFar) -> list[object]:
    found: list[MadeAgain] = []
    for done, number in enumerate(numbers):
        told.name, told.done, told.whole = str(number), done, len(numbers)
        found.append(retrace(desk, number))
    return list(found)


def _result(job: Job[object]) -> str:
    """Where the trace is to be seen; empty while it goes on, and where it failed."""
    job.wait(SOON)
    if not job.work.done() or job.work.exception():
        return ""
    return f"/tracing/{job.work.result()[0]}"


def _claimant(view: View, traces: list[RuleTrace]) -> str:
    """The claimant asked for, if there are several."""
    known = traces[0].claimants()
    asked = view.asked("claimant")
    return asked if asked in known and len(known) > 1 else ""


def _rule(view: View, one: TracePage) -> str:
    asked = view.asked("rule")
    return asked if asked in one.rules else one.rules[0]


def _sums(trace: RuleTrace) -> dict[str, int]:
    """What left the evidence in all, by currency."""
    sums: dict[str, int] = {}
    for one in trace.breaks:
        sums[one.currency] = sums.get(one.currency, 0) + sum(one.tainted.values())
    return dict(sorted(sums.items()))


def _largest(trace: RuleTrace, *, whole: bool) -> list[tuple[int, TracedBreak]]:
    """The breaks with the most claimed money."""
    told = [(sum(one.tainted.values()), one) for one in trace.breaks]
    return sorted(told, key=lambda one: -one[0])[: MOST_ROWS if whole else _BREAKS]


def _charts(view: View, one: TracePage, places: Sequence[Place]) -> list[Markup]:
    """A drawing for each currency."""
    rows: dict[str, list[Beside]] = defaultdict(list)
    for place in places:
        counted, exposed = (_ends(place, rules, one) for rules in (one.attributing, one.exposing))
        if counted:
            rows[place.currency].append(Beside(place.name, counted, exposed))
    return [
        Markup(  # noqa: S704  # documents.markup has escaped every text in it
            rules_beside(
                beside, currency, name=f"rules-{currency}", words=view.words, forms=view.forms
            )
        )
        for currency, beside in rows.items()
    ]


def _ends(place: Place, rules: Sequence[str], one: TracePage) -> dict[str, int]:
    """What each rule puts in a place: where it is bounded, both ends."""
    bounds = [(rule, place.bound(rule, one.claimant)) for rule in rules]
    lows = {rule: bound.low_minor for rule, bound in bounds}
    return lows | {f"{rule} {_HIGH}": bound.high_minor for rule, bound in bounds}


ROUTES: Final = (show_tracing, trace, trace_again, show_trace)
