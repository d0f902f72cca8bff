"""Facts are frozen, and what they say by default is nothing."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest

from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.findings import Finding
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer


def test_a_booking_cannot_be_edited() -> None:
    booking = Booking(
        seq=1,
        statement_no=1,
        account="A",
        booked_on=date(2025, 1, 1),
        amount_minor=-1,
        currency="KZT",
    )
    with pytest.raises(FrozenInstanceError):
        booking.amount_minor = 1  # type: ignore[misc]  # that is the point
    assert booking.balance_minor is None


def test_an_unstated_balance_is_none_and_not_zero() -> None:
    statement = Statement(statement_no=1, account="A", account_text="A", currency="KZT")
    assert (statement.opening_minor, statement.closing_minor) == (None, None)


def test_a_transfer_without_an_end_is_of_one_day() -> None:
    assert (
        Transfer(seq=1, booked_on=date(2025, 1, 1), amount_minor=1, currency="KZT").until_on is None
    )


def test_a_problem_and_a_finding_say_what_they_were_told() -> None:
    assert Problem("row_short", Severity.SKIPPED, "row=3", "4", "12").found == "4"
    assert Finding(rule="tracing.fifo", parameters={}, rows=("1-b2",)).words == {}
