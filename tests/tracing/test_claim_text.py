"""A claim's text is changed in one place, and what members wrote in it stays."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing import claim_text
from qaitaru.tracing.claim import Bought, Receipt, ReceiptQuery
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


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text("ab\n #=[]"))
def test_any_text_is_written_as_what_it_says(name: str, remark: str) -> None:
    asset = Bought(name=name, entries=(name,), currency="KZT")
    text = claim_text.with_asset(claim_text.with_receipts(WRITTEN, []), asset, remark)
    assert parse_claim(text).assets == (asset,)
