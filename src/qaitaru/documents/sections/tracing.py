"""Tracing: each claim with its rule, its running table and what each outflow is made of."""

from itertools import pairwise

from qaitaru.documents.charts.balance import Point, balance
from qaitaru.documents.citations import Desk, joined, plain, quiet, strong
from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Figure,
    Line,
    Paragraph,
    Particulars,
    Row,
    Section,
    Span,
    Style,
    Table,
)
from qaitaru.documents.report_facts import Attribution, ReportFacts, Trace, TraceStep


def section(facts: ReportFacts, desk: Desk) -> Section:
    """One part a trace, in the order of the facts."""
    parts = tuple(_part(trace, n, desk) for n, trace in enumerate(facts.traces, start=1))
    none = () if parts else (Paragraph(plain(desk.words("report.none"))),)
    return Section(desk.words("report.tracing.title"), "tracing", none, parts)


def trace_anchor(number: int) -> str:
    """Where a trace stands; numbers run from 1."""
    return f"trace-{number}"


def _part(trace: Trace, number: int, desk: Desk) -> Section:
    blocks: list[Block] = [_particulars(trace, desk)]
    if trace.steps:
        blocks += [_figure(trace, number, desk), _steps(trace, desk)]
    if trace.attributions:
        blocks.append(_attributions(trace, desk))
    title = desk.words("report.tracing.one", holder=trace.holder, account=trace.account)
    return Section(title, trace_anchor(number), tuple(blocks))


def _particulars(trace: Trace, desk: Desk) -> Particulars:
    say = desk.words
    entries = [
        ("rule", strong(say(f"report.rule.{trace.rule}"))),
        ("basis", plain(say(f"report.rule.{trace.rule}.basis"))),
        ("opening", _money(trace.opening_minor, trace, desk)),
        ("claimed", _money(trace.claimed_minor, trace, desk)),
        ("remaining", strong(desk.forms.money(trace.remaining_minor, trace.currency))),
    ]
    if trace.cut_by is not None:
        entries.append(("cut_by", desk.cite(trace.cut_by)))
    lowest = next((step for step in trace.steps if step.row_id == trace.lowest), None)
    if lowest is not None:
        money = _money(lowest.balance_minor, trace, desk)
        entries.append(("lowest", joined([money, desk.cite(lowest.row_id)], "; ")))
    return Particulars(tuple((say(f"report.tracing.{key}"), line) for key, line in entries))


def _money(minor: int, trace: Trace, desk: Desk) -> Line:
    return plain(desk.forms.money(minor, trace.currency))


def _figure(trace: Trace, number: int, desk: Desk) -> Figure:
    points = [Point(step.on, step.balance_minor, step.tainted_minor) for step in trace.steps]
    marked = (i for i, step in enumerate(trace.steps) if step.row_id == trace.lowest)
    svg = balance(
        points,
        trace.currency,
        name=f"balance-{number}",
        words=desk.words,
        forms=desk.forms,
        lowest=next(marked, None),
    )
    return Figure(svg, desk.words("report.tracing.figure"), desk.words("chart.balance.title"))


def _steps(trace: Trace, desk: Desk) -> Table:
    say = desk.words
    figures = ("amount", "balance", "tainted", "own")
    columns = (
        Column(say("report.tracing.date")),
        *(Column(say(f"report.tracing.{name}"), Align.END) for name in figures),
        Column(say("report.source"), share=1),
    )
    before = [_opening(trace), *trace.steps]
    rows = tuple(_step(step, was, trace, desk) for was, step in pairwise(before))
    return Table(say("report.tracing.steps", currency=trace.currency), columns, rows)


def _opening(trace: Trace) -> TraceStep:
    first = trace.steps[0]
    return TraceStep(
        row_id="",
        on=first.on,
        amount_minor=0,
        balance_minor=trace.opening_minor,
        tainted_minor=0,
    )


def _step(step: TraceStep, was: TraceStep, trace: Trace, desk: Desk) -> Row:
    own = step.balance_minor - step.tainted_minor
    tainted = desk.forms.amount(step.tainted_minor, trace.currency)
    changed = step.tainted_minor != was.tainted_minor
    source = desk.cite(step.row_id)
    amount = desk.forms.amount(step.amount_minor, trace.currency)
    return Row(
        (
            plain(desk.forms.day(step.on)),
            (Span(amount, target=source[0].target),),
            plain(desk.forms.amount(step.balance_minor, trace.currency)),
            (Span(tainted, Style.STRONG if changed else Style.PLAIN),),
            plain(desk.forms.amount(own, trace.currency)),
            source,
        ),
        detail=_remarks(step, trace, desk),
    )


def _remarks(step: TraceStep, trace: Trace, desk: Desk) -> Line:
    say = desk.words
    remarks = []
    if step.claimed_minor:
        money = desk.forms.money(step.claimed_minor, trace.currency)
        remarks.append(strong(say("report.tracing.claim_in", sum=money)))
    if step.row_id == trace.lowest:
        remarks.append(strong(say("report.tracing.is_lowest")))
    if step.row_id == trace.cut_by:
        remarks.append(strong(say("report.tracing.is_cut")))
    return joined(remarks, "; ")


def _attributions(trace: Trace, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.tracing.date")),
        Column(say("report.tracing.outflow"), share=4),
        Column(say("report.tracing.to"), share=5),
        Column(say("report.tracing.from"), share=5),
        Column(say("report.tracing.part"), Align.END),
    )
    rows = tuple(_attribution(one, trace, desk) for one in trace.attributions)
    caption = say("report.tracing.attributions", currency=trace.currency)
    return Table(caption, columns, rows)


def _attribution(one: Attribution, trace: Trace, desk: Desk) -> Row:
    row = desk.rows[one.outflow]
    tainted = one.source is not None
    source = quiet(desk.words("report.tracing.other_money"))
    if one.source is not None:
        source = desk.cite(one.source)
    amount = desk.forms.amount(one.amount_minor, trace.currency)
    return Row(
        (
            plain(desk.forms.day(row.on) if row.on else ""),
            desk.cite(one.outflow),
            plain(row.payee),
            source,
            (Span(amount, Style.STRONG if tainted else Style.PLAIN),),
        )
    )
