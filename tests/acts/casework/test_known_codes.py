"""Countries, languages, treaties and days that there are not are refused, on every engine."""

from collections.abc import Callable
from datetime import date

import pytest
from msgspec import structs
from tests.acts.casework.case_hands import Hands

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.add_asset import add_asset
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.keep_asset import keep_asset
from qaitaru.acts.casework.make_request import begin_request
from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.keeping import Cost
from qaitaru.casework.bodies.requests import Request
from qaitaru.facts.errors import CaseRefused

_REQUEST = Request(title="the account", channel="mla", partner="ae", basis=("uncac",))
_TO_COME = date(2026, 3, 3)


@pytest.fixture
def hands(desk: Desk) -> Hands:
    return Hands(desk)


def refused(act: Callable[[], object]) -> tuple[str, str, str]:
    with pytest.raises(CaseRefused) as caught:
        act()
    return caught.value.reason, caught.value.found, caught.value.expected


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"partner": "Narnia"}, ("country_unknown", "Narnia", "kz, gb, ae …")),
        ({"partner": "uk"}, ("country_unknown", "uk", "gb")),
        ({"partner": ""}, ("country_unknown", "", "kz, gb, ae …")),
        ({"partner": "KZ"}, ("partner_at_home", "KZ", "")),
        ({"language": "xx"}, ("language_unknown", "xx", "kk, ru, en …")),
        ({"basis": ("uncac", "pact")}, ("basis_unknown", "pact", "uncac, untoc")),
    ],
)
def test_a_request_goes_to_a_country_in_a_language_by_a_treaty_there_is(
    hands: Hands, said: dict[str, object], why: tuple[str, str, str]
) -> None:
    number = hands.opened()
    request = structs.replace(_REQUEST, **said)
    told = refused(lambda: begin_request(hands.first, number, request))
    assert (*told[:2], set(told[2].split(", "))) == (*why[:2], set(why[2].split(", ")))
    assert begin_request(hands.first, number, _REQUEST).number


def test_an_asset_lies_in_a_country_there_is(hands: Hands) -> None:
    number = hands.opened()
    flat = Asset(sort="land", name="Abay 1-1", country="Kazakhstan")
    why = refused(lambda: add_asset(hands.first, number, flat))
    assert why[0] == "country_unknown"
    assert add_asset(hands.first, number, structs.replace(flat, country="kz")).number


def test_nothing_was_worth_or_cost_anything_on_a_day_to_come(hands: Hands) -> None:
    asset = add_asset(hands.first, hands.opened(), Asset(sort="land", name="Abay 1-1")).number
    worth = Valuation(basis="market", on=_TO_COME, amount_minor=100, currency="KZT")
    why = ("in_future", "2026-03-03", "≤ 2026-03-02")
    assert refused(lambda: describe_asset(hands.first, asset, worth)) == why
    guard = Cost(text="a guard", on=_TO_COME, amount_minor=100, currency="KZT")
    assert refused(lambda: keep_asset(hands.first, asset, guard)) == why
    silent = structs.replace(guard, text=" ", on=date(2026, 3, 2))
    assert refused(lambda: keep_asset(hands.first, asset, silent))[0] == "text_wanting"
    assert describe_asset(hands.after(days=1).first, asset, worth).number
