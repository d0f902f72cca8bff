"""Bounds of a claim hold every order of each day and every opening, over all its accounts."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from math import ceil, floor

import pytest
from tests.tracing.brute_orders import every_order

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.arranging import arranged, left_open
from qaitaru.tracing.claim import Bought, Cash, OpeningBetween, TraceClaim
from qaitaru.tracing.claim_bounds import (
    ClaimBounds,
    FigureBound,
    Ground,
    as_shown,
    claim_bounds,
    hull,
    together,
)
from qaitaru.tracing.comparing import Interval
from qaitaru.tracing.coordination import Coordination, coordinated
from qaitaru.tracing.network import HeldRows, Link, Network, Row, asset_account, network
from qaitaru.tracing.order import SameDay, merged
from qaitaru.tracing.parts import Amount, Part, Parts, by_source, is_claimant
from qaitaru.tracing.rules.names import RULES, rule_of
from qaitaru.tracing.walk import Kind, Posting, Walked, walk

BOUNDS = TraceClaim(same_day=SameDay.BOUNDS)
NOTHING = FigureBound(0, 0, proved=True, ground=Ground.SAME)
Figures = dict[tuple[str, str], list[Amount]]


def row(account: str, entry: str, day: int, amount: int) -> Row:
    return Row(
        entry_id=entry,
        account=f"{account} KZT",
        key=account,
        currency="KZT",
        booked_on=date(2025, 3, day),
        amount_minor=amount,
    )


@dataclass(frozen=True)
class Case:
    """A few rows of accounts that transfers join, and whose the receipts are."""

    rows: tuple[Row, ...]
    claimed: Mapping[str, Parts]
    links: tuple[Link, ...] = ()
    claim: TraceClaim = BOUNDS
    opening: int | None = 0

    def laid(self, claim: TraceClaim | None = None, opening: int | None = None) -> Network:
        stated = self.opening if opening is None else opening
        held = [
            HeldRows(
                account=f"{key} KZT",
                rows=tuple(one for one in self.rows if one.key == key),
                opening_minor=stated if key == "A" else 3,
            )
            for key in "ABC"
            if any(one.key == key for one in self.rows)
        ]
        return network(held, self.links, claim or self.claim, self.claimed)

    def bounds(self, rule: str, most: int = 100_000) -> ClaimBounds:
        laid = self.laid()
        postings, _ = arranged(laid, self.claim)
        assets = frozenset(laid.assets)
        return claim_bounds(postings, left_open(self.claim), rule, assets=assets, most=most)

    def walked(self, rule: str, opening: int | None = None) -> Iterator[Walked]:
        """The rule over every order of each day, one by one."""
        laid = self.laid(replace(self.claim, openings=()), opening)
        for order in every_order(opened_first(merged(laid.accounts)[0])):
            moved = coordinated_if_later(order, self.claim.coordinations)
            yield walk(moved, rule_of(rule), frozenset(laid.assets))


def opened_first(postings: Sequence[Posting]) -> list[Posting]:
    return sorted(postings, key=lambda posting: posting.kind is not Kind.OPENING)


def coordinated_if_later(order: list[Posting], proofs: Sequence[Coordination]) -> list[Posting]:
    places = {posting.entry_id: at for at, posting in enumerate(order)}
    return coordinated(order, [p for p in proofs if places[p.receipt] > places[p.outflow]])


def made(seed: int) -> Case:
    """The case of a seed: two days, three accounts, transfers, a flat that is bought."""
    dice = random.Random(seed)  # noqa: S311 - a case to test with, repeatable by its seed
    rows, links, claimed = list[Row](), list[Link](), dict[str, Parts]()
    for number in range(dice.randint(2, 5)):
        key, day, amount = dice.choice("AB"), dice.choice((1, 1, 2)), dice.choice((2, 3, 5, 8))
        into = dice.random() < 0.5
        rows.append(row(key, f"e{number}", day, amount if into else -amount))
        if into:
            source = dice.choice(("own", "V", "V", "W"))
            claimed[f"e{number}"] = (Part(source, amount),) if is_claimant(source) else ()
        elif dice.random() < 0.6:
            other = dice.choice([one for one in "ABC" if one != key])
            rows.append(row(other, f"r{number}", dice.randint(day, 2), amount))
            links.append(Link(f"e{number}", f"r{number}"))
    linked = {link.debit for link in links}
    free = [one.entry_id for one in rows if one.amount_minor < 0 and one.entry_id not in linked]
    assets = (Bought(name="flat", entries=(free[0],)),) if free and dice.random() < 0.5 else ()
    told = {entry: parts for entry, parts in claimed.items() if parts}
    rows.sort(key=lambda one: one.booked_on)
    return Case(tuple(rows), told, tuple(links), replace(BOUNDS, assets=assets))


def few(case: Case, most: int = 60) -> bool:
    postings = opened_first(merged(case.laid().accounts)[0])
    return len(list(islice(every_order(postings), most + 1))) <= most


def seen_over(walks: Sequence[Walked]) -> tuple[Figures, Figures]:
    """Every figure in every walk; nothing where a walk does not name it."""
    held, taken = dict[tuple[str, str], list[Amount]](), dict[tuple[str, str], list[Amount]]()
    for count, one in enumerate(walks):
        outs = {e: by_source(paid.attributed) for e, paid in one.outflows().items()}
        for found, told in ((held, one.balances()), (taken, outs)):
            now = {(name, s): a for name, figures in told.items() for s, a in figures.items()}
            for key in {*found, *now}:
                found.setdefault(key, [0] * count).append(now.get(key, 0))
    return held, taken


def assert_holds(
    bounded: Mapping[str, Mapping[str, FigureBound]], seen: Figures, *, tight: bool = True
) -> None:
    for (name, source), amounts in seen.items():
        least, most = floor(min(amounts)), ceil(max(amounts))
        bound = bounded.get(name, {}).get(source, NOTHING)
        assert bound.low_minor <= least <= most <= bound.high_minor, (name, source)
        assert bound.proved == (bound.ground in {Ground.SAME, Ground.REACHED})
        if bound.proved or tight:
            assert (bound.low_minor, bound.high_minor) == (least, most), (name, source)


@pytest.mark.parametrize("rule", RULES)
def test_every_order_of_a_day_stays_inside_and_both_ends_are_reached(rule: str) -> None:
    cases = [case for case in map(made, range(120)) if few(case)]
    assert len(cases) > 60
    for case in cases:
        held, taken = seen_over(list(case.walked(rule)))
        found = case.bounds(rule)
        assert_holds(found.held, held)
        assert_holds(found.outflows, taken)
        assert all(one.proved for spans in found.held.values() for one in spans.values())


@pytest.mark.parametrize("rule", RULES)
def test_where_orders_are_too_many_nothing_unproved_is_called_proved(rule: str) -> None:
    unproved = 0
    for case in (case for case in map(made, range(120, 220)) if few(case)):
        held, taken = seen_over(list(case.walked(rule)))
        found = case.bounds(rule, most=0)
        assert_holds(found.held, held, tight=False)
        assert_holds(found.outflows, taken, tight=False)
        every = (one for spans in found.held.values() for one in spans.values())
        unproved += sum(one.ground is Ground.ORDERS for one in every)
    assert unproved


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("same_day", [SameDay.BOUNDS, SameDay.LEDGER])
def test_every_opening_between_the_amounts_stays_inside(rule: str, same_day: SameDay) -> None:
    between = OpeningBetween(account="A", currency="KZT", low_minor=-2, high_minor=4)
    for case in (case for case in map(made, range(220, 290)) if few(case, 24)):
        if all(one.key != "A" for one in case.rows):
            continue
        claim = replace(case.claim, openings=(between,), same_day=same_day)
        unknown = replace(case, claim=claim, opening=None)
        walks = [one for amount in range(-2, 5) for one in _walked(case, claim, rule, amount)]
        held, taken = seen_over(walks)
        of_claimants = {key: amounts for key, amounts in held.items() if is_claimant(key[1])}
        found = unknown.bounds(rule)
        assert_holds(found.held, of_claimants, tight=False)
        told = {key: amounts for key, amounts in taken.items() if key[0] in found.outflows}
        assert_holds(found.outflows, told, tight=False)


def _walked(case: Case, claim: TraceClaim, rule: str, opening: int) -> list[Walked]:
    if claim.same_day is SameDay.BOUNDS:
        return list(case.walked(rule, opening))
    laid = case.laid(replace(claim, openings=()), opening)
    return [walk(merged(laid.accounts)[0], rule_of(rule), frozenset(laid.assets))]


def test_an_opening_proves_in_its_own_account_and_encloses_where_its_money_goes() -> None:
    case = Case(
        rows=(row("A", "in", 1, 100), row("A", "out", 2, -80), row("B", "got", 2, 80)),
        claimed={"in": (Part("V", 100),)},
        links=(Link("out", "got"),),
        claim=TraceClaim(
            openings=(OpeningBetween(account="A", currency="KZT", low_minor=0, high_minor=50),)
        ),
        opening=None,
    )
    found = case.bounds("own-first")
    assert found.held["A KZT"] == {"V": FigureBound(20, 70, proved=True, ground=Ground.REACHED)}
    assert found.held["B KZT"] == {"V": FigureBound(0, 83, proved=False, ground=Ground.OPENING)}
    assert "out" not in found.outflows


def test_an_opening_that_is_not_open_to_doubt_is_refused() -> None:
    between = OpeningBetween(account="A", currency="KZT", low_minor=0, high_minor=4)
    case = Case(rows=(row("A", "in", 1, 5),), claimed={"in": (Part("V", 5),)})
    with pytest.raises(ClaimFaulty) as stated:
        case.laid(replace(BOUNDS, openings=(between,)))
    assert (stated.value.entry_id, stated.value.reason) == ("opening_stated", "A KZT")
    with pytest.raises(ClaimFaulty) as missing:
        case.laid(replace(BOUNDS, openings=(replace(between, currency="USD"),)))
    assert missing.value.entry_id == "opening_missing"


def test_a_transfer_that_both_sides_tell_as_one_entry_is_bounded_too() -> None:
    case = Case(
        rows=(
            row("A", "in", 1, 10),
            row("A", "own", 1, 10),
            row("A", "t", 1, -10),
            row("B", "t", 1, 10),
        ),
        claimed={"in": (Part("V", 10),)},
        links=(Link("t", "t"),),
    )
    found = case.bounds("fifo")
    assert found.held["B KZT"]["V"] == FigureBound(0, 10, proved=True, ground=Ground.REACHED)


def test_a_receipt_let_go_from_its_proved_place_proves_no_more_than_one_figure() -> None:
    proof = Coordination(receipt="loan", outflow="flat", evidence="2, p. 3", reason="agreed")
    case = Case(
        rows=(
            row("A", "own", 1, 10),
            row("A", "flat", 2, -10),
            row("A", "sum", 2, 4),
            row("A", "loan", 3, 10),
            row("A", "shop", 3, -6),
            row("B", "apart", 3, 4),
            row("B", "till", 3, -2),
            row("B", "more", 3, 2),
        ),
        claimed={"loan": (Part("V", 10),), "apart": (Part("W", 4),)},
        claim=replace(BOUNDS, coordinations=(proof,)),
    )
    for rule in RULES:
        held, taken = seen_over(list(case.walked(rule)))
        found = case.bounds(rule)
        assert_holds(found.held, held, tight=False)
        assert_holds(found.outflows, taken, tight=False)
        spans = found.held["A KZT"].values()
        assert all(one.ground in {Ground.SAME, Ground.COORDINATED} for one in spans)
        assert all(one.proved for one in found.held["B KZT"].values())
    assert case.bounds("lifo").outflows["flat"]["V"].ground is Ground.COORDINATED


def test_cash_that_each_order_would_pair_otherwise_is_refused() -> None:
    moved = (row("A", "in", 1, 9), row("A", "draw", 1, -5), row("A", "pay", 1, 5))
    claim = replace(BOUNDS, cash=(Cash(holder="Omar", entries=("draw", "pay")),), cash_days=3)
    case = Case(rows=moved, claimed={"in": (Part("V", 9),)}, claim=claim)
    with pytest.raises(ClaimFaulty) as refused:
        case.bounds("fifo")
    assert (refused.value.entry_id, refused.value.reason) == ("cash_in_a_day", "pay")
    one_order = replace(claim, same_day=SameDay.LEDGER)
    assert arranged(case.laid(one_order), one_order)


def test_cash_is_spent_before_anything_else_of_the_day_in_every_order() -> None:
    rows = (
        row("A", "in", 1, 9),
        row("A", "draw", 2, -4),
        row("A", "again", 3, -3),
        row("A", "own", 3, 5),
    )
    claim = replace(BOUNDS, cash=(Cash(holder="Omar", entries=("draw", "again")),), cash_days=0)
    found = Case(rows=rows, claimed={"in": (Part("V", 9),)}, claim=claim).bounds("own-first")
    assert found.outflows["draw/spent"]["V"] == FigureBound(4, 4, proved=True, ground=Ground.SAME)
    assert found.held["cash:Omar"]["V"] == FigureBound(0, 3, proved=True, ground=Ground.REACHED)


def test_a_sum_is_proved_where_only_one_of_its_parts_is_open() -> None:
    sure = FigureBound(2, 2, proved=True, ground=Ground.SAME)
    wide = FigureBound(0, 5, proved=True, ground=Ground.REACHED)
    doubted = FigureBound(0, 9, proved=False, ground=Ground.OPENING)
    nothing = FigureBound(0, 0, proved=True, ground=Ground.SAME)
    assert together([]) == nothing
    assert together([sure, sure]) == FigureBound(4, 4, proved=True, ground=Ground.SAME)
    assert together([sure, wide]) == FigureBound(2, 7, proved=True, ground=Ground.REACHED)
    assert together([sure, doubted]).ground is Ground.OPENING
    assert together([wide, wide]) == FigureBound(0, 10, proved=False, ground=Ground.TOGETHER)
    assert together([wide, doubted]).ground is Ground.OPENING


def test_between_rules_the_least_of_the_lows_and_the_greatest_of_the_highs() -> None:
    lows, highs = {"fifo": 1, "lifo": 3, "poison": 0}, {"fifo": 4, "lifo": 9, "poison": 99}
    assert hull(lows, highs) == Interval(1, 9, ("fifo",), ("lifo",))


def test_what_is_one_figure_stands_as_it_is_shown() -> None:
    told = {"V": replace(NOTHING, low_minor=2, high_minor=3), "W": replace(NOTHING, high_minor=1)}
    shown = as_shown(
        {**told, "own": FigureBound(0, 4, proved=True, ground=Ground.REACHED)}, {"V": 3}
    )
    assert (shown["V"].low_minor, shown["V"].high_minor) == (3, 3)
    assert shown["W"] == told["W"]
    assert shown["own"].high_minor == 4


def test_a_claim_that_leaves_nothing_open_is_not_bounded() -> None:
    assert not left_open(TraceClaim())
    assert left_open(BOUNDS)
    assert asset_account("flat") == "asset:flat"
