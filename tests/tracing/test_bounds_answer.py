"""What is told of bounds: every figure with both its ends, and what is between the rules."""

from fractions import Fraction
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.tracing.answer import ALL, COMPARED, answer
from qaitaru.tracing.bounds_answer import bounds_answer, opening_answer
from qaitaru.tracing.ledger_file import LedgerFile, ledger_file
from qaitaru.tracing.opening import UnknownOpening
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.rules.names import Between

HEADER = "entry_id,account,direction,counterparty,amount,currency,booked_at,to_account"
DAY = "1,A,in,V,100,,2025-03-01,;2,A,out,X,80,,2025-03-02,;3,A,in,own,50,,2025-03-02,"


def read(rows: str) -> LedgerFile:
    found = ledger_file(f"{HEADER}\n{rows.replace(';', chr(10))}\n")
    assert isinstance(found, LedgerFile)
    return found


def told(rows: str, rule: str) -> dict[str, Any]:
    return bounds_answer(read(rows), rule, Between.PRO_RATA)


def opened(rows: str, rule: str, low: int, high: int) -> dict[str, Any]:
    opening = UnknownOpening(account="A", low=low, high=high)
    found = read(rows)
    return opening_answer(found, found.postings, opening, rule, between=Between.PRO_RATA)


def figure(low: str, high: str, *, proved: bool = True) -> dict[str, Any]:
    return {"low": low, "high": high, "proved": proved}


NOTHING = figure("0", "0")


def test_each_figure_of_a_rule_has_both_its_ends() -> None:
    assert told(DAY, "own-first") == {
        "rule": "own-first",
        "balances": {"A": {"V": figure("20", "70"), "own": figure("0", "50")}},
        "outflows": {
            "2": {"V": figure("30", "80"), "own": figure("0", "50"), "shortfall": NOTHING}
        },
        "exact": True,
    }


def test_exposure_is_to_claimants_and_a_shared_balance_attributes_no_outflow() -> None:
    assert told(DAY, "poison")["balances"] == {"A": {"V": figure("70", "70")}}
    assert told(DAY, "pari-passu")["outflows"] == {"2": {"shortfall": NOTHING}}


def test_between_rules_and_orders_stand_the_least_low_and_the_greatest_high() -> None:
    every = told(DAY, ALL)
    assert tuple(every["rules"]) == COMPARED
    assert every["exposure_only"] == ["poison"]
    assert every["interval"]["V"] == {
        **figure("20", "70"),
        "low_rules": [
            "fifo",
            "lifo",
            "rolling",
            "own-first",
            "libr",
            "tainted-first",
            "static-cap",
        ],
        "high_rules": ["lifo", "own-first", "libr", "static-cap"],
    }
    assert every["intervals"]["A"] == every["interval"]


def test_ends_of_two_accounts_are_not_said_to_be_reached_together() -> None:
    """What leaves A for B is in one of them: never in both, never in neither."""
    every = told(f"{DAY};4,A,out,,10,,2025-03-03,B", ALL)
    assert every["intervals"]["A"]["V"]["proved"] is True
    assert every["intervals"]["B"]["V"] == {
        **figure("0", "10"),
        "low_rules": ["lifo", "own-first", "libr"],
        "high_rules": ["fifo", "lifo", "own-first", "libr", "tainted-first", "static-cap"],
    }
    assert every["interval"]["V"]["proved"] is False


def test_an_end_that_only_an_enclosure_gives_is_not_proved() -> None:
    rows = [
        f"{day}{n},A,{what},{amount * day},,2025-03-0{day},"
        for day in (1, 2, 3)
        for n, (what, amount) in enumerate(
            [("in,V", 29), ("in,W", 31), ("in,own", 37), ("out,x", 11), ("out,y", 13)]
        )
    ]
    every = bounds_answer(read(";".join(rows)), "rolling", Between.PRO_RATA, most=0)
    assert {one["proved"] for one in every["balances"]["A"].values()} == {False}


def test_two_currencies_never_add() -> None:
    every = told("1,A,in,V,100,KZT,,;2,B,in,V,7,KZT,,;3,C,in,V,5,USD,,", ALL)["interval"]
    assert (every["KZT"]["V"]["low"], every["USD"]["V"]["high"]) == ("107", "5")
    assert every["KZT"]["V"]["proved"] is True


def test_an_unknown_opening_leaves_each_claimant_between_two_amounts() -> None:
    rows = "1,A,in,V,100,,,;2,A,in,own,20,,,;3,A,out,X,90,,,"
    assert opened(rows, "fifo", 0, 200) == {
        "opening": {"account": "A", "low": "0", "high": "200", "source": "own"},
        "opening_bounds": {"A": {"V": figure("10", "100")}},
    }


def test_an_unknown_opening_under_every_rule() -> None:
    found = opened("1,A,in,V,100,,,;2,A,out,X,90,,,", ALL, 0, 200)
    assert tuple(found["opening_bounds_by_rule"]) == COMPARED
    assert found["opening_bounds_by_rule"]["tainted-first"] == {"A": {"V": figure("10", "10")}}
    between = found["opening_bounds"]["A"]["V"]
    assert (between["low"], between["high"], between["proved"]) == ("10", "100", True)
    assert "poison" not in between["high_rules"]


def test_an_overdraft_may_be_all_that_a_claimant_paid() -> None:
    found = opened("1,A,in,V,100,,,", ALL, -300, -40)["opening_bounds_by_rule"]
    assert found["fifo"] == {"A": {"V": figure("0", "60")}}
    assert all(one["A"]["V"]["high"] == "60" for one in found.values())


BOOKINGS = st.lists(
    st.tuples(
        st.sampled_from("AB"),
        st.sampled_from(["in,V", "in,own", "out,x", "out,"]),
        st.integers(0, 30),
        st.integers(1, 3),
    ),
    min_size=1,
    max_size=8,
)


def _rows(bookings: list[tuple[str, str, int, int]]) -> str:
    ordered = sorted(bookings, key=lambda one: one[3])
    return ";".join(
        f"{n},{account},{what},{amount},,2025-03-0{day},{'C' * (what == 'out,')}"
        for n, (account, what, amount, day) in enumerate(ordered)
    )


@given(BOOKINGS, st.sampled_from(COMPARED), st.sampled_from(SameDay))
@settings(max_examples=60, deadline=None)
def test_what_one_order_of_the_day_says_lies_between_the_ends(
    bookings: list[tuple[str, str, int, int]], rule: str, mode: SameDay
) -> None:
    ledger = read(_rows(bookings))
    one = answer(ledger, in_order(ledger.postings, mode), rule, Between.PRO_RATA)
    bounded = bounds_answer(ledger, rule, Between.PRO_RATA)
    for part in ("balances", "outflows"):
        assert one[part].keys() == bounded[part].keys()
        for where, figures in one[part].items():
            for source, amount in figures.items():
                ends = bounded[part][where].get(source, NOTHING)
                low, high = Fraction(ends["low"]), Fraction(ends["high"])
                assert low <= Fraction(amount) <= high
