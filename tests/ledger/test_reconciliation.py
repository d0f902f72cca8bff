"""Opening + credits - debits = closing: what is proved, what breaks, and what is not stated."""

from dataclasses import replace
from datetime import date

import pytest

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.ledger.chain import measure, row_breaks
from qaitaru.ledger.entries import Entry, HeldStatement
from qaitaru.ledger.reconciliation import Check, Origin, Reconciliation, State, reconcile

MARCH = Statement(
    statement_no=1,
    account="KZ1",
    account_text="KZ 1",
    currency="KZT",
    from_on=date(2025, 3, 1),
    to_on=date(2025, 3, 31),
    opening_minor=1000,
    closing_minor=760,
    credits_minor=100,
    debits_minor=340,
)
ROWS = ((100, 1100), (-40, 1060), (-300, 760))


def judged(
    statement: Statement, rows: tuple[tuple[int, int | None], ...], currency: str = "KZT"
) -> Reconciliation:
    bookings = [
        Booking(
            seq=seq,
            statement_no=1,
            account="KZ1",
            booked_on=date(2025, 3, 2 + seq),
            amount_minor=amount,
            currency=currency,
            balance_minor=balance,
        )
        for seq, (amount, balance) in enumerate(rows, start=1)
    ]
    held = HeldStatement(4, statement)
    return reconcile(held, measure(4, statement, bookings), row_breaks(4, statement, bookings))


def test_a_statement_that_adds_up_is_proved() -> None:
    found = judged(MARCH, ROWS)
    assert (found.state, found.reason, found.breaks) == (State.PROVED, "", ())
    assert found.number == (4, 1)


def test_an_altered_amount_breaks_its_row_the_turnover_and_the_closing_balance() -> None:
    found = judged(MARCH, ((100, 1100), (-40, 1060), (-200, 760)))
    assert found.state is State.BROKEN
    assert [(one.check, one.seq, one.difference_minor) for one in found.breaks] == [
        (Check.ROW, 3, -100),
        (Check.CLOSING, None, -100),
        (Check.DEBITS, None, 100),
    ]


def test_a_lone_wrong_balance_is_one_break_and_a_return() -> None:
    found = judged(MARCH, ((100, 1100), (-40, 1066), (-300, 760)))
    assert [(one.check, one.seq) for one in found.breaks] == [(Check.ROW, 2), (Check.RETURNS, 3)]


def test_two_breaks_that_do_not_cancel_are_two_rows() -> None:
    found = judged(
        replace(MARCH, closing_minor=None, debits_minor=None), ((100, 1101), (-40, 1066))
    )
    assert [one.check for one in found.breaks] == [Check.ROW, Check.ROW]


def test_one_minor_unit_is_enough_to_break() -> None:
    assert judged(replace(MARCH, closing_minor=761), ROWS).state is State.BROKEN


@pytest.mark.parametrize(
    ("statement", "rows", "reason"),
    [
        (replace(MARCH, opening_minor=None), ROWS, "opening_not_stated"),
        (replace(MARCH, closing_minor=None), ROWS, "closing_not_stated"),
        (replace(MARCH, opening_minor=None, closing_minor=None), ROWS, "rows_hold_ends_not_stated"),
        (
            replace(MARCH, opening_minor=None, closing_minor=None),
            ((100, None), (-340, None)),
            "balances_not_stated",
        ),
    ],
)
def test_what_is_not_stated_is_not_proved(
    statement: Statement, rows: tuple[tuple[int, int | None], ...], reason: str
) -> None:
    found = judged(statement, rows)
    assert (found.state, found.reason) == (State.UNPROVED, reason)


def test_a_balance_taken_from_a_row_is_marked_derived() -> None:
    found = judged(replace(MARCH, opening_minor=None), ROWS)
    assert (found.opening_minor, found.opening_origin) == (1000, Origin.DERIVED)
    assert found.closing_origin is Origin.STATED


def test_a_row_in_another_currency_forbids_the_sum() -> None:
    found = judged(MARCH, ROWS, currency="USD")
    assert (found.state, found.reason, found.breaks) == (State.UNPROVED, "currencies_differ", ())


def test_a_statement_without_rows_proves_itself_by_its_ends() -> None:
    quiet = replace(MARCH, closing_minor=1000, credits_minor=0, debits_minor=0)
    assert judged(quiet, ()).state is State.PROVED
    assert judged(replace(quiet, closing_minor=999), ()).breaks[0].check is Check.CLOSING


def test_without_stated_days_the_rows_give_the_period() -> None:
    found = judged(replace(MARCH, from_on=None, to_on=None), ROWS)
    assert (found.from_on, found.to_on) == (date(2025, 3, 3), date(2025, 3, 5))
    assert not found.period_stated
    bare = judged(replace(MARCH, from_on=None, to_on=None, opening_minor=None), ())
    assert (bare.from_on, bare.to_on, bare.opening_origin) == (None, None, Origin.UNKNOWN)


def test_an_entry_is_cited_by_its_import_and_row() -> None:
    booking = Booking(
        seq=345,
        statement_no=1,
        account="A",
        booked_on=date(2025, 1, 1),
        amount_minor=1,
        currency="KZT",
    )
    assert Entry(12, booking).entry_id == "12-b345"
