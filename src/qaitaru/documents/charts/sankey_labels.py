"""The words on a flow chart: parties above their bars, sums on bands where they disturb nothing."""

from dataclasses import dataclass
from typing import Final, TypeAlias

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.sankey_bands import OTHER_PAYEES, OTHER_PAYERS, Folded
from qaitaru.documents.charts.sankey_layout import NODE_WIDTH, Layout, Node, Ribbon
from qaitaru.documents.charts.svg import WIDTH, fitted, haloed, text, text_width, wrapped
from qaitaru.documents.markup import Element
from qaitaru.wording import Forms, Words

_NAME: Final = 10.5
_SUM: Final = 9.5
_READABLE: Final = 13  # a band at least this thick may carry its sum
_ALONG: Final = (0.5, 0.42, 0.58, 0.34, 0.66)  # where on the band its sum is tried, in turn

Box: TypeAlias = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """What every part of one chart is drawn with."""

    currency: str
    folded: Folded
    layout: Layout
    words: Words
    forms: Forms

    def party(self, party: str) -> str:
        """A party's name, or the words for a bucket and how many stand in it."""
        if party == OTHER_PAYERS:
            return self._bucket("chart.other_payers", self.folded.payers)
        if party == OTHER_PAYEES:
            return self._bucket("chart.other_payees", self.folded.payees)
        return party if party.strip() else self.words("party.unnamed")

    def _bucket(self, key: str, count: int | None) -> str:
        return self.words(f"{key}.uncounted") if count is None else self.words(key, count=count)

    def sum(self, amount_minor: int, count: int) -> str:
        """A sum and, in brackets, how many transfers it is made of."""
        amount = self.forms.amount(amount_minor, self.currency)
        return self.words("chart.sum_count", sum=amount, number=self.forms.number(count))

    def step(self) -> float:
        """From one column to the next."""
        return (WIDTH - NODE_WIDTH) / max(self.layout.columns - 1, 1)


def node_sum(node: Node, sheet: Sheet) -> str:
    """The larger of what came in and what went out, and all its transfers."""
    return sheet.sum(max(node.in_minor, node.out_minor), node.count)


def node_labels(node: Node, sheet: Sheet) -> list[Element]:
    """The name, on one or two lines, and the sum with its count, above the bar."""
    x, anchor = _place(node, sheet)
    names = _names(node, sheet)
    lines = [
        haloed(line, x, y, text_anchor=anchor, font_size=_NAME, font_weight=600)
        for line, y in zip(names, _baselines(node, len(names)), strict=True)
    ]
    quiet = {"text_anchor": anchor, "font_size": _SUM, "fill": colour("muted")}
    return [*lines, haloed(_node_amount(node, sheet), x, node.y - 5, **quiet)]


def _names(node: Node, sheet: Sheet) -> list[str]:
    return wrapped(sheet.party(node.party), sheet.step() - 10, _NAME)


def _node_amount(node: Node, sheet: Sheet) -> str:
    return fitted(node_sum(node, sheet), sheet.step() - 4, _SUM)


def _baselines(node: Node, lines: int) -> list[float]:
    return [node.y - 17 - 12 * above for above in reversed(range(lines))]


def _place(node: Node, sheet: Sheet) -> tuple[float, str]:
    if node.column and node.column == sheet.layout.columns - 1:
        return node.x + NODE_WIDTH, "end"
    return node.x, "start"


def _node_box(node: Node, sheet: Sheet) -> Box:
    x, anchor = _place(node, sheet)
    names = _names(node, sheet)
    widths = [text_width(name, _NAME) for name in names]
    width = max([*widths, text_width(_node_amount(node, sheet), _SUM)])
    left = x - width if anchor == "end" else x
    return left, _baselines(node, len(names))[0] - 10, left + width, node.y - 2


def band_labels(sheet: Sheet) -> list[Element]:
    """The sums of the bands thick enough, each where it covers no other words; else left out.

    What is left out stands in the band's title and in the table of the same figures.
    """
    taken = [_node_box(node, sheet) for node in sheet.layout.nodes]
    labels = []
    for ribbon in sheet.layout.ahead:
        words = sheet.sum(ribbon.band.amount_minor, ribbon.band.count)
        spot = _free_spot(ribbon, text_width(words, _SUM), taken)
        if spot is not None:
            taken.append(spot)
            x = (spot[0] + spot[2]) / 2
            labels.append(text(words, x, spot[3] - 3, text_anchor="middle", font_size=_SUM))
    return labels


def _free_spot(ribbon: Ribbon, width: float, taken: list[Box]) -> Box | None:
    if ribbon.thickness < _READABLE or width > ribbon.x2 - ribbon.x1 - 16:
        return None
    for share in _ALONG:
        x, y = _middle(ribbon, share)
        box = (x - width / 2, y - 6.5, x + width / 2, y + 6.5)
        inside = ribbon.x1 + 4 <= box[0] and box[2] <= ribbon.x2 - 4
        if inside and not any(_overlap(box, other) for other in taken):
            return box
    return None


def _middle(ribbon: Ribbon, share: float) -> tuple[float, float]:
    """A point of the band's middle line, ``share`` of the way along its curve."""
    rest = 1 - share
    ends = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    bend = (ribbon.x1 + ribbon.x2) / 2
    x = ends[0] * ribbon.x1 + (ends[1] + ends[2]) * bend + ends[3] * ribbon.x2
    y = (ends[0] + ends[1]) * ribbon.y1 + (ends[2] + ends[3]) * ribbon.y2
    return x, y + ribbon.thickness / 2


def _overlap(one: Box, other: Box) -> bool:
    apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    return not apart
