"""The evidence list, and proving all of it again."""

from dataclasses import dataclass
from typing import Any, Final

from litestar import Response, get, post

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.acts.intake.look_at_evidence import look_at_evidence, look_at_imports
from qaitaru.acts.intake.verify_evidence import verify_evidence
from qaitaru.web.forms import Fields, field, go
from qaitaru.web.given import GivenDesk, GivenJobs, GivenView
from qaitaru.web.jobs import HowFar
from qaitaru.web.limited_csv import as_limited_csv
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, in_order, paging_of, sorting_of
from qaitaru.web.view import View

_STANDINGS: Final = {"read": "proved", "asked": "duplicate", "refused": "broken"}
_ORDERS: Final = {
    "exhibit": lambda line: line.item.exhibit,
    "name": lambda line: line.item.name.casefold(),
    "size": lambda line: line.item.size_bytes,
    "sealed": lambda line: line.item.sealed_at,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One evidence item, and what became of reading it."""

    item: Any  # an EvidenceItem; faces do not import the evidence room
    reading: str  # read, asked, refused, unread

    @property
    def standing(self) -> str:
        """The shape that shows it."""
        return _STANDINGS.get(self.reading, "missing")


@get("/evidence", sync_to_thread=True)
def show_evidence(desk: GivenDesk, view: GivenView) -> Response[str] | Response[bytes]:
    """Every evidence item."""
    lines = evidence_lines(desk)
    sorting = sorting_of(view, tuple(_ORDERS), "exhibit")
    ordered = in_order(lines, _ORDERS, sorting)
    if view.asked("format") == "csv":
        return _csv(view, ordered, look_at_use_marks(desk))
    paging = paging_of(view, len(lines))
    return page(
        view,
        "evidence.html",
        room="evidence",
        items=cut(ordered, paging),
        paging=paging,
        sorting=sorting,
        export=view.with_query(format="csv"),
        limits=look_at_use_marks(desk),
    )


@post("/evidence/verify", sync_to_thread=True)
def verify(desk: GivenDesk, jobs: GivenJobs, data: Fields) -> Response[None]:
    """Hash everything again."""

    def work(_: HowFar) -> list[object]:
        return [verify_evidence(desk, kept_head=field(data, "head"))]

    return go(f"/jobs/{jobs.start('verify', work).number}")


def evidence_lines(desk: Desk) -> list[Line]:
    """Every item with the state of its latest reading in sight."""
    states = {one.exhibit: one.state for one in look_at_imports(desk)}
    return [Line(item, states.get(item.exhibit, "unread")) for item in look_at_evidence(desk)]


def _csv(view: View, lines: list[Line], limits: UseMarks) -> Response[bytes]:
    t = view.words
    headings = ("exhibit", "file", "size", "sealed", "basis", "source", "reading", "hash")
    rows = [
        (
            line.item.exhibit,
            line.item.name,
            line.item.size_bytes,
            line.item.sealed_at,
            line.item.legal_basis,
            line.item.received_from,
            t(f"web.reading.{line.reading}"),
            line.item.sha256,
        )
        for line in lines
    ]
    told = [t(f"web.evidence.{name}") for name in headings]
    marks = [limits.of([line.item.exhibit]) for line in lines]
    return as_limited_csv(view, "evidence", told, rows, marks=marks)


ROUTES: Final = (show_evidence, verify)
