"""Money between parties in one currency, left to right; a band is as wide as its sum."""

from collections.abc import Sequence

from qaitaru.documents.charts.palette import colour
from qaitaru.documents.charts.sankey_bands import OTHER_PAYEES, OTHER_PAYERS, Band, fold
from qaitaru.documents.charts.sankey_labels import Sheet, band_labels, node_labels, node_sum
from qaitaru.documents.charts.sankey_layout import NODE_WIDTH, Node, Ribbon, lay_out
from qaitaru.documents.charts.svg import WIDTH, drawing, path, rect, text
from qaitaru.documents.markup import Element, element
from qaitaru.wording import Forms, Words


def sankey(
    bands: Sequence[Band],
    currency: str,
    *,
    name: str,
    words: Words,
    forms: Forms,
    most_parties: int = 14,
) -> str:
    """Draw flows of one currency; parties past the largest are summed in buckets, never dropped.

    Args:
        bands: at least one; each positive.
        name: the chart's id, unique on its page; a letter first.
    Returns: the SVG; each band is a group with its ``band_id``, a title and, if it has one, a link.
    """
    folded = fold(bands, most_parties)
    sheet = Sheet(currency, folded, lay_out(folded.bands), words, forms)
    total = forms.money(sum(band.amount_minor for band in bands), currency)
    count = sum(band.count for band in bands)
    legend_y = sheet.layout.height + 16
    return drawing(
        *(_back(ribbon, sheet) for ribbon in sheet.layout.back),
        *(_ahead(ribbon, sheet) for ribbon in sheet.layout.ahead),
        *(_bar(node, sheet) for node in sheet.layout.nodes),
        *band_labels(sheet),
        *(label for node in sheet.layout.nodes for label in node_labels(node, sheet)),
        *_legend(sheet, total, legend_y),
        name=name,
        title=words("chart.sankey.title", currency=currency),
        description=words(
            "chart.sankey.description", sum=total, count=count, parties=len(_named(bands))
        ),
        height=legend_y + 8,
        linked=any(band.href for band in folded.bands),
    )


def _named(bands: Sequence[Band]) -> set[str]:
    return {party for band in bands for party in (band.payer, band.payee)}


def _sentence(band: Band, sheet: Sheet) -> str:
    money = sheet.forms.money(band.amount_minor, sheet.currency)
    payer, payee = sheet.party(band.payer), sheet.party(band.payee)
    return sheet.words("chart.sankey.band", payer=payer, payee=payee, sum=money, count=band.count)


def _group(ribbon: Ribbon, shape: Element, sheet: Sheet) -> Element:
    band = ribbon.band
    title = element("title", _sentence(band, sheet))
    group = element("g", title, shape, id=band.band_id, class_="band")
    if not band.href:
        return group
    return element("a", group, href=band.href, aria_label=_sentence(band, sheet))


def _ahead(ribbon: Ribbon, sheet: Sheet) -> Element:
    x1, y1, x2, y2 = ribbon.x1, ribbon.y1, ribbon.x2, ribbon.y2
    bend, low1, low2 = (x1 + x2) / 2, y1 + ribbon.thickness, y2 + ribbon.thickness
    upper = ("M", x1, y1, "C", bend, y1, bend, y2, x2, y2)
    lower = ("L", x2, low2, "C", bend, low2, bend, low1, x1, low1, "Z")
    others = {ribbon.band.payer, ribbon.band.payee} & {OTHER_PAYERS, OTHER_PAYEES}
    fill = colour("others" if others else "flow")
    return _group(ribbon, path((*upper, *lower), fill=fill, fill_opacity=0.42), sheet)


def _back(ribbon: Ribbon, sheet: Sheet) -> Element:
    """A band that closes a circle: out to the right, below everything, in from the left."""
    half = ribbon.thickness / 2
    x1, y1, x2, y2 = ribbon.x1, ribbon.y1 + half, ribbon.x2, ribbon.y2 + half
    reach, lane = 12 + half, ribbon.lane_y
    outward = ("M", x1, y1, "C", x1 + reach, y1, x1 + reach, lane, x1, lane)
    inward = ("L", x2, lane, "C", x2 - reach, lane, x2 - reach, y2, x2, y2)
    stroke = {"stroke": colour("back"), "stroke_width": f"{ribbon.thickness:.1f}"}
    shape = path((*outward, *inward), fill="none", stroke_opacity=0.5, **stroke)
    return _group(ribbon, shape, sheet)


def _bar(node: Node, sheet: Sheet) -> Element:
    title = element("title", f"{sheet.party(node.party)}: {node_sum(node, sheet)}")
    bar = rect(node.x, node.y, NODE_WIDTH, node.height, rx=1.5, fill=colour("node"))
    return element("g", title, bar)


def _legend(sheet: Sheet, total: str, y: float) -> list[Element]:
    """What the widths mean, the whole sum, and what a band below means, if there is one."""
    quiet = {"font_size": 9.5, "fill": colour("muted")}
    scale = sheet.words("chart.sankey.legend", currency=sheet.currency, sum=total)
    legend = [text(scale, 0, y, **quiet)]
    if sheet.layout.back:
        swatch = rect(WIDTH - 14, y - 8, 14, 8, fill=colour("back"), fill_opacity=0.5)
        note = sheet.words("chart.sankey.back")
        legend += [text(note, WIDTH - 20, y, text_anchor="end", **quiet), swatch]
    return legend
