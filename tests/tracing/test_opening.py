"""An opening that nobody knows leaves the claimants an interval, not a guess."""

import random
from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from itertools import islice

import pytest
from tests.tracing.brute_orders import every_order, ranges
from tests.tracing.day_ledgers import FLAT, day_ledger

from qaitaru.tracing.bounds import Bound
from qaitaru.tracing.opening import UnknownOpening, over_opening
from qaitaru.tracing.parts import Amount, Part, is_claimant
from qaitaru.tracing.rules.names import RULES, Between, rule_of
from qaitaru.tracing.walk import Kind, Posting, walk

WAYS = [
    *((rule, Between.PRO_RATA) for rule in RULES),
    ("own-first", Between.FIFO),
    ("tainted-first", Between.FIFO),
]
MONOTONE = [way for way in WAYS if way[0] != "static-cap"]
ASSETS = frozenset({FLAT})


def rows(text: str) -> list[Posting]:
    """`A in V 100; A out X 80; A out T 9 -> B; B in x 9 < T`; one row a day."""
    return [_row(n, one.split()) for n, one in enumerate(text.split(";"), start=1)]


def _row(day: int, said: Sequence[str]) -> Posting:
    account, kind, name, amount, *rest = said
    out = kind == Kind.OUT
    return Posting(
        entry_id=name if out else f"e{day}",
        account=account,
        kind=Kind(kind),
        amount=int(amount),
        parts=() if out or rest else (Part(name, int(amount)),),
        to_account=rest[1] if rest[:1] == ["->"] else "",
        answers=rest[1] if rest[:1] == ["<"] else "",
        day=date(2025, 3, day),
    )


def opened(postings: Sequence[Posting], amount: int, source: str = "own") -> list[Posting]:
    parts = (Part(source, amount),) if amount > 0 else ()
    opening = Posting(entry_id="o", account="A", kind=Kind.OPENING, amount=amount, parts=parts)
    return [opening, *postings]


def asked(low: int, high: int, source: str = "own") -> UnknownOpening:
    return UnknownOpening(account="A", low=low, high=high, source=source)


def test_the_two_ends_of_the_opening_give_the_two_ends_of_the_answer() -> None:
    postings = rows("A in V 100; A out X 80; A in own 30")
    found = over_opening(postings, asked(-40, 200), "own-first")
    assert found == {"A": {"V": Bound(0, 100, True)}}
    assert over_opening(postings, asked(0, 50), "libr")["A"]["V"] == Bound(20, 70, True)
    assert over_opening(postings, asked(0, 50, "unknown"), "fifo")["A"]["V"] == Bound(20, 70, True)


def test_further_down_the_chain_more_of_others_money_is_less_of_theirs() -> None:
    """What is sent on holds less of the claimant's money the more there was of the holder's."""
    postings = rows("A in V 100; A out T 80 -> B; B in own 5; C in V 7")
    found = over_opening(postings, asked(0, 50), "own-first")
    assert found == {
        "A": {"V": Bound(20, 70, True)},
        "B": {"V": Bound(0, 85, False)},
        "C": {"V": Bound(7, 7, True)},
    }


def test_where_money_comes_back_the_ends_prove_nothing() -> None:
    back = rows("A in V 100; A out T 80; B in x 80 < T; B out U 80; A in x 80 < U")
    assert over_opening(back, asked(0, 9), "own-first") == {
        "A": {"V": Bound(0, 109, False)},
        "B": {},
    }


def test_an_asset_may_be_all_theirs() -> None:
    postings = rows("A in V 100; A out buy 80 -> flat; flat in own 3")
    found = over_opening(postings, asked(0, 9), "fifo", assets=ASSETS)
    assert found["flat"] == {"V": Bound(0, 83, False)}


def test_static_caps_cut_each_other_down() -> None:
    one = rows("A in V 100; A out X 80")
    assert over_opening(one, asked(0, 50), "static-cap")["A"]["V"] == Bound(20, 70, True)
    two = rows("A in V 100; A out X 80; A in W 100; A out Y 60")
    found = over_opening(two, asked(0, 50), "static-cap")["A"]
    assert {source: bound.proved for source, bound in found.items()} == {"V": False, "W": False}
    chain = rows("B in V 9; B out T 9 -> A")
    assert over_opening(chain, asked(0, 5), "static-cap")["A"] == {"V": Bound(0, 14, False)}


def _held(order: Sequence[Posting], amount: int, source: str, way: tuple[str, Between]) -> Amount:
    return walk(opened(order, amount, source), rule_of(*way)).balances()["A"].get("V", 0)


@pytest.mark.parametrize("way", MONOTONE, ids="-".join)
def test_in_one_account_a_larger_opening_never_harms_a_claimant(way: tuple[str, Between]) -> None:
    for seed in range(150):
        postings = [
            p for p in day_ledger(seed, "A", 8) if not (p.fruit or p.answers or p.account == FLAT)
        ]
        for source in ("own", "unknown"):
            held = [_held(postings, amount, source, way) for amount in range(-12, 13)]
            assert held == sorted(held), (seed, source)


def test_a_transfer_that_takes_along_a_share_proves_nothing() -> None:
    """The more there was of others, the less a transfer takes of the claim, or the more is left."""
    postings = rows("A in V 10; A out T 5 -> B; A in own 20; A out X 20")
    for rule in ("pari-passu", "static-cap"):
        assert not over_opening(postings, asked(0, 30), rule)["A"]["V"].proved
    assert over_opening(postings, asked(0, 30), "rolling")["A"]["V"].proved


def test_under_static_caps_it_may() -> None:
    """Each unit more lets two claims live on that share the balance with the third."""
    postings = rows("A in W 9; A in U 9; A out X 18; A in V 4")
    way = ("static-cap", Between.PRO_RATA)
    assert [_held(postings, amount, "own", way) for amount in (0, 1, 2)] == [4, Fraction(10, 3), 3]


def test_the_answer_holds_every_opening_and_every_order() -> None:
    for seed in range(300):
        postings, dice = day_ledger(seed, "AB" if seed % 2 else "A"), random.Random(seed)  # noqa: S311
        low = dice.choice((-8, -3, 0, 2))
        opening = asked(low, low + dice.randint(0, 9), dice.choice(("own", "unknown")))
        if len(list(islice(every_order(postings), 13))) < 13:
            for rule, between in WAYS:
                _holds(postings, opening, rule, between)


def _holds(
    postings: Sequence[Posting], opening: UnknownOpening, rule: str, between: Between
) -> None:
    found = over_opening(postings, opening, rule, between, assets=ASSETS)
    seen: dict[tuple[str, str], list[Amount]] = {}
    amounts = range(int(opening.low), int(opening.high) + 1)
    for count, amount in enumerate(amounts):
        balances, _, _ = ranges(opened(postings, amount, opening.source), rule, between, ASSETS)
        for key in {*seen, *balances}:
            ends = balances.get(key, (0, 0))
            seen.setdefault(key, [0] * bool(count)).extend(ends)
    for (account, source), all_seen in seen.items():
        if is_claimant(source):
            bound = found[account][source]
            assert bound.low <= min(all_seen) <= max(all_seen) <= bound.high, (rule, postings)
            if bound.proved:
                assert (bound.low, bound.high) == (min(all_seen), max(all_seen)), (rule, postings)
