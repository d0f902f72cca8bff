"""The oracle on cases counted by hand, and beside the house's own rules on generated ones."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.tracing.account import Movement
from qaitaru.tracing.claim import parse_claim
from qaitaru.tracing.fifo import fifo
from qaitaru.tracing.lots import Opening
from qaitaru.tracing.lowest_balance import lowest_balance
from qaitaru.training.answer_key import FIFO, LOWEST_BALANCE
from qaitaru.training.oracle import Entry, claim_after, fifo_into, lowest_balance_into

PENSION_AND_PROCEEDS = [
    Entry("proceeds-1", 600, claimed=True),
    Entry("treatment", -500),
    Entry("savings", 300),
    Entry("proceeds-2", 400, claimed=True),
    Entry("flat", -700),
]
OPENING = 100


def test_first_in_first_out_takes_the_oldest_numbers() -> None:
    """In: opening 1-100, proceeds-1 101-700, savings 701-1000, proceeds-2 1001-1400.

    Out: treatment 1-500, flat 501-1200: of proceeds-1 501-700, of proceeds-2 1001-1200.
    """
    parts = fifo_into(OPENING, PENSION_AND_PROCEEDS, outflow=4)
    assert parts == {"proceeds-1": 200, "proceeds-2": 200}


def test_the_claim_falls_with_the_balance_and_savings_do_not_revive_it() -> None:
    """After treatment 200 stand in the account, so 200 of 600 can be claimed; then 600."""
    claims = [claim_after(OPENING, PENSION_AND_PROCEEDS, count) for count in range(6)]
    assert claims == [0, 600, 200, 200, 600, 200]
    assert lowest_balance_into(OPENING, PENSION_AND_PROCEEDS, outflow=4) == 400


def test_a_purchase_that_own_money_covers_takes_no_proceeds_by_the_lowest_balance() -> None:
    entries = [Entry("own", 500), Entry("proceeds", 100, claimed=True), Entry("flat", -500)]
    assert lowest_balance_into(0, entries, outflow=2) == 0
    assert fifo_into(0, entries, outflow=2) == {}


@st.composite
def accounts(draw: st.DrawFn) -> tuple[int, list[Entry]]:
    """An account that is never overdrawn, with a last outflow."""
    opening = draw(st.integers(0, 1_000))
    balance, entries = opening, []
    for number in range(draw(st.integers(1, 12))):
        amount = draw(st.integers(-balance, 1_000))
        claimed = amount > 0 and draw(st.booleans())
        entries.append(Entry(f"entry-{number}", amount, claimed))
        balance += amount
    entries.append(Entry("purchase", -draw(st.integers(0, balance))))
    return opening, entries


def _movements(entries: list[Entry]) -> list[Movement]:
    return [
        Movement(e.reference, e.amount_minor, (("proceeds", e.amount_minor),) if e.claimed else ())
        for e in entries
    ]


@given(accounts())
def test_two_ways_of_counting_agree(account: tuple[int, list[Entry]]) -> None:
    opening, entries = account
    last = len(entries) - 1
    walked = fifo(_movements(entries), Opening(opening)).attributed().get("purchase", {})
    assert sum(fifo_into(opening, entries, last).values()) == walked.get("proceeds", 0)
    walked = lowest_balance(_movements(entries), Opening(opening)).attributed().get("purchase", {})
    assert lowest_balance_into(opening, entries, last) == walked.get("proceeds", 0)


def test_the_rules_of_the_house_give_what_the_key_says(scenario: Any) -> None:
    claim = parse_claim((scenario.folder / "claim.toml").read_text("utf-8"))
    world = scenario.told.world
    nominee = world.cast.accounts["nominee"]
    claimed = {receipt.reference for receipt in claim.receipts}
    movements = [
        Movement(
            row.movement.reference,
            row.amount_minor,
            (("proceeds", row.amount_minor),) if row.movement.reference in claimed else (),
        )
        for row in world.bookings["nominee"]
    ]
    opening = Opening(nominee.opening_minor)
    walked = {
        FIFO: fifo(movements, opening).attributed(),
        LOWEST_BALANCE: lowest_balance(movements, opening).attributed(),
    }
    assert claim.account == nominee.number
    for asset in scenario.key.assets:
        for truth in asset.traced:
            found = walked[truth.rule][asset.reference].get("proceeds", 0)
            assert found == truth.amount_minor == sum(part.amount_minor for part in truth.parts)


@pytest.mark.parametrize("kind", ["flat", "car"])
def test_the_rules_part_on_purpose(scenario: Any, kind: str) -> None:
    first, lowest = (truth.amount_minor for truth in scenario.key.asset(kind).traced)
    assert first != lowest
    assert 0 < min(first, lowest) <= max(first, lowest) < scenario.key.asset(kind).price_minor
