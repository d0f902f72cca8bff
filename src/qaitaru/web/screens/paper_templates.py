"""The templates papers are made from: whose each is, what is wrong with it, its text."""

from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath

from qaitaru.acts.documents.templates import (
    KnownTemplate,
    at_hand,
    copy_template,
    find,
    look_at_templates,
)
from qaitaru.facts.problems import Problem, Severity
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.problem_words import problem_mend, problem_text


@get("/templates", sync_to_thread=True)
def show_templates(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every template at hand, by document and language."""
    known = look_at_templates(desk)
    documents: dict[tuple[str, str], dict[str, KnownTemplate]] = {}
    for one in known:
        documents.setdefault((one.jurisdiction, one.document), {})[one.language] = one
    return page(
        view,
        "paper_templates.html",
        room="investigations",
        documents=documents,
        own=[one for one in known if one.own],
        faulty=[one for one in known if any(_is_refused(each) for each in one.problems)],
    )


@get("/templates/{jurisdiction:str}/{name:str}", sync_to_thread=True)
def show_template(
    desk: GivenDesk, view: GivenView, *, jurisdiction: FromPath[str], name: FromPath[str]
) -> Response[str]:
    """One template: its text, and every fault of it by line."""
    found = find(at_hand(desk), f"{jurisdiction}/{name}")
    known = next(one for one in look_at_templates(desk) if one.name == found.name)
    words = view.words
    return page(
        view,
        "paper_template.html",
        room="investigations",
        one=known,
        text=found.text,
        path=f"templates/{known.jurisdiction}/{known.document}.{known.language}.md",
        problems=[
            (one, problem_text(words, one), problem_mend(words, one)) for one in known.problems
        ],
        is_refused=_is_refused,
    )


@post("/templates/copy", sync_to_thread=True)
def copy(desk: GivenDesk, data: Fields) -> Response[None]:
    """Copy a template of the program into the workspace, where an agency edits it."""
    name = field(data, "template")
    copy_template(desk, name)
    return go(f"/templates/{name}")


def _is_refused(problem: Problem) -> bool:
    return problem.severity is Severity.REFUSED


ROUTES: Final = (show_templates, show_template, copy)
