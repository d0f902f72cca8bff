"""Long work, as far as it is; its address holds after it is done."""

from functools import partial
from typing import Any, Final

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from qaitaru.facts.errors import QaitaruError
from qaitaru.web.given import GivenJobs, GivenView
from qaitaru.web.jobs import Job
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.view import View
from qaitaru.wording.faults import fault_text
from qaitaru.wording.patterns import PatternWords

_DETECTING: Final = frozenset({"detect", "detect_again", "back_test"})
_TRACING: Final = frozenset({"trace", "retrace", "exhibit", "chain"})


@get("/jobs/{number:str}", sync_to_thread=False)
def show_job(jobs: GivenJobs, view: GivenView, number: FromPath[str]) -> Response[str]:
    """One piece of work: how far it is, or what it came to."""
    job = jobs.find(number)
    if job is None:
        raise NotFoundException
    whole = "job.html" if view.fragment != "job" else "job_state.html"
    return page(
        view,
        whole,
        room=_room(job.kind),
        job=job,
        done=job.work.done(),
        fault=_fault(view, job),
        results=_results(job),
        said=partial(problem_text, view.words),
        mend=partial(problem_mend, view.words),
        pattern=PatternWords(view.words),
    )


def _room(kind: str) -> str:
    if kind in _TRACING:
        return "tracing"
    if kind in {"screen", "rescreen", "payments"}:
        return "hits"
    if kind in _DETECTING:
        return "findings"
    if kind == "resolve":
        return "parties"
    return "lists" if kind in {"lists", "fetch_lists"} else "evidence"


def _fault(view: View, job: Job[Any]) -> str:
    """Why it failed, in words; empty while it goes on and where it did not."""
    fault = job.work.exception() if job.work.done() else None
    if fault is None:
        return ""
    if isinstance(fault, QaitaruError):
        return fault_text(fault, view.words)
    return view.words("web.refusal.500.more")


def _results(job: Job[Any]) -> list[Any]:
    done = job.work.done() and job.work.exception() is None
    return job.work.result() if done else []


ROUTES: Final = (show_job,)
