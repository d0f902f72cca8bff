"""Coverage: the grid of accounts by months, and every account-month that is not proved."""

from collections.abc import Sequence
from dataclasses import replace

from qaitaru.documents.charts.coverage_grid import Cell, coverage_grid
from qaitaru.documents.citations import Desk, code, exhibit_anchor, joined, plain
from qaitaru.documents.outline import Block, Column, Figure, Paragraph, Row, Section, Table
from qaitaru.documents.report_facts import CoverageCell, ReportFacts
from qaitaru.facts.moments import month_of
from qaitaru.ledger.coverage import Cover

ACCOUNTS_A_FIGURE = 18
MONTHS_A_FIGURE = 24


def section(facts: ReportFacts, desk: Desk) -> Section:
    """The grid, cut where it would not fit a page, and the table of what is not proved."""
    say = desk.words
    open_cells = [
        cell for cell in facts.coverage if cell.cover not in {Cover.PROVED, Cover.OUTSIDE}
    ]
    last: Block = Paragraph(plain(say("report.coverage.all_proved")))
    if open_cells:
        last = _table(open_cells, desk)
    elif not facts.coverage:
        last = Paragraph(plain(say("report.none")))
    return Section(say("report.coverage.title"), "coverage", (*_figures(facts, desk), last))


def _figures(facts: ReportFacts, desk: Desk) -> list[Figure]:
    parts = cut(facts.coverage)
    return [
        _figure(part, _caption(number, len(parts), desk), number, desk)
        for number, part in enumerate(parts, start=1)
    ]


def cut(cells: Sequence[CoverageCell]) -> list[list[CoverageCell]]:
    """The cells in groups that each fit one figure, accounts in their order, then months."""
    accounts = list(dict.fromkeys(_account(cell) for cell in cells))
    months = sorted({cell.month for cell in cells})
    groups = []
    for high in range(0, len(accounts), ACCOUNTS_A_FIGURE):
        for left in range(0, len(months), MONTHS_A_FIGURE):
            wanted = set(accounts[high : high + ACCOUNTS_A_FIGURE])
            span = set(months[left : left + MONTHS_A_FIGURE])
            groups.append([c for c in cells if _account(c) in wanted and c.month in span])
    return [group for group in groups if group]


def _account(cell: CoverageCell) -> str:
    return f"{cell.account} {cell.currency}"


def _caption(number: int, parts: int, desk: Desk) -> str:
    if parts == 1:
        return desk.words("report.coverage.figure")
    return desk.words("report.coverage.figure.part", part=number, parts=parts)


def _figure(cells: Sequence[CoverageCell], caption: str, number: int, desk: Desk) -> Figure:
    drawn = [
        Cell(
            account=_account(cell),
            month=cell.month,
            cover=cell.cover,
            note=_exhibits_text(cell, desk),
            href=_href(cell, desk),
        )
        for cell in cells
    ]
    svg = coverage_grid(drawn, name=f"coverage-{number}", words=desk.words, forms=desk.forms)
    return Figure(svg, caption, desk.words("chart.coverage.title"))


def _href(cell: CoverageCell, desk: Desk) -> str:
    known = [exhibit for exhibit in cell.exhibits if exhibit in desk.exhibits]
    return f"#{exhibit_anchor(known[0])}" if known else ""


def _exhibits_text(cell: CoverageCell, desk: Desk) -> str:
    return ", ".join(desk.cite_exhibit(exhibit).text for exhibit in cell.exhibits)


def _table(cells: Sequence[CoverageCell], desk: Desk) -> Table:
    say = desk.words
    columns = (
        Column(say("report.account"), share=4),
        Column(say("report.month"), share=4),
        Column(say("report.standing"), share=4),
        Column(say("report.source"), share=2),
    )
    rows = tuple(_row(run, desk) for run in runs(cells))
    return Table(say("report.coverage.caption"), columns, rows)


def runs(cells: Sequence[CoverageCell]) -> list[list[CoverageCell]]:
    """Cells in a row that say the same of consecutive months of one account, taken together."""
    found: list[list[CoverageCell]] = []
    for cell in cells:
        if found and _follows(found[-1][-1], cell):
            found[-1].append(cell)
        else:
            found.append([cell])
    return found


def _follows(earlier: CoverageCell, later: CoverageCell) -> bool:
    same = replace(later, month=earlier.month) == earlier
    return same and month_of(earlier.month).end == later.month


def _row(run: Sequence[CoverageCell], desk: Desk) -> Row:
    cell = run[0]
    sources = ((desk.cite_exhibit(exhibit),) for exhibit in cell.exhibits)
    return Row(
        (
            code(_account(cell)),
            plain(_months(run, desk)),
            plain(desk.words(f"coverage.{cell.cover}")),
            joined(sources, ", "),
        )
    )


def _months(run: Sequence[CoverageCell], desk: Desk) -> str:
    first, last = desk.forms.month(run[0].month), desk.forms.month(run[-1].month)
    return first if len(run) == 1 else desk.words("report.period", start=first, end=last)
