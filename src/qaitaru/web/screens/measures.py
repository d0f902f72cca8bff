"""The measures of all investigations, and one of them with its clocks and steps."""

from collections import Counter
from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from qaitaru.acts.casework.look_at_investigation import look_at_thing
from qaitaru.acts.casework.look_over import look_over
from qaitaru.casework.bodies.measures import Extension, MeasureStep, ReleaseAsked
from qaitaru.casework.in_force import measure_of
from qaitaru.facts.errors import InvestigationMissing
from qaitaru.web import values
from qaitaru.web.as_of import instant_asked
from qaitaru.web.casework.measure_rows import (
    STANDINGS,
    MeasureRow,
    placed,
    row_of,
    standing_of,
)
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.given import GivenDesk, GivenView
from qaitaru.web.pages import page
from qaitaru.web.paging import cut, paging_of
from qaitaru.web.panel import wants_panel_only

_ROWS: Final = 50
_OF_MEASURE: Final = (MeasureStep, Extension, ReleaseAsked)


@get("/measures", sync_to_thread=True)
def show_measures(desk: GivenDesk, view: GivenView) -> Response[str]:
    """Every measure, narrowed by what the address says; one of them may stand open beside."""
    as_of = instant_asked(view)
    over = look_over(desk, as_of=as_of)
    asked = values.number(view.asked("investigation")) or 0
    every = placed(over, asked)
    opened = values.number(view.asked("open"))
    beside = next((row_of(over, one, view) for one in every if one.number == opened), None)
    if wants_panel_only(view):
        return page(view, "measure_beside.html", beside=beside)
    standing = view.asked("standing")
    found = [one for one in every if standing in {"", one.standing}]
    counts, paging = Counter(one.standing for one in every), paging_of(view, len(found), _ROWS)
    return page(
        view,
        "measures.html",
        room="measures",
        rows=[row_of(over, one, view) for one in cut(found, paging)],
        paging=paging,
        standings=[(one, counts[one]) for one in STANDINGS if counts[one]],
        standing=standing,
        asked=asked,
        as_of=as_of,
        every=len(every),
        investigations=[one.record.head for one in over.views],
        beside=beside,
    )


@get("/measures/{number:int}", sync_to_thread=True)
def show_measure(desk: GivenDesk, view: GivenView, number: FromPath[int]) -> Response[str]:
    """One measure: what it holds, until when, its clocks, what was told of it."""
    seen = look_at_thing(desk, number)
    standing = measure_of(seen.case, number)
    if standing is None:
        raise InvestigationMissing(str(number))
    own, told = CasePage(seen, view, desk.member), seen.record.entries
    return page(
        view,
        "measure.html",
        room="measures",
        own=own,
        row=MeasureRow(own, standing, standing_of(seen, standing, seen.case.at)),
        one=standing,
        clocks=own.clocks_of(number),
        told=[one for one in told if one.about == number and isinstance(one.body, _OF_MEASURE)],
        waiting=[one for one in seen.waiting if one.about == number],
    )


ROUTES: Final = (show_measures, show_measure)
