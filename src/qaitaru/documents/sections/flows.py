"""The flows: drawn for each currency, then every flow in a table, each sum opening its rows."""

from qaitaru.documents.charts.sankey import sankey
from qaitaru.documents.charts.sankey_bands import OTHER_PAYEES, OTHER_PAYERS, Band
from qaitaru.documents.citations import (
    Desk,
    cite_flow,
    flow_anchor,
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


def section(facts: ReportFacts, desk: Desk) -> Section:
    """Currencies by code; within each, the largest flow first, and what is not listed last."""
    blocks: list[Block] = []
    for currency in facts.currencies():
        blocks += [_figure(facts, currency, desk), _table(currency, desk)]
    if not blocks:
        blocks = [Paragraph(plain(desk.words("report.none")))]
    return Section(desk.words("report.flows.title"), "flows", tuple(blocks))


def _figure(facts: ReportFacts, currency: str, desk: Desk) -> Figure:
    """Every flow of the currency is in it: past the largest parties, in the buckets of others."""
    svg = sankey(
        [*_named_bands(facts, currency, desk), *_other_bands(facts, currency)],
        currency,
        name=f"sankey-{currency.lower()}",
        words=desk.words,
        forms=desk.forms,
    )
    caption = desk.words("report.flows.figure", currency=currency)
    return Figure(svg, caption, desk.words("chart.sankey.title", currency=currency))


def _named_bands(facts: ReportFacts, currency: str, desk: Desk) -> list[Band]:
    numbers = {(flow.payer, flow.payee, flow.total.currency): n for n, flow in desk.listing.flows}
    flows = [flow for flow in facts.flows if flow.total.currency == currency]
    return [
        Band(
            band_id=f"band-{currency.lower()}-{nth}",
            payer=flow.payer,
            payee=flow.payee,
            amount_minor=flow.total.amount_minor,
            count=flow.count,
            href=_href(numbers.get((flow.payer, flow.payee, currency))),
        )
        for nth, flow in enumerate(flows, start=1)
    ]


def _other_bands(facts: ReportFacts, currency: str) -> list[Band]:
    """What the ledger summed without names: from one bucket to the other."""
    return [
        Band(
            band_id=f"band-{currency.lower()}-others-{nth}",
            payer=OTHER_PAYERS,
            payee=OTHER_PAYEES,
            amount_minor=one.total.amount_minor,
            count=one.count,
        )
        for nth, one in enumerate(facts.other_flows, start=1)
        if one.total.currency == currency
    ]


def _href(number: int | None) -> str:
    return "" if number is None else f"#{flow_anchor(number)}"


def _table(currency: str, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.flows.number"), Align.END),
        Column(say("report.flows.payer"), share=5),
        Column(say("report.flows.payee"), share=5),
        Column(say("report.flows.sum"), Align.END),
        Column(say("report.flows.period"), share=3),
        Column(say("report.source"), share=3),
    )
    listed = [(n, flow) for n, flow in desk.listing.flows if flow.total.currency == currency]
    rows = [_row(number, flow, desk) for number, flow in listed]
    if currency in desk.listing.left_out:
        rows.append(_rest(currency, desk))
    return Table(say("report.flows.caption", currency=currency), columns, tuple(rows))


def _rest(currency: str, desk: Desk) -> Row:
    rest = desk.listing.left_out[currency]
    amount = desk.forms.amount(rest.amount_minor, currency)
    label = desk.words("report.flows.rest", count=rest.flows)
    transfers = desk.words("report.rows", count=rest.count)
    return Row(((), quiet(label), (), plain(amount), (), quiet(transfers)))


def _row(number: int, flow: Flow, desk: Desk) -> Row:
    source = cite_flow(number, flow, desk)
    amount = desk.forms.amount(flow.total.amount_minor, flow.total.currency)
    return Row(
        (
            quiet(str(number)),
            plain(desk.party(flow.payer)),
            plain(desk.party(flow.payee)),
            (Span(amount, target=source[0].target),),
            plain(_period(flow, desk)),
            source,
        ),
        anchor=flow_anchor(number),
    )


def _period(flow: Flow, desk: Desk) -> str:
    first, last = desk.forms.day(flow.first_on), desk.forms.day(flow.last_on)
    return first if first == last else desk.words("report.period", start=first, end=last)
