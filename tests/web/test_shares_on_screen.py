"""What is another's, and sums in tenge, on the board, the asset and the investigation."""

from datetime import date
from pathlib import Path

import pytest
from tests.web.case_callers import Told, tell_case, with_item
from tests.web.conftest import Caller

from qaitaru.acts.books.state_rate import state_rate
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.take_measure import take_measure
from qaitaru.casework.bodies.assets import Asset, Owner, Proof, Valuation
from qaitaru.casework.bodies.measures import Held, Measure
from qaitaru.ledger.conversion import Rate

ON = date(2026, 2, 27)


@pytest.fixture
def told(caller: Caller, tmp_path: Path) -> Told:
    """The case, with an account in dollars half of which is another's, and a thing in pounds."""
    told = tell_case(with_item(caller, tmp_path).desk)
    desk = caller.desk
    for name in ("Daniyar K.", "Samat T."):
        describe_asset(desk, told.account, Owner(name=name, by="record", parts=2))
    worth = Valuation(basis="balance", on=ON, amount_minor=101, currency="USD")
    describe_asset(desk, told.account, worth)
    thing = add_asset(desk, told.case, Asset(sort="valuables", name="a watch")).number
    describe_asset(desk, thing, Proof(shows="s", exhibit=1))
    pounds = Valuation(basis="estimate", on=ON, amount_minor=7, currency="GBP")
    describe_asset(desk, thing, pounds)
    rate = Rate(
        source_currency="USD", target_currency="KZT", on=ON, rate="500.5", source="National Bank"
    )
    state_rate(desk, rate)
    return told


def words(caller: Caller, address: str) -> str:
    return " ".join(" ".join(caller.page(address).itertext()).split())


def test_an_asset_tells_what_is_reached_whose_share_stays_and_the_rate_of_its_day(
    caller: Caller, told: Told
) -> None:
    measure = Measure(
        measure="kz.restriction",
        ground="possible_confiscation",
        authority="investigator",
        document="No. 7",
        holds=(Held(asset=told.account),),
    )
    take_measure(caller.desk, told.case, measure)
    page = words(caller, f"/assets/{told.account}?lang=en")
    assert "250.25 KZT reached of 505.50 KZT" in page
    assert "Samat T., 1/2 · not reached, the right stays" in page
    assert "Daniyar K., 1/2 ·" not in page
    assert "1 USD = 500.5 KZT" in page
    assert "National Bank" in page


def test_an_asset_that_a_ground_of_the_law_reaches_tells_the_ground(
    caller: Caller, told: Told
) -> None:
    page = words(caller, f"/assets/{told.flat}?lang=en")
    assert "161(8)" in page
    assert "bought with the proceeds, in the name of a relative" in page
    assert "the right stays" not in page


def test_what_has_no_rate_of_its_day_is_kept_apart_and_named(caller: Caller, told: Told) -> None:
    for address in ("/assets?lang=en", "/assets?view=table&lang=en"):
        assert "Without a rate of their day, kept apart: 0.07 GBP" in words(caller, address)
    page = words(caller, f"/investigations/{told.case}?lang=en")
    assert "In KZT" in page
    assert "kept apart: 0.07 GBP" in page
