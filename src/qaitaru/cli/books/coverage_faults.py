"""All that keeps an account-month from being proved, each told by name with its place."""

from collections.abc import Iterator

from qaitaru.acts.books.look_at_ledger import CoverageView
from qaitaru.cli.face import FORMS, WORDS, table, tell
from qaitaru.cli.sources import SOURCE_COLUMNS, cited
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.duplicates import Unpaired
from qaitaru.ledger.entries import entry_id_of
from qaitaru.ledger.reconciliation import BalanceBreak, Reconciliation, State

Row = tuple[object, ...]
_BROKEN = (
    "cli.column.account",
    *SOURCE_COLUMNS,
    *(f"cli.column.{name}" for name in ("check", "found", "expected", "difference", "currency")),
)
_HOLES = tuple(f"cli.column.{name}" for name in ("account", "currency", "month", "days"))
_UNPROVED = ("cli.column.account", "cli.column.currency", *SOURCE_COLUMNS[:2], "cli.column.reason")
_DIFFERING = (
    *(f"cli.column.{name}" for name in ("account", "date", "amount", "currency")),
    *SOURCE_COLUMNS,
    "cli.column.absent_from",
)


def tell_faults(view: CoverageView) -> None:
    """Broken figures, months not covered, statements that prove nothing, overlaps that differ."""
    broken = [row for one in view.statements for row in _broken(view, one)]
    _listed("cli.coverage.broken", _BROKEN, broken, right=(1, 5, 6, 7))
    for one in view.statements:
        named = sum(fault.seq is not None for fault in one.breaks)
        if one.broken_rows > named:
            tell("cli.coverage.more_broken", account=one.account, count=one.broken_rows - named)
    _listed("cli.coverage.holes", _HOLES, list(_holes(view)), right=(3,))
    unproved = [_unproved(view, one) for one in view.statements if one.state is State.UNPROVED]
    _listed("cli.coverage.unproved", _UNPROVED, unproved, right=(2,))
    differing = [_differing(view, one) for one in view.differing]
    _listed("cli.coverage.differing", _DIFFERING, differing, right=(2, 4, 7))
    for import_no, number in view.grid.undated:
        exhibit, name, _ = cited(view.sources, import_no, "")
        tell("cli.coverage.undated", exhibit=exhibit, name=name, number=number)


def _listed(key: str, columns: tuple[str, ...], rows: list[Row], *, right: tuple[int, ...]) -> None:
    if rows:
        table(WORDS(key, count=len(rows)), columns, rows, right=right)


def _broken(view: CoverageView, one: Reconciliation) -> Iterator[Row]:
    for fault in one.breaks:
        yield (
            one.account,
            *_where(view, one, fault),
            WORDS(f"report.check.{fault.check}"),
            FORMS.amount(fault.found_minor, one.currency),
            FORMS.amount(fault.expected_minor, one.currency),
            FORMS.amount(fault.difference_minor, one.currency),
            one.currency,
        )


def _where(view: CoverageView, one: Reconciliation, fault: BalanceBreak) -> Row:
    if fault.seq is not None:
        place = view.rows[entry_id_of(one.import_no, fault.seq)].place
        return cited(view.sources, one.import_no, place)
    exhibit, name, _ = cited(view.sources, one.import_no, "")
    return exhibit, name, WORDS("place.statement", value=one.statement_no)


def _holes(view: CoverageView) -> Iterator[Row]:
    for row in view.grid.rows:
        for cell in row.cells:
            if {Cover.MISSING, Cover.PARTIAL} & {*cell.marks}:
                days = WORDS("cli.coverage.days", covered=cell.covered_days, days=cell.days)
                yield row.account, row.currency, FORMS.month(cell.month), days


def _unproved(view: CoverageView, one: Reconciliation) -> Row:
    exhibit, name, _ = cited(view.sources, one.import_no, "")
    reason = WORDS(f"reconciliation.reason.{one.reason}")
    return one.account, one.currency, exhibit, name, reason


def _differing(view: CoverageView, one: Unpaired) -> Row:
    row = view.rows[entry_id_of(one.import_no, one.seq)]
    return (
        one.account,
        FORMS.day(one.booked_on),
        FORMS.amount(row.amount_minor, one.currency),
        one.currency,
        *cited(view.sources, one.import_no, row.place),
        view.sources.exhibits[one.other_import_no],
    )
