"""A wealth analysis in tables: the answers, the foundations, the figures, what would move them."""

from rich.markup import escape

from qaitaru.cli.face import FORMS, OUT, WORDS, table, tell
from qaitaru.wealth.analysis import Result, WealthAnalysis
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.figures import Figure, Schedule
from qaitaru.wealth.profile import Evidence, Line
from qaitaru.wealth.sensitivity import Moving
from qaitaru.wording.places import place_text

_BOUNDS = tuple(f"wealth.bound.{name}" for name in ("low", "likely", "high"))
_ANSWERS = ("wealth.column.rule", "wealth.column.figure", "wealth.column.period", *_BOUNDS)
_FIGURES = ("wealth.column.figure", *_BOUNDS, "wealth.column.lines")
_LINES = (
    "wealth.column.line",
    "wealth.column.purpose",
    "wealth.column.person",
    "wealth.column.reliability",
    "wealth.column.source",
    "wealth.column.header",
)
_MOVING = ("wealth.column.line", "wealth.column.purpose", "wealth.column.reason")
_FOOTINGS = ("wealth.column.foundation", "wealth.column.standing", "wealth.column.remark")


def tell_analysis(analysis: WealthAnalysis, rules: tuple[str, ...]) -> None:
    """The title, whether it may be called evidence, and every answer side by side."""
    if analysis.title:
        OUT.print(escape(analysis.title), style="bold", highlight=False)
    tell("wealth.is_evidence" if analysis.is_evidence else "wealth.is_lead")
    footings = [
        (
            WORDS(f"wealth.foundation.{one.name}"),
            WORDS(f"wealth.footing.{one.state}"),
            one.how,
        )
        for one in analysis.footings
    ]
    table(WORDS("wealth.foundations"), _FOOTINGS, footings)
    rows = [
        (
            WORDS(f"wealth.rule.{result.rule}"),
            WORDS(f"wealth.figure.{schedule.figures[-1].name}"),
            schedule.period or WORDS("wealth.whole"),
            *_bounds(analysis, schedule.answer),
        )
        for result in analysis.results
        if result.rule in rules
        for schedule in _told(result)
    ]
    if rows:
        table(WORDS("wealth.answers", currency=analysis.currency), _ANSWERS, rows, right=(3, 4, 5))


def tell_result(analysis: WealthAnalysis, result: Result, *, opened: bool) -> None:
    """What would move a rule's answer; its figures with the lines that make them if ``opened``."""
    if opened:
        for schedule in _told(result):
            _tell_schedule(analysis, result, schedule)
        _tell_lines(analysis, result)
    rows = [_moving(analysis, one) for one in result.most]
    if rows:
        title = WORDS("wealth.most", rule=WORDS(f"wealth.rule.{result.rule}"))
        table(title, (*_MOVING, _BOUNDS[0], _BOUNDS[2]), rows, right=(3, 4))
    for argument in result.arguments if opened else ():
        tell(
            f"wealth.argued.{argument.kind}",
            counted=FORMS.money(argument.counted_minor, analysis.currency),
            needed=FORMS.money(argument.needed_minor, analysis.currency),
        )


def _told(result: Result) -> tuple[Schedule, ...]:
    """Each period and the whole; one period is the whole."""
    one = len(result.schedules) == 1
    return result.schedules if one else (*result.schedules, result.whole)


def _moving(analysis: WealthAnalysis, one: Moving) -> tuple[object, ...]:
    what = next(line.what for line in analysis.lines if line.key == one.line)
    low, high = (FORMS.amount(m, analysis.currency) for m in (one.low_minor, one.high_minor))
    return one.line, what, WORDS(f"wealth.why.{one.why}"), low, high


def _tell_schedule(analysis: WealthAnalysis, result: Result, schedule: Schedule) -> None:
    title = WORDS(
        "wealth.schedule",
        rule=WORDS(f"wealth.rule.{result.rule}"),
        period=schedule.period or WORDS("wealth.whole"),
        currency=analysis.currency,
    )
    rows = [_figure(analysis, figure) for figure in schedule.figures]
    table(title, _FIGURES, rows, right=(1, 2, 3))


def _figure(analysis: WealthAnalysis, figure: Figure) -> tuple[object, ...]:
    lines = ", ".join(part.line for part in figure.parts)
    return (WORDS(f"wealth.figure.{figure.name}"), *_bounds(analysis, figure.amount), lines)


def _tell_lines(analysis: WealthAnalysis, result: Result) -> None:
    shown = {part.line for figure in result.whole.figures for part in figure.parts}
    rows = [_line(line) for line in analysis.lines if line.key in shown]
    table(WORDS("wealth.lines"), _LINES, rows)


def _line(line: Line) -> tuple[object, ...]:
    return (
        line.key,
        " · ".join(filter(None, (line.what, line.working))),
        line.owner,
        WORDS(f"wealth.reliability.{line.reliability}"),
        "; ".join(map(_cited, line.evidence)),
        " → ".join(filter(None, (line.alternative, line.answer))),
    )


def _cited(one: Evidence) -> str:
    named = one.document if one.exhibit is None else WORDS("wealth.exhibit", number=one.exhibit)
    return f"{named}, {place_text(one.place, WORDS)}" if one.place else named


def _bounds(analysis: WealthAnalysis, amount: Estimate) -> tuple[str, str, str]:
    low, likely, high = (
        FORMS.amount(minor, analysis.currency)
        for minor in (amount.low_minor, amount.likely_minor, amount.high_minor)
    )
    return low, likely, high
