"""A network drawn: as SVG made here, and as what the canvas draws."""

from collections.abc import Iterator
from typing import Any, Final

from markupsafe import Markup

from qaitaru.documents.charts.network import HIGH, STEP_X, STEP_Y, WIDE, Arrow, Box, network
from qaitaru.networks.links import Link, Rest
from qaitaru.web.network_view import LinkRow, NetworkPage

_DONE: Final = ("open", "close", "hide", "from", "to", "transfers", "more", "money")


class DrawnNetwork:
    """Boxes and arrows of a network's page.

    Where a member moved a box, the address tells: ``at=<mark>:<x>:<y>``.
    """

    def __init__(self, page: NetworkPage) -> None:
        """The network as its page tells it."""
        self._page, self._found, self._view = page, page.found, page.view
        self._moved = dict(_moved(page))
        self._boxes, self._arrows = [*self._all_boxes()], [*self._all_arrows()]

    @property
    def svg(self) -> Markup:
        """The drawing's own markup, escaped where it was made; empty for nothing."""
        if not self._boxes:
            return Markup()
        words = self._view.words
        title, more = words("web.network.drawing"), "web.network.drawing.more"
        said = words(more, currency=self._found.currency)
        drawn = network(self._boxes, self._arrows, name="drawing", title=title, description=said)
        return Markup(drawn)  # noqa: S704  # documents.markup has escaped every text in it

    @property
    def told(self) -> dict[str, Any]:
        """The same for the canvas, with what can be done, and in which months was paid."""
        months = sorted({one.month for one in self._found.months})
        words = self._view.words
        return {
            "boxes": [self._box_told(one) for one in self._boxes],
            "arrows": [self._arrow_told(one) for one in self._arrows],
            "months": [(f"{one:%Y-%m}", self._view.forms.month(one)) for one in months],
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
            "group": row.group if row else 0,
            "x": round(box.column * STEP_X),
            "y": round(box.line * STEP_Y),
            "actions": row.actions if row else {"more": box.href},
        }

    def _arrow_told(self, one: Arrow) -> dict[str, Any]:
        ends = one.source[1:], one.target[1:]
        months = [
            f"{each.month:%Y-%m}"
            for each in self._found.months
            if (str(each.payer), str(each.payee)) == ends
        ]
        return {
            "source": one.source,
            "target": one.target,
            "amount": one.amount_minor,
            "words": one.words,
            "title": one.title,
            "marked": one.is_marked,
            "address": one.href,
            "months": months,
        }

    def _all_boxes(self) -> Iterator[Box]:
        for end in self._found.found.shown:
            row, place = self._page.row(end), self._found.placed.ends[end]
            column, line = self._moved.get(row.end.mark, (place.column, place.line))
            yield Box(
                key=f"e{end}",
                name=row.name,
                note=row.note,
                column=column,
                line=line,
                is_opened=row.is_opened,
                is_marked=end in self._found.way,
                href=row.actions.get("open", ""),
            )
        for one in self._found.found.rests:
            place = self._found.placed.rests[one.end, one.is_paid]
            yield Box(
                key=_rest_key(one),
                name=self._page.others(one),
                note=self._view.forms.money(one.amount, self._found.currency),
                column=place.column,
                line=place.line,
                is_rest=True,
                href=self._page.addresses.more,
            )

    def _all_arrows(self) -> Iterator[Arrow]:
        way = set(zip(self._found.way, self._found.way[1:], strict=False))
        for row in self._page.lines():
            one = row.link
            source, target = _sides(one)
            yield Arrow(
                source=source,
                target=target,
                amount_minor=one.amount,
                words=self._sum(one),
                title=self._sentence(row),
                is_marked=isinstance(one, Link) and (one.payer, one.payee) in way,
                href=row.address,
            )

    def _sum(self, one: Link | Rest) -> str:
        forms = self._view.forms
        return f"{forms.amount(one.amount, self._found.currency)} · {forms.number(one.payments)}"

    def _sentence(self, row: LinkRow) -> str:
        forms = self._view.forms
        return self._view.words(
            "web.network.arrow",
            payer=row.payer,
            payee=row.payee,
            sum=forms.money(row.link.amount, self._found.currency),
            number=forms.number(row.link.payments),
            days=self._page.span(row.link),
        )


def _moved(page: NetworkPage) -> Iterator[tuple[str, tuple[float, float]]]:
    """Where members moved boxes, by mark; what makes no sense is passed over."""
    for key, value in page.view.query:
        mark, x, y = [*value.split(":"), "", ""][:3]
        if key == "at" and x.removeprefix("-").isdecimal() and y.removeprefix("-").isdecimal():
            yield mark, (int(x[:7]) / STEP_X, int(y[:7]) / STEP_Y)


def _sides(one: Link | Rest) -> tuple[str, str]:
    if isinstance(one, Link):
        return f"e{one.payer}", f"e{one.payee}"
    ends = _rest_key(one), f"e{one.end}"
    return ends if one.is_paid else (ends[1], ends[0])


def _rest_key(one: Rest) -> str:
    return f"r{one.end}{'in' if one.is_paid else 'out'}"
