"""A drawing with a note under it: what may be done with what it was drawn from.

Who has the file alone must know the limitation, so it is part of the picture and of its text.
"""

import re
from collections.abc import Sequence
from typing import Final

from qaitaru.documents.charts.palette import LIGHT
from qaitaru.documents.charts.svg import at, rect, text, wrapped
from qaitaru.documents.markup import render

_BOX: Final = re.compile(r'viewBox="(-?[\d.]+) (-?[\d.]+) ([\d.]+) ([\d.]+)"')
_HEIGHT: Final = re.compile(r'(<svg[^>]* height=")[\d.]+(")')
_END: Final = "</svg>"
_SIZE, _LINE, _RIM, _MOST = 11, 15, 8, 6


def noted(svg: str, lines: Sequence[str]) -> str:
    """A drawing of the house with lines under it; itself where there are none, or no drawing."""
    box = _BOX.search(svg)
    if not lines or box is None or not svg.endswith(_END):
        return svg
    x, y, width, height = map(float, box.groups())
    told = [
        row for one in lines for row in wrapped(one, max(width - 2 * _RIM, 1), _SIZE, lines=_MOST)
    ]
    grown = height + _LINE * len(told) + 2 * _RIM
    ground = rect(x, y + height, width, grown - height, fill=LIGHT["paper"])
    rows = [
        text(row, x + _RIM, y + height + _RIM + _LINE * nth, font_size=_SIZE, fill=LIGHT["ink"])
        for nth, row in enumerate(told, start=1)
    ]
    drawn = "".join(render(one) for one in (ground, *rows))
    taller = _BOX.sub(f'viewBox="{at(x)} {at(y)} {at(width)} {at(grown)}"', svg, count=1)
    taller = _HEIGHT.sub(rf"\g<1>{at(grown)}\g<2>", taller, count=1)
    return f"{taller.removesuffix(_END)}{drawn}{_END}"
