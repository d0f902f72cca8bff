"""What the program asks of a member before it reads an item: the encoding, the mapping."""

from functools import partial
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.look_at_encodings import InEncoding, look_at_encodings
from qaitaru.acts.intake.look_at_evidence import look_at_custody, look_at_readings
from qaitaru.acts.intake.look_at_problems import LocatedProblem, look_at_problems
from qaitaru.acts.intake.read_again import Decision, read_again
from qaitaru.facts.problems import Severity
from qaitaru.ingest.problem_rows import ProblemFilter
from qaitaru.ingest.text.eight_bit import CANDIDATES
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import HowFar, Jobs
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.screens.reception import teller

_MARKED: Final = ("utf-8", "utf-16-le", "utf-16-be")
_SHOWN: Final = 6


@get("/evidence/{exhibit:int}/decide", sync_to_thread=True)
def show_decision(desk: GivenDesk, view: GivenView, exhibit: FromPath[int]) -> Response[str]:
    """What is asked, and what each answer would look like."""
    item, _ = look_at_custody(desk, exhibit)
    readings = [one for one in look_at_readings(desk, exhibit) if not one.withdrawn]
    asked = _asked(desk, readings[-1].number) if readings else []
    return page(
        view,
        "decide.html",
        room="evidence",
        item=item,
        standing=next((one for one in readings if one.state == "read"), None),
        asked=asked,
        previews=_previews(desk, exhibit, asked),
        encodings=(*_MARKED, *CANDIDATES),
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
    )


@post("/evidence/{exhibit:int}/read", sync_to_thread=True)
def decide(
    desk: GivenDesk, jobs: GivenJobs, data: Fields, exhibit: FromPath[int]
) -> Response[None]:
    """Read the item as decided."""
    chosen = field(data, "encoding")
    known = chosen if chosen in {*_MARKED, *CANDIDATES} else ""
    return go(f"/jobs/{start_reading(desk, jobs, exhibit, Decision(encoding=known))}")


def start_reading(desk: Desk, jobs: Jobs, exhibit: int, decision: Decision) -> str:
    """Begin reading; returns the number of the work."""

    def work(desk: Desk, told: HowFar) -> list[object]:
        return [read_again(desk, exhibit, decision, progress=teller(told))]

    return jobs.start("ingest", partial(work, desk)).number


def _asked(desk: Desk, import_no: int) -> list[LocatedProblem]:
    wanted = ProblemFilter(severity=Severity.ASKED, import_no=import_no)
    return list(look_at_problems(desk, wanted).rows)


def _previews(desk: Desk, exhibit: int, asked: list[LocatedProblem]) -> list[InEncoding]:
    """The encodings that are still possible, each with the first lines as they would read."""
    named = [
        name.strip()
        for one in asked
        if one.problem.code == "encoding_undecided"
        for name in one.problem.found.split(",")
    ]
    possible = tuple(name for name in named if name in CANDIDATES)[:_SHOWN]
    return look_at_encodings(desk, exhibit, possible) if possible else []


ROUTES: Final = (show_decision, decide)
