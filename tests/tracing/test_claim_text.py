"""A claim's text is changed in one place, and what members wrote in it stays."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing import claim_text
from qaitaru.tracing.claim import Bought, Receipt, ReceiptQuery, Sale
from qaitaru.tracing.claim_file import parse_claim

WRITTEN = """# found by Aigerim in exhibit 4
claimant = "state"
same_day = "ledger"   # as the bank books

# the first
[[receipt]]
entry = "1-b1"

[[query]]
counterparty = "Alpha"

[[receipt]]
entry = "1-b2"
"""
SETTINGS = {"claimant": "state", "unclaimed": "own", "same_day": "ledger", "between": "pro_rata"}


def test_a_claim_is_built_from_nothing() -> None:
    text = claim_text.new_claim(SETTINGS | {"between": ""})
    assert claim_text.head(text) == {"claimant": "state", "unclaimed": "own", "same_day": "ledger"}
    receipt = Receipt(
        claimant="",
        account="KZ1",
        currency="KZT",
        reference="R1",
        booked_on=date(2025, 3, 5),
        amount_minor=150_05,
    )
    text = claim_text.with_receipts(text, [(receipt, "1-b7 · 150.05 KZT")])
    query = ReceiptQuery(claimant="bank", counterparty='"A" \\ \x7f', first_on=date(2025, 1, 1))
    text = claim_text.with_query(text, query)
    flat = Bought(name="flat", entries=("1-b4", "1-b5"), value_minor=9_00, currency="KZT")
    text = claim_text.with_asset(text, flat, "the first half\nthe second")
    claim = parse_claim(text)
    (named,) = claim.receipts
    assert (named.claimant, named.amount_minor) == ("state", 150_05)
    assert claim.queries == (query,)
    assert claim.assets == (flat,)
    assert "# 1-b7 · 150.05 KZT" in text
    assert "# the second" in text


def test_settings_are_changed_where_they_stand_and_the_rest_is_left() -> None:
    changed = claim_text.with_settings(
        WRITTEN, {"same_day": "debits-first", "unclaimed": "unknown"}
    )
    assert changed == (
        'unclaimed = "unknown"\n'
        + WRITTEN.replace('"ledger"   # as the bank books', '"debits-first"')
    )


def test_a_setting_written_in_a_way_that_cannot_be_changed_is_left_to_the_member() -> None:
    odd = WRITTEN.replace("same_day =", '"same_day" =')
    with pytest.raises(ClaimFaulty):
        claim_text.with_settings(odd, {"same_day": "debits-first"})
    quoted = '''claimant = """
unclaimed = 1
"""
[[receipt]]
entry = "1-b1"
'''
    with pytest.raises(ClaimFaulty):
        claim_text.with_settings(quoted, {"unclaimed": "unknown"})


def test_a_setting_is_taken_out_and_others_are_lists_and_numbers() -> None:
    told = {"same_day": None, "interest": ["1-b1", "1-b2"], "cash_days": 30}
    claim = parse_claim(claim_text.with_settings(WRITTEN, told))
    assert claim.interest == ("1-b1", "1-b2")
    assert claim.cash_days == 30
    assert "as the bank books" not in claim_text.with_settings(WRITTEN, told)


def test_a_table_is_added_or_takes_the_place_of_another() -> None:
    sale = {"asset": "flat", "receipt": "1-b9", "part": "1/2"}
    text = claim_text.with_table(WRITTEN.rstrip(), "sale", sale, "half of it")
    assert text.startswith(WRITTEN)
    (half,) = parse_claim(text).sales
    assert half == Sale(asset="flat", receipt="1-b9", part=Fraction(1, 2))
    text = claim_text.with_table(text, "sale", sale | {"receipt": "1-b10"})
    text = claim_text.with_table(text, "sale", {"asset": "flat", "receipt": "1-b8"}, index=0)
    assert [one.receipt for one in parse_claim(text).sales] == ["1-b8", "1-b10"]
    assert "half of it" not in text
    assert text.startswith(WRITTEN)
    second = claim_text.with_table(WRITTEN, "receipt", {"entry": "1-b7"}, index=1)
    assert second == WRITTEN.replace('"1-b2"', '"1-b7"')
    only = '[[receipt]]\nclaimant = "a"\nentry = "1-b1"\n'
    told = {"claimant": "b", "entry": "1-b1"}
    assert claim_text.with_table(only, "receipt", told, index=0) == only.replace('"a"', '"b"')


@pytest.mark.parametrize("index", [-1, 1])
def test_a_table_takes_the_place_of_one_that_is_there(index: int) -> None:
    with pytest.raises(ClaimFaulty):
        claim_text.with_table(WRITTEN, "query", {"counterparty": "Beta"}, index=index)


def test_one_table_is_taken_out_and_the_others_stay() -> None:
    left = claim_text.without(WRITTEN, "receipt", 1)
    assert left == WRITTEN[: WRITTEN.index('\n[[receipt]]\nentry = "1-b2"')]
    left = claim_text.without(left, "query", 0)
    assert [one.entry for one in parse_claim(left).receipts] == ["1-b1"]


@pytest.mark.parametrize(
    ("table", "index"), [("receipt", 2), ("receipt", -1), ("query", 1), ("asset", 0), ("head", 0)]
)
def test_what_is_not_there_cannot_be_taken_out(table: str, index: int) -> None:
    with pytest.raises(ClaimFaulty):
        claim_text.without(WRITTEN, table, index)


def test_the_last_thing_claimed_is_not_taken_out() -> None:
    with pytest.raises(ClaimFaulty):
        claim_text.without('claimant = "a"\n[[receipt]]\nentry = "1-b1"\n', "receipt", 0)


def test_a_text_in_which_tables_cannot_be_told_apart_is_left_to_the_member() -> None:
    odd = """claimant = "a"
[[receipt]]
entry = '''
[[receipt]]
'''
[[receipt]]
entry = "1-b2"
"""
    with pytest.raises(ClaimFaulty):
        claim_text.without(odd, "receipt", 1)
    with pytest.raises(ClaimFaulty):
        claim_text.with_table(odd, "receipt", {"entry": "1-b3"}, index=1)


def test_nothing_else_is_taken_out_than_was_meant() -> None:
    odd = """claimant = "a"
[[query]]
counterparty = '''
[[receipt]]
[[query]]
'''
[[receipt]]
entry = "1-b2"
"""
    with pytest.raises(ClaimFaulty):
        claim_text.without(odd, "receipt", 0)
    with pytest.raises(ClaimFaulty):
        claim_text.with_table(odd, "receipt", {"entry": "1-b3"}, index=0)


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text("ab\n #=[]"))
def test_any_text_is_written_as_what_it_says(name: str, remark: str) -> None:
    asset = Bought(name=name, entries=(name,), currency="KZT")
    text = claim_text.with_asset(claim_text.with_receipts(WRITTEN, []), asset, remark)
    assert parse_claim(text).assets == (asset,)
