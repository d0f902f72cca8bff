"""Statements of one account follow one another, or the place where they do not is shown."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.bookings import Statement
from qaitaru.ledger.continuity import Seam, meetings
from qaitaru.ledger.entries import HeldStatement
from qaitaru.ledger.reconciliation import Reconciliation, reconcile


def held(
    number: int,
    days: tuple[date, date] | None,
    opening: int | None = 0,
    closing: int | None = 0,
) -> Reconciliation:
    statement = Statement(
        statement_no=number,
        account="KZ1",
        account_text="KZ1",
        currency="KZT",
        from_on=days and days[0],
        to_on=days and days[1],
        opening_minor=opening,
        closing_minor=closing,
    )
    return reconcile(HeldStatement(1, statement), None, ())


JANUARY = (date(2025, 1, 1), date(2025, 1, 31))
FEBRUARY = (date(2025, 2, 1), date(2025, 2, 28))
MARCH = (date(2025, 3, 1), date(2025, 3, 31))


def test_statements_that_follow_say_nothing() -> None:
    assert meetings([held(2, FEBRUARY, 50, 70), held(1, JANUARY, 10, 50)]) == []


def test_a_closing_balance_that_is_not_the_next_opening_is_a_break() -> None:
    (found,) = meetings([held(1, JANUARY, 10, 50), held(2, FEBRUARY, 51, 70)])
    assert (found.seam, found.difference_minor) == (Seam.BREAKS, 1)
    assert (found.earlier, found.later) == ((1, 1), (1, 2))


def test_days_between_are_a_gap_and_tell_what_moved_unseen() -> None:
    (found,) = meetings([held(1, JANUARY, 10, 50), held(2, MARCH, 20, 70)])
    assert (found.seam, found.difference_minor) == (Seam.GAP, -30)
    assert (found.gap_from_on, found.gap_to_on) == FEBRUARY


def test_a_balance_not_stated_leaves_the_seam_unknown() -> None:
    (found,) = meetings([held(1, JANUARY, 10, None), held(2, FEBRUARY, 51, 70)])
    assert (found.seam, found.difference_minor) == (Seam.UNKNOWN, None)


def test_an_overlapping_statement_does_not_hide_how_far_the_longer_one_reaches() -> None:
    half = (date(2025, 1, 5), date(2025, 1, 10))
    assert meetings([held(1, JANUARY, 0, 9), held(2, half, 3, 4), held(3, FEBRUARY, 9, 9)]) == []


def test_a_statement_without_days_is_passed_over() -> None:
    assert meetings([held(1, None)]) == []


@given(st.permutations([held(n, days) for n, days in enumerate((JANUARY, FEBRUARY, MARCH))]))
def test_the_order_of_the_evidence_does_not_matter(statements: list[Reconciliation]) -> None:
    assert meetings(statements) == []
