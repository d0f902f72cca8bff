"""Reconciliation: each statement's balances, stated and computed, and the rows that break them."""

from qaitaru.documents.citations import Desk, code, joined, plain, quiet, strong
from qaitaru.documents.outline import Align, Block, Column, Line, Paragraph, Row, Section, Table
from qaitaru.documents.report_facts import BrokenBalance, Reconciliation, ReportFacts


def section(facts: ReportFacts, desk: Desk) -> Section:
    """The control equation of every statement; broken rows are named below."""
    say = desk.words
    blocks: list[Block] = [Paragraph(plain(say("report.reconciliation.rule")))]
    if facts.reconciliations:
        blocks.append(_table(facts, desk))
    if facts.broken:
        blocks.append(_broken_table(facts, desk))
    return Section(say("report.reconciliation.title"), "reconciliation", tuple(blocks))


def _table(facts: ReportFacts, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.reconciliation.statement"), share=6),
        Column(say("report.reconciliation.opening"), Align.END),
        Column(say("report.reconciliation.in"), Align.END),
        Column(say("report.reconciliation.out"), Align.END),
        Column(say("report.reconciliation.closing"), Align.END),
        Column(say("report.standing"), share=4),
    )
    rows = tuple(_row(one, desk) for one in facts.reconciliations)
    return Table(say("report.reconciliation.caption"), columns, rows)


def _row(one: Reconciliation, desk: Desk) -> Row:
    stated, computed = (_amount(n, one, desk) for n in (one.closing_minor, one.computed_minor))
    standing = plain(desk.words(f"coverage.{one.state}"))
    source = desk.cite_place(one.exhibit, one.place)
    return Row(
        (
            joined([code(one.account), *_period(one, desk), quiet(one.currency)], "\n"),
            plain(_amount(one.opening_minor, one, desk)),
            plain(_amount(one.credits_minor, one, desk)),
            plain(_amount(one.debits_minor, one, desk)),
            plain(stated if stated == computed else f"{stated}\n{computed}"),
            joined([standing, source], "\n"),
        )
    )


def _period(one: Reconciliation, desk: Desk) -> list[Line]:
    if one.from_on is None or one.to_on is None:
        return []
    start, end = desk.forms.day(one.from_on), desk.forms.day(one.to_on)
    return [plain(desk.words("report.period", start=start, end=end))]


def _amount(minor: int | None, one: Reconciliation, desk: Desk) -> str:
    if minor is None:
        return desk.words("report.reconciliation.unknown")
    return desk.forms.amount(minor, one.currency)


def _broken_table(facts: ReportFacts, desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.account")),
        Column(say("report.source"), share=4),
        Column(say("report.reconciliation.check"), share=4),
        Column(say("report.reconciliation.found"), Align.END),
        Column(say("report.reconciliation.expected"), Align.END),
        Column(say("report.reconciliation.difference"), Align.END),
    )
    rows = tuple(_broken_row(broken, desk) for broken in facts.broken)
    return Table(say("report.reconciliation.broken"), columns, rows)


def _broken_row(broken: BrokenBalance, desk: Desk) -> Row:
    source = desk.cite_place(broken.exhibit, broken.place)
    if broken.row_id is not None:
        source = desk.cite(broken.row_id)
    return Row(
        (
            code(broken.account),
            source,
            plain(desk.words(f"report.check.{broken.check}")),
            plain(desk.money(broken.found)),
            plain(desk.money(broken.expected)),
            strong(desk.money(broken.found - broken.expected)),
        )
    )
