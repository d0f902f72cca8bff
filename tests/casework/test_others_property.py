"""What is another's: reached on a ground of the law alone, divided by shares, never lost."""

from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.casework.stories import BEGAN, Story, arrest, head, restriction

from qaitaru.casework.asset_phases import asset_of
from qaitaru.casework.bodies.assets import Owner, Valuation
from qaitaru.casework.bodies.keeping import Returned, Sale
from qaitaru.casework.bodies.measures import Held, Measure, MeasureStep
from qaitaru.casework.bodies.orders import Confiscation, OrderStep
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.orders import refuse_later
from qaitaru.casework.others_property import (
    OTHERS,
    owned,
    part_of,
    reached_share,
    refuse_others,
    refuse_others_order,
    supposed_share,
    unfounded,
)
from qaitaru.casework.prosecutors_board import Supervised, board
from qaitaru.casework.returning import refuse_return
from qaitaru.casework.shares import Divided, divided_of
from qaitaru.casework.taking import lawful_from
from qaitaru.casework.values import Rung, ladder
from qaitaru.facts.money import Money

HALF = Fraction(1, 2)
GROUNDS = "obtained, instrument, financing"
FOUNDED = {"others_ground": "obtained", "others_why": "paid from the traced account"}


def owner(story: Story, asset: int, name: str, **more: object) -> int:
    return story.tell(replace(Owner(name=name, by="record"), **more), about=asset)


def flat_of(*names: str, worth: int = 101) -> tuple[Story, int]:
    """A flat in equal shares, in a case about Dauren alone."""
    story = Story()
    story.tell(Subject(name="Dauren  T."))
    flat = story.flat(worth)
    for name in names:
        owner(story, flat, name, parts=len(names))
    return story, flat


def why(story: Story, measure: Measure, hours: float = 1) -> tuple[str, str, str]:
    case = story.at(hours)
    lawful = lawful_from(case, measure)
    assert lawful is not None
    refused = refuse_others(case, measure, lawful[1])
    return (refused.reason, refused.found, refused.expected) if refused else ("", "", "")


def divided(story: Story, flat: int, hours: float = 1) -> Divided:
    standing = asset_of(story.at(hours), flat)
    assert standing is not None
    found = divided_of(story.at(hours), standing)
    assert found is not None
    return found


@pytest.mark.parametrize("kind", [arrest, restriction])
def test_what_stands_in_another_s_name_is_not_held_without_a_ground_of_the_law(
    kind: Callable[[int], Measure],
) -> None:
    story, flat = flat_of("Kulyash S.")
    assert why(story, kind(flat)) == ("others_property", f"№ {flat} - Kulyash S.", GROUNDS)
    assert why(story, replace(kind(flat), **FOUNDED)) == ("", "", "")
    assert why(story, replace(kind(flat), others_ground="obtained"))[0] == "others_why_wanting"
    unknown = replace(kind(flat), others_ground="mood", others_why="w")
    assert why(story, unknown) == ("others_ground_unknown", "mood", GROUNDS)


def test_the_suspect_s_own_and_what_nobody_owns_on_paper_is_held_without_more() -> None:
    story, flat = flat_of("dauren t.")
    assert why(story, arrest(flat))[0] == ""
    bare, unknown = flat_of()
    assert why(bare, arrest(unknown))[0] == ""
    assert reached_share(bare.at(1), unknown) == 1


def test_of_what_is_owned_in_shares_the_subject_s_is_held_without_more() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    assert why(story, arrest(flat))[0] == ""
    told = [(one.owner.name, one.is_reached, one.share) for one in owned(story.at(1), flat)]
    assert told == [("Dauren T.", True, HALF), ("Kulyash S.", False, HALF)]


@pytest.mark.parametrize("status", sorted(OTHERS))
def test_a_subject_who_is_no_suspect_is_another(status: str) -> None:
    story, flat = flat_of("Dauren T.")
    since = date(2026, 3, 2)
    story.tell(ProceduralStatus(status="suspect", since=date(2026, 2, 1)), about=1)
    assert why(story, arrest(flat))[0] == ""
    story.tell(ProceduralStatus(status=status, since=since), about=1)
    assert why(story, arrest(flat))[0] == "others_property"
    assert why(story, arrest(flat), -24)[0] == "", "the day before he was a suspect"


def test_an_owner_who_is_named_by_number_is_that_subject_whatever_the_name_on_paper() -> None:
    story, flat = flat_of()
    owner(story, flat, "T. Dauren (in Latin)", subject=1)
    assert why(story, arrest(flat))[0] == ""
    other = story.flat()
    owner(story, other, "Dauren T.", subject=99)
    assert why(story, arrest(other))[0] == "others_property"


def test_who_owns_it_on_the_day_decides() -> None:
    story, flat = flat_of()
    owner(story, flat, "Kulyash S.", until=date(2026, 3, 3))
    owner(story, flat, "Dauren T.", since=date(2026, 3, 3))
    assert why(story, arrest(flat), 0)[0] == "others_property"
    assert why(story, arrest(flat), 24)[0] == ""


def test_a_law_that_says_nothing_of_the_property_of_others_reaches_all_of_it() -> None:
    story = Story(head=head("zz"))
    flat = story.flat(100)
    owner(story, flat, "Kulyash S.")
    hold = replace(restriction(flat), measure="zz.hold")
    assert why(story, hold)[0] == ""
    assert why(story, replace(hold, **FOUNDED))[0] == "others_ground_unknown"
    story.tell(hold, 1)
    story.move(flat, "restricted", 1)
    assert divided(story, flat, 2).own == Money(100, "EUR")


def test_an_owner_who_came_to_light_later_takes_no_hold_away_and_stands_on_the_board() -> None:
    story, flat = flat_of()
    number = story.arrest(flat, hours=1)
    owner(story, flat, "Kulyash S.")
    case = story.at(5)
    standing = asset_of(case, flat)
    assert standing is not None
    assert standing.held_by, "what a court ordered holds until it is lifted"
    seen = board(Supervised(law=case.law, at=case.at, cases=(case,), seen=(case,)))
    assert [(one.measure.entry.number, one.assets) for one in seen.on_others] == [(number, (flat,))]
    assert seen.has_faults
    corrected = story.tell(replace(arrest(flat), **FOUNDED), 1, corrects=number)
    story.decide(corrected, 6)
    case = story.at(7)
    seen = board(Supervised(law=case.law, at=case.at, cases=(case,), seen=(case,)))
    assert seen.on_others == ()
    assert unfounded(case, arrest(flat), standing.held_by[0].edition) == (flat,)


def test_half_of_an_arrested_flat_counts_as_restrained_and_the_whole_is_shown_beside() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    story.arrest(flat, hours=1)
    seen = ladder(story.at(2))
    assert seen.on(Rung.RESTRAINED) == {"EUR": 50}
    assert seen.whole_on(Rung.RESTRAINED) == {"EUR": 101}
    assert (seen.all, seen.whole) == ({"EUR": 50}, {"EUR": 101})
    assert divided(story, flat, 2) == Divided(own=Money(50, "EUR"), others_minor=51, share=HALF)
    assert divided(story, flat, 2).whole == Money(101, "EUR")


def test_on_a_ground_of_the_law_all_of_it_counts() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    story.tell(replace(arrest(flat), **FOUNDED), 1)
    story.move(flat, "arrested", 1)
    assert ladder(story.at(2)).on(Rung.RESTRAINED) == {"EUR": 101}


def test_a_sum_that_is_held_is_no_more_than_the_share() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.", worth=100)
    held = Held(asset=flat, amount_minor=60, currency="EUR")
    story.tell(replace(restriction(flat), holds=(held,)), 1)
    story.move(flat, "restricted", 1)
    seen = ladder(story.at(2))
    assert seen.on(Rung.RESTRAINED) == {"EUR": 50}
    less = replace(held, amount_minor=20)
    other, same = flat_of("Dauren T.", "Kulyash S.", worth=100)
    other.tell(replace(restriction(same), holds=(less,)), 1)
    other.move(same, "restricted", 1)
    seen = ladder(other.at(2))
    assert (seen.on(Rung.RESTRAINED), seen.on(Rung.IDENTIFIED)) == ({"EUR": 20}, {"EUR": 30})
    assert seen.whole == {"EUR": 100}


def test_before_anything_is_held_belief_counts_as_paper_does() -> None:
    story, flat = flat_of("Kulyash S.", worth=100)
    assert divided(story, flat).own == Money(0, "EUR")
    assert supposed_share(story.at(1), flat) == 0
    story.tell(Owner(name="Dauren T.", by="belief"), about=flat)
    assert divided(story, flat).own == Money(100, "EUR")
    story.arrest(flat, hours=1)
    assert divided(story, flat, 2).own == Money(0, "EUR"), "held without a ground: paper decides"


def confiscated(story: Story, flat: int, **more: object) -> int:
    body = Confiscation(model="kz.object", court="c", document="d", assets=(flat,))
    number = story.tell(replace(body, **more), 100)
    story.move(flat, "ordered", 100)
    for hours, event, to in ((101, "final", "final"), (102, "enforced", "enforced")):
        story.tell(OrderStep(event=event, document="d"), hours, about=number)
        story.move(flat, to, hours)
    return number


def test_half_of_a_flat_is_confiscated_and_half_alone_is_given_back() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    confiscated(story, flat)
    seen = ladder(story.at(103))
    assert (seen.confiscated, seen.whole_on(Rung.FINAL)) == ({"EUR": 50}, {"EUR": 101})
    back = Returned(to="victims", recipient="V", amount_minor=51, currency="EUR", document="d")
    refused = refuse_return(story.at(104), flat, back)
    assert refused is not None
    assert refused.reason == "above_worth"
    right = replace(back, amount_minor=50)
    assert refuse_return(story.at(104), flat, right) is None
    story.tell(right, 104, about=flat)
    story.move(flat, "victims", 105, basis="b")
    seen = ladder(story.at(106))
    assert (seen.confiscated, seen.whole_on(Rung.RETURNED)) == ({"EUR": 50}, {"EUR": 101})


def test_what_a_court_found_of_another_s_share_is_taken_with_it() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    confiscated(story, flat, others_ground="transferred to hide it, art. 48(2)(5)")
    assert ladder(story.at(103)).confiscated == {"EUR": 101}


def test_an_order_on_what_is_wholly_another_s_says_why() -> None:
    story, flat = flat_of("Kulyash S.")
    body = Confiscation(model="kz.object", court="c", document="d", assets=(flat,))
    refused = refuse_others_order(story.at(1), body)
    assert refused is not None
    assert (refused.reason, refused.found) == ("others_order", f"№ {flat} - Kulyash S.")
    assert refuse_others_order(story.at(1), replace(body, others_ground="48(2)(5)")) is None


def test_an_order_does_not_take_what_was_found_after_it() -> None:
    story, flat = flat_of()
    body = Confiscation(model="kz.object", court="c", document="d", assets=(flat,))
    assert refuse_later(story.at(0), body) is None
    refused = refuse_later(story.at(-1), body)
    assert refused is not None
    assert (refused.reason, refused.found) == ("asset_later", str(flat))


def test_the_money_of_a_sale_is_divided_as_the_asset_was() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    story.arrest(flat, hours=1)
    sale = Sale(on=date(2026, 3, 3), amount_minor=81, currency="USD", buyer="B", ground="costly")
    story.tell(sale, 2, about=flat)
    story.move(flat, "sold", 3, basis="b")
    found = divided(story, flat, 4)
    assert (found.own, found.others_minor) == (Money(40, "USD"), 41)


def test_money_of_a_sale_that_nothing_holds_any_more_is_divided_by_paper() -> None:
    story, flat = flat_of("Dauren T.", "Kulyash S.")
    number = story.arrest(flat, hours=1)
    sale = Sale(on=date(2026, 3, 3), amount_minor=81, currency="USD", buyer="B", ground="costly")
    story.tell(sale, 2, about=flat)
    story.move(flat, "sold", 3, basis="b")
    story.tell(MeasureStep(event="lifted"), 4, about=number)
    assert divided(story, flat, 5).own == Money(40, "USD")


def test_an_asset_that_nobody_valued_is_not_divided() -> None:
    story, flat = flat_of("Dauren T.", worth=0)
    standing = asset_of(story.at(1), flat)
    assert standing is not None
    assert divided_of(story.at(1), standing) is None


SHARES = st.lists(st.tuples(st.booleans(), st.integers(1, 9), st.integers(9, 40)), max_size=4)


@given(SHARES, st.integers(0, 10**12), st.sampled_from(["", "arrested", "ordered", "final"]))
def test_nothing_is_created_or_lost_by_dividing(
    shares: list[tuple[bool, int, int]], worth: int, phase: str
) -> None:
    story, flat = flat_of(worth=0)
    price = Valuation(basis="tax", on=BEGAN.date(), amount_minor=worth, currency="EUR")
    story.tell(price, about=flat)
    for number, (is_subject, part, parts) in enumerate(shares):
        name = "Dauren T." if is_subject else f"other {number}"
        owner(story, flat, name, part=part, parts=parts * len(shares))
    if phase == "arrested":
        story.arrest(flat, hours=1)
    elif phase:
        confiscated(story, flat)
    seen = ladder(story.at(200))
    assert seen.whole.get("EUR", 0) == worth
    assert all(one.money.amount_minor >= 0 and one.others_minor >= 0 for one in seen.parts)
    others = sum((Fraction(p, q * len(shares)) for mine, p, q in shares if not mine), Fraction())
    assert sum(one.others_minor for one in seen.parts) == worth - part_of(worth, 1 - others)
