"""The statement of an account: each booking once, in its order, with both balances."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.engine.running import run, store
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.errors import AccountMissing
from qaitaru.ledger.account_statement import account_statement
from qaitaru.ledger.chain import measure
from qaitaru.ledger.chain_steps import CHAIN_STEPS
from qaitaru.ledger.duplicates import Duplicate
from qaitaru.ledger.entries import Entry, HeldStatement
from qaitaru.ledger.reconciliation import Reconciliation, reconcile
from qaitaru.ledger.store import statement_page

MONDAY = date(2025, 3, 3)


def statement(opening: int | None) -> Statement:
    return Statement(
        statement_no=1, account="A", account_text="A", currency="KZT", opening_minor=opening
    )


def row(seq: int, amount: int, day: int, balance: int | None = None) -> Booking:
    return Booking(
        seq=seq,
        statement_no=1,
        account="A",
        booked_on=MONDAY + timedelta(days=day),
        amount_minor=amount,
        currency="KZT",
        balance_minor=balance,
    )


def judged(import_no: int, opening: int | None, rows: list[Booking]) -> Reconciliation:
    held = HeldStatement(import_no, statement(opening))
    return reconcile(held, measure(import_no, held.statement, rows), ())


def test_the_page_shows_the_computed_balance_beside_the_stated_one() -> None:
    rows = [row(1, 10, 0, 110), row(2, -30, 1, 80), row(3, 5, 2, 90)]
    page = account_statement(
        [Entry(1, one) for one in rows], [judged(1, 100, rows)], (), offset=1, limit=2
    )
    assert [(one.place, one.computed_minor, one.booking.balance_minor) for one in page.lines] == [
        (2, 80, 80),
        (3, 85, 90),
    ]
    assert page.total == 3
    assert page.lines[0].entry_id == "1-b2"


def test_a_newest_first_statement_is_read_from_its_end() -> None:
    rows = [row(1, 5, 1, 85), row(2, -30, 1, 80), row(3, 10, 0, 110)]
    page = account_statement(
        [Entry(1, one) for one in rows], [judged(1, 100, rows)], (), offset=0, limit=9
    )
    assert [(one.booking.seq, one.computed_minor) for one in page.lines] == [
        (3, 110),
        (2, 80),
        (1, 85),
    ]


def test_a_duplicate_is_not_shown_but_counts_in_its_own_statement() -> None:
    first, second = [row(1, 10, 0)], [row(1, 10, 0), row(2, 7, 1)]
    entries = [Entry(1, first[0]), Entry(2, second[0]), Entry(2, second[1])]
    page = account_statement(
        entries, [judged(1, 0, first), judged(2, 0, second)], {(2, 1)}, offset=0, limit=9
    )
    assert [(one.entry_id, one.computed_minor) for one in page.lines] == [
        ("1-b1", 10),
        ("2-b2", 17),
    ]


def test_an_account_that_is_not_in_hand_is_missing(open_ledger: Callable[..., Any]) -> None:
    connection = open_ledger({1: [statement(0), row(1, 10, 0)]})
    run(connection, CHAIN_STEPS)
    store(connection, "duplicates", Duplicate, [])
    with pytest.raises(AccountMissing):
        statement_page(connection, "B")
    past = statement_page(connection, "A", offset=5)
    assert (past.lines, past.total) == ((), 1)
    quiet = open_ledger({1: [statement(0)]})
    run(quiet, CHAIN_STEPS)
    assert statement_page(quiet, "A").total == 0


ROWS = st.lists(
    st.tuples(st.integers(-5, 5), st.integers(0, 3), st.none() | st.integers(-3, 3)), max_size=6
)


@settings(max_examples=60)
@given(
    drawn=st.lists(st.tuples(st.none() | st.integers(-5, 5), ROWS), min_size=1, max_size=3),
    offset=st.integers(0, 4),
    doubled=st.sets(st.tuples(st.integers(1, 3), st.integers(1, 6))),
)
def test_the_queries_say_what_the_law_says(
    open_ledger: Callable[..., Any],
    drawn: list[tuple[int | None, list[tuple[int, int, int | None]]]],
    offset: int,
    doubled: set[tuple[int, int]],
) -> None:
    imports = {
        number: (opening, [row(seq, *values) for seq, values in enumerate(rows, start=1)])
        for number, (opening, rows) in enumerate(drawn, start=1)
    }
    entries = [Entry(number, one) for number, (_, rows) in imports.items() for one in rows]
    law = account_statement(
        entries,
        [judged(number, *held) for number, held in imports.items()],
        doubled,
        offset=offset,
        limit=4,
    )
    connection = open_ledger(
        {n: [statement(opening), *rows] for n, (opening, rows) in imports.items()}
    )
    run(connection, CHAIN_STEPS)
    gone = [
        Duplicate(import_no=import_no, seq=seq, kept_import_no=1, kept_seq=1)
        for import_no, seq in sorted(doubled)
    ]
    store(connection, "duplicates", Duplicate, gone)
    if law.total:
        assert statement_page(connection, "A", offset=offset, limit=4) == law
