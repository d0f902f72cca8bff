"""The first working sheet of a wealth exhibit: every line, its doubt, and what it rests on."""

from dataclasses import dataclass
from typing import Final

from qaitaru.documents.exhibits.grid import Column, Columns, Look, Sheet, elsewhere, units
from qaitaru.wealth.declared_income import SPOUSE_INCOME
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.money_kinds import is_cash, is_money
from qaitaru.wealth.profile import OPENING, Evidence, Line, Profile, Reliability, Section
from qaitaru.wording import Words
from qaitaru.wording.places import place_text

FIRST: Final = 6  # the row of the first line, on this sheet and on those of the periods
_HEAD: Final = FIRST - 1
LOW, LIKELY, HIGH = "low", "likely", "high"
ENDS: Final = (LOW, LIKELY, HIGH)
SOLD: Final = "sold"
_TOLD: Final = (
    Column("number", width=6),
    Column("id", width=16),
    Column("section", width=22),
    Column("what", width=44),
    Column("owner", width=20),
    Column("reliability", width=18),
    Column("evidence", width=44),
    Column("explained", width=44),
    Column("working", width=30),
)
_SWITCHES: Final = (Column("asserted", width=11), Column("counted", width=11))
_SORTS: Final = ("code", "kind", "money", "cash", "in_cash", "taxable", "taxed")


@dataclass(frozen=True)
class LineSheet:
    """Where each line, and each thing told of it, stands."""

    profile: Profile  # one purse: what cancels or is told twice is out
    name: str
    places: int  # decimals of the currency
    columns: Columns

    @property
    def last(self) -> int:
        """The row of the last line."""
        return FIRST + max(len(self.profile.lines), 1) - 1

    def cell(self, row: int, key: str, source: str = "") -> str:
        """A cell as a formula of another sheet names it."""
        return f"{elsewhere(self.name)}${self.columns.letter(key, source)}{row}"

    def column(self, key: str) -> str:
        """All lines' cells of a column."""
        letter = self.columns.letter(key)
        return f"{elsewhere(self.name)}${letter}${FIRST}:${letter}${self.last}"


def line_sheet(profile: Profile, name: str, places: int) -> LineSheet:
    """The plan of the sheet."""
    dates = (*profile.date_names(), SOLD)
    amounts = tuple(Column(end, date, 16) for date in dates for end in ENDS)
    sorts = tuple(Column(key, width=12) for key in _SORTS)
    columns = Columns((*_TOLD, *amounts, *_SWITCHES, *sorts))
    return LineSheet(profile, name, places, columns)


def drawn_lines(plan: LineSheet, title: str, words: Words) -> Sheet:
    """The sheet itself; amounts and switches may be changed."""
    widths = tuple(one.width for one in plan.columns.columns)
    sheet = Sheet(
        plan.name, widths, (FIRST, 5), places=plan.places, wraps=False, heads=(_HEAD - 1, _HEAD)
    )
    sheet.put(1, 1, title, Look.TITLE)
    sheet.put(2, 1, words("exhibit.wealth.lines.how"), Look.NOTE)
    _heads(sheet, plan, words)
    names = {one.key: one.name or one.key for one in plan.profile.persons}
    for row, line in enumerate(plan.profile.lines, start=FIRST):
        _told(sheet, plan, row, line, names=names, words=words)
        _amounts(sheet, plan, row, line)
        _sorted(sheet, plan, row, line)
    return sheet


def _heads(sheet: Sheet, plan: LineSheet, words: Words) -> None:
    for number, column in enumerate(plan.columns.columns, start=1):
        if not column.source:
            sheet.put(_HEAD, number, words(f"exhibit.wealth.column.{column.key}"), Look.HEAD)
            continue
        sheet.put(_HEAD, number, words(f"wealth.bound.{column.key}"), Look.HEAD)
        if column.key == LOW:
            sheet.put(_HEAD - 1, number, _date(column.source, words), Look.HEAD)
            sheet.joined.append((_HEAD - 1, number, number + 2))
            sheet.edges |= {number, number + 3}


def _date(name: str, words: Words) -> str:
    if name in {OPENING, SOLD}:
        return words("wealth.opening" if name == OPENING else "exhibit.wealth.sold")
    return name


def _told(
    sheet: Sheet, plan: LineSheet, row: int, line: Line, *, names: dict[str, str], words: Words
) -> None:
    texts = {
        "id": line.key,
        "section": words(f"wealth.section.{line.section.value}"),
        "what": line.what,
        "owner": names[line.owner],
        "reliability": words(f"wealth.reliability.{line.reliability.value}"),
        "evidence": "; ".join(cited(one, words) for one in line.evidence),
        "explained": " → ".join(filter(None, (line.alternative, line.answer))),
        "working": line.working,
    }
    sheet.put(row, plan.columns.number("number"), row - FIRST + 1, Look.COUNT)
    for key, text in texts.items():
        sheet.put(row, plan.columns.number(key), text)


def cited(one: Evidence, words: Words) -> str:
    """What is cited, in words."""
    named = one.document if one.exhibit is None else words("wealth.exhibit", number=one.exhibit)
    return f"{named}, {place_text(one.place, words)}" if one.place else named


def _amounts(sheet: Sheet, plan: LineSheet, row: int, line: Line) -> None:
    amounts: dict[str, Estimate] = {**line.at, **line.during}
    if line.sold_for is not None:
        amounts[SOLD] = line.sold_for
    for date, amount in amounts.items():
        three = (amount.low_minor, amount.likely_minor, amount.high_minor)
        for end, minor in zip(ENDS, three, strict=True):
            column = plan.columns.number(end, date)
            sheet.put(row, column, units(minor, plan.places), Look.INPUT)


def _sorted(sheet: Sheet, plan: LineSheet, row: int, line: Line) -> None:
    assumed = line.section is Section.ASSUMPTION
    switches = {
        "asserted": line.reliability is Reliability.ASSERTED,
        "counted": not assumed,
    }
    sorts = {
        "money": is_money(line),
        "cash": is_cash(line),
        "in_cash": line.in_cash,
        "taxable": line.taxable,
        "taxed": line.kind == SPOUSE_INCOME if assumed else line.taxable,
    }
    sheet.put(row, plan.columns.number("code"), line.section.value, Look.NOTE)
    sheet.put(row, plan.columns.number("kind"), line.kind, Look.NOTE)
    for key, value in switches.items():
        sheet.put(row, plan.columns.number(key), int(value), Look.INPUT_TEXT)
    for key, value in sorts.items():
        sheet.put(row, plan.columns.number(key), int(value), Look.COUNT)
