"""The problems of everything read, gravest first; each opens its source and says its mend."""

from typing import Final

from litestar import Response, get

from qaitaru.acts.intake.look_at_problems import LocatedProblem, ProblemPage, look_at_problems
from qaitaru.facts.problems import Severity
from qaitaru.ingest.problem_rows import ProblemFilter
from qaitaru.web.export import as_csv
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import Paging, page_number, page_size
from qaitaru.web.panel import panel_key, panel_of, wants_panel_only
from qaitaru.web.problem_words import problem_mend, problem_text
from qaitaru.web.view import View
from qaitaru.wording.places import place_text

_HEADINGS: Final = ("severity", "what", "place", "found", "expected", "mend", "exhibit", "file")


@get("/problems", sync_to_thread=True)
def show_problems(desk: GivenDesk, view: GivenView) -> Response[str] | Response[bytes]:
    """One page of the problems wanted."""
    panel = panel_of(desk, view)
    if wants_panel_only(view):
        return page(view, "panel.html", panel=panel)
    wanted, size, number = _wanted(view), page_size(view), page_number(view)
    found = look_at_problems(desk, wanted, offset=(number - 1) * size, limit=size)
    if view.asked("format") == "csv":
        return _csv(view, found)
    every = found if wanted == ProblemFilter() else look_at_problems(desk, ProblemFilter(), limit=0)
    return page(
        view,
        "problems.html",
        room="problems",
        found=found,
        every=every,
        wanted=wanted,
        severities=tuple(Severity),
        paging=Paging(number, found.total, size),
        chips=_chips(view, wanted),
        text=lambda problem: problem_text(view.words, problem),
        mend=lambda problem: problem_mend(view.words, problem),
        panel=panel,
        key=panel_key,
    )


def _wanted(view: View) -> ProblemFilter:
    asked = view.asked("import")
    return ProblemFilter(
        severity=view.asked("severity"),
        code=view.asked("code"),
        import_no=int(asked) if asked.isdecimal() and len(asked) < 10 else None,
    )


def _chips(view: View, wanted: ProblemFilter) -> list[tuple[str, str]]:
    """The filters that stand, in words, with the address that takes each away."""
    t, chips = view.words, []
    if wanted.severity:
        chips.append((t(f"severity.{wanted.severity}"), view.with_query(severity="", page="")))
    if wanted.code:
        chips.append((t("web.problems.code", code=wanted.code), view.with_query(code="", page="")))
    if wanted.import_no is not None:
        told = t("web.item.import", number=wanted.import_no)
        chips.append((told, view.with_query(**{"import": "", "page": ""})))
    return chips


def _csv(view: View, found: ProblemPage) -> Response[bytes]:
    headings = [view.words(f"web.problems.{name}") for name in _HEADINGS]
    return as_csv(view, "problems", headings, [_row(view, row) for row in found.rows])


def _row(view: View, located: LocatedProblem) -> tuple[str | int, ...]:
    t, problem = view.words, located.problem
    return (
        t(f"severity.{problem.severity}"),
        problem_text(t, problem),
        place_text(problem.place, t),
        problem.found,
        problem.expected,
        problem_mend(t, problem),
        located.exhibit,
        located.name,
    )


ROUTES: Final = (show_problems,)
