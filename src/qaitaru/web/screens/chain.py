"""Where the money of an outflow, or of a balance, came from: in a large network as long work."""

from dataclasses import dataclass, replace
from functools import partial
from typing import Final, cast
from urllib.parse import urlencode

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.tracing.look_at_chain import ChainView, look_at_chain, look_at_chain_of_balance
from qaitaru.acts.tracing.look_at_traces import look_at_trace_head
from qaitaru.web.chain_view import ChainPage
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import panel_of, wants_panel_only


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be explained: of an outflow, or of a balance."""

    number: int
    source: str
    entry: str
    account: str

    @property
    def address(self) -> str:
        """Where the answer is shown."""
        told = {"source": self.source, "entry": self.entry, "account": self.account}
        return f"/tracing/{self.number}/chain?{urlencode({k: v for k, v in told.items() if v})}"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer, and where it is shown."""

    found: ChainView
    address: str


@get("/tracing/{number:int}/chain", sync_to_thread=True)
def show_chain(
    desk: GivenDesk, jobs: GivenJobs, view: GivenView, number: FromPath[int]
) -> Response[str] | Response[None]:
    """Where the money of an outflow, or of a balance, came from."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    kept = look_at_trace_head(desk, number)
    asked = Asked(number, *map(view.asked, ("source", "entry", "account")))
    job = jobs.answer("chain", asked, partial(_answer, desk, asked))
    job.wait(SOON)
    if not job.work.done():
        return go(f"/jobs/{job.number}")
    one = ChainPage(cast("Answered", job.work.result()[0]).found)
    return page(
        view,
        "chain.html",
        room="tracing",
        kept=kept,
        one=one,
        origins=one.origins if view.asked("origins") == "all" else one.largest_origins,
        paging=(paging := paging_of(view, len(one.steps))),
        steps=cut(one.steps, paging),
        panel=panel,
        limits=look_at_use_marks(desk),
    )


def _answer(desk: Desk, asked: Asked, told: HowFar) -> list[object]:
    del told  # it is one piece: nothing to count
    number, source = asked.number, asked.source
    if asked.entry:
        found = look_at_chain(desk, number, source, entry=asked.entry)
    else:
        found = look_at_chain_of_balance(desk, number, source, account=asked.account)
    shown = replace(found, chain=replace(found.chain, needs=()))  # the page has no links
    return [Answered(shown, asked.address)]


ROUTES: Final = (show_chain,)
