"""``qaitaru statement``: one account over all the evidence, each booking once, both balances."""

from typing import Annotated

import typer

from qaitaru.acts.books.look_at_ledger import StatementView, look_at_statement
from qaitaru.acts.casework.use_marks import UseMarks, look_at_use_marks
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import CurrencyOption, LimitOption, OffsetOption, currency_of
from qaitaru.cli.sources import SOURCE_COLUMNS, cited
from qaitaru.cli.use_limits import Row, marked, tell_limits, with_limits
from qaitaru.ledger.account_statement import Line

_COLUMNS = (
    *(f"cli.column.{name}" for name in ("number", "date", "amount", "currency")),
    *(f"cli.column.{name}" for name in ("stated", "computed", "differs")),
    *(f"cli.column.{name}" for name in ("counterparty", "purpose")),
    *SOURCE_COLUMNS,
)


def statement(
    account: Annotated[str, typer.Argument(help=WORDS("cli.statement.account"))],
    *,
    currency: CurrencyOption = "",
    limit: LimitOption = 50,
    offset: OffsetOption = 0,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A page of an account's statement."""
    wanted = currency_of(currency)
    with desk_at(workspace) as desk:
        view = look_at_statement(
            desk, account, currency=wanted, offset=offset, limit=limit, as_of=instant_of(as_of)
        )
        marks = look_at_use_marks(desk)
    differing = sum(map(_differs, view.page.lines))
    entries = [line.entry_id for line in view.page.lines]
    if as_json:
        tell_json(with_limits(view, marks.of_entries(entries)))
    else:
        _tell(view, account, offset, marks)
        tell_limits(marks.of_entries(entries))
        if differing:
            tell("cli.statement.differing", count=differing)
    finish(problems=differing > 0)


def _tell(view: StatementView, account: str, offset: int, marks: UseMarks) -> None:
    lines = view.page.lines
    rows: list[Row] = [_row(view, line) for line in lines]
    columns, rows = marked(_COLUMNS, rows, [marks.of_entries([one.entry_id]) for one in lines])
    table(WORDS("cli.statement.title", account=account), columns, rows, right=(0, 2, 4, 5, 9))
    first = offset + 1 if lines else 0
    tell("cli.option.page", first=first, last=offset + len(lines), total=view.page.total)


def _row(view: StatementView, line: Line) -> tuple[object, ...]:
    booking = line.booking
    return (
        line.place,
        FORMS.day(booking.booked_on),
        FORMS.amount(booking.amount_minor, booking.currency),
        booking.currency,
        _balance(booking.balance_minor, booking.currency),
        _balance(line.computed_minor, booking.currency),
        "≠" if _differs(line) else "",
        booking.counterparty_name or booking.counterparty_account,
        booking.purpose,
        *cited(view.sources, line.import_no, booking.place),
    )


def _balance(minor: int | None, currency: str) -> str:
    return "" if minor is None else FORMS.amount(minor, currency)


def _differs(line: Line) -> bool:
    stated, computed = line.booking.balance_minor, line.computed_minor
    return stated is not None and computed is not None and stated != computed
