"""The oracle on cases counted by hand, and beside the house's own rules on generated ones."""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.tracing.answer import COMPARED
from qaitaru.tracing.claim_file import parse_claim
from qaitaru.tracing.parts import OWN, Amount, Part
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.walk import Kind, Posting, walk
from qaitaru.training.oracle import (
    Entry,
    claim_after,
    exposed_in,
    fifo_into,
    lifo_into,
    lowest_balance_into,
    rolling_into,
    share_of_caps_into,
    share_of_contributions_into,
    tainted_first_into,
)

PENSION_AND_PROCEEDS = [
    Entry("proceeds-1", 600, claimed=True),
    Entry("treatment", -500),
    Entry("savings", 300),
    Entry("proceeds-2", 400, claimed=True),
    Entry("flat", -700),
]
OPENING = 100
FLAT = 4

Counted = Callable[[int, Sequence[Entry], int], Amount]
COUNTED: Final[dict[str, Counted]] = {
    "fifo": lambda opening, entries, at: sum(fifo_into(opening, entries, at).values()),
    "lifo": lifo_into,
    "rolling": rolling_into,
    "pari-passu": share_of_contributions_into,
    "own-first": lowest_balance_into,
    "libr": lowest_balance_into,
    "tainted-first": lambda _, entries, at: tainted_first_into(entries, at),
    "static-cap": share_of_caps_into,
    "poison": exposed_in,
}


def test_first_in_first_out_takes_the_oldest_numbers() -> None:
    """In: opening 1-100, proceeds-1 101-700, savings 701-1000, proceeds-2 1001-1400.

    Out: treatment 1-500, flat 501-1200: of proceeds-1 501-700, of proceeds-2 1001-1200.
    """
    parts = fifo_into(OPENING, PENSION_AND_PROCEEDS, outflow=FLAT)
    assert parts == {"proceeds-1": 200, "proceeds-2": 200}


def test_the_claim_falls_with_the_balance_and_savings_do_not_revive_it() -> None:
    """After treatment 200 stand in the account, so 200 of 600 can be claimed; then 600."""
    claims = [claim_after(OPENING, PENSION_AND_PROCEEDS, count) for count in range(6)]
    assert claims == [0, 600, 200, 200, 600, 200]


@pytest.mark.parametrize(
    ("rule", "counted"),
    [
        ("fifo", 400),
        ("lifo", 400),  # proceeds-2, then savings
        ("rolling", (Fraction(1200, 7) + 400) * Fraction(7, 9)),
        ("pari-passu", 500),  # 700 of 1000 / 1400
        ("own-first", 400),
        ("tainted-first", 500),  # 100 left of proceeds-1, and proceeds-2
        ("static-cap", Fraction(700 * 600, 900)),
        ("poison", 700),
    ],
)
def test_each_rule_counted_by_hand(rule: str, counted: Amount) -> None:
    """900 stand in the account before the flat: of 700, treatment took 500."""
    assert COUNTED[rule](OPENING, PENSION_AND_PROCEEDS, FLAT) == counted


def test_a_purchase_that_own_money_covers_takes_no_proceeds_by_the_lowest_balance() -> None:
    entries = [Entry("own", 500), Entry("proceeds", 100, claimed=True), Entry("flat", -500)]
    assert lowest_balance_into(0, entries, outflow=2) == 0
    assert fifo_into(0, entries, outflow=2) == {}


@st.composite
def accounts(draw: st.DrawFn) -> tuple[int, list[Entry]]:
    """An account that is never overdrawn, with a last outflow of something that is there."""
    opening = draw(st.integers(1, 1_000))
    balance, entries = opening, []
    for number in range(draw(st.integers(1, 12))):
        amount = draw(st.integers(-balance, 1_000))
        claimed = amount > 0 and draw(st.booleans())
        moves = amount < 0 and draw(st.booleans())
        entries.append(Entry(f"entry-{number}", amount, claimed=claimed, moves=moves))
        balance += amount
    entries.append(Entry("more", 1, claimed=draw(st.booleans())))
    entries.append(Entry("purchase", -draw(st.integers(1, balance + 1))))
    return opening, entries


def _posting(entry: Entry) -> Posting:
    source = "proceeds" if entry.claimed else OWN
    came = entry.amount_minor >= 0
    return Posting(
        entry_id=entry.reference,
        account="nominee",
        kind=Kind.IN if came else Kind.OUT,
        amount=abs(entry.amount_minor),
        parts=(Part(source, entry.amount_minor),) if came else (),
        to_account=f"bought by {entry.reference}" if entry.moves else "",
    )


def _walked(rule: str, opening: int, entries: Sequence[Entry], purchase: str) -> Amount:
    """What of the proceeds a purchase took: what it carries to the thing that was bought."""
    first = Posting(
        entry_id="opening",
        account="nominee",
        kind=Kind.OPENING,
        amount=opening,
        parts=(Part(OWN, opening),),
    )
    found = walk([first, *map(_posting, entries)], RULES[rule])
    carried = found.outflows()[purchase].carried
    return sum((amount for source, amount in carried if source == "proceeds"), start=0)


@pytest.mark.parametrize("rule", COMPARED)
@given(account=accounts())
def test_two_ways_of_counting_agree(rule: str, account: tuple[int, list[Entry]]) -> None:
    opening, entries = account
    counted = COUNTED[rule](opening, entries, len(entries) - 1)
    assert counted == _walked(rule, opening, entries, "purchase")


@pytest.mark.parametrize("rule", COMPARED)
def test_the_rules_of_the_house_give_what_the_key_says(scenario: Any, rule: str) -> None:
    claim = parse_claim((scenario.folder / "claim.toml").read_text("utf-8"))
    nominee = scenario.told.world.cast.accounts["nominee"]
    claimed = {receipt.reference for receipt in claim.receipts}
    bought = {asset.reference for asset in scenario.key.assets}
    entries = [
        Entry(
            row.movement.reference,
            row.amount_minor,
            claimed=row.movement.reference in claimed,
            moves=row.movement.reference in bought,
        )
        for row in scenario.told.world.bookings["nominee"]
    ]
    assert claim.account == nominee.number
    for asset in scenario.key.assets:
        (truth,) = (one for one in asset.traced if one.rule == rule)
        found = _walked(rule, nominee.opening_minor, entries, asset.reference)
        assert round(found) == truth.amount_minor
        if truth.parts:
            assert truth.amount_minor == sum(part.amount_minor for part in truth.parts)


@pytest.mark.parametrize("kind", ["flat", "car"])
def test_the_rules_part_on_purpose(scenario: Any, kind: str) -> None:
    asset = scenario.key.asset(kind)
    told = {truth.rule: truth.amount_minor for truth in asset.traced}
    assert tuple(sorted(told)) == tuple(sorted(COMPARED))
    assert 0 < min(told.values()) < max(told.values()) <= asset.price_minor
    assert len({told[rule] for rule in ("fifo", "lifo", "rolling", "own-first")}) > 2
