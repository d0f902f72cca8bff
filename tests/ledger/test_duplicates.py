"""Overlapping statements: the same payment counts once, two equal payments stay two."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.engine.running import fetch, run, store
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.ledger.duplicates import Duplicate, Overlap, Unpaired, duplicates, overlaps
from qaitaru.ledger.duplicates_steps import DUPLICATE_STEPS
from qaitaru.ledger.entries import Entry, HeldStatement
from qaitaru.ledger.reconciliation import Reconciliation, reconcile

MONDAY = date(2025, 3, 3)
Row = tuple[int, int | None, str, int]  # amount, balance, reference, day


def judged(import_no: int, first: int = 0, last: int = 4) -> Reconciliation:
    statement = Statement(
        statement_no=1,
        account="A",
        account_text="A",
        currency="KZT",
        from_on=MONDAY + timedelta(days=first),
        to_on=MONDAY + timedelta(days=last),
    )
    return reconcile(HeldStatement(import_no, statement), None, ())


def entries(import_no: int, *rows: Row) -> list[Entry]:
    return [
        Entry(
            import_no,
            Booking(
                seq=seq,
                statement_no=1,
                account="A",
                booked_on=MONDAY + timedelta(days=day),
                amount_minor=amount,
                currency="KZT",
                balance_minor=balance,
                reference=reference,
            ),
        )
        for seq, (amount, balance, reference, day) in enumerate(rows, start=1)
    ]


def paired(*statements: list[Entry]) -> tuple[list[tuple[str, str]], list[str]]:
    shared = overlaps(judged(number) for number in range(1, len(statements) + 1))
    doubled, differing = duplicates([entry for one in statements for entry in one], shared)
    return (
        [(f"{d.import_no}-{d.seq}", f"{d.kept_import_no}-{d.kept_seq}") for d in doubled],
        [f"{u.import_no}-{u.seq} not in {u.other_import_no}" for u in differing],
    )


def test_the_earliest_import_is_kept() -> None:
    one = (100, 600, "r", 0)
    doubled, differing = paired(entries(1, one), entries(2, one), entries(3, one))
    assert doubled == [("2-1", "1-1"), ("3-1", "1-1")]
    assert differing == []


def test_two_equal_payments_in_one_statement_stay_two() -> None:
    twice = ((100, None, "", 0), (100, None, "", 0))
    assert paired(entries(1, *twice), entries(2, *twice))[0] == [("2-1", "1-1"), ("2-2", "1-2")]
    assert paired(entries(1, *twice))[0] == []


def test_a_row_the_other_statement_does_not_show_is_named() -> None:
    doubled, differing = paired(
        entries(1, (100, 600, "", 0), (-50, 550, "", 0)), entries(2, (100, 600, "", 0))
    )
    assert doubled == [("2-1", "1-1")]
    assert differing == ["1-2 not in 2"]


def test_equal_amounts_with_different_balances_are_two_payments() -> None:
    doubled, differing = paired(entries(1, (100, 600, "", 0)), entries(2, (100, 700, "", 0)))
    assert doubled == []
    assert differing == ["1-1 not in 2", "2-1 not in 1"]


def test_the_reference_pairs_rows_that_two_banks_print_in_another_order() -> None:
    doubled, differing = paired(
        entries(1, (100, 600, "a", 0), (-50, 550, "b", 0)),
        entries(2, (-50, 450, "b", 0), (100, 550, "a", 0)),
    )
    assert doubled == [("2-1", "1-2"), ("2-2", "1-1")]
    assert differing == []


def test_a_statement_without_balances_is_compared_by_what_both_state() -> None:
    assert paired(entries(1, (100, 600, "x", 0)), entries(2, (100, None, "", 0)))[0] == [
        ("2-1", "1-1")
    ]


def test_days_that_one_statement_alone_covers_are_not_compared() -> None:
    shared = overlaps([judged(1, 0, 1), judged(2, 1, 2)])
    first, second = entries(1, (100, None, "", 0)), entries(2, (100, None, "", 2))
    assert duplicates([*first, *second], shared) == ([], [])
    assert shared[0] == Overlap(
        import_no=1,
        statement_no=1,
        other_import_no=2,
        other_statement_no=1,
        from_on=MONDAY + timedelta(days=1),
        to_on=MONDAY + timedelta(days=1),
    )


def test_statements_that_do_not_touch_do_not_overlap() -> None:
    assert overlaps([judged(1, 0, 1), judged(2, 2, 3)]) == []
    assert overlaps([judged(1), replace(judged(2), from_on=None)]) == []


ROW = st.tuples(
    st.integers(-2, 2),
    st.none() | st.integers(0, 2),
    st.sampled_from(["", "r", "s"]),
    st.integers(0, 1),
)
STATEMENTS = st.lists(st.lists(ROW, max_size=5), min_size=1, max_size=3)


@given(STATEMENTS)
def test_what_is_kept_shows_each_statement_whole(drawn: list[list[Row]]) -> None:
    held = [entry for n, rows in enumerate(drawn, start=1) for entry in entries(n, *rows)]
    doubled, _ = duplicates(held, overlaps(judged(n) for n in range(1, len(drawn) + 1)))
    gone = {(one.import_no, one.seq) for one in doubled}
    kept = [entry for entry in held if (entry.import_no, entry.booking.seq) not in gone]
    for number in range(1, len(drawn) + 1):
        own = Counter(e.booking.amount_minor for e in held if e.import_no == number)
        assert own <= Counter(entry.booking.amount_minor for entry in kept)
    assert not {(one.kept_import_no, one.kept_seq) for one in doubled} & gone


@given(drawn=STATEMENTS)
def test_the_steps_say_what_the_law_says(
    open_ledger: Callable[..., Any], drawn: list[list[Row]]
) -> None:
    shared = overlaps(judged(n) for n in range(1, len(drawn) + 1))
    by_import = {n: entries(n, *rows) for n, rows in enumerate(drawn, start=1)}
    doubled, differing = duplicates([e for rows in by_import.values() for e in rows], shared)
    connection = open_ledger({n: [e.booking for e in rows] for n, rows in by_import.items()})
    store(connection, "shared_days", Overlap, shared)
    run(connection, DUPLICATE_STEPS)
    assert sorted(fetch(connection, Duplicate, "SELECT * FROM duplicates")) == doubled
    assert sorted(fetch(connection, Unpaired, "SELECT * FROM unpaired")) == differing
