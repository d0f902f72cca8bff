"""Whether a statement agrees with itself: opening, bookings, turnover, closing."""

from collections.abc import Iterator, Sequence

from qaitaru.facts.bookings import Statement
from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem, Severity


def closing_problems(statement: Statement, amounts_minor: Sequence[int]) -> Iterator[Problem]:
    """What speaks against a statement's own figures; nothing where all of them agree.

    A statement that states only one balance, or none, proves nothing and is noted.

    Args:
        statement: with its balances and turnover as stated.
        amounts_minor: its bookings in the order of the file; credits are positive.
    """
    opening, closing = statement.opening_minor, statement.closing_minor
    if opening is None or closing is None:
        yield Problem("statement_unproved", Severity.NOTED, statement.place, statement.reference)
    elif opening + sum(amounts_minor) != closing:
        reached = opening + sum(amounts_minor)
        yield _differs("statement_does_not_close", statement, reached, closing)
    credits_minor = sum(amount for amount in amounts_minor if amount > 0)
    debits_minor = -sum(amount for amount in amounts_minor if amount < 0)
    if statement.credits_minor not in {None, credits_minor}:
        yield _differs("turnover_differs", statement, credits_minor, statement.credits_minor)
    if statement.debits_minor not in {None, debits_minor}:
        yield _differs("turnover_differs", statement, debits_minor, statement.debits_minor)


def _differs(code: str, statement: Statement, found: int, stated: int | None) -> Problem:
    currency = statement.currency
    texts = [f"{plain(amount or 0, currency)} {currency}" for amount in (found, stated)]
    return Problem(code, Severity.DOUBTFUL, statement.place, *texts)
