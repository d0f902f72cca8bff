"""One row of a table, by its layout, into a booking or a transfer: the law of every table.

The fast way through a large file (volume.py) must give the same, row for row.
"""

from collections.abc import Sequence

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Booking
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.tables.cells import NOTHING, Cell, column_letters, text_of
from qaitaru.ingest.tables.layout import Layout, header_key
from qaitaru.ingest.tables.row_values import Ground, RowReading
from qaitaru.ingest.text.values import currency_of


def read_row(
    layout: Layout, ground: Ground, cells: Sequence[Cell], place: str, *, seq: int = 1
) -> tuple[Booking | Transfer | None, list[Problem]]:
    """One row as a booking or transfer, and what is wrong with it.

    Args:
        seq: the row's number below the header, from 1.
    Returns: None where a Problem of severity SKIPPED says why; a booking's statement is numbered
        by whoever sees the whole table, and stands as 0.
    """
    row = RowReading(layout, ground, cells, place)
    _spill(row)
    read = _booking if layout.mapping.kind == "statement" else _transfer
    return read(row, seq), row.problems


def _spill(row: RowReading) -> None:
    """Values to the right of the header belong to no column: said, not dropped."""
    for at in range(len(row.layout.header), len(row.cells)):
        text = text_of(row.cells[at])
        if text:
            where = f"{row.place};column={column_letters(at)}"
            row.problems.append(Problem("cell_outside", Severity.DOUBTFUL, where, text))


def _booking(row: RowReading, seq: int) -> Booking | None:
    day = row.day("booked_on", Severity.SKIPPED)
    if day.on is None and not row.fails:
        row.say("date_missing", Severity.SKIPPED, "booked_on")
    account_text = row.number("account") or row.ground.account_text
    if not account_text:
        row.say("account_missing", Severity.SKIPPED, "account")
    currency = row.currency("currency", row.ground.currency)
    side, amount = _direction(row, account_text, currency)
    value_on = row.day("value_on", Severity.DOUBTFUL).on
    balance = row.money("balance", currency, Severity.DOUBTFUL)
    original = row.text("original_currency")
    original_currency = currency_of(original) or "" if original else ""
    if original and not original_currency:
        row.say("currency_unknown", Severity.DOUBTFUL, "original_currency", found=original)
    fact = {
        "clock_time": row.text("clock_time") or day.clock_time,
        "counterparty_name": row.text(f"{side}_name"),
        "counterparty_account": account_key(row.number(f"{side}_account")),
        "counterparty_code": row.number(f"{side}_code"),
        "counterparty_bank": row.text(f"{side}_bank"),
        "purpose": row.text("purpose"),
        "purpose_code": row.text("purpose_code"),
        "reference": row.text("reference"),
    }
    if not original and text_of(row.cell("original_amount")) not in NOTHING:
        row.say("currency_missing", Severity.DOUBTFUL, "original_amount")
    original_minor = row.money("original_amount", original_currency, Severity.DOUBTFUL)
    if row.fails or day.on is None or amount is None:
        return None
    return Booking(
        seq=seq,
        statement_no=0,
        account=account_key(account_text),
        booked_on=day.on,
        amount_minor=amount,
        currency=currency,
        booked_utc=day.utc,
        value_on=value_on,
        balance_minor=balance,
        original_minor=original_minor,
        original_currency=original_currency,
        place=row.place,
        **fact,
    )


def _direction(row: RowReading, account_text: str, currency: str) -> tuple[str, int | None]:
    """The prefix of the other side's columns, and the signed amount; credits are positive."""
    if not currency:
        return "counterparty", None
    if row.layout.style == "two_columns":
        taken = _two_columns(row, currency)
        return _other_side(row, taken or 0), taken
    amount = row.money("amount", currency, Severity.SKIPPED)
    if amount is None:
        if not row.fails:
            row.say("amount_missing", Severity.SKIPPED, "amount")
        return "counterparty", None
    if row.layout.style == "indicator":
        return "counterparty", _indicated(row, amount)
    if row.layout.style == "sides":
        return _by_side(row, account_key(account_text), amount)
    return "counterparty", amount


def _other_side(row: RowReading, amount: int) -> str:
    """Of a debited and a credited account, the one that is not ours; else the counterparty."""
    if not {"payer_account", "payee_account"} <= row.layout.columns.keys():
        return "counterparty"
    return "payee" if amount < 0 else "payer"


def _two_columns(row: RowReading, currency: str) -> int | None:
    debit = row.money("debit", currency, Severity.SKIPPED)
    credit = row.money("credit", currency, Severity.SKIPPED)
    if row.fails:
        return None
    if debit is None and credit is None:
        row.say("amount_missing", Severity.SKIPPED, "debit")
        return None
    if debit and credit:
        found = f"{text_of(row.cell('debit'))} / {text_of(row.cell('credit'))}"
        row.say("amount_on_both_sides", Severity.SKIPPED, "debit", found=found)
        return None
    if credit:
        return _unsigned(row, "credit", credit)
    taken = _unsigned(row, "debit", debit or 0)
    return None if taken is None else -taken


def _indicated(row: RowReading, amount: int) -> int | None:
    said = row.text("indicator")
    mapping = row.layout.mapping
    debits = {*map(_mark, mapping.debit_marks)}
    credits_ = {*map(_mark, mapping.credit_marks)}
    if _mark(said) not in debits | credits_:
        expected = ", ".join((*mapping.debit_marks, *mapping.credit_marks))
        row.say("direction_unknown", Severity.SKIPPED, "indicator", found=said, expected=expected)
        return None
    taken = _unsigned(row, "amount", amount)
    return -taken if taken is not None and _mark(said) in debits else taken


def _mark(text: str) -> str:
    return header_key(text) or text


def _by_side(row: RowReading, account: str, amount: int) -> tuple[str, int | None]:
    sides = {
        "payee": account_key(row.number("payer_account")) == account,
        "payer": account_key(row.number("payee_account")) == account,
    }
    ours = [other for other, is_ours in sides.items() if is_ours]
    if len(ours) != 1:
        found = f"{row.text('payer_account')} / {row.text('payee_account')}"
        row.say("direction_unknown", Severity.SKIPPED, "payer_account", found=found)
        return "payee", None
    taken = _unsigned(row, "amount", amount)
    return ours[0], -taken if taken is not None and ours[0] == "payee" else taken


def _unsigned(row: RowReading, name: str, amount: int) -> int | None:
    """An amount whose direction is told elsewhere; a negative one is read as the mapping says."""
    if amount >= 0 or row.layout.mapping.negative == "reverse":
        return amount
    if row.layout.mapping.negative == "absolute":
        return -amount
    row.say("amount_negative", Severity.SKIPPED, name, found=text_of(row.cell(name)))
    return None


def _transfer(row: RowReading, seq: int) -> Transfer | None:
    day = row.day("booked_on", Severity.SKIPPED)
    if day.on is None and not row.fails:
        row.say("date_missing", Severity.SKIPPED, "booked_on")
    currency = row.currency("currency", row.ground.currency)
    amount = row.money("amount", currency, Severity.SKIPPED)
    if amount is None and currency and not row.fails:
        row.say("amount_missing", Severity.SKIPPED, "amount")
    sides = ("payer", "payee")
    if amount is not None and amount < 0 and row.layout.mapping.negative == "reverse":
        sides, amount = ("payee", "payer"), -amount
    elif amount is not None:
        amount = _unsigned(row, "amount", amount)
    until = row.day("until_on", Severity.DOUBTFUL).on
    if until and day.on and until < day.on:
        row.say("period_reversed", Severity.DOUBTFUL, "until_on", found=f"{day.on} / {until}")
    local = row.text("local_currency")
    local_currency = row.currency("local_currency", "") if local else ""
    fact = {
        f"{side}_{what}": _party(row, column, what)
        for side, column in zip(("payer", "payee"), sides, strict=True)
        for what in ("name", "account", "code", "bank", "country")
    }
    rest = {name: row.text(name) for name in ("purpose", "purpose_code", "reference", "channel")}
    local_minor = row.money("local_amount", local_currency, Severity.DOUBTFUL)
    count = row.whole("count")
    if row.fails or day.on is None or amount is None:
        return None
    return Transfer(
        seq=seq,
        booked_on=day.on,
        amount_minor=amount,
        currency=currency,
        until_on=until if until is None or until >= day.on else None,
        clock_time=row.text("clock_time") or day.clock_time,
        booked_utc=day.utc,
        count=count,
        local_minor=local_minor,
        local_currency=local_currency if local_minor is not None else "",
        place=row.place,
        **fact,
        **rest,
    )


def _party(row: RowReading, side: str, what: str) -> str:
    name = f"{side}_{what}"
    if what == "account":
        return account_key(row.number(name))
    return row.number(name) if what == "code" else row.text(name)
