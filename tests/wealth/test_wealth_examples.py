"""The published examples, read from where they stand, to the cent."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.wealth.profiles import profile_of

from qaitaru.facts.money import to_minor
from qaitaru.wealth.analysis import analyse
from qaitaru.wealth.bank_deposits import net_deposits
from qaitaru.wealth.expenditures import decrease_minor
from qaitaru.wealth.net_worth import unexplained

YEARS = ("2003", "2004")
HEAD = """currency = "USD"
opening = 2002-12-31
period = [{ name = "2003", ends = 2003-12-31 }, { name = "2004", ends = 2004-12-31 }]
"""


@pytest.fixture(scope="module")
def examples(shared: Path) -> dict[str, dict[str, Any]]:
    told = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    return {one["id"]: one for one in told}


def _minor(amount: object) -> int:
    minor = to_minor(Decimal(str(amount)), "USD")
    assert minor is not None
    return minor


def _by_year(amounts: dict[str, Any]) -> str:
    told = ", ".join(f'{year} = "{amounts[year]}"' for year in YEARS)
    return f"{{ {told} }}"


def test_the_net_worth_of_jerardo_step_by_step(examples: dict[str, dict[str, Any]]) -> None:
    given, expected = examples["IN-01"]["given"], examples["IN-01"]["expected"]
    worth = {year: _minor(amount) for year, amount in given["net_worth"].items()}
    for before, year in zip(("2002", "2003"), YEARS, strict=True):
        steps = unexplained(
            before_minor=worth[before],
            after_minor=worth[year],
            expenses_minor=_minor(given["expenses"][year]),
            known_minor=_minor(given["known_sources"][year]),
        )
        assert steps.increase_minor == _minor(expected["increase"][year])
        assert steps.outlay_minor == _minor(expected["outlay"][year])
        assert steps.unknown_minor == _minor(expected["unknown"][year])
        printed = _minor(expected["published_unknown"][year])
        assert abs(steps.unknown_minor - printed) <= _minor(expected["tolerance"])


def test_the_net_worth_of_jerardo_as_a_profile(examples: dict[str, dict[str, Any]]) -> None:
    given, expected = examples["IN-01"]["given"], examples["IN-01"]["expected"]
    worth = given["net_worth"]
    text = f"""
[[asset]]
what = "net worth as printed"
at = {{ opening = {worth["2002"]}, 2003 = {worth["2003"]}, 2004 = {worth["2004"]} }}
[[expense]]
what = "living"
amount = {_by_year(given["expenses"])}
[[source]]
what = "known sources"
received = {_by_year(given["known_sources"])}
"""
    analysis = analyse(profile_of(text, HEAD))
    for rule in ("net-worth", "expenditures", "cash-t"):
        result = analysis.result(rule)
        for schedule in result.schedules:
            unknown = _minor(expected["unknown"][schedule.period])
            assert schedule.answer.likely_minor == unknown
        total = result.whole.answer.likely_minor
        assert total == _minor(expected["published_unknown"]["total"])


def test_the_expenditures_of_jerardo(examples: dict[str, dict[str, Any]]) -> None:
    given, expected = examples["IN-02"]["given"], examples["IN-02"]["expected"]
    text = f"""
[[expense]]
what = "expenditures as printed"
amount = {_by_year(given["expenditures"])}
[[source]]
what = "known sources"
received = {_by_year(given["known_sources"])}
"""
    result = analyse(profile_of(text, HEAD)).result("expenditures")
    for schedule in result.schedules:
        assert schedule.answer.likely_minor == _minor(expected["unknown"][schedule.period])
    assert result.whole.answer.likely_minor == _minor(expected["unknown"]["total"])


def test_the_deposits_of_jerardo_made_pure(examples: dict[str, dict[str, Any]]) -> None:
    given, expected = examples["IN-03"]["given"], examples["IN-03"]["expected"]
    net = _minor(expected["net_deposits"])
    assert net_deposits(_minor(given["gross"]), _minor(given["transfers"])) == net
    text = f"""
[[deposit]]
what = "all accounts"
amount.2003 = "{given["gross"]}"
[[non_income]]
what = "between own accounts"
kind = "transfer"
amount.2003 = "{given["transfers"]}"
"""
    result = analyse(profile_of(text, HEAD)).result("bank-deposits")
    assert result.schedules[0].amount("net_deposits").likely_minor == net


def test_a_bank_balance_drawn_down_is_a_source(examples: dict[str, dict[str, Any]]) -> None:
    given, expected = examples["IN-05"]["given"], examples["IN-05"]["expected"]
    before, after = _minor(given["opening_bank"]), _minor(given["closing_bank"])
    assert decrease_minor(before, after) == _minor(expected["decrease_in_asset"])
    assert decrease_minor(after, before) == 0
    text = f"""
[[asset]]
what = "bank"
kind = "bank"
at = {{ opening = {given["opening_bank"]}, 2003 = {given["closing_bank"]}, 2004 = 0 }}
"""
    schedule = analyse(profile_of(text, HEAD)).result("expenditures").schedules[0]
    drawn = _minor(expected["decrease_in_asset"])
    assert schedule.amount("asset_decreases").likely_minor == drawn
    assert schedule.amount("sources").likely_minor == drawn
