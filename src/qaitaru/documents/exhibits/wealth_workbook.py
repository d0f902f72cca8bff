"""A wealth analysis as a workbook whose own formulas come to the same figures.

An accountant, or an opponent, may change any amount or switch any line, with any office program.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.documents.exhibits.grid import Formula, Look, Sheet, letters, quoted, units
from qaitaru.documents.exhibits.wealth_figures import FIGURES, Lines
from qaitaru.documents.exhibits.wealth_lines import ENDS, drawn_lines, line_sheet
from qaitaru.documents.exhibits.wealth_stretch import StretchSheet, drawn_stretch
from qaitaru.documents.exhibits.xlsx import written
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.wealth.analysis import Result, WealthAnalysis
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.figures import Schedule
from qaitaru.wealth.profile import Line, Profile
from qaitaru.wealth.sheet import stretches, whole
from qaitaru.wording import Words

_HEAD: Final = 5
_FIRST: Final = _HEAD + 1
_LETTERS_A_LINE: Final = 95
_HOW: Final = ("inputs", "ends", "asserted", "switch", "checks", "cost")


@dataclass(frozen=True, slots=True, kw_only=True)
class WealthExhibit:
    """What is laid out."""

    profile: Profile  # of one purse, weighed: what the rules worked on
    analysis: WealthAnalysis
    parameters: tuple[tuple[str, str], ...] = ()
    aside: tuple[tuple[Line, str], ...] = ()  # lines in no figure, and why, in words


def wealth_workbook(exhibit: WealthExhibit, words: Words) -> bytes:
    """The exhibit as an XLSX file: the same bytes for the same facts, no macros, no links."""
    known = CURRENCIES[exhibit.profile.currency]
    lines = line_sheet(exhibit.profile, words("exhibit.wealth.sheet.lines"), known.exponent)
    plans = [
        StretchSheet(lines, stretch, words("exhibit.wealth.sheet.period", number=n), stretch.after)
        for n, stretch in enumerate(stretches(exhibit.profile), start=1)
    ]
    everything = words("wealth.whole")
    plans.append(
        StretchSheet(lines, whole(exhibit.profile), words("exhibit.wealth.sheet.whole"), everything)
    )
    title = exhibit.analysis.title or words("web.wealth.untitled")
    return written(
        [
            _reading(exhibit, title, words),
            _results(exhibit, plans, words),
            drawn_lines(lines, title, words),
            *(drawn_stretch(plan, words) for plan in plans),
        ]
    )


def _reading(exhibit: WealthExhibit, title: str, words: Words) -> Sheet:
    sheet = Sheet(words("exhibit.sheet.inputs"), (34, 100), wraps=True)
    sheet.put(1, 1, title, Look.TITLE)
    analysis = exhibit.analysis
    names = {one.key: one.name or one.key for one in analysis.persons}
    standing = "wealth.is_evidence" if analysis.is_evidence else "wealth.is_lead"
    told = [
        (words("web.wealth.standing"), words(standing)),
        (words("exhibit.wealth.currency"), analysis.currency),
        (words("exhibit.wealth.purse"), ", ".join(names[key] for key in analysis.scope)),
        *exhibit.parameters,
        *((words("exhibit.how"), words(f"exhibit.wealth.how.{key}")) for key in _HOW),
        *((words("exhibit.wealth.aside"), f"{line.what}: {why}") for line, why in exhibit.aside),
    ]
    for row, (name, value) in enumerate(told, start=3):
        sheet.put(row, 1, name if row == 3 or name != told[row - 4][0] else "", Look.HEAD)
        sheet.put(row, 2, value)
        sheet.heights[row] = 1 + len(value) // _LETTERS_A_LINE
    return sheet


def _results(exhibit: WealthExhibit, plans: Sequence[StretchSheet], words: Words) -> Sheet:
    """Every rule, figure by figure: computed, as the report says it, and whether they agree."""
    width = len(ENDS) * 2 + 1
    sheet = Sheet(
        words("exhibit.wealth.sheet.results"),
        (46, *(18 for _ in range(width * len(plans)))),
        (_FIRST, 2),
        places=plans[0].lines.places,
        heads=(_HEAD - 1, _HEAD),
    )
    sheet.put(1, 1, words("exhibit.wealth.sheet.results"), Look.TITLE)
    for number, plan in enumerate(plans):
        _heads(sheet, plan, 2 + number * width, words)
    row = _FIRST
    for result in exhibit.analysis.results:
        sheet.put(row, 1, words(f"wealth.rule.{result.rule}"), Look.HEAD)
        for number, plan in enumerate(plans):
            schedule = _schedule(result, plan, is_whole=number == len(plans) - 1)
            if schedule is not None:
                _rule(sheet, plan, schedule, result.rule, at=(row + 1, 2 + number * width))
                _checks(sheet, schedule, result.rule, at=(row + 1, 2 + number * width), words=words)
        for below, (name, _) in enumerate(FIGURES[result.rule], start=row + 1):
            sheet.put(below, 1, words(f"wealth.figure.{name}"))
        row += len(FIGURES[result.rule]) + 2
    checks = [letters(1 + width * (number + 1)) for number in range(len(plans))]
    _all_checks(sheet, [f"{letter}{_FIRST}:{letter}{row}" for letter in checks], words)
    return sheet


def _heads(sheet: Sheet, plan: StretchSheet, first: int, words: Words) -> None:
    for offset, key in ((0, "computed"), (len(ENDS), "printed")):
        title = f"{plan.title}: {words(f'exhibit.wealth.{key}')}"
        sheet.put(_HEAD - 1, first + offset, title, Look.HEAD)
        sheet.joined.append((_HEAD - 1, first + offset, first + offset + len(ENDS) - 1))
    for offset, end in enumerate((*ENDS, *ENDS)):
        key = f"exhibit.wealth.end.{end}" if offset < len(ENDS) else f"wealth.bound.{end}"
        sheet.put(_HEAD, first + offset, words(key), Look.HEAD)
    sheet.put(_HEAD, first + 2 * len(ENDS), words("exhibit.wealth.check"), Look.HEAD)
    sheet.heights[_HEAD] = 3
    sheet.edges |= {first, first + len(ENDS)}


def _schedule(result: Result, plan: StretchSheet, *, is_whole: bool) -> Schedule | None:
    if is_whole:
        return result.whole
    return next((one for one in result.schedules if one.period == plan.stretch.after), None)


def _rule(
    sheet: Sheet, plan: StretchSheet, schedule: Schedule, rule: str, *, at: tuple[int, int]
) -> None:
    first, left = at
    last = len(FIGURES[rule]) - 1
    for offset, end in enumerate(ENDS):
        above: dict[str, str] = {}
        for number, (name, written_as) in enumerate(FIGURES[rule]):
            text = written_as(Lines(plan, end, above))
            look = Look.TOTAL if number == last else Look.MONEY
            rounded = Formula(f"ROUND({text},{plan.lines.places})")
            sheet.put(first + number, left + offset, rounded, look)
            above[name] = f"{letters(left + offset)}{first + number}"
    printed = {figure.name: figure.amount for figure in schedule.figures}
    for number, (name, _) in enumerate(FIGURES[rule]):
        if name in printed:
            three = _three(printed[name])
            for offset, minor in enumerate(three, start=len(ENDS)):
                value = units(minor, plan.lines.places)
                sheet.put(first + number, left + offset, value, Look.PRINTED)


def _checks(
    sheet: Sheet, schedule: Schedule, rule: str, *, at: tuple[int, int], words: Words
) -> None:
    """The ends of a figure are the least and the most of what the three ends of the lines give."""
    first, left = at
    right, wrong = quoted(words("exhibit.ok")), quoted(words("exhibit.differs"))
    printed = {figure.name for figure in schedule.figures}
    slack = units(1, sheet.places) / 2
    for row, (name, _) in enumerate(FIGURES[rule], start=first):
        if name in printed:
            cells = [f"{letters(left + n)}{row}" for n in range(2 * len(ENDS))]
            computed = f"{cells[0]}:{cells[2]}"
            differs = (
                f"ABS(MIN({computed})-{cells[3]})",
                f"ABS({cells[1]}-{cells[4]})",
                f"ABS(MAX({computed})-{cells[5]})",
            )
            agree = ",".join(f"{one}<{slack}" for one in differs)
            text = Formula(f"IF(AND({agree}),{right},{wrong})")
            sheet.put(row, left + 2 * len(ENDS), text, Look.CHECK)


def _all_checks(sheet: Sheet, checks: Sequence[str], words: Words) -> None:
    right, wrong = quoted(words("exhibit.ok")), quoted(words("exhibit.differs"))
    counts = "+".join(f"COUNTIF({one},{wrong})" for one in checks)
    sheet.put(2, 1, words("exhibit.all_checks"), Look.NOTE)
    sheet.put(2, 2, Formula(f"IF({counts}=0,{right},{wrong})"), Look.CHECK)


def _three(amount: Estimate) -> tuple[int, int, int]:
    return amount.low_minor, amount.likely_minor, amount.high_minor
