"""Cash comes back with the sources it was drawn with, if it comes back in time."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.cash import cash_account, with_cash
from qaitaru.tracing.parts import Part
from qaitaru.tracing.rules.names import OVERLAPPING, RULES, UNATTRIBUTED, rule_of
from qaitaru.tracing.walk import Kind, Posting, Walked, walk

HOLDER = "Holder KZT"
CASH = cash_account(HOLDER)


def row(text: str) -> Posting:
    """`1 in V 100`, `3 out 40`, `- out 40` without a day; the entry id is the whole text."""
    day, kind, *rest = text.split()
    amount = int(rest[-1])
    return Posting(
        entry_id=text,
        account="A",
        kind=Kind(kind),
        amount=amount,
        parts=(Part(rest[0], amount),) if len(rest) > 1 else (),
        day=None if day == "-" else date(2025, 3, int(day)),
    )


def rows(text: str) -> list[Posting]:
    return [row(one.strip()) for one in text.split(";")]


def cashed(text: str, *cash: str, limit_days: int = 5) -> list[Posting]:
    return with_cash(rows(text), dict.fromkeys(cash, HOLDER), limit_days)


def traced(postings: Sequence[Posting], rule: str = "fifo") -> Walked:
    return walk(postings, rule_of(rule))


def told(postings: Sequence[Posting]) -> list[str]:
    return [f"{p.entry_id} = {p.amount}" for p in postings if p.account == CASH]


def test_cash_paid_in_again_in_time_keeps_its_sources() -> None:
    postings = cashed("1 in V 100; 2 out 60; 7 in 60", "2 out 60", "7 in 60")
    assert told(postings) == ["7 in 60/cash = 60"]
    assert traced(postings).balances() == {"A": {"V": 100}, CASH: {}}


def test_a_day_too_late_it_is_spent_and_the_deposit_is_of_unknown_source() -> None:
    postings = cashed("1 in V 100; 2 out 60; 8 in 60", "2 out 60", "8 in 60")
    assert told(postings) == ["2 out 60/spent = 60"]
    assert postings[2].day == date(2025, 3, 8)
    found = traced(postings)
    assert found.balances() == {"A": {"V": 40, "unknown": 60}, CASH: {}}
    assert found.outflows()["2 out 60/spent"].attributed == (Part("V", 60),)


def test_more_than_was_drawn_is_of_unknown_source() -> None:
    text = "1 in V 100; 2 out 30; 4 out 20; 5 in 90; 6 in 7"
    postings = cashed(text, "2 out 30", "4 out 20", "5 in 90", "6 in 7")
    assert told(postings) == ["5 in 90/cash = 50"]
    assert traced(postings).balances()["A"] == {"V": 100, "unknown": 47}


def test_of_cash_in_time_the_oldest_is_paid_in_first_and_what_is_left_is_spent() -> None:
    text = "1 in V 100; 2 out 30; 4 out 20; 5 in 35; 9 in 9; 20 in 1"
    postings = cashed(text, "2 out 30", "4 out 20", "5 in 35", "9 in 9")
    assert told(postings) == ["5 in 35/cash = 35", "9 in 9/cash = 9", "4 out 20/spent = 6"]
    assert [p.day for p in postings if p.entry_id.endswith("spent")] == [date(2025, 3, 10)]


def test_cash_not_yet_too_old_at_the_end_is_still_in_hand() -> None:
    postings = cashed("1 in V 100; 2 out 60; 7 in own 5", "2 out 60")
    assert traced(postings).balances() == {"A": {"V": 40, "own": 5}, CASH: {"V": 60}}


def test_with_no_day_to_spare_only_the_same_day_counts() -> None:
    text = "1 in V 100; 2 out 60; 2 in 10; 3 in 20"
    postings = cashed(text, "2 out 60", "2 in 10", "3 in 20", limit_days=0)
    assert told(postings) == ["2 in 10/cash = 10", "2 out 60/spent = 50"]


def test_without_a_day_nobody_can_say_that_it_was_in_time() -> None:
    text = "1 in V 100; - out 60; 2 in 10; 3 out 5; - in 5"
    postings = cashed(text, "- out 60", "2 in 10", "3 out 5", "- in 5")
    assert traced(postings).balances() == {"A": {"V": 35, "unknown": 15}, CASH: {"V": 65}}


def test_each_holder_pays_in_own_cash() -> None:
    postings = rows("1 in V 100; 2 out 60; 3 in 60")
    other = {"2 out 60": HOLDER, "3 in 60": "Other KZT"}
    assert traced(with_cash(postings, other, 5)).balances()["A"] == {"V": 40, "unknown": 60}


@pytest.mark.parametrize(
    ("mistake", "reason"),
    [
        (row("2 in V 60"), f"{CASH} != V"),
        (row("2 opening 60"), f"{CASH} != opening"),
        (Posting(entry_id="", account="A", kind=Kind.IN, answers="x"), f"{CASH} != x"),
        (Posting(entry_id="", account="A", kind=Kind.OUT, to_account="B"), f"{CASH} != B"),
    ],
)
def test_a_booking_that_is_claimed_to_be_something_else_is_no_cash(
    mistake: Posting, reason: str
) -> None:
    with pytest.raises(ClaimFaulty) as refused:
        with_cash([mistake], {mistake.entry_id: HOLDER}, 5)
    assert refused.value.reason == reason


moves = st.lists(
    st.tuples(st.integers(0, 4), st.integers(-30, 30).filter(bool), st.booleans()), max_size=12
)


@given(moves, st.integers(0, 6), st.sampled_from(sorted(RULES.keys() - UNATTRIBUTED - OVERLAPPING)))
def test_nothing_is_created_or_lost(
    days: list[tuple[int, int, bool]], limit_days: int, rule: str
) -> None:
    postings, day = [row("1 in V 50")], date(2025, 3, 1)
    for n, (later, moved, _) in enumerate(days):
        day += timedelta(days=later)
        kind = Kind.IN if moved > 0 else Kind.OUT
        source = (Part("unknown", moved),) if moved > 0 else ()
        postings.append(
            Posting(
                entry_id=f"{n}",
                account="A",
                kind=kind,
                amount=abs(moved),
                parts=source,
                day=day,
            )
        )
    flagged = {f"{n}": HOLDER for n, (_, _, cash) in enumerate(days) if cash}
    taken = with_cash(postings, flagged, limit_days)
    assert [p.entry_id for p in taken if p.account == "A"] == [p.entry_id for p in postings]
    assert [p.amount for p in taken if p.account == "A"] == [p.amount for p in postings]
    found = traced(taken, rule)
    assert all(found.accounts[name].balance >= 0 for name in found.accounts if name == CASH)
    left = [
        part
        for step in found.steps
        if step.paid is not None and not _goes_on(taken, step.entry_id)
        for part in step.paid.attributed
    ]
    paid_off = [part for step in found.steps for part in step.paid_off]
    held = [Part(*one) for held in found.balances().values() for one in held.items()]
    assert sum(p.amount for p in (*left, *paid_off, *held) if p.source == "V") == 50


def _goes_on(postings: Sequence[Posting], out: str) -> bool:
    return any(p.answers == out or (p.entry_id == out and p.to_account) for p in postings)
