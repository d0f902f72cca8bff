"""The grid of accounts and months: proved, broken, missing, partial, doubly covered."""

from datetime import date

from qaitaru.facts.bookings import Statement
from qaitaru.facts.moments import Period
from qaitaru.ledger.coverage import Cover, Coverage, coverage
from qaitaru.ledger.entries import HeldStatement
from qaitaru.ledger.reconciliation import Reconciliation, reconcile

D = date
JANUARY = (D(2025, 1, 1), D(2025, 1, 31))


def held(
    number: int,
    first: date | None,
    last: date | None,
    closing: int | None = 0,
    *,
    account: str = "A",
) -> Reconciliation:
    statement = Statement(
        statement_no=number,
        account=account,
        account_text=account,
        currency="KZT",
        from_on=first,
        to_on=last,
        opening_minor=0,
        closing_minor=closing,
    )
    return reconcile(HeldStatement(1, statement), None, ())


def drawn(grid: Coverage) -> dict[str, str]:
    return {row.account: " ".join(cell.cover for cell in row.cells) for row in grid.rows}


def test_a_missing_month_is_a_hole_between_two_covered_ones() -> None:
    grid = coverage(
        [
            held(1, *JANUARY),
            held(2, D(2025, 3, 1), D(2025, 3, 31), 5),
            held(3, D(2025, 3, 1), D(2025, 4, 30), None, account="B"),
        ]
    )
    assert grid.months == (D(2025, 1, 1), D(2025, 2, 1), D(2025, 3, 1), D(2025, 4, 1))
    assert drawn(grid) == {
        "A": "proved missing broken outside",
        "B": "outside outside unproved unproved",
    }


def test_a_month_the_investigation_asks_for_is_missing_even_at_the_end() -> None:
    grid = coverage([held(1, *JANUARY)], Period(D(2024, 12, 15), D(2025, 2, 2)))
    assert drawn(grid) == {"A": "missing proved missing"}


def test_one_day_short_is_partial() -> None:
    (cell,) = coverage([held(1, D(2025, 1, 1), D(2025, 1, 30))]).rows[0].cells
    assert (cell.cover, cell.covered_days, cell.days) == (Cover.PARTIAL, 30, 31)


def test_two_statements_of_the_same_days_are_a_duplicate_and_named() -> None:
    grid = coverage([held(2, *JANUARY), held(1, D(2025, 1, 20), D(2025, 1, 31))])
    (cell,) = grid.rows[0].cells
    assert (cell.cover, cell.covered_by) == (Cover.DUPLICATE, ((1, 1), (1, 2)))
    assert cell.marks == (Cover.DUPLICATE, Cover.PROVED)


def test_two_halves_of_a_month_cover_it_once() -> None:
    grid = coverage(
        [held(1, D(2025, 1, 1), D(2025, 1, 15)), held(2, D(2025, 1, 16), D(2025, 1, 31))]
    )
    assert drawn(grid) == {"A": "proved"}


def test_a_broken_half_marks_the_month_broken_and_partial() -> None:
    (cell,) = coverage([held(1, D(2025, 1, 1), D(2025, 1, 15), 7)]).rows[0].cells
    assert cell.marks == (Cover.BROKEN, Cover.PARTIAL)


def test_a_statement_without_a_day_is_told_apart() -> None:
    backwards = held(3, D(2025, 1, 2), D(2025, 1, 1))
    grid = coverage([held(2, None, None), backwards])
    assert (grid.months, grid.rows, grid.undated) == ((), (), ((1, 2), (1, 3)))
