"""The runs of typologies that were kept: their list, one of them whole, and making it again."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.detect_here import detect_again
from qaitaru.acts.detection.look_at_detections import PAGE, look_at_detection, look_at_detections
from qaitaru.web.forms import go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, page_number
from qaitaru.wording.patterns import PatternWords, day_of


@get("/findings/runs", sync_to_thread=True)
def show_detections(desk: GivenDesk, view: GivenView) -> Response[str]:
    """The runs, the latest first."""
    asked = Paging(page_number(view), 0, PAGE)
    found = look_at_detections(desk, offset=asked.offset, limit=asked.size)
    paging = Paging(asked.page, found.count, PAGE)
    return page(view, "detections.html", room="findings", found=found.runs, paging=paging)


@get("/findings/runs/{number:int}", sync_to_thread=True)
def show_detection(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One of them: what was asked of which data, by which code, and what it led to."""
    return page(
        view,
        "detection.html",
        room="findings",
        one=look_at_detection(desk, number),
        pattern=PatternWords(view.words),
        day_of=day_of,
    )


@post("/findings/runs/{number:int}/again", sync_to_thread=True)
def again(desk: GivenDesk, jobs: GivenJobs, number: FromPath[int]) -> Response[None]:
    """Make it again, and say whether it is the same to the byte."""
    look_at_detection(desk, number)
    job = jobs.start("detect_again", partial(_again, desk, number))
    job.wait(SOON)
    return go(f"/jobs/{job.number}")


def _again(desk: Desk, number: int, _: HowFar) -> list[object]:
    return [detect_again(desk, number)]


ROUTES: Final = (show_detections, show_detection, again)
