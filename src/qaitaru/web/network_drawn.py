"""A network on its page: drawn as SVG, and as what the canvas draws."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final

from markupsafe import Markup

from qaitaru.acts.networks.draw_network import Leads, NetworkDrawing
from qaitaru.acts.networks.look_at_network import NetworkView
from qaitaru.documents.charts.courses import Course
from qaitaru.documents.charts.network import HIGH, STEP_X, STEP_Y, WIDE, Arrow, Box, courses
from qaitaru.web.network_view import NetworkPage

_DONE: Final = (
    "open", "close", "hide", "from", "to", "party", "why", "transfers", "more", "money",
)  # fmt: skip


class DrawnNetwork:
    """Boxes and arrows of a network's page.

    Where a member moved a box, the address tells: ``at=<mark>:<x>:<y>``.
    """

    def __init__(self, page: NetworkPage) -> None:
        """The network as its page tells it."""
        self._page, self._found, self._view = page, page.found, page.view
        leads = Leads(page.opens, page.behind, page.addresses.more)
        self._drawing = NetworkDrawing(told=page.told, leads=leads, moved=dict(_moved(page)))

    @property
    def svg(self) -> Markup:
        """The drawing's own markup, escaped where it was made; empty for nothing."""
        drawn = self._drawing.svg("network.drawing.more")
        return Markup(drawn)  # noqa: S704  # documents.markup has escaped every text in it

    @property
    def file(self) -> str:
        """The drawing as a file that stands alone."""
        return self._drawing.file

    @property
    def told(self) -> dict[str, Any]:
        """The same for the canvas, with what can be done, and in which months was paid."""
        months = sorted({one.month for one in self._found.months})
        boxes, arrows, words = self._drawing.boxes, self._drawing.arrows, self._view.words
        paid = _paid_in(self._found)
        return {
            "boxes": [self._box_told(one) for one in boxes],
            "arrows": [
                _arrow_told(one, course, paid.get((one.source, one.target), []))
                for one, course in zip(arrows, courses(boxes, arrows), strict=True)
            ],
            "months": [(_month(one), self._view.forms.month(one)) for one in months],
            "size": (WIDE, HIGH),
            "words": {name: words(f"web.network.do.{name}") for name in _DONE},
        }

    def _box_told(self, box: Box) -> dict[str, Any]:
        row = self._page.row(int(box.key[1:])) if not box.is_rest else None
        return {
            "key": box.key,
            "mark": row.end.mark if row else "",
            "name": box.name,
            "note": box.note,
            "opened": box.is_opened,
            "rest": box.is_rest,
            "marked": box.is_marked,
            "joined": box.is_joined,
            "group": row.group if row else 0,
            "x": round(box.column * STEP_X),
            "y": round(box.line * STEP_Y),
            "actions": row.actions if row else {"more": box.href},
        }


def _paid_in(network: NetworkView) -> Mapping[tuple[str, str], list[str]]:
    """The months in which something was paid, by the boxes at the ends of an arrow."""
    found = defaultdict(list)
    for one in network.months:
        found[f"e{one.payer}", f"e{one.payee}"].append(_month(one.month))
    return found


def _month(day: date) -> str:
    return f"{day:%Y-%m}"


def _arrow_told(one: Arrow, course: Course, months: list[str]) -> dict[str, Any]:
    """An arrow; its stops between the ends stand as the middles of boxes do."""
    stops = [(round(x - WIDE / 2), round(y - HIGH / 2)) for x, y in course.stops[1:-1]]
    return {
        "source": one.source,
        "target": one.target,
        "amount": one.amount_minor,
        "words": one.words,
        "title": one.title,
        "marked": one.is_marked,
        "address": one.href,
        "months": months,
        "stops": stops,
    }


def _moved(page: NetworkPage) -> Iterator[tuple[str, tuple[float, float]]]:
    """Where members moved boxes, by mark; what makes no sense is passed over."""
    for key, value in page.view.query:
        mark, x, y = [*value.split(":"), "", ""][:3]
        if key == "at" and x.removeprefix("-").isdecimal() and y.removeprefix("-").isdecimal():
            yield mark, (int(x[:7]) / STEP_X, int(y[:7]) / STEP_Y)
