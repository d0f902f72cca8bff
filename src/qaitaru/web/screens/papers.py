"""Papers: which can be issued for a thing, one as it would stand, its issues, its sealed files."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from litestar import Response, get, post
from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from markupsafe import Markup

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.issue_paper import issue_paper
from qaitaru.acts.casework.papers_at_hand import PaperAtHand
from qaitaru.acts.casework.use_marks import look_at_use_marks
from qaitaru.acts.documents.look_at_issues import (
    PastIssue,
    changes,
    issued_file,
    look_at_issues,
)
from qaitaru.documents.differences import Difference
from qaitaru.documents.fact_words import fact_words
from qaitaru.documents.render_fragment import render_fragment
from qaitaru.facts.errors import FactsFaulty
from qaitaru.web.casework.paper_desk import IN, PaperDesk
from qaitaru.web.casework.paper_form import label_of
from qaitaru.web.casework.paper_place import address_of, elsewhere_of, of_what, place_of
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.view import View

Answer = Response[str] | Response[None]
_TYPES: Final = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}


@dataclass(frozen=True, slots=True)
class Told:
    """One issue, its turn among those of the paper, and what it says otherwise than the last."""

    issue: PastIssue
    nth: int
    changed: tuple[Difference, ...] | None  # None for the first, and where it cannot be read


@get("/papers/{of:str}/{key:str}", sync_to_thread=True)
def show_papers(desk: GivenDesk, view: GivenView, of: FromPath[str], key: FromPath[str]) -> Answer:
    """The papers of a thing, and what was issued; of an investigation, of all its things."""
    place = place_of(desk, view, of, key)
    if place.own is None:
        return go(f"{place.papers_address}/bank_letter?{place.query}")
    every = place.every
    issues = look_at_issues(desk, {one.about for one in every})
    shown = [one for one in issues if (one.about, one.document) in _named(every)]
    return page(
        view,
        "papers.html",
        room="investigations",
        place=place,
        own=place.own,
        papers=every,
        elsewhere=elsewhere_of(place),
        address_of=address_of,
        of_what=of_what,
        issues=shown[::-1],
        last={(one.about, one.document): one for one in shown},
        where=_named(every),
    )


@get("/papers/{of:str}/{key:str}/{document:str}", sync_to_thread=True)
def show_paper(
    desk: GivenDesk,
    view: GivenView,
    *,
    of: FromPath[str],
    key: FromPath[str],
    document: FromPath[str],
) -> Response[str]:
    """One paper as it would stand now, what it lacks, and every issue of it."""
    return _page(_at(desk, view, of, key, document))


@post("/papers/{of:str}/{key:str}/{document:str}/make", sync_to_thread=True)
def make_paper(  # what the address says, what was sent, and for whom
    desk: GivenDesk,
    view: GivenView,
    data: Fields,
    *,
    of: FromPath[str],
    key: FromPath[str],
    document: FromPath[str],
) -> Answer:
    """Keep what was said of a paper; issue it where that is asked and nothing is wrong."""
    own = _at(desk, view, of, key, document, sent=data)
    own.keep()
    if field(data, "do") != "issue":
        return _page(own, status=422) if own.faulty else go(f"{own.address}#paper")
    if own.lacks:
        return _page(own, status=422)
    done = issue_paper(desk, own.to_issue(field(data, "basis")))
    if done.problems:  # it was sound a moment ago: the record has gone on since
        return _page(_at(desk, view, of, key, document), status=422)
    return go(f"{own.address}&issued=1#issues")


@get("/papers/{of:str}/{key:str}/{document:str}/issued/{entry:int}/{kind:str}", sync_to_thread=True)
def send_file(  # what the address says, and for whom
    desk: GivenDesk,
    view: GivenView,
    *,
    of: FromPath[str],
    key: FromPath[str],
    document: FromPath[str],
    entry: FromPath[int],
    kind: FromPath[str],
) -> Response[bytes]:
    """A sealed file of an issue, proved to be what was sealed, to be taken away."""
    own = _at(desk, view, of, key, document)
    issues = look_at_issues(desk, {own.about}, document)
    issue = next((one for one in issues if one.entry == entry), None)
    if issue is None or kind not in _TYPES:
        raise NotFoundException
    file, content = issued_file(desk, issue, kind)
    headers = {"content-disposition": f'attachment; filename="{_safe(file.name)}"'}
    return Response(content, media_type=_TYPES[kind], headers=headers)


def _at(
    desk: Desk,
    view: View,
    *named: str,
    sent: Fields | None = None,
) -> PaperDesk:
    """A paper in the language the address asks for, else the page's.

    Raises: NotFoundException, also for a paper that no role of who looks opens.
    """
    of, key, document = named
    place = place_of(desk, view, of, key)
    place.paper(document)
    known, told = place.languages(document), view.asked(IN)
    usual = view.language if view.language in known or not known else known[0]
    return PaperDesk(
        desk=desk,
        view=view,
        place=place,
        document=document,
        language=told if told in known else usual,
        is_draft=bool(sent and field(sent, "is_draft")) or view.asked("draft") == "1",
        sent=sent,
    )


def _page(own: PaperDesk, *, status: int = 200) -> Response[str]:
    """The paper, once what it lacks is known."""
    view, drawn = own.view, own.drawn
    issues = look_at_issues(own.desk, {own.about}, own.document)
    return page(
        view,
        "paper.html",
        status=status,
        room="coverage" if own.place.own is None else "investigations",
        paper=own,
        own=own.place.own,
        limits=look_at_use_marks(own.desk).of(drawn.filled.items),
        sheet=_sheet(own),
        issues=list(_told(own, issues))[::-1],
        fact=lambda name: fact_words(name, view.words),
        label=lambda name: label_of(name, view.words),
        basis=field(own.sent or {}, "basis"),
    )


def _sheet(own: PaperDesk) -> Markup:
    outline = own.drawn.outline
    drawn = render_fragment(outline) if outline else ""
    return Markup(drawn)  # noqa: S704  # documents.markup has escaped every text in it


def _told(own: PaperDesk, issues: tuple[PastIssue, ...]) -> Iterator[Told]:
    before: PastIssue | None = None
    for nth, one in enumerate(issues, start=1):
        yield Told(one, nth, _changed(own, before, one) if before else None)
        before = one


def _changed(own: PaperDesk, was: PastIssue, now: PastIssue) -> tuple[Difference, ...] | None:
    try:
        return changes(own.desk, was, now, now.language)
    except FactsFaulty:
        return None


def _named(papers: tuple[PaperAtHand, ...]) -> dict[tuple[str, str], str]:
    return {(one.about, one.document): address_of(one) for one in papers}


def _safe(name: str) -> str:
    """A name that no header and no folder takes for anything else."""
    return "".join(
        one if one.isascii() and (one.isalnum() or one in "._-") else "_" for one in name
    )


ROUTES: Final = (show_papers, show_paper, make_paper, send_file)
