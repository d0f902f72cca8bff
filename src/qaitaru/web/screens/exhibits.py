"""The exhibits of a trace, to be taken away: workbooks and drawings, named by their hash."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import PAPER_USES
from qaitaru.acts.tracing.trace_exhibit import (
    IssuedExhibit,
    issue_balance_drawing,
    issue_rules_drawing,
    issue_workbook,
)
from qaitaru.casework.requests.use_limits import Use
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import SOON, HowFar

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_SVG: Final = "image/svg+xml"
_SHORT: Final = 12


@post("/tracing/{number:int}/workbook", sync_to_thread=True)
def make_workbook(
    desk: GivenDesk, jobs: GivenJobs, view: GivenView, *, data: Fields, number: FromPath[int]
) -> Response[None]:
    """The worksheet that computes the rule by itself; of a long account it takes a while."""
    job = jobs.start(
        "exhibit", partial(_workbook, desk, number, view.language, use=_use(field(data, "use")))
    )
    job.wait(SOON)
    ready = job.work.done() and job.work.exception() is None
    return go(f"/jobs/{job.number}/file" if ready else f"/jobs/{job.number}")


@get("/jobs/{number:str}/file", sync_to_thread=False)
def send_workbook(jobs: GivenJobs, number: FromPath[str]) -> Response[bytes]:
    """What was made, to be taken away."""
    job = jobs.find(number)
    if job is None or not job.work.done() or job.work.exception() is not None:
        raise NotFoundException
    issued = next((one for one in job.work.result() if isinstance(one, IssuedExhibit)), None)
    if issued is None:
        raise NotFoundException
    return sent(issued, XLSX)


@get("/tracing/{number:int}/balance", sync_to_thread=True)
def send_balance(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The drawing of an account."""
    account, currency = view.asked("account"), view.asked("currency")
    issued = issue_balance_drawing(
        desk, number, account, currency, language=view.language, use=_use(view.asked("use"))
    )
    return sent(issued, _SVG)


@get("/tracing/{number:int}/rules", sync_to_thread=True)
def send_rules(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[bytes]:
    """The drawing of all rules side by side."""
    return sent(issue_rules_drawing(desk, number, view.language, use=_use(view.asked("use"))), _SVG)


def _workbook(desk: Desk, number: int, language: str, told: HowFar, *, use: Use) -> list[object]:
    told.name = str(number)
    return [issue_workbook(desk, number, language, use=use)]


def _use(asked: str) -> Use:
    """What an exhibit is for: evidence, where nothing else that a paper may be is asked."""
    return Use(asked) if asked in PAPER_USES else Use.EVIDENCE


def sent(issued: IssuedExhibit, media_type: str) -> Response[bytes]:
    """A file to be taken away, named by its hash."""
    stem, _, ending = issued.name.rpartition(".")
    name = f"{stem}-{issued.sha256[:_SHORT]}.{ending}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(issued.content, media_type=media_type, headers=headers)


ROUTES: Final = (make_workbook, send_workbook, send_balance, send_rules)
