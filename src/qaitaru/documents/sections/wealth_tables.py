"""The rules of a wealth profile in tables: their answers, by period, and figure by figure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Final

from qaitaru.documents.citations import Desk, joined, plain, quiet, strong
from qaitaru.documents.outline import Align, Column, Line, Paragraph, Row, Span, Style, Table
from qaitaru.documents.report_facts import ReportedWealth
from qaitaru.wealth.analysis import RULES, Result
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.figures import Figure, Part
from qaitaru.wealth.profile import Evidence
from qaitaru.wording.places import place_text

_BOUNDS: Final = ("low", "likely", "high")
_PERIODS_BESIDE: Final = 2  # as many columns of periods as fit beside the whole
_PARTS: Final = 12  # lines told under a figure; the largest


@dataclass(frozen=True)
class NamedWealth:
    """A profile's analysis, and how its persons, lines and parts are called in the report."""

    told: ReportedWealth
    number: int  # in the report, from 1

    @property
    def currency(self) -> str:
        """Of the profile."""
        return self.told.analysis.currency

    @cached_property
    def results(self) -> dict[str, Result]:
        """What each rule says, by its name."""
        return {one.rule: one for one in self.told.analysis.results}

    @cached_property
    def names(self) -> dict[str, str]:
        """Persons by key."""
        return {one.key: one.name or one.key for one in self.told.analysis.persons}

    @cached_property
    def lines(self) -> dict[str, tuple[str, str]]:
        """What each line is, and its anchor."""
        return {
            line.key: (line.what, f"{wealth_anchor(self.number)}-line-{n}")
            for n, line in enumerate(self.told.analysis.lines, start=1)
        }

    def rule_anchor(self, rule: str) -> str:
        """Where a rule is told figure by figure."""
        return f"{wealth_anchor(self.number)}-{rule}"

    def line(self, key: str) -> Span:
        """A link to a line."""
        what, anchor = self.lines[key]
        return Span(what, target=anchor)

    def opening(self, desk: Desk) -> str:
        """The first day."""
        return desk.forms.day(date.fromisoformat(self.told.analysis.opening_on))

    def bounds(self, amount: Estimate, desk: Desk) -> tuple[str, str, str]:
        """Low, likely and high, without the currency."""
        low, likely, high = (
            desk.forms.amount(minor, self.currency)
            for minor in (amount.low_minor, amount.likely_minor, amount.high_minor)
        )
        return low, likely, high

    def bounded(self, amount: Estimate, desk: Desk) -> str:
        """The likely amount, and its bounds where it is in doubt."""
        low, likely, high = self.bounds(amount, desk)
        return likely if amount.is_exact else f"{likely} ({low} … {high})"

    def cited(self, every: Iterable[Evidence], desk: Desk) -> Line:
        """What is cited: exhibits as links, documents by their names."""
        return joined([self._citing(one, desk) for one in every], "\n")

    def _citing(self, one: Evidence, desk: Desk) -> Line:
        if one.exhibit is None:
            told = place_text(one.place, desk.words) if one.place else ""
            return plain(", ".join(filter(None, (one.document, told))))
        if one.place:
            return desk.cite_place(one.exhibit, one.place)
        return (desk.cite_exhibit(one.exhibit),)


def wealth_anchor(number: int) -> str:
    """Where a profile stands; numbers run from 1."""
    return f"wealth-{number}"


def answers(named: NamedWealth, desk: Desk) -> Table:
    """All rules beside each other over all periods; of one without lines, that it has none."""
    say = desk.words
    columns = (
        Column(say("wealth.column.rule"), share=5),
        Column(say("wealth.column.figure"), share=3),
        *(Column(say(f"wealth.bound.{key}"), Align.END) for key in _BOUNDS),
    )
    rows = tuple(_answer(named, rule, desk) for rule in RULES)
    return Table(say("wealth.answers", currency=named.currency), columns, rows)


def _answer(named: NamedWealth, rule: str, desk: Desk) -> Row:
    result, words = named.results.get(rule), desk.words(f"wealth.rule.{rule}")
    if result is None:
        nothing: Line = quiet("\N{EM DASH}")
        without = quiet(desk.words("report.wealth.no_lines"))
        return Row((plain(words), without, nothing, nothing, nothing))
    low, likely, high = named.bounds(result.whole.answer, desk)
    figure = desk.words(f"wealth.figure.{result.whole.figures[-1].name}")
    name: Line = (Span(words, Style.STRONG, named.rule_anchor(rule)),)
    return Row((name, plain(figure), plain(low), strong(likely), plain(high)))


def by_period(named: NamedWealth, desk: Desk) -> list[Table]:
    """The answers of each period, where there are several."""
    if len(named.told.analysis.spans) < 2:
        return []
    say = desk.words
    columns = (
        Column(say("wealth.column.period")),
        Column(say("wealth.column.rule"), share=5),
        *(Column(say(f"wealth.bound.{key}"), Align.END) for key in _BOUNDS),
    )
    rows = tuple(
        Row((plain(span.name), plain(say(f"wealth.rule.{one.rule}")), *map(plain, three)))
        for number, span in enumerate(named.told.analysis.spans)
        for one in named.told.analysis.results
        if one.schedules
        for three in [named.bounds(one.schedules[number].answer, desk)]
    )
    return [Table(say("report.wealth.by_period", currency=named.currency), columns, rows)]


def schedules(named: NamedWealth, desk: Desk) -> tuple[Paragraph | Table, ...]:
    """Every rule figure by figure, each with the lines that make it."""
    told: list[Paragraph | Table] = []
    for result in named.told.analysis.results:
        title = desk.words(f"wealth.rule.{result.rule}")
        told.append(Paragraph(strong(title), named.rule_anchor(result.rule)))
        told.append(_schedule(named, result, desk))
    return tuple(told)


def _schedule(named: NamedWealth, result: Result, desk: Desk) -> Table:
    say = desk.words
    beside = result.schedules if 1 < len(result.schedules) <= _PERIODS_BESIDE else ()
    columns = (
        Column(say("web.wealth.number")),
        Column(say("wealth.column.figure"), share=5),
        *(Column(one.period, Align.END) for one in beside),
        *(Column(say(f"wealth.bound.{key}"), Align.END) for key in _BOUNDS),
    )
    last = len(result.whole.figures) - 1
    rows = []
    for number, figure in enumerate(result.whole.figures):
        periods = [one.figures[number].amount.likely_minor for one in beside]
        told = [desk.forms.amount(minor, named.currency) for minor in periods]
        name = say(f"wealth.figure.{figure.name}")
        cells = (str(number + 1), name, *told, *named.bounds(figure.amount, desk))
        line = strong if number == last else plain
        rows.append(Row(tuple(map(line, cells)), detail=_parts(named, figure, desk)))
    caption = say("report.wealth.schedule", currency=named.currency)
    return Table(caption, columns, tuple(rows))


def _parts(named: NamedWealth, figure: Figure, desk: Desk) -> Line:
    """The lines that make a figure, the largest first; a sum of sums is told by its parts above."""
    largest = sorted(figure.parts, key=lambda one: -_size(one))
    told: list[Line] = [
        (named.line(one.line), Span(f" {named.bounded(one.amount, desk)}"))
        for one in largest[:_PARTS]
    ]
    if len(largest) > _PARTS:
        told.append(plain(desk.words("report.wealth.more_lines", count=len(largest) - _PARTS)))
    return joined(told, "; ")


def _size(part: Part) -> int:
    return max(abs(part.amount.low_minor), abs(part.amount.high_minor))
