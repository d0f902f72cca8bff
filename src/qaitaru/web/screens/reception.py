"""Adding evidence: dropped, hashed, and taken in once it is said by what right."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from anyio import to_thread
from litestar import Response, get, post
from litestar.datastructures import UploadFile
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover, Progress, Told
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.look_at_evidence import look_at_evidence
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.gate import Asked
from qaitaru.web.given import GivenDesk, GivenJobs, GivenReception, GivenView
from qaitaru.web.jobs import HowFar
from qaitaru.web.pages import page
from qaitaru.web.reception import Waiting, chunks_of


@get("/evidence/add", sync_to_thread=False)
def offer(view: GivenView) -> Response[str]:
    """Where files are dropped."""
    return page(view, "add.html", room="evidence", empty=view.asked("empty") == "1")


@post("/evidence/hash")
async def receive(request: Asked, reception: GivenReception) -> Response[None]:
    """Hash what was dropped; nothing is evidence yet."""
    form = await request.form()
    offered = [one for one in form.getall("files", []) if isinstance(one, UploadFile)]
    files = [(one.filename, chunks_of(one.file)) for one in offered if one.filename]
    if not files:
        return go("/evidence/add?empty=1")
    return go(f"/evidence/add/{await to_thread.run_sync(reception.take, files)}")


@get("/evidence/add/{number:str}", sync_to_thread=True)
def vouch(
    desk: GivenDesk, reception: GivenReception, view: GivenView, number: FromPath[str]
) -> Response[str]:
    """What was dropped, with its hashes, and the form that asks by what right."""
    waiting = reception.waiting(number)
    if not waiting:
        raise NotFoundException
    known = {item.sha256: item.exhibit for item in look_at_evidence(desk)}
    return page(
        view,
        "vouch.html",
        room="evidence",
        number=number,
        waiting=waiting,
        known=known,
        missing=view.asked("missing") == "1",
    )


@post("/evidence/add/{number:str}/take", sync_to_thread=True)
def take_in(
    desk: GivenDesk,
    reception: GivenReception,
    jobs: GivenJobs,
    *,
    data: Fields,
    number: FromPath[str],
) -> Response[None]:
    """Seal and read what was vouched for."""
    basis = field(data, "legal_basis")
    if not basis:
        return go(f"/evidence/add/{number}?missing=1")
    waiting = reception.hand_over(number)
    if not waiting:
        raise NotFoundException
    handover = Handover(
        paths=tuple(one.path for one in waiting),
        legal_basis=basis,
        received_from=field(data, "received_from"),
    )
    job = jobs.start("ingest", partial(_ingest, desk, handover, waiting))
    return go(f"/jobs/{job.number}")


def _ingest(
    desk: Desk, handover: Handover, waiting: Iterable[Waiting], told: HowFar
) -> list[object]:
    outcomes = list[object](ingest_evidence(desk, handover, progress=teller(told)))
    for one in waiting:
        one.path.unlink(missing_ok=True)
    return outcomes


def teller(told: HowFar) -> Told:
    """What passes the progress of an ingest on to its page."""

    def tell(progress: Progress) -> None:
        """The rows of the files done are kept apart from those of the file in hand."""
        if progress.files_done > told.done:
            told.rows_before += told.rows
        told.name, told.rows = progress.name, progress.rows
        told.done, told.whole = progress.files_done, progress.files

    return tell


ROUTES: Final = (offer, receive, vouch, take_in)
