"""One period of a wealth exhibit: each line at the three ends, computed from the sheet of lines.

The ends are those of the rules: what leaves least unexplained, what is likely, what leaves most.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.exhibits.grid import Column, Columns, Formula, Look, Sheet, elsewhere
from qaitaru.documents.exhibits.wealth_lines import ENDS, FIRST, HIGH, LIKELY, LOW, SOLD, LineSheet
from qaitaru.wealth.profile import Line, Section
from qaitaru.wealth.sheet import LOWERING, Stretch
from qaitaru.wording import Words

_FIGURES: Final = ("before", "after", "spent", "came", "sale", "loss", "told")
_HEAD: Final = FIRST - 1
_OTHER: Final = {LOW: HIGH, LIKELY: LIKELY, HIGH: LOW}
_CAME: Final = frozenset({Section.SOURCE, Section.ASSUMPTION})


@dataclass(frozen=True)
class StretchSheet:
    """A period, or all together, and where its columns stand."""

    lines: LineSheet
    stretch: Stretch
    name: str  # of the worksheet
    title: str

    @property
    def columns(self) -> Columns:
        """Each figure of a line at each end."""
        ends = (Column(key, end, 16) for end in ENDS for key in (*_FIGURES, "counted"))
        return Columns((Column("number", width=6), Column("what", width=44), *ends))

    def column(self, key: str, end: str) -> str:
        """All lines' cells of a figure at an end, as another sheet names them."""
        letter = self.columns.letter(key, end)
        return f"{elsewhere(self.name)}${letter}${FIRST}:${letter}${self.lines.last}"


def drawn_stretch(plan: StretchSheet, words: Words) -> Sheet:
    """The sheet itself: nothing but formulas."""
    columns = plan.columns
    widths = tuple(one.width for one in columns.columns)
    sheet = Sheet(plan.name, widths, (FIRST, 3), places=plan.lines.places, heads=(_HEAD - 1, _HEAD))
    sheet.put(1, 1, plan.title, Look.TITLE)
    sheet.put(2, 1, words("exhibit.wealth.stretch.how"), Look.NOTE)
    for number, column in enumerate(columns.columns, start=1):
        sheet.put(_HEAD, number, words(f"exhibit.wealth.column.{column.key}"), Look.HEAD)
        if column.key == _FIGURES[0]:
            sheet.put(_HEAD - 1, number, words(f"exhibit.wealth.end.{column.source}"), Look.HEAD)
            sheet.joined.append((_HEAD - 1, number, number + len(_FIGURES)))
            sheet.edges |= {number, number + len(_FIGURES) + 1}
    for row, line in enumerate(plan.lines.profile.lines, start=FIRST):
        for key in ("number", "what"):
            there = Formula(plan.lines.cell(row, key))
            look = Look.COUNT if key == "number" else Look.TEXT
            sheet.put(row, columns.number(key), there, look)
        for end in ENDS:
            _line(sheet, plan, row, line, end=end)
    return sheet


def _line(sheet: Sheet, plan: StretchSheet, row: int, line: Line, *, end: str) -> None:
    columns = plan.columns
    formulas = _formulas(plan, row, line, end)
    for key, text in formulas.items():
        sheet.put(row, columns.number(key, end), Formula(text), Look.MONEY)
    letters = {key: f"{columns.letter(key, end)}{row}" for key in formulas}
    counted, asserted = plan.lines.cell(row, "counted"), plan.lines.cell(row, "asserted")
    lowers = f"({_effect(line, letters)})<0"
    leans = {
        LOW: f"IF({asserted}=1,IF({lowers},1,0),1)",
        LIKELY: f"(1-{asserted})",
        HIGH: f"IF({asserted}=1,IF({lowers},0,1),1)",
    }
    sheet.put(row, columns.number("counted", end), Formula(f"{counted}*{leans[end]}"), Look.COUNT)


def _effect(line: Line, cells: dict[str, str]) -> str:
    """What a line adds to the unexplained part."""
    sign = "-" if line.section is Section.LIABILITY else "+"
    told = "-" if line.section in LOWERING else "+"
    signs = {"spent": "+", "loss": "+", "came": "-", "sale": "-", "told": told}
    parts = [f"{sign}({cells['after']}-{cells['before']})"] if "before" in cells else []
    parts += [f"{signs[key]}{cell}" for key, cell in cells.items() if key in signs]
    return "".join(parts) or "0"


def _formulas(plan: StretchSheet, row: int, line: Line, end: str) -> dict[str, str]:
    if line.is_purchase:
        return _bought(plan, row, line, end)
    if line.section in {Section.ASSET, Section.LIABILITY}:
        owed = line.section is Section.LIABILITY
        first, second = (end, _OTHER[end]) if owed else (_OTHER[end], end)
        return {
            "before": plan.lines.cell(row, first, plan.stretch.before),
            "after": plan.lines.cell(row, second, plan.stretch.after),
        }
    at = _OTHER[end] if line.section in LOWERING else end
    key = "spent" if line.section is Section.EXPENSE else "told"
    key = "came" if line.section in _CAME else key
    return {key: _sum(plan, row, at, plan.stretch.periods)}


def _bought(plan: StretchSheet, row: int, line: Line, end: str) -> dict[str, str]:
    """Property by what was paid for it, until it is sold."""
    stretch = plan.stretch
    if line.sold_in in stretch.past:
        return {}
    books, paid = (
        _sum(plan, row, LIKELY, stretch.past),
        _sum(plan, row, end, stretch.periods),
    )
    if line.sold_for is None or line.sold_in not in stretch.periods:
        return {"before": books, "after": f"{books}+{paid}"}
    above = f"{plan.lines.cell(row, _OTHER[end], SOLD)}-({books})"
    return {
        "before": books,
        "after": "0",
        "spent": paid,
        "sale": f"MAX({above},0)",
        "loss": f"MAX(-({above}),0)",
    }


def _sum(plan: StretchSheet, row: int, end: str, names: Iterable[str]) -> str:
    cells = [plan.lines.cell(row, end, name) for name in names]
    return f"SUM({','.join(cells)})"
