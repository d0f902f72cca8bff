"""The two tables of a trace: whose money each outflow took, and the account booking by booking."""

from collections.abc import Iterator

from qaitaru.documents.citations import Desk, joined, plain, strong
from qaitaru.documents.outline import Align, Column, Line, Row, Span, Style, Table
from qaitaru.documents.report_facts import Trace, TraceStep
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN


def outflows(trace: Trace, desk: Desk) -> Table:
    """Every outflow that took claimed money, one row for each source it took from."""
    say = desk.words
    columns = (
        Column(say("report.tracing.date")),
        Column(say("report.tracing.outflow"), Align.END),
        Column(say("report.tracing.to"), share=5),
        Column(say("report.tracing.from"), share=4),
        Column(say("report.tracing.part"), Align.END),
        Column(say("report.source"), share=4),
    )
    rows = [row for step in trace.listed() for row in _parts(step, trace, desk)]
    rows += _left_in_all(trace, desk)
    return Table(say("report.tracing.outflows", currency=trace.currency), columns, tuple(rows))


def _left_in_all(trace: Trace, desk: Desk) -> Iterator[Row]:
    """What left of each claimant's money, also by bookings that are not listed."""
    for claimant in trace.claimants():
        left = sum(step.left.get(claimant, 0) for step in trace.steps if step.amount_minor < 0)
        if left:
            told = (desk.words("report.tracing.outflows_sum"), claimant)
            sums = strong(desk.forms.amount(left, trace.currency))
            yield Row((plain(""), plain(""), *map(strong, told), sums, plain("")))


def _parts(step: TraceStep, trace: Trace, desk: Desk) -> Iterator[Row]:
    claimants = trace.claimants()
    if step.amount_minor >= 0 or not any(step.left.get(name) for name in claimants):
        return
    source = desk.cite(step.row_id)
    for source_name, minor in step.left.items():
        style = Style.STRONG if source_name in claimants else Style.PLAIN
        yield Row(
            (
                plain(desk.forms.day(step.on)),
                plain(desk.forms.amount(-step.amount_minor, trace.currency)),
                plain(desk.rows[step.row_id].payee),
                plain(source_text(source_name, desk)),
                (Span(desk.forms.amount(minor, trace.currency), style, source[0].target),),
                source,
            )
        )


def source_text(source: str, desk: Desk) -> str:
    """A source of money in words; a claimant is called as the claim calls it."""
    if source in {OWN, UNKNOWN, OVERDRAFT}:
        return desk.words(f"report.tracing.source.{source}")
    return source


def steps(trace: Trace, desk: Desk) -> Table:
    """Every booking, and what stood on the account after it, claimed money apart."""
    say = desk.words
    figures = ("amount", "balance", "tainted", "own")
    columns = (
        Column(say("report.tracing.date")),
        *(Column(say(f"report.tracing.{name}"), Align.END) for name in figures),
        Column(say("report.source"), share=1),
    )
    rows = tuple(_step(step, trace, desk) for step in trace.listed())
    return Table(say("report.tracing.steps", currency=trace.currency), columns, rows)


def _step(step: TraceStep, trace: Trace, desk: Desk) -> Row:
    tainted = trace.tainted_minor(step)
    amounts = (step.balance_minor, tainted, step.balance_minor - tainted)
    source = desk.cite(step.row_id)
    moved = desk.forms.amount(step.amount_minor, trace.currency)
    return Row(
        (
            plain(desk.forms.day(step.on)),
            (Span(moved, target=source[0].target),),
            *(plain(desk.forms.amount(minor, trace.currency)) for minor in amounts),
            source,
        ),
        detail=_remarks(step, trace, desk),
    )


def _remarks(step: TraceStep, trace: Trace, desk: Desk) -> Line:
    """What happens to the claim at this booking."""
    say = desk.words
    taken = sum(step.left.get(name, 0) for name in trace.claimants())
    sums = (("claim_in", sum(step.claimed.values())), ("claim_out", taken))
    remarks = [
        strong(say(f"report.tracing.{key}", sum=desk.forms.money(minor, trace.currency)))
        for key, minor in sums
        if minor
    ]
    if any(one.row_id == step.row_id for one in trace.lowest):
        remarks.append(strong(say("report.tracing.is_lowest")))
    return joined(remarks, "; ")
