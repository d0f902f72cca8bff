"""The screenings that were kept: their list, one of them whole, and making it again."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.screening.look_at_screenings import PAGE, look_at_screening, look_at_screenings
from qaitaru.acts.screening.rescreen import rescreen
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, page_number, paging_of


@get("/hits/screenings", sync_to_thread=True)
def show_screenings(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The screenings, the latest first."""
    asked = Paging(page_number(view), 0, PAGE)
    found = look_at_screenings(desk, offset=asked.offset, limit=asked.size)
    paging = Paging(asked.page, found.count, PAGE)
    return page(view, "screenings.html", room="hits", found=found.screenings, paging=paging)


@get("/hits/screenings/{number:int}", sync_to_thread=True)
def show_screening(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One of them: what was asked of which lists, by which code, and what it met."""
    one = look_at_screening(desk, number)
    paging = paging_of(view, len(one.hits))
    return page(view, "kept_screening.html", room="hits", one=one, paging=paging)


@post("/hits/screenings/{number:int}/again", sync_to_thread=True)
def screen_again(desk: GivenDesk, jobs: GivenJobs, number: FromPath[int]) -> Response[None]:
    """Make it again, in full, and say whether it is the same to the byte."""
    look_at_screening(desk, number)
    job = jobs.start("rescreen", partial(_rescreen, desk, number))
    job.wait(SOON)
    return go(f"/jobs/{job.number}")


def _rescreen(desk: Desk, number: int, _: HowFar) -> list[object]:
    return [rescreen(desk, number)]


ROUTES: Final = (show_screenings, show_screening, screen_again)
