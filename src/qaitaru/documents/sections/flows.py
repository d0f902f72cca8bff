"""The flows: drawn for each currency, then every flow in a table, each sum opening its rows."""

from collections.abc import Sequence

from qaitaru.documents.charts.sankey import sankey
from qaitaru.documents.charts.sankey_bands import Band
from qaitaru.documents.citations import (
    Desk,
    cite_flow,
    flow_anchor,
    numbered_flows,
    plain,
    quiet,
)
from qaitaru.documents.outline import (
    Align,
    Block,
    Column,
    Figure,
    Paragraph,
    Row,
    Section,
    Span,
    Table,
)
from qaitaru.documents.report_facts import Flow, ReportFacts

Numbered = tuple[int, Flow]


def section(facts: ReportFacts, desk: Desk) -> Section:
    """Currencies by code; within each, the largest flow first."""
    numbered = numbered_flows(facts)
    blocks: list[Block] = []
    for currency in sorted({flow.total.currency for flow in facts.flows}):
        chosen = [pair for pair in numbered if pair[1].total.currency == currency]
        blocks += [_figure(chosen, currency, desk), _table(chosen, currency, desk)]
    if not blocks:
        blocks = [Paragraph(plain(desk.words("report.none")))]
    return Section(desk.words("report.flows.title"), "flows", tuple(blocks))


def _figure(flows: Sequence[Numbered], currency: str, desk: Desk) -> Figure:
    bands = [
        Band(
            band_id=f"band-{number}",
            payer=flow.payer,
            payee=flow.payee,
            amount_minor=flow.total.amount_minor,
            count=flow.count,
            href=f"#{flow_anchor(number)}",
        )
        for number, flow in flows
    ]
    name = f"sankey-{currency.lower()}"
    svg = sankey(bands, currency, name=name, words=desk.words, forms=desk.forms)
    caption = desk.words("report.flows.figure", currency=currency)
    return Figure(svg, caption, desk.words("chart.sankey.title", currency=currency))


def _table(flows: Sequence[Numbered], currency: str, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.flows.number"), Align.END),
        Column(say("report.flows.payer"), share=5),
        Column(say("report.flows.payee"), share=5),
        Column(say("report.flows.sum"), Align.END),
        Column(say("report.flows.period"), share=3),
        Column(say("report.source"), share=3),
    )
    rows = tuple(_row(number, flow, desk) for number, flow in flows)
    return Table(say("report.flows.caption", currency=currency), columns, rows)


def _row(number: int, flow: Flow, desk: Desk) -> Row:
    source = cite_flow(number, flow, desk)
    amount = desk.forms.amount(flow.total.amount_minor, flow.total.currency)
    return Row(
        (
            quiet(str(number)),
            plain(flow.payer),
            plain(flow.payee),
            (Span(amount, target=source[0].target),),
            plain(_period(flow, desk)),
            source,
        ),
        anchor=flow_anchor(number),
    )


def _period(flow: Flow, desk: Desk) -> str:
    first, last = desk.forms.day(flow.first_on), desk.forms.day(flow.last_on)
    return first if first == last else desk.words("report.period", start=first, end=last)
