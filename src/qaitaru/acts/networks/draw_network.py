"""A network drawn: its boxes, its arrows, and the SVG made of them, on a page or in a file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from qaitaru.acts.networks.network_words import NetworkWords
from qaitaru.documents.charts.network import Arrow, Box, network
from qaitaru.documents.charts.palette import on_paper
from qaitaru.networks.links import Link, Rest


def _nowhere(_: object) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Leads:
    """Where boxes and arrows lead on a page; nowhere in a file that stands alone."""

    end: Callable[[int], str] = _nowhere
    link: Callable[[Link | Rest], str] = _nowhere
    rest: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkDrawing:
    """One network drawn; ``moved`` is where a member put a box, by the mark of its end."""

    told: NetworkWords
    leads: Leads = Leads()  # frozen: it can be shared
    moved: Mapping[str, tuple[float, float]] = field(default_factory=dict)

    @property
    def boxes(self) -> list[Box]:
        """The ends, then the rests."""
        return [*self._ends(), *self._rests()]

    @property
    def arrows(self) -> list[Arrow]:
        """The links by payer and payee, then what went to the rests and came from them."""
        return [self._arrow(one) for one in self.told.lines]

    def svg(self, description: str) -> str:
        """The drawing's own markup with every text escaped; empty for nothing.

        Args:
            description: the key of what it is told to be; ``currency`` is known to it.
        """
        boxes, words = self.boxes, self.told.words
        if not boxes:
            return ""
        said = words(description, currency=self.told.found.currency)
        title = words("network.drawing")
        return network(boxes, self.arrows, name="drawing", title=title, description=said)

    @property
    def file(self) -> str:
        """The drawing as a file that stands alone: in the colours of paper, leading nowhere."""
        return on_paper(replace(self, leads=Leads()).svg("network.drawing.alone"))

    def _ends(self) -> Iterator[Box]:
        found = self.told.found
        for end in found.found.shown:
            place = found.placed.ends[end]
            column, line = self.moved.get(found.ends[end].mark, (place.column, place.line))
            yield Box(
                key=f"e{end}",
                name=self.told.name(end),
                note=self.told.note(end),
                title=self.told.whole(end),
                column=column,
                line=line,
                is_opened=end in found.found.opened,
                is_marked=end in found.way,
                is_joined=bool(found.ends[end].records),
                href=self.leads.end(end),
            )

    def _rests(self) -> Iterator[Box]:
        found = self.told.found
        for one in found.found.rests:
            place = found.placed.rests[one.end, one.is_paid]
            yield Box(
                key=_rest_key(one),
                name=self.told.others(one),
                note=self.told.forms.money(one.amount, found.currency),
                column=place.column,
                line=place.line,
                is_rest=True,
                href=self.leads.rest,
            )

    def _arrow(self, one: Link | Rest) -> Arrow:
        source, target = _sides(one)
        way = self.told.found.way
        steps = pairwise(way)
        return Arrow(
            source=source,
            target=target,
            amount_minor=one.amount,
            words=self.told.sum(one),
            title=self.told.sentence(one),
            is_marked=isinstance(one, Link) and (one.payer, one.payee) in steps,
            href=self.leads.link(one),
        )


def _sides(one: Link | Rest) -> tuple[str, str]:
    if isinstance(one, Link):
        return f"e{one.payer}", f"e{one.payee}"
    ends = _rest_key(one), f"e{one.end}"
    return ends if one.is_paid else (ends[1], ends[0])


def _rest_key(one: Rest) -> str:
    return f"r{one.end}{'in' if one.is_paid else 'out'}"
