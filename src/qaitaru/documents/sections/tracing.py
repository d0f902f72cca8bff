"""Tracing: each claim with its rule, its figures, its drawing and its tables."""

from qaitaru.documents.charts.balance import Point, balance
from qaitaru.documents.citations import Desk, code, joined, plain, strong
from qaitaru.documents.outline import Block, Figure, Line, Paragraph, Particulars, Section
from qaitaru.documents.report_facts import Lowest, ReportFacts, Trace
from qaitaru.documents.sections import rules_compared
from qaitaru.documents.sections.trace_tables import outflows, steps


def section(facts: ReportFacts, desk: Desk) -> Section:
    """All rules beside each other, then one part a trace, in the order of the facts."""
    compared = rules_compared.section(facts, desk)
    each = tuple(_part(trace, n, desk) for n, trace in enumerate(facts.traces, start=1))
    parts = each if compared is None else (compared, *each)
    none = () if parts else (Paragraph(plain(desk.words("report.none"))),)
    return Section(desk.words("report.tracing.title"), "tracing", none, parts)


def trace_anchor(number: int) -> str:
    """Where a trace stands; numbers run from 1."""
    return f"trace-{number}"


def _part(trace: Trace, number: int, desk: Desk) -> Section:
    blocks: list[Block] = [_particulars(trace, desk)]
    if trace.partly_seen:
        blocks.insert(0, Paragraph(plain(desk.words("trace.partly_seen.more"))))
    if trace.steps:
        blocks.append(_figure(trace, number, desk))
        shown = len(trace.listed())
        if shown < len(trace.steps):
            told = desk.words("report.tracing.listed", shown=shown, count=len(trace.steps))
            blocks.append(Paragraph(plain(told)))
        blocks += [outflows(trace, desk), steps(trace, desk)]
    title = desk.words("report.tracing.one", holder=trace.holder, account=trace.account)
    return Section(title, trace_anchor(number), tuple(blocks))


def _particulars(trace: Trace, desk: Desk) -> Particulars:
    say = desk.words
    entries = [
        ("rule", strong(say(f"tracing.rule.{trace.rule}"))),
        ("basis", plain(say(f"tracing.rule.{trace.rule}.basis"))),
        ("parameters", plain(_parameters(trace, desk))),
        ("opening", _money(trace.opening_minor, trace, desk)),
        ("claimed", _money(trace.claimed_minor(), trace, desk)),
        ("remaining", strong(desk.forms.money(trace.remaining_minor(), trace.currency))),
        ("lowest", joined([_lowest(one, trace, desk) for one in trace.lowest], "\n")),
        ("analysis", plain("" if trace.analysis is None else str(trace.analysis))),
        ("result", code(trace.result_sha256)),
    ]
    told = [(key, line) for key, line in entries if line and line[0].text]
    return Particulars(tuple((say(f"report.tracing.{key}"), line) for key, line in told))


def _parameters(trace: Trace, desk: Desk) -> str:
    """What the rule was told, in words; a value with no words as it stands."""
    told = []
    for name, value in sorted(trace.parameters.items()):
        key = f"report.tracing.parameter.{name}.{value}"
        told.append(desk.words(key) if key in desk.words else f"{name} = {value}")
    return "; ".join(told)


def _money(minor: int, trace: Trace, desk: Desk) -> Line:
    return plain(desk.forms.money(minor, trace.currency))


def _lowest(one: Lowest, trace: Trace, desk: Desk) -> Line:
    money = _money(one.balance_minor, trace, desk)
    cited = [] if one.row_id is None else [desk.cite(one.row_id)]
    named = [plain(one.claimant)] if len(trace.lowest) > 1 else []
    return joined([*named, money, *cited], "; ")


def _figure(trace: Trace, number: int, desk: Desk) -> Figure:
    points = [Point(step.on, step.balance_minor, trace.tainted_minor(step)) for step in trace.steps]
    marked = {one.row_id for one in trace.lowest}
    lowest = (nth for nth, step in enumerate(trace.steps) if step.row_id in marked)
    svg = balance(
        points,
        trace.currency,
        name=f"balance-{number}",
        words=desk.words,
        forms=desk.forms,
        lowest=next(lowest, None),
    )
    return Figure(svg, desk.words("report.tracing.figure"), desk.words("chart.balance.title"))
