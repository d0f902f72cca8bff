"""Where the parties and bands of a flow chart lie: geometry only, no words and no colours."""

from collections.abc import Sequence
from dataclasses import dataclass

from qaitaru.documents.charts.sankey_bands import Band
from qaitaru.documents.charts.sankey_layers import forward, layers
from qaitaru.documents.charts.svg import WIDTH

NODE_WIDTH = 10
LABEL_ROOM = 46  # above each party, for its name and sum
_LEAST = 1.2  # a band thinner than this could not be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A party as a bar: its height is the larger of what came in and what went out."""

    party: str
    column: int
    x: float
    y: float
    height: float
    in_minor: int
    out_minor: int
    count: int  # transfers in and out


@dataclass(frozen=True, slots=True, kw_only=True)
class Ribbon:
    """A band from the right of its payer to the left of its payee; ``y`` is its upper edge."""

    band: Band
    x1: float
    y1: float
    x2: float
    y2: float
    thickness: float
    lane_y: float = 0  # for a band that runs back: the middle of its lane below the chart


@dataclass(frozen=True, slots=True)
class Layout:
    """A flow chart laid out."""

    nodes: tuple[Node, ...]
    ahead: tuple[Ribbon, ...]
    back: tuple[Ribbon, ...]
    columns: int
    height: float


def lay_out(bands: Sequence[Band]) -> Layout:
    """Place parties in columns and bands between them; the scale is one for the whole chart."""
    ahead, back = forward(bands)
    columns = layers(ahead, _parties(bands))
    tallest = max((len(column) for column in columns), default=0)
    room = float(min(max(64 * tallest, 96), 460))
    scale = _scale(columns, bands, room)
    margin = 14 + max(_thick(band, scale) for band in back) / 2 if back else 0.0
    nodes = _nodes(columns, bands, scale, margin)
    floor = max((node.y + node.height for node in nodes.values()), default=0) + 14
    ribbons = _ribbons([*ahead, *back], nodes, scale)
    laned = _in_lanes(ribbons[len(ahead) :], floor)
    depth = sum(ribbon.thickness + 6 for ribbon in laned)
    return Layout(
        tuple(nodes.values()),
        tuple(ribbons[: len(ahead)]),
        tuple(laned),
        len(columns),
        floor + depth,
    )


def _parties(bands: Sequence[Band]) -> list[str]:
    return list(dict.fromkeys(party for band in bands for party in (band.payer, band.payee)))


def _sums(party: str, bands: Sequence[Band]) -> tuple[int, int, int]:
    received = [band for band in bands if band.payee == party]
    paid = [band for band in bands if band.payer == party]
    count = sum(band.count for band in {*received, *paid})
    return sum(b.amount_minor for b in received), sum(b.amount_minor for b in paid), count


def _thick(band: Band, scale: float) -> float:
    return max(band.amount_minor * scale, _LEAST)


def _scale(columns: Sequence[Sequence[str]], bands: Sequence[Band], room: float) -> float:
    """Units of height a minor unit of money: the fullest column fills the room."""
    fullest = max(
        (sum(max(_sums(party, bands)[:2]) for party in column) for column in columns), default=0
    )
    return room / fullest if fullest else 0.0


def _nodes(
    columns: Sequence[Sequence[str]],
    bands: Sequence[Band],
    scale: float,
    margin: float,
) -> dict[str, Node]:
    """Bars by party, each column centred on the fullest one."""
    step = (WIDTH - 2 * margin - NODE_WIDTH) / max(len(columns) - 1, 1)
    heights = {party: _height(party, bands, scale) for column in columns for party in column}
    needs = [sum(heights[party] + LABEL_ROOM for party in column) for column in columns]
    nodes = {}
    for index, column in enumerate(columns):
        y = (max(needs) - needs[index]) / 2
        for party in column:
            received, paid, count = _sums(party, bands)
            nodes[party] = Node(
                party=party,
                column=index,
                x=margin + index * step,
                y=y + LABEL_ROOM,
                height=heights[party],
                in_minor=received,
                out_minor=paid,
                count=count,
            )
            y += LABEL_ROOM + heights[party]
    return nodes


def _height(party: str, bands: Sequence[Band], scale: float) -> float:
    received = sum(_thick(band, scale) for band in bands if band.payee == party)
    paid = sum(_thick(band, scale) for band in bands if band.payer == party)
    return max(received, paid)


def _ribbons(bands: Sequence[Band], nodes: dict[str, Node], scale: float) -> list[Ribbon]:
    starts = _edges(bands, nodes, scale, leaving=True)
    ends = _edges(bands, nodes, scale, leaving=False)
    return [
        Ribbon(
            band=band,
            x1=nodes[band.payer].x + NODE_WIDTH,
            y1=starts[band.band_id],
            x2=nodes[band.payee].x,
            y2=ends[band.band_id],
            thickness=_thick(band, scale),
        )
        for band in bands
    ]


def _edges(
    bands: Sequence[Band], nodes: dict[str, Node], scale: float, *, leaving: bool
) -> dict[str, float]:
    """The upper edge of each band at one end, in the order of the other ends; back ones lowest."""
    edges = {}
    filled = {party: node.y for party, node in nodes.items()}
    for band in sorted(bands, key=lambda band: _other_end(band, nodes, leaving=leaving)):
        party = band.payer if leaving else band.payee
        edges[band.band_id] = filled[party]
        filled[party] += _thick(band, scale)
    return edges


def _other_end(band: Band, nodes: dict[str, Node], *, leaving: bool) -> tuple[bool, float, str]:
    payer, payee = nodes[band.payer], nodes[band.payee]
    runs_back = payee.column <= payer.column
    return runs_back, (payee if leaving else payer).y, band.band_id


def _in_lanes(ribbons: Sequence[Ribbon], floor: float) -> list[Ribbon]:
    laned = []
    for ribbon in sorted(ribbons, key=lambda r: (r.x1 - r.x2, r.band.band_id)):
        middle = floor + ribbon.thickness / 2
        laned.append(_in_lane(ribbon, middle))
        floor += ribbon.thickness + 6
    return laned


def _in_lane(ribbon: Ribbon, middle: float) -> Ribbon:
    return Ribbon(
        band=ribbon.band,
        x1=ribbon.x1,
        y1=ribbon.y1,
        x2=ribbon.x2,
        y2=ribbon.y2,
        thickness=ribbon.thickness,
        lane_y=middle,
    )
