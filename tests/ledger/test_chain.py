"""The running balance: which row breaks it, in which order it was printed; law and steps agree."""

from collections.abc import Callable
from datetime import date, timedelta
from itertools import accumulate
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.ledger.chain import Measure, RowBreak, measure, row_breaks
from qaitaru.ledger.chain_steps import CHAIN_STEPS

START = date(2025, 3, 3)


def statement(number: int = 1, opening: int | None = None) -> Statement:
    return Statement(
        statement_no=number,
        account="KZ1",
        account_text="KZ 1",
        currency="KZT",
        opening_minor=opening,
    )


def row(seq: int, amount: int, balance: int | None, day: int = 0, *, number: int = 1) -> Booking:
    return Booking(
        seq=seq,
        statement_no=number,
        account="KZ1",
        booked_on=START + timedelta(days=day),
        amount_minor=amount,
        currency="KZT",
        balance_minor=balance,
    )


def test_the_altered_row_is_named_with_what_follows_and_what_stands() -> None:
    rows = [row(1, 100, 1100), row(2, -40, 1060), row(3, -700, 760), row(4, 5, 765)]
    assert row_breaks(1, statement(opening=1000), rows) == [
        RowBreak(import_no=1, statement_no=1, nth=3, seq=3, expected_minor=360, found_minor=760)
    ]
    assert row_breaks(1, statement(opening=1000), rows)[0].difference_minor == 400


def test_a_statement_printed_newest_first_holds_in_its_own_order() -> None:
    rows = [row(1, 5, 365, 2), row(2, -700, 360, 1), row(3, 100, 1060, 0)]
    found = measure(1, statement(opening=960), rows)
    assert found is not None
    assert (found.newest_first, found.broken_rows) == (True, 0)
    assert (found.opening_minor, found.closing_minor) == (960, 365)


def test_the_broken_row_of_a_newest_first_statement_is_named() -> None:
    rows = [row(1, 5, 865, 3), row(2, -200, 860, 2), row(3, 100, 1060, 1), row(4, 1, 960, 0)]
    rows[1] = row(2, -200, 861, 2)
    named = row_breaks(1, statement(opening=959), rows)
    assert [(one.seq, one.nth) for one in named] == [(2, 3), (1, 4)]


def test_rows_without_a_balance_are_summed_over() -> None:
    rows = [row(1, 10, None), row(2, 10, 120), row(3, -5, None), row(4, -5, 110)]
    found = measure(1, statement(opening=100), rows)
    assert found is not None
    assert (found.broken_rows, found.stated_balances, found.opening_minor) == (0, 2, 100)


def test_without_balances_falling_dates_tell_the_order() -> None:
    assert measure(1, statement(), [row(1, 1, None, 2), row(2, 1, None, 0)]).newest_first  # type: ignore[union-attr]
    assert not measure(1, statement(), [row(1, 1, None, 0), row(2, 1, None, 2)]).newest_first  # type: ignore[union-attr]


def test_a_statement_without_rows_has_no_measure() -> None:
    assert measure(1, statement(), []) is None
    assert row_breaks(1, statement(), []) == []


@given(
    opening=st.integers(-500, 500),
    amounts=st.lists(st.integers(-500, 500), min_size=1, max_size=20),
    backwards=st.booleans(),
)
def test_a_whole_chain_never_breaks_in_either_order(
    opening: int, amounts: list[int], *, backwards: bool
) -> None:
    balances = list(accumulate(amounts, initial=opening))[1:]
    pairs = list(zip(amounts, balances, strict=True))
    rows = [row(n, *pair) for n, pair in enumerate(pairs[::-1] if backwards else pairs, start=1)]
    found = measure(1, statement(opening=opening), rows)
    assert found is not None
    assert found.broken_rows == 0
    assert (found.opening_minor, found.closing_minor) == (opening, balances[-1])


Drawn = list[tuple[int | None, list[tuple[int, int | None, int]]]]
BALANCE = st.none() | st.integers(-6, 6)
ROWS = st.lists(st.tuples(st.integers(-3, 3), BALANCE, st.integers(0, 2)), max_size=8)


@given(drawn=st.lists(st.tuples(BALANCE, ROWS), min_size=1, max_size=3))
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any],
    drawn: Drawn,
) -> None:
    law_measures: list[Measure] = []
    law_breaks: list[RowBreak] = []
    facts: list[Statement | Booking] = []
    seq = 0
    for number, (opening, rows) in enumerate(drawn, start=1):
        held = statement(number, opening)
        booked = [row(seq + n, *values, number=number) for n, values in enumerate(rows, start=1)]
        seq += len(booked)
        facts += [held, *booked]
        found = measure(1, held, booked)
        law_measures += [found] if found else []
        law_breaks += row_breaks(1, held, booked)
    connection = open_ledger({1: facts})
    run(connection, CHAIN_STEPS)
    order = "SELECT * FROM {} ORDER BY import_no, statement_no"
    assert fetch(connection, Measure, order.format("measures")) == law_measures
    assert fetch(connection, RowBreak, order.format("row_breaks") + ", nth") == law_breaks
