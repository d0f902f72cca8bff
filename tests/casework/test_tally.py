"""Sums in one currency: by the rate of the day a value is of, and what has none kept apart."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.casework.stories import Story
from tests.casework.test_others_property import owner

from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.assets import Asset, Valuation
from qaitaru.casework.bodies.keeping import Sale
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.tally import Rates, Tally, rates_of, tally
from qaitaru.casework.values import Rung, Valued, ladder, parts_of
from qaitaru.casework.worth import basis_of
from qaitaru.detection.day_rates import DayRate
from qaitaru.facts.money import Money

FRIDAY = date(2026, 2, 27)


def rate(currency: str, on: date, costs: str, source: str = "National Bank") -> DayRate:
    return DayRate(
        source_currency=currency, target_currency="KZT", on=on, rate=costs, source=source
    )


RATES = rates_of([rate("EUR", FRIDAY, "560.10"), rate("USD", FRIDAY, "500")])


def valued(story: Story, minor: int, currency: str, on: date) -> int:
    number = story.tell(Asset(sort="cash", name=currency))
    story.tell(
        Valuation(basis="tax", on=on, amount_minor=minor, currency=currency, exhibit=7),
        about=number,
    )
    return number


def of(story: Story, rates: Rates = RATES) -> Tally:
    return tally(ladder(story.at(10)).parts, rates)


def test_a_value_is_told_in_tenge_by_the_rate_of_its_day_with_its_source() -> None:
    story = Story()
    number = valued(story, 100_00, "EUR", FRIDAY)
    found = of(story)
    assert (found.own_minor, found.whole_minor, found.unrated) == (56_010_00, 56_010_00, ())
    (line,) = found.turned
    assert line.rate == rate("EUR", FRIDAY, "560.10")
    assert (line.part.asset, line.part.on, line.part.exhibit) == (number, FRIDAY, 7)
    assert line.part.entry == number + 1


def test_a_rate_holds_over_the_weekend_and_no_longer() -> None:
    story = Story()
    valued(story, 100, "USD", date(2026, 3, 1))
    late = valued(story, 100, "USD", date(2026, 3, 3))
    early = valued(story, 100, "USD", date(2026, 2, 26))
    found = of(story)
    assert found.own_minor == 500_00
    assert [one.asset for one in found.unrated] == [late, early]
    assert found.apart == {"USD": 200}


def test_tenge_needs_no_rate_and_a_currency_without_one_is_kept_apart() -> None:
    story = Story()
    valued(story, 5, "KZT", FRIDAY)
    valued(story, 7, "GBP", FRIDAY)
    found = of(story)
    assert (found.currency, found.own_minor, found.apart) == ("KZT", 5, {"GBP": 7})
    assert found.turned == ()
    assert of(story, Rates()).own_minor == 5


def test_the_share_of_another_is_told_beside_in_tenge_too() -> None:
    story = Story()
    story.tell(Subject(name="Dauren T."))
    number = valued(story, 101, "EUR", FRIDAY)
    owner(story, number, "Dauren T.", parts=2)
    owner(story, number, "Kulyash S.", parts=2)
    found = of(story)
    assert found.whole_minor == 101 * 56_010 // 100
    assert found.own_minor == 50 * 56_010 // 100


def test_a_rung_is_told_by_itself() -> None:
    story = Story()
    valued(story, 100, "USD", FRIDAY)
    valued(story, 9, "GBP", FRIDAY)
    found = of(story)
    assert found.on(Rung.SUSPECTED) == found
    assert found.on(Rung.FINAL) == Tally()


def test_the_money_of_a_sale_is_of_the_day_of_the_sale() -> None:
    story = Story()
    number = valued(story, 100, "EUR", date(2020, 1, 1))
    sale = Sale(on=FRIDAY, amount_minor=80, currency="USD", buyer="B", ground="costly")
    sold = story.tell(sale, 1, about=number)
    basis = basis_of(story.at(2), number)
    assert basis is not None
    assert (basis[0].number, basis[1]) == (sold, FRIDAY)
    assert of(story).own_minor == 400_00


def test_what_nobody_valued_has_no_day_and_no_sum() -> None:
    story = Story()
    number = story.tell(Asset(sort="cash", name="c"))
    standing = asset_of(story.at(1), number)
    assert standing is not None
    assert parts_of(story.at(1), standing) == ()
    assert basis_of(story.at(1), number) is None
    undated = Valued(asset=number, rung=Rung.FINAL, money=Money(1, "USD"))
    assert tally([undated], RATES).unrated == (undated,)


PARTS = st.lists(
    st.tuples(st.sampled_from(["EUR", "USD", "KZT", "GBP"]), st.integers(0, 10**9)), max_size=6
)


@given(PARTS)
def test_every_sum_is_turned_or_kept_apart_and_none_twice(parts: list[tuple[str, int]]) -> None:
    told = [
        Valued(asset=number, rung=Rung.FINAL, money=Money(minor, code), on=FRIDAY)
        for number, (code, minor) in enumerate(parts)
    ]
    found = tally(told, RATES)
    assert sorted(
        [*(one.part.asset for one in found.rated), *(p.asset for p in found.unrated)]
    ) == [one.asset for one in told]
    assert found.apart.get("GBP", 0) == sum(minor for code, minor in parts if code == "GBP")
    exact = {"EUR": 56_010, "USD": 50_000, "KZT": 100}
    assert found.whole_minor == sum(m * exact[c] // 100 for c, m in parts if c in exact)
