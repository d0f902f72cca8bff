"""What to ask a bank for again: missing days, statements that do not close or prove nothing."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.bookings import Statement
from qaitaru.facts.moments import Period
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.entries import HeldStatement
from qaitaru.ledger.holes import Hole, holes
from qaitaru.ledger.reconciliation import Reconciliation, State, reconcile

D = date
CLOSING = {State.PROVED: 0, State.BROKEN: 5, State.UNPROVED: None}


def held(
    number: int, first: date | None, last: date | None, state: State = State.PROVED
) -> Reconciliation:
    statement = Statement(
        statement_no=number,
        account="A",
        account_text="A",
        currency="KZT",
        from_on=first,
        to_on=last,
        opening_minor=0,
        closing_minor=CLOSING[state],
    )
    return reconcile(HeldStatement(number, statement), None, ())


def test_a_month_between_two_statements_is_asked_for() -> None:
    found = holes([held(1, D(2025, 1, 1), D(2025, 1, 31)), held(2, D(2025, 3, 1), D(2025, 3, 31))])
    assert found == [Hole(D(2025, 2, 1), D(2025, 2, 28), Cover.MISSING)]


def test_one_day_short_is_asked_for() -> None:
    found = holes([held(1, D(2025, 1, 1), D(2025, 1, 30)), held(2, D(2025, 2, 1), D(2025, 2, 28))])
    assert found == [Hole(D(2025, 1, 31), D(2025, 1, 31), Cover.MISSING)]


def test_statements_that_meet_leave_nothing_to_ask() -> None:
    met = [held(1, D(2025, 1, 1), D(2025, 1, 31)), held(2, D(2025, 2, 1), D(2025, 2, 28))]
    assert holes(met) == []


def test_a_statement_that_does_not_close_is_asked_for_again() -> None:
    found = holes([held(3, D(2025, 1, 1), D(2025, 1, 31), State.BROKEN)])
    assert found == [Hole(D(2025, 1, 1), D(2025, 1, 31), Cover.BROKEN, (3,))]


def test_what_another_statement_proves_is_not_asked_for_again() -> None:
    found = holes(
        [
            held(1, D(2025, 1, 1), D(2025, 1, 31), State.UNPROVED),
            held(2, D(2025, 1, 11), D(2025, 1, 20)),
        ]
    )
    assert found == [
        Hole(D(2025, 1, 1), D(2025, 1, 10), Cover.UNPROVED, (1,)),
        Hole(D(2025, 1, 21), D(2025, 1, 31), Cover.UNPROVED, (1,)),
    ]


def test_days_the_investigation_asks_for_are_holes_at_both_ends() -> None:
    found = holes([held(1, D(2025, 1, 1), D(2025, 12, 31))], Period(D(2024, 12, 1), D(2026, 2, 1)))
    assert [(one.first, one.last) for one in found] == [
        (D(2024, 12, 1), D(2024, 12, 31)),
        (D(2026, 1, 1), D(2026, 1, 31)),
    ]


def test_a_statement_outside_the_days_asked_for_or_without_days_is_not_looked_at() -> None:
    others = [held(1, D(2024, 1, 1), D(2024, 1, 31), State.BROKEN), held(2, None, None)]
    assert holes(others, Period(D(2025, 1, 1), D(2025, 1, 2))) == [
        Hole(D(2025, 1, 1), D(2025, 1, 1), Cover.MISSING)
    ]
    assert holes([held(2, None, None)]) == []


DAYS = st.integers(0, 60)
STATEMENTS = st.lists(st.tuples(DAYS, st.integers(0, 20), st.sampled_from(State)), max_size=6)


@given(STATEMENTS)
def test_every_day_is_proved_or_in_a_hole_and_never_both(
    drawn: list[tuple[int, int, State]],
) -> None:
    start = D(2025, 1, 1)
    ones = [
        held(nth, start + timedelta(days=at), start + timedelta(days=at + long), state)
        for nth, (at, long, state) in enumerate(drawn)
    ]
    found = holes(ones)
    covered = [(one.from_on, one.to_on, one.state) for one in ones]
    first = min((a for a, _, _ in covered if a), default=start)
    last = max((b for _, b, _ in covered if b), default=start - timedelta(days=1))
    for nth in range((last - first).days + 1):
        day = first + timedelta(days=nth)
        proved = any(a <= day <= b and s is State.PROVED for a, b, s in covered if a and b)
        assert proved != any(one.first <= day <= one.last for one in found)
