"""The value ladder: each sum on one rung; what is frozen or fined is not confiscated."""

import json
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace
from tests.casework.stories import Story, restriction
from tests.casework.test_case_clocks import _found

from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.keeping import Cost, Returned, Sale
from qaitaru.casework.bodies.measures import Held
from qaitaru.casework.bodies.orders import Confiscation, MoneyPenalty, OrderStep
from qaitaru.casework.values import Ladder, Rung, joined, ladder
from qaitaru.casework.worth import costs_of, valuation_of, worth_of
from qaitaru.facts.money import Money

MILLION = 1_000_000_00


def at(story: Story, hours: float = 200) -> Ladder:
    return ladder(story.at(hours))


def ordered(story: Story, asset: int, *, amount_minor: int = 0, model: str = "kz.object") -> int:
    body = Confiscation(
        model=model,
        court="c",
        document="d",
        assets=(asset,),
        amount_minor=amount_minor,
        currency="EUR" if amount_minor else "",
    )
    number = story.tell(body, 100)
    story.move(asset, "ordered", 100)
    return number


def final(story: Story, asset: int, *, amount_minor: int = 0, model: str = "kz.object") -> int:
    number = ordered(story, asset, amount_minor=amount_minor, model=model)
    story.tell(OrderStep(event="final", document="d"), 101, about=number)
    story.move(asset, "final", 101)
    return number


def test_the_worked_example_counts_what_is_confiscated_and_nothing_else(shared: Path) -> None:
    every = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    case = _found(every, "CF-01")
    given = {name: int(value) * MILLION for name, value in case["given"].items() if name != "unit"}
    story = Story()
    convicted = story.flat(given["conviction_based_confiscation"])
    without = story.flat(given["ncb_forfeited"])
    frozen = story.flat(given["frozen"])
    final(story, convicted)
    final(story, without, model="kz.before_judgment")
    story.arrest(frozen, hours=50)
    for sort, name in (("fine", "criminal_fines"), ("administrative", "admin_penalties")):
        told = MoneyPenalty(sort=sort, amount_minor=given[name], currency="EUR", document="d")
        story.tell(told, 60)
    found = at(story)
    counted = int(case["expected"]["counts_as_confiscated"]) * MILLION
    assert found.confiscated == {"EUR": counted}
    assert found.on(Rung.RESTRAINED) == {"EUR": given["frozen"]}
    assert found.penalties == {"EUR": given["criminal_fines"] + given["admin_penalties"]}
    assert found.all == {"EUR": counted + given["frozen"]}


def test_each_asset_stands_on_one_rung() -> None:
    story = Story()
    suspected = story.tell(Asset(sort="cash", name="a safe"))
    worth = Valuation(basis="estimate", on=date(2026, 3, 1), amount_minor=1, currency="EUR")
    story.tell(worth, about=suspected)
    found, gone, waits = story.flat(2), story.flat(4), story.flat(8)
    story.move(gone, "unlocatable", 1, remark="r")
    ordered(story, waits)
    nothing = story.flat()
    seen = at(story)
    assert [seen.on(one).get("EUR", 0) for one in Rung] == [1, 2, 0, 8, 0, 0, 4]
    assert seen.unvalued == (nothing,)
    assert sum(part.asset == found for part in seen.parts) == 1


def test_a_sum_that_is_held_leaves_the_rest_of_the_asset_identified() -> None:
    story = Story()
    flat = story.flat(100)
    held = Held(asset=flat, amount_minor=40, currency="EUR")
    story.tell(replace(restriction(flat), holds=(held,)), 1)
    story.move(flat, "restricted", 1)
    seen = at(story, 2)
    assert (seen.on(Rung.RESTRAINED), seen.on(Rung.IDENTIFIED)) == ({"EUR": 40}, {"EUR": 60})
    over = replace(held, amount_minor=400)
    story.tell(replace(restriction(flat), holds=(over,)), 3)
    assert at(story, 4).on(Rung.RESTRAINED) == {"EUR": 100}
    story.tell(restriction(flat), 5)
    assert at(story, 6).on(Rung.RESTRAINED) == {"EUR": 100}


def test_an_order_for_a_sum_takes_that_much() -> None:
    story = Story()
    flat = story.flat(100)
    final(story, flat, amount_minor=30, model="kz.value")
    seen = at(story)
    assert (seen.confiscated, seen.on(Rung.IDENTIFIED)) == ({"EUR": 30}, {"EUR": 70})
    assert {part.model for part in seen.parts} == {"kz.value", ""}


def test_a_model_that_does_not_count_is_not_counted() -> None:
    story = Story()
    final(story, story.flat(100), model="no such model")
    seen = at(story)
    assert (seen.confiscated, seen.on(Rung.FINAL)) == ({}, {"EUR": 100})


def test_what_was_given_back_stands_as_what_was_given() -> None:
    story = Story()
    flat = story.flat(100)
    number = final(story, flat)
    story.tell(OrderStep(event="enforced", document="d"), 102, about=number)
    story.move(flat, "enforced", 102)
    given = Returned(to="victims", recipient="V", amount_minor=95, currency="EUR", document="d")
    story.tell(given, 103, about=flat)
    story.move(flat, "victims", 104, basis="b")
    seen = at(story)
    assert (seen.on(Rung.RETURNED), seen.confiscated) == ({"EUR": 95}, {"EUR": 95})


def test_the_latest_valuation_less_its_haircut_is_what_an_asset_is_worth() -> None:
    story = Story()
    flat = story.flat(100)
    later = Valuation(
        basis="market", on=date(2026, 3, 2), amount_minor=99, currency="EUR", haircut_percent=50
    )
    story.tell(later, 1, about=flat)
    earlier = Valuation(basis="tax", on=date(2020, 1, 1), amount_minor=1, currency="EUR")
    story.tell(earlier, 2, about=flat)
    assert worth_of(story.at(3), flat) == Money(49, "EUR")
    assert valuation_of(story.at(3), flat) == later
    assert worth_of(story.at(0), flat) == Money(100, "EUR")
    assert worth_of(story.at(3), 99) is None


def test_the_money_of_a_sale_stands_in_the_place_of_the_asset_and_costs_are_told() -> None:
    story = Story()
    car = story.flat(100)
    sale = Sale(on=date(2026, 3, 3), amount_minor=80, currency="USD", buyer="B", ground="costly")
    story.tell(sale, 1, about=car)
    story.tell(Cost(on=date(2026, 3, 3), amount_minor=7, currency="EUR", text="t"), 1, about=car)
    assert worth_of(story.at(2), car) == Money(80, "USD")
    assert costs_of(story.at(2), car) == {"EUR": 7}
    assert costs_of(story.at(0), car) == {}


@pytest.mark.parametrize("count", [0, 2])
def test_ladders_are_joined_sum_by_sum(count: int) -> None:
    story = Story()
    story.flat(5)
    story.flat()
    penalty = MoneyPenalty(sort="fine", amount_minor=3, currency="EUR", document="d")
    story.tell(penalty)
    whole = joined([at(story)] * count)
    assert whole.all.get("EUR", 0) == 5 * count
    assert whole.penalties.get("EUR", 0) == 3 * count
    assert len(whole.unvalued) == count
