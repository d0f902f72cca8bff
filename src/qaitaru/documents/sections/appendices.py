"""The appendices: the rows behind each flow, and every source row with what stands in it."""

from collections.abc import Sequence
from itertools import groupby

from qaitaru.documents.citations import (
    Desk,
    flow_rows_anchor,
    joined,
    plain,
    quiet,
    strong,
)
from qaitaru.documents.outline import Align, Column, Line, Paragraph, Row, Section, Span, Table
from qaitaru.documents.report_facts import Flow, ReportFacts, SourceRow
from qaitaru.wording.places import place_text


def flow_rows(_: ReportFacts, desk: Desk) -> Section:
    """For each flow of more than one transfer, links to its rows."""
    paragraphs = tuple(
        _rows_of(flow, number, desk)
        for number, flow in desk.listing.flows
        if flow.count != 1 or len(flow.rows) != 1
    )
    none = (Paragraph(plain(desk.words("report.none"))),)
    return Section(desk.words("report.flow_rows.title"), "flow-rows", paragraphs or none)


def _rows_of(flow: Flow, number: int, desk: Desk) -> Paragraph:
    say = desk.words
    head = say(
        "report.flow_rows.head",
        number=number,
        payer=desk.party(flow.payer),
        payee=desk.party(flow.payee),
        sum=desk.money(flow.total),
    )
    short: Line = ()
    if len(flow.rows) < flow.count:
        told = say("report.flow_rows.short", listed=len(flow.rows), count=flow.count)
        short = quiet(f" ({told})")
    return Paragraph((*strong(head), *short, *_links(flow, desk)), flow_rows_anchor(number))


def _links(flow: Flow, desk: Desk) -> Line:
    """The places of the flow's rows, one line an exhibit, both in order."""
    named = set(flow.rows)
    rows = [row for row in desk.rows.values() if row.row_id in named]
    lines = [
        (
            Span("\n"),
            desk.cite_exhibit(exhibit),
            Span(": "),
            *joined([_place(row, desk) for row in group], "; "),
        )
        for exhibit, group in groupby(rows, key=lambda row: row.exhibit)
    ]
    return joined(lines, "")


def _place(row: SourceRow, desk: Desk) -> Line:
    return (Span(place_text(row.place, desk.words), target=desk.anchors[row.row_id]),)


def source_rows(facts: ReportFacts, desk: Desk) -> Section:
    """Every row the report cites, by exhibit and place."""
    names = {exhibit.exhibit: exhibit.file_name for exhibit in facts.exhibits}
    tables = tuple(
        _table(exhibit, names.get(exhibit, ""), list(rows), desk)
        for exhibit, rows in groupby(desk.rows.values(), key=lambda row: row.exhibit)
    )
    none = (Paragraph(plain(desk.words("report.none"))),)
    return Section(desk.words("report.rows.title"), "source-rows", tables or none, new_page=True)


def _table(exhibit: int, name: str, rows: Sequence[SourceRow], desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.rows.place"), share=4),
        Column(say("report.tracing.date")),
        Column(say("report.tracing.amount"), Align.END),
        Column(say("report.rows.what"), share=8),
    )
    caption = say("report.rows.caption", exhibit=exhibit, name=name)
    drawn = tuple(_row(row, desk) for row in rows)
    return Table(caption, columns, drawn, desk.cite_exhibit(exhibit).target)


def _row(row: SourceRow, desk: Desk) -> Row:
    return Row(
        (
            plain(place_text(row.place, desk.words)),
            plain(desk.forms.day(row.on) if row.on else ""),
            plain(desk.money(row.amount) if row.amount else ""),
            _what(row),
        ),
        anchor=desk.anchors[row.row_id],
    )


def _what(row: SourceRow) -> Line:
    sides = " \N{RIGHTWARDS ARROW} ".join(side for side in (row.payer, row.payee) if side)
    rest = [text for text in (row.account, row.reference, row.purpose) if text]
    return joined(
        [part for part in (plain(sides), *(quiet(text) for text in rest)) if part[0].text], "\n"
    )
