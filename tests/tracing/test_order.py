"""The order of a day is the one asked for, and many statements make one order that can be true."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.tracing.order import SameDay, days, in_order, merged
from qaitaru.tracing.parts import Part, Parts
from qaitaru.tracing.walk import Kind, Posting


def row(text: str) -> Posting:
    """`in a`, `out x`, `out t -> B`, `in r < x` (answers x), `opening o`; `B: in a` is of B."""
    account, _, booked = text.rpartition(": ")
    kind, entry_id, *rest = booked.split()
    return Posting(
        entry_id=entry_id,
        account=account or "A",
        kind=Kind(kind),
        amount=10,
        to_account=rest[1] if rest[:1] == ["->"] else "",
        answers=rest[1] if rest[:1] == ["<"] else "",
    )


def rows(text: str, days_booked: str = "") -> list[Posting]:
    """Rows between semicolons, and the day of each; `-`: without a day."""
    read = [row(one.strip()) for one in text.split(";")]
    days_read = days_booked.split() or ["1"] * len(read)
    return [replace(p, day=_day(d)) for p, d in zip(read, days_read, strict=True)]


def _day(text: str) -> date | None:
    return None if text == "-" else date(2025, 3, int(text))


def told(postings: Sequence[Posting]) -> str:
    return " ".join(posting.entry_id for posting in postings)


ONE_DAY = "out x; in a; out t -> B; in b; out y; opening o; in c"


@pytest.mark.parametrize(
    ("mode", "order"),
    [
        (SameDay.LEDGER, "x a t b y o c"),
        (SameDay.CREDITS_FIRST, "o a b c t x y"),
        (SameDay.DEBITS_FIRST, "o x y t a b c"),
    ],
)
def test_a_day_comes_in_the_groups_of_its_mode(mode: SameDay, order: str) -> None:
    assert told(in_order(rows(ONE_DAY), mode)) == order


def test_days_stay_apart_and_a_row_without_a_day_is_not_passed_over() -> None:
    postings = rows("out x; in a; out y; in b; out z; in c; in d", "1 2 2 - 2 2 -")
    assert told(in_order(postings, SameDay.CREDITS_FIRST)) == "x a y b c z d"
    assert [told(day) for day in days(postings)] == ["x", "a y", "b", "z c", "d"]
    assert in_order([], SameDay.DEBITS_FIRST) == []


@pytest.mark.parametrize(
    ("mode", "order"),
    [
        (SameDay.LEDGER, "s q x r y"),
        (SameDay.CREDITS_FIRST, "s q x r y"),
        (SameDay.DEBITS_FIRST, "x y r s q"),
    ],
)
def test_a_reversal_stands_directly_after_what_it_reverses(mode: SameDay, order: str) -> None:
    """It is no transfer: it answers an outflow of its own account."""
    assert told(in_order(rows("in r < x; in s; in q; out x; out y"), mode)) == order


def test_two_legs_are_a_transfer_as_one_row_with_its_destination_is() -> None:
    legs = rows("out shop; out t; B: in u < t; in a; B: out buy")
    assert told(in_order(legs, SameDay.CREDITS_FIRST)) == "a t u shop buy"
    assert told(in_order(legs, SameDay.DEBITS_FIRST)) == "shop buy t u a"
    one_row = rows("out shop; out t -> B; in a; B: out buy")
    assert told(in_order(one_row, SameDay.CREDITS_FIRST)) == "a t shop buy"
    assert told(in_order(one_row, SameDay.DEBITS_FIRST)) == "shop buy t a"


def test_a_leg_of_another_day_keeps_its_place_among_the_receipts() -> None:
    legs = rows("out t; B: out buy; B: in u < t; B: in b", "1 2 2 2")
    assert told(in_order(legs, SameDay.CREDITS_FIRST)) == "t u b buy"


def test_an_answer_to_an_outflow_that_is_not_in_the_ledger_is_an_ordinary_receipt() -> None:
    assert told(in_order(rows("out x; in a < lost"), SameDay.CREDITS_FIRST)) == "a x"


def test_statements_come_day_by_day_in_turn() -> None:
    a = rows("in a1; in a2; in a3", "1 2 4")
    b = rows("B: in b1; B: in b2; B: in b3", "2 2 3")
    assert [told(merged([a, b])[0]), merged([a, b])[1]] == ["a1 a2 b1 b2 b3 a3", []]
    assert told(merged([b, a])[0]) == "a1 b1 b2 a2 b3 a3"
    assert merged([]) == ([], [])
    assert merged([[], a]) == (a, [])


def test_a_statement_keeps_its_order_though_its_days_do_not_follow() -> None:
    a = rows("in a1; in a2; in a3", "3 1 3")
    b = rows("B: in b1; B: in b2", "2 3")
    assert told(merged([a, b])[0]) == "b1 a1 a2 a3 b2"


def test_a_row_without_a_day_stays_with_the_one_before_it_or_the_first_after() -> None:
    a = rows("in a1; in a2; in a3", "- 2 -")
    b = rows("B: in b1; B: in b2; B: in b3", "1 2 3")
    assert told(merged([b, a])[0]) == "b1 b2 a1 a2 a3 b3"
    assert told(merged([rows("in a1", "-"), b])[0]) == "a1 b1 b2 b3"


def test_a_receipt_waits_for_the_outflow_it_answers_and_for_no_more() -> None:
    a = rows("in a1; in back < b2; in a2")
    b = rows("B: in b1 < c1; B: out b2; B: in b3")
    c = rows("C: out c1; C: out c2")
    ordered, contradictions = merged([a, b, c])
    assert [told(ordered), contradictions] == ["a1 c1 b1 b2 back a2 b3 c2", []]


def test_of_two_that_wait_for_each_other_one_link_is_given_up_and_named() -> None:
    a, b = rows("in a1 < b2; out a2"), rows("B: in b1 < a2; B: out b2")
    ordered, contradictions = merged([a, b])
    assert [told(ordered), contradictions] == ["b1 b2 a1 a2", ["b1"]]
    assert ordered[0] == replace(b[0], answers="", parts=(Part("unknown", 10),))
    assert ordered[2] == a[0]


@pytest.mark.parametrize(
    "statements",
    [
        [rows("in r < x; out x")],  # before it in its own statement
        [rows("in r < x", "1"), rows("B: out x", "2")],  # booked a day before
        [rows("in r < lost")],
        [rows("in r < s"), rows("B: in s")],  # no outflow
    ],
)
def test_a_receipt_before_its_outflow_is_of_unknown_source(statements: list[list[Posting]]) -> None:
    ordered, contradictions = merged(statements)
    assert contradictions == ["r"]
    assert next(p for p in ordered if p.entry_id == "r").answers == ""


def test_a_receipt_that_only_waits_for_a_circle_keeps_its_link() -> None:
    waits = rows("in w < b2")
    a, b = rows("B: in b1 < c2; B: out b2"), rows("C: in c1 < b2; C: out c2")
    ordered, contradictions = merged([waits, a, b])
    assert [told(ordered), contradictions] == ["c1 c2 b1 b2 w", ["c1"]]


Statements = list[list[Posting]]


@st.composite
def statements(draw: st.DrawFn) -> Statements:
    """Up to four statements in which receipts answer outflows, possibly or not."""
    dice = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311 - repeatable by its seed
    count = dice.randint(1, 24)
    outs = [f"e{n}" for n in range(count) if dice.random() < 0.5]
    postings = [_any(dice, n, outs) for n in range(count)]
    return [[p for p in postings if p.account == account] for account in "ABCD"]


def _any(dice: random.Random, number: int, outs: Sequence[str]) -> Posting:
    entry_id, account = f"e{number}", dice.choice("ABCD")
    kind = Kind.OUT if entry_id in outs else Kind.IN
    answers = dice.choice(outs) if kind is Kind.IN and outs and dice.random() < 0.6 else ""
    day = None if dice.random() < 0.1 else date(2025, 3, 1 + number // 4)
    parts: Parts = () if answers or kind is Kind.OUT else (Part("V", 5),)
    return Posting(
        entry_id=entry_id,
        account=account,
        kind=kind,
        amount=5,
        answers=answers,
        day=day,
        parts=parts,
    )


@given(statements())
def test_what_is_certain_is_kept(accounts: Statements) -> None:
    ordered, contradictions = merged(accounts)
    for statement in accounts:
        ids = [p.entry_id for p in statement]
        assert [p.entry_id for p in ordered if p.entry_id in ids] == ids
    dated = [p for p in ordered if p.day is not None]
    assert dated == sorted(dated, key=lambda p: p.day or date.min)
    place = {p.entry_id: at for at, p in enumerate(ordered)}
    linked = [p for p in ordered if p.answers]
    assert all(place[p.answers] < place[p.entry_id] for p in linked)
    was = [p for statement in accounts for p in statement if p.answers]
    assert len(was) == len(linked) + len(contradictions)


@given(statements(), st.sampled_from(list(SameDay)))
def test_an_order_keeps_every_posting_and_every_link(accounts: Statements, mode: SameDay) -> None:
    ledger, _ = merged(accounts)
    ordered = in_order(ledger, mode)
    assert sorted(ordered, key=ledger.index) == ledger
    place = {p.entry_id: at for at, p in enumerate(ordered)}
    assert all(place[p.answers] < place[p.entry_id] for p in ordered if p.answers)
    assert in_order(ordered, mode) == ordered


def _split(postings: Sequence[Posting]) -> Statements:
    return [[p for p in postings if p.account == account] for account in "ABCD"]


@given(statements())
def test_a_link_is_given_up_only_where_it_contradicts_those_that_are_kept(
    accounts: Statements,
) -> None:
    was = {p.entry_id: p for statement in accounts for p in statement}
    ordered, contradictions = merged(accounts)
    assert merged(_split(ordered))[1] == []
    for entry_id in contradictions:
        restored = [was[entry_id] if p.entry_id == entry_id else p for p in ordered]
        assert merged(_split(restored))[1]
