"""How the cost of ``qaitaru detect`` grows with the ledger, as a picture (SVG).

Both axes are logarithmic, so that what grows as the ledger does is a straight line at the slope of
the dotted ones: each begins where its ledger's least measure is. Reads what
``python -m bench detection`` told, from standard input.
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log10
from typing import Any, Final

_WIDE, _HIGH, _LEFT, _BASE = 800, 400, 70, 350
_STEP: Final = 150  # for tenfold
_STYLE: Final = """
  text { font: 13px sans-serif; fill: #222 } line, polyline { fill: none; stroke: #888 }
  .mild { stroke: #1f6fb2; stroke-width: 2 } .skewed { stroke: #b2501f; stroke-width: 2 }
  text.mild { fill: #1f6fb2; stroke: none } text.skewed { fill: #b2501f; stroke: none }
  .as { stroke-dasharray: 2 4; stroke-width: 1 } .end { text-anchor: end }
  @media (prefers-color-scheme: dark) { text { fill: #ddd } }
"""
_SIZES: Final = (10**5, 10**6, 10**7, 10**8)
_SECONDS: Final = (1, 10, 100, 1000)

Point = tuple[float, float]


def main() -> None:
    """Print the picture of a bench's answer."""
    told = sys.stdin.read()
    print(picture(json.loads(told[told.index("{") :])["whole"]))


def picture(runs: Iterable[Mapping[str, Any]]) -> str:
    """The runs of each kind of ledger as a line."""
    by_degrees: dict[str, list[Point]] = {}
    for one in runs:
        by_degrees.setdefault(one["degrees"], []).append((one["transfers"], one["cpu_s"]))
    parts = [*_axes()]
    for name, points in by_degrees.items():
        parts += _line(name, sorted(points))
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDE} {_HIGH}" role="img">',
            "<title>Processor seconds by transfers</title>",
            f"<style>{_STYLE}</style>",
            *parts,
            "</svg>",
        )
    )


def _axes() -> Iterator[str]:
    for size in _SIZES:
        across, _ = _at((size, 1))
        yield f'<text x="{across}" y="{_BASE + 20}">{size:,}</text>'
    for seconds in _SECONDS:
        _, down = _at((_SIZES[0], seconds))
        yield f'<line x1="{_LEFT}" y1="{down}" x2="{_WIDE - 60}" y2="{down}" stroke-opacity=".3"/>'
        yield f'<text class="end" x="{_LEFT - 8}" y="{down + 4}">{seconds:,} s</text>'
    yield f'<text x="{_LEFT}" y="{_HIGH - 12}">transfers</text>'


def _line(name: str, points: Sequence[Point]) -> Iterator[str]:
    (least, cost), (most, _) = points[0], points[-1]
    yield _drawn(f"{name} as", [points[0], (most, cost * most / least)])
    yield _drawn(name, points)
    across, down = _at(points[-1])
    yield f'<text class="{name}" x="{across + 6}" y="{down + 4}">{name}</text>'


def _drawn(name: str, points: Iterable[Point]) -> str:
    told = " ".join("{},{}".format(*_at(point)) for point in points)
    return f'<polyline class="{name}" points="{told}"/>'


def _at(point: Point) -> Point:
    across = _LEFT + (log10(point[0]) - log10(_SIZES[0])) * _STEP * 4 / 3
    return round(across, 1), round(_BASE - log10(point[1]) * _STEP * 2 / 3, 1)


if __name__ == "__main__":
    main()
