"""Wealth: each profile with all rules beside each other, what they rest on, and every line."""

from collections.abc import Iterator
from dataclasses import replace

from qaitaru.documents.charts.intervals import Interval, intervals
from qaitaru.documents.citations import Desk, code, joined, plain, strong
from qaitaru.documents.outline import (
    Block,
    Figure,
    Line,
    Note,
    Paragraph,
    Particulars,
    Section,
    Span,
)
from qaitaru.documents.report_facts import ReportedWealth, ReportFacts
from qaitaru.documents.sections.wealth_foundations import foundations, household, moving
from qaitaru.documents.sections.wealth_lines import lines, problems
from qaitaru.documents.sections.wealth_tables import (
    NamedWealth,
    answers,
    by_period,
    schedules,
    wealth_anchor,
)
from qaitaru.wealth.analysis import Result
from qaitaru.wealth.profile import Span as Period

_ANSWERING = ("net-worth", "expenditures", "cash-t", "bank-deposits")


def section(facts: ReportFacts, desk: Desk) -> Section:
    """One part a profile and purse, in the order of the facts."""
    parts = tuple(_part(one, n, desk) for n, one in enumerate(facts.wealth, start=1))
    none = () if parts else (Paragraph(plain(desk.words("report.none"))),)
    return Section(desk.words("report.wealth.title"), "wealth", none, parts)


def main_result(told: ReportedWealth) -> Result | None:
    """The result whose answer is told first; None where no rule had lines."""
    by_rule = {one.rule: one for one in told.analysis.results}
    named = (by_rule[rule] for rule in _ANSWERING if rule in by_rule)
    return next(named, next(iter(told.analysis.results), None))


def _part(told: ReportedWealth, number: int, desk: Desk) -> Section:
    named = NamedWealth(told, number)
    say, analysis = desk.words, told.analysis
    standing = "wealth.is_evidence" if analysis.is_evidence else "wealth.is_lead"
    blocks: list[Block] = [
        _particulars(named, desk),
        Note(joined([strong(say(standing)), plain(say("report.wealth.note"))], " ")),
        answers(named, desk),
        *_drawn(named, desk),
        *by_period(named, desk),
        *moving(named, main_result(told), desk),
        foundations(named, desk),
        household(named, desk),
    ]
    worked = Section(
        say("report.wealth.worked"), f"{wealth_anchor(number)}-worked", schedules(named, desk)
    )
    told_lines = Section(
        say("wealth.lines"),
        f"{wealth_anchor(number)}-lines",
        (*lines(named, desk), *problems(named, desk)),
    )
    return Section(_title(named, desk), wealth_anchor(number), tuple(blocks), (worked, told_lines))


def _title(named: NamedWealth, desk: Desk) -> str:
    analysis = named.told.analysis
    title = analysis.title or named.told.name or desk.words("web.wealth.untitled")
    if len(analysis.scope) == len(analysis.persons):
        return title
    return f"{title}: {', '.join(named.names[key] for key in analysis.scope)}"


def _particulars(named: NamedWealth, desk: Desk) -> Particulars:
    say, told, analysis = desk.words, named.told, named.told.analysis
    saved = say("wealth.saved", name=told.name, version=told.version) if told.name else ""
    entries: list[tuple[str, Line]] = [
        ("purse", plain(", ".join(named.names[key] for key in analysis.scope))),
        ("periods", plain(_periods(named, analysis.spans, desk))),
        ("currency", plain(analysis.currency)),
        *((key, line) for key, line in _main(named, desk)),
        ("profile", plain(saved)),
        ("analysis", plain(str(told.number))),
        ("result", code(told.result_sha256)),
    ]
    shown = [(key, line) for key, line in entries if line and line[0].text]
    return Particulars(tuple((say(f"report.wealth.{key}"), line) for key, line in shown))


def _main(named: NamedWealth, desk: Desk) -> Iterator[tuple[str, Line]]:
    """What is unexplained, and what of it all may be recovered."""
    main = main_result(named.told)
    for key, result in (
        ("unexplained", main if main and main.rule in _ANSWERING else None),
        ("recoverable", named.results.get("recoverable-amount")),
    ):
        if result is not None:
            three = named.bounds(result.whole.answer, desk)
            bounds = desk.words("report.wealth.between", low=three[0], high=three[2])
            target = named.rule_anchor(result.rule)
            likely = (replace(strong(three[1])[0], target=target),)
            yield key, (*likely, *plain(f" {named.currency} "), *plain(f"({bounds})"))


def _periods(named: NamedWealth, spans: tuple[Period, ...], desk: Desk) -> str:
    opening = desk.words("report.wealth.from", day=named.opening(desk))
    ends = (f"{one.name} ({desk.forms.day(one.ends_on)})" for one in spans)
    return f"{opening}: {', '.join(ends)}"


def _drawn(named: NamedWealth, desk: Desk) -> list[Figure]:
    """All rules that ask the same, on one scale."""
    rows = [
        Interval(
            label=desk.words(f"wealth.rule.{rule}"),
            low_minor=named.results[rule].whole.answer.low_minor,
            likely_minor=named.results[rule].whole.answer.likely_minor,
            high_minor=named.results[rule].whole.answer.high_minor,
        )
        for rule in (*_ANSWERING, "declared-income")
        if rule in named.results
    ]
    if not rows:
        return []
    name = f"wealth-{named.number}-intervals"
    drawn = intervals(rows, named.currency, name=name, words=desk.words, forms=desk.forms)
    caption = desk.words("report.wealth.figure", currency=named.currency)
    return [Figure(drawn, caption, caption)]


def summed(told: ReportedWealth, number: int, desk: Desk) -> Line:
    """One line for the summary: what is unexplained, and whether it is evidence or a lead."""
    named, main = NamedWealth(told, number), main_result(told)
    if main is None:
        return ()
    three = named.bounds(main.whole.answer, desk)
    standing = "web.wealth.evidence" if told.analysis.is_evidence else "web.wealth.a_lead"
    of = desk.words(
        "report.summary.wealth.of",
        figure=desk.words(f"wealth.figure.{main.whole.figures[-1].name}"),
        likely=f"{three[1]} {named.currency}",
        low=three[0],
        high=three[2],
        title=_title(named, desk),
        standing=desk.words(standing),
    )
    return (Span(of, target=wealth_anchor(number)),)
