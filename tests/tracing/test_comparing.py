"""All rules beside each other: intervals, and who would claim more than came in."""

from fractions import Fraction

from tests.tracing.told_postings import postings, walked

from qaitaru.tracing.comparing import (
    Balances,
    Interval,
    OverClaim,
    by_account,
    by_source,
    chosen,
    in_all,
    interval,
    over_claims,
    received,
)

ANSWERS: dict[str, Balances] = {
    "fifo": {"A": {"V": 10, "own": 5}, "B": {}},
    "lifo": {"A": {"own": 15}, "B": {"V": Fraction(21, 2)}},
    "rolling": {"A": {"V": 10, "own": 5}},
    "poison": {"A": {"V": 15}, "B": {"V": 99}},
}


def test_an_interval_names_every_rule_at_its_ends_and_leaves_exposure_out() -> None:
    told = interval({"fifo": 10, "lifo": 0, "rolling": 10, "poison": 99})
    assert told == Interval(0, 10, ("lifo",), ("fifo", "rolling"))
    assert interval({"fifo": 10}) == Interval(10, 10, ("fifo",), ("fifo",))


def test_an_interval_for_each_account_and_source() -> None:
    told = by_account(ANSWERS, ["V", "own"])
    assert told["A"]["own"] == Interval(5, 15, ("fifo", "rolling"), ("lifo",))
    assert told["B"]["V"] == Interval(0, Fraction(21, 2), ("fifo", "rolling"), ("lifo",))


def test_an_interval_of_all_that_the_accounts_hold() -> None:
    told = by_source(ANSWERS, ["V"])
    assert told == {"V": Interval(10, Fraction(21, 2), ("fifo", "rolling"), ("lifo",))}
    assert in_all(ANSWERS["poison"], "V") == (114, 0)


def test_what_came_in_is_counted_where_it_first_came_in() -> None:
    text = (
        "A opening V 5; A in V 60 + own 40; A out t 60 -> B; B in 60 < t; B in W 7; B in unknown 9"
    )
    assert received(postings(text)) == {"V": 65, "W": 7}


def test_a_choice_of_rules_that_claims_too_much_is_found_and_said() -> None:
    text = "A in own 100; A in V 100; A out car 100 -> car; A out flat 100 -> flat"
    answers = {rule: walked(text, rule).balances() for rule in ("fifo", "lifo", "own-first")}
    limits = received(postings(text))
    best = chosen(answers, {"car": "lifo", "flat": "fifo"})
    assert over_claims(best, limits) == [OverClaim("V", 200, 100)]
    for rule in answers:
        claimed = chosen(answers, dict.fromkeys(("A", "car", "flat"), rule))
        assert over_claims(claimed, limits) == []
    assert chosen(answers, {"nowhere": "fifo"}) == {"nowhere": {}}
