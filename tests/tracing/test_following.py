"""A claim over accounts: rows become postings, and a walk becomes rows in whole minor units."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.arranging import arranged
from qaitaru.tracing.cash import spent_of
from qaitaru.tracing.claim import (
    Bought,
    Cash,
    Election,
    Reversal,
    Sale,
    TraceClaim,
)
from qaitaru.tracing.following import (
    Break,
    FollowedAccount,
    FollowedAsset,
    Lowest,
    breaks,
    followed,
    followed_asset,
    followed_cash,
    minor,
)
from qaitaru.tracing.network import (
    HeldRows,
    Link,
    Network,
    Row,
    asset_account,
    network,
    sale_entry,
)
from qaitaru.tracing.parts import OVERDRAFT, OWN, UNKNOWN, Part, Parts, rounded
from qaitaru.tracing.rules.names import RULES
from qaitaru.tracing.walk import Kind, Posting, Walked, walk

CLAIM = TraceClaim()


def row(
    entry_id: str, minor: int, account: str = "A", *, currency: str = "KZT", day: int = 1
) -> Row:
    return Row(
        entry_id=entry_id,
        account=account,
        key=account,
        currency=currency,
        booked_on=date(2025, 3, day),
        amount_minor=minor,
        reference=f"R-{entry_id}",
    )


def held(*rows: Row, opening: int | None = 0) -> HeldRows:
    return HeldRows(account=rows[0].account, rows=rows, opening_minor=opening)


def of_v(*rows: Row) -> dict[str, Parts]:
    return {one.entry_id: (Part("V", one.amount_minor),) for one in rows}


def laid(
    accounts: list[HeldRows],
    links: list[Link] | None = None,
    claim: TraceClaim = CLAIM,
    claimed: Mapping[str, Parts] | None = None,
) -> Network:
    return network(accounts, links or [], claim, claimed or {})


def walked(network: Network, rule: str = "own-first", claim: TraceClaim = CLAIM) -> Walked:
    return walk(arranged(network, claim)[0], RULES[rule], frozenset(network.assets))


STOLEN, SALARY = row("stolen", 100), row("salary", 60)
FLAT = row("flat", -120)


def test_rows_become_postings_with_the_claim_laid_on_them() -> None:
    claimed = {"stolen": (Part("V", 70),)}
    (account,) = laid([held(STOLEN, FLAT, opening=40)], claimed=claimed).accounts
    opening, came, went = account
    assert (opening.kind, opening.amount, opening.parts) == (Kind.OPENING, 40, (Part(OWN, 40),))
    assert came.parts == (Part("V", 70), Part(OWN, 30))
    assert (went.kind, went.amount, went.day) == (Kind.OUT, 120, date(2025, 3, 1))


def test_what_nobody_claims_may_be_of_unknown_source() -> None:
    (account,) = laid([held(STOLEN)], claim=TraceClaim(unclaimed=UNKNOWN)).accounts
    assert account[0].parts == (Part(UNKNOWN, 100),)


@pytest.mark.parametrize(
    ("opening", "amount", "parts"),
    [
        (None, 20, (Part(UNKNOWN, 20),)),  # 100 came, 120 left
        (-40, -40, ()),
        (5, 5, (Part(OWN, 5),)),
    ],
)
def test_an_opening_is_as_stated_or_the_least_that_its_outflows_need(
    opening: int | None, amount: int, parts: Parts
) -> None:
    (account,) = laid([held(STOLEN, FLAT, opening=opening)]).accounts
    assert (account[0].amount, account[0].parts) == (amount, parts)


def test_an_opening_of_nothing_is_no_booking() -> None:
    for opening in (0, None):
        (account,) = laid([held(STOLEN, opening=opening)]).accounts
        assert [one.entry_id for one in account] == ["stolen"]


def test_a_joined_transfer_carries_the_claim_to_the_next_account() -> None:
    sent, got = row("sent", -100), row("got", 100, "B")
    there = laid([held(STOLEN, sent), held(got)], [Link("sent", "got")], claimed=of_v(STOLEN))
    assert walked(there).balances() == {"A": {}, "B": {"V": 100}}


def test_in_another_currency_it_arrives_in_proportion() -> None:
    sent, got = row("sent", -80), row("got", 20, "B", currency="USD")
    there = laid(
        [held(STOLEN, sent, opening=0), held(got)], [Link("sent", "got")], claimed=of_v(STOLEN)
    )
    (posting,) = there.accounts[1]
    assert posting.converted
    assert walked(there).balances()["B"] == {"V": 20}


def test_a_receipt_that_is_claimed_answers_nothing() -> None:
    """The claim says whose it is, whatever the sender held."""
    sent, got = row("sent", -100), row("got", 100, "B")
    there = laid([held(SALARY, sent), held(got)], [Link("sent", "got")], claimed=of_v(got))
    assert walked(there).balances()["B"] == {"V": 100}


def test_a_transfer_that_stands_in_both_accounts_as_one_entry_answers_itself() -> None:
    paid, came = row("12-c1", -70), row("12-c1", 70, "B")
    there = laid([held(STOLEN, paid), held(came)], [Link("12-c1", "12-c1")], claimed=of_v(STOLEN))
    assert [one.answers for one in there.accounts[1]] == ["12-c1"]
    assert walked(there).balances() == {"A": {"V": 30}, "B": {"V": 70}}


def bought(claim: TraceClaim, *more: Row) -> Network:
    return laid([held(STOLEN, SALARY, FLAT, *more)], claim=claim, claimed=of_v(STOLEN))


@pytest.mark.parametrize(
    "asset",
    [Bought(name="flat", entries=("flat",)), Bought(name="flat", references=("R-flat",))],
)
def test_an_asset_is_paid_for_by_outflows_named_or_referred_to(asset: Bought) -> None:
    there = bought(TraceClaim(assets=(asset,)))
    assert there.assets == {asset_account("flat"): "KZT"}
    assert walked(there).balances()[asset_account("flat")] == {OWN: 60, "V": 60}


def test_an_elected_asset_is_the_claimants_first() -> None:
    claim = TraceClaim(
        assets=(Bought(name="flat", entries=("flat",)),),
        elections=(Election(entry="flat", claimant="V"),),
    )
    there = bought(claim)
    assert walked(there, "election").balances()[asset_account("flat")] == {"V": 100, OWN: 20}


def test_what_an_asset_is_sold_for_is_as_much_each_sources_as_the_asset_was() -> None:
    price, claim = (
        row("price", 200, day=9),
        TraceClaim(
            assets=(Bought(name="flat", entries=("flat",)),),
            sales=(Sale(asset="flat", receipt="price", part=Fraction(1, 2)),),
        ),
    )
    there = bought(claim, price)
    found = walked(there, claim=claim)
    assert sale_entry("price") in found.outflows()
    assert found.balances() == {
        "A": {OWN: 100, "V": 40 + 100},
        asset_account("flat"): {OWN: 30, "V": 30},
    }


def test_what_is_given_back_comes_with_the_sources_it_left_with() -> None:
    back, claim = (
        row("back", 120),
        TraceClaim(reversals=(Reversal(receipt="back", outflow="flat"),)),
    )
    there = bought(claim, back)
    assert walked(there, claim=claim).balances() == {"A": {OWN: 60, "V": 100}}


def test_interest_belongs_to_those_whose_money_earned_it() -> None:
    claim = TraceClaim(interest=("fruit",))
    there = bought(claim, row("fruit", 8))
    assert walked(there, "rolling", claim).balances()["A"] == {OWN: 18, "V": 30}


def test_cash_is_in_the_holders_hands_until_it_is_paid_in_again() -> None:
    drawn, paid_in = row("drawn", -160, day=2), row("paid in", 160, day=3)
    claim = TraceClaim(cash=(Cash(holder="Aigerim", entries=("drawn", "paid in")),), cash_days=5)
    there = laid([held(STOLEN, SALARY, drawn, paid_in)], claim=claim, claimed=of_v(STOLEN))
    assert walked(there, claim=claim).balances()["A"] == {OWN: 60, "V": 100}


def test_cash_that_is_not_paid_in_again_is_spent_or_still_in_hand() -> None:
    """100 of V and 60 own: 160 is drawn, 40 paid in; 30 more is drawn too late to be spent."""
    rows = [STOLEN, SALARY, row("drawn", -150, day=2), row("paid in", 40, day=3)]
    rows += [row("late", -30, day=9), row("rent", -5, day=10)]
    claim = TraceClaim(
        cash=(Cash(holder="Aigerim", entries=("drawn", "paid in", "late")),), cash_days=2
    )
    there = laid([held(*rows)], claim=claim, claimed=of_v(STOLEN))
    made = walked(there, "fifo", claim)
    steps = [step for step in made.steps if step.account == "cash:Aigerim"]
    found = followed_cash("Aigerim", "KZT", steps)
    assert found.paid_in == {"V": 40}
    assert found.spent == {"V": 60, OWN: 50}
    assert found.held == {OWN: 10, "V": 20}


def test_an_outflow_of_cash_says_which_withdrawal_it_spends() -> None:
    assert spent_of("1-b7/spent") == "1-b7"
    assert spent_of("1-b7/cash") == ""


ASSET = Bought(name="flat", entries=("flat",))
MISTAKES: dict[str, TraceClaim] = {
    "an asset paid for by nothing here": TraceClaim(assets=(Bought(name="flat", entries=("x",)),)),
    "an asset paid for by a receipt": TraceClaim(assets=(Bought(name="f", entries=("stolen",)),)),
    "an outflow that bought two assets": TraceClaim(assets=(ASSET, ASSET)),
    "a reference that nothing bears": TraceClaim(assets=(Bought(name="f", references=("R",)),)),
    "an election of nothing here": TraceClaim(elections=(Election(entry="x", claimant="V"),)),
    "a sale of what was not bought": TraceClaim(sales=(Sale(asset="car", receipt="salary"),)),
    "a sale for no receipt": TraceClaim(
        assets=(ASSET,), sales=(Sale(asset="flat", receipt="flat"),)
    ),
    "interest that is no receipt": TraceClaim(interest=("flat",)),
    "cash that is nothing here": TraceClaim(cash=(Cash(holder="A", entries=("x",)),)),
    "a reversal of no outflow": TraceClaim(reversals=(Reversal(receipt="salary", outflow="x"),)),
    "a reversal by no receipt": TraceClaim(reversals=(Reversal(receipt="x", outflow="flat"),)),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_claim_that_the_bookings_do_not_bear_out_is_refused(name: str) -> None:
    with pytest.raises(ClaimFaulty):
        bought(MISTAKES[name])


@pytest.mark.parametrize(
    "claim",
    [
        TraceClaim(cash=(Cash(holder="A", entries=("flat", "dollars")),)),
        TraceClaim(assets=(Bought(name="flat", entries=("flat", "dollars")),)),
    ],
)
def test_cash_and_assets_have_one_currency(claim: TraceClaim) -> None:
    dollars = row("dollars", -7, "B", currency="USD")
    with pytest.raises(ClaimFaulty, match="KZT, USD"):
        laid([held(STOLEN, FLAT), held(dollars, opening=7)], claim=claim)


@pytest.mark.parametrize(
    "claim",
    [
        TraceClaim(assets=(ASSET,), sales=(Sale(asset="flat", receipt="stolen"),)),
        TraceClaim(reversals=(Reversal(receipt="stolen", outflow="flat"),)),
    ],
)
def test_what_a_receipt_is_cannot_be_claimed_twice(claim: TraceClaim) -> None:
    with pytest.raises(ClaimFaulty):
        laid([held(FLAT, STOLEN, opening=120)], claim=claim, claimed=of_v(STOLEN))


def test_a_transfer_within_the_evidence_bought_nothing() -> None:
    got = row("got", 120, "B")
    with pytest.raises(ClaimFaulty, match="flat"):
        laid([held(STOLEN, FLAT), held(got)], [Link("flat", "got")], TraceClaim(assets=(ASSET,)))


def told(rows: list[Row], rule: str = "own-first", opening: int = 0) -> FollowedAccount:
    there = laid([held(*rows, opening=opening)], claimed=of_v(STOLEN))
    return followed("A", rows, walked(there, rule).steps)


def test_an_account_is_told_row_by_row() -> None:
    found = told([SALARY, STOLEN, FLAT, row("more", -90)], opening=10)
    assert found.opening == {OWN: 10}
    assert [one.balance_minor for one in found.rows] == [70, 170, 50, -40]
    assert [one.came for one in found.rows] == [{OWN: 60}, {"V": 100}, {}, {}]
    assert [one.left for one in found.rows] == [
        *({}, {}),
        {OWN: 70, "V": 50},
        {"V": 50, OVERDRAFT: 40},
    ]
    assert found.held() == {}
    assert found.lowest == {"V": Lowest(0, "more")}


def test_a_receipt_that_pays_a_debt_tells_what_of_it_is_gone() -> None:
    found = told([STOLEN], opening=-30)
    assert (found.opening, found.rows[0].left, found.held()) == ({}, {"V": 30}, {"V": 70})


def test_an_account_without_rows_holds_its_opening() -> None:
    opening = Posting(
        entry_id="opening:A", account="A", kind=Kind.OPENING, amount=50, parts=(Part("V", 20),)
    )
    found = followed("A", [], walk([opening], RULES["fifo"]).steps)
    assert found.held() == found.opening == {"V": 20, OWN: 30}
    assert found.lowest == {"V": Lowest(50, "")}


def test_of_equal_lowest_balances_the_first_is_named() -> None:
    found = told([STOLEN, row("x", -40), row("y", 40), row("z", -40)])
    assert found.lowest == {"V": Lowest(60, "x")}


def test_every_row_ties_though_its_parts_are_fractions() -> None:
    found = told([STOLEN, row("own", 50), row("x", -1)], "rolling")
    assert found.rows[-1].left == {"V": 1, OWN: 0}
    assert found.held() == {"V": 99, OWN: 50}
    assert minor({"V": Fraction(1, 2), OWN: Fraction(1, 2)}) == {"V": 1, OWN: 0}


def test_rounding_ties_to_the_whole_rounded_down() -> None:
    third = Fraction(1, 3)
    assert rounded([Part("a", third), Part("b", third), Part("c", third)]) == {
        "a": 1,
        "b": 0,
        "c": 0,
    }
    assert rounded([Part("a", 2 * third), Part("a", third), Part("b", third)]) == {"a": 1, "b": 0}
    assert rounded([]) == {}


def test_an_asset_is_shared_by_what_it_cost_or_by_what_it_is_worth() -> None:
    paid = {"V": Fraction(40), OWN: Fraction(60)}
    assert followed_asset("flat", "KZT", paid, None) == FollowedAsset(
        "flat", "KZT", 100, 100, {"V": 40, OWN: 60}, {"V": 40, OWN: 60}
    )
    assert followed_asset("flat", "KZT", paid, 300).share == {"V": 120, OWN: 180}
    assert followed_asset("flat", "KZT", {}, 300).share == {}


def test_breaks_are_the_outflows_of_claimed_money_that_nothing_follows() -> None:
    sent, got, lost = row("sent", -30), row("got", 30, "B"), row("lost", -20)
    there = laid([held(STOLEN, sent, lost), held(got)], [Link("sent", "got")], claimed=of_v(STOLEN))
    rows = {one.entry_id: one for one in (sent, lost)}
    assert breaks(walked(there), rows, frozenset({"sent"})) == [Break(lost, {"V": 20})]


def test_less_than_a_minor_unit_is_no_break() -> None:
    lost = row("lost", -1)
    there = laid([held(STOLEN, row("own", 900), lost)], claimed=of_v(STOLEN))
    assert breaks(walked(there, "rolling"), {"lost": lost}, frozenset()) == []
