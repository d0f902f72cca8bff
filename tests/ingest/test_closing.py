"""A statement against its own figures."""

from qaitaru.facts.bookings import Statement
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.closing import closing_problems


def statement(
    opening: int | None, closing: int | None, *, taken: int | None = None, given: int | None = None
) -> Statement:
    return Statement(
        statement_no=1,
        account="KZ1",
        account_text="KZ1",
        currency="KZT",
        opening_minor=opening,
        closing_minor=closing,
        credits_minor=taken,
        debits_minor=given,
        reference="7",
        place="line=1",
    )


def test_a_statement_that_closes_says_nothing() -> None:
    assert (
        list(closing_problems(statement(100_00, 60_00, taken=10_00, given=50_00), [10_00, -50_00]))
        == []
    )


def test_one_tiyn_short_is_named_with_both_sums() -> None:
    assert list(closing_problems(statement(100_00, 60_00), [-40_01])) == [
        Problem("statement_does_not_close", Severity.DOUBTFUL, "line=1", "59.99 KZT", "60.00 KZT")
    ]


def test_a_balance_that_is_not_stated_proves_nothing() -> None:
    unproved = [Problem("statement_unproved", Severity.NOTED, "line=1", "7")]
    assert list(closing_problems(statement(None, 0), [])) == unproved
    assert list(closing_problems(statement(0, None), [])) == unproved


def test_each_turnover_is_checked_on_its_own() -> None:
    found = list(closing_problems(statement(0, 0, taken=5_00, given=4_00), [5_00, -5_00]))
    assert found == [
        Problem("turnover_differs", Severity.DOUBTFUL, "line=1", "5.00 KZT", "4.00 KZT")
    ]
    found = list(closing_problems(statement(0, 0, taken=4_00, given=5_00), [5_00, -5_00]))
    assert [problem.expected for problem in found] == ["4.00 KZT"]
