"""The asset's way: what is lawful goes on, what is not is refused with what is missing."""

from datetime import date

import pytest
from tests.casework.stories import Story, arrest, restriction

from qaitaru.casework.asset_phases import (
    asset_of,
    assets,
    moves_made,
    needs_second,
    refuse_move,
    way_to,
)
from qaitaru.casework.bodies.assets import Asset, Proof
from qaitaru.casework.bodies.keeping import (
    Manager,
    PhaseMove,
    Returned,
    RightClaimed,
    RightDecided,
    Sale,
)
from qaitaru.casework.bodies.measures import MeasureStep
from qaitaru.casework.bodies.orders import Confiscation, OrderStep
from qaitaru.casework.holding_phases import moves_with
from qaitaru.casework.moves import WAYS, Need, Way, onward, way
from qaitaru.casework.phases import DISPOSED, OUT, Phase

TEN_DAYS = 240


def phase(story: Story, asset: int, hours: float = 0) -> Phase:
    found = asset_of(story.at(hours), asset)
    assert found is not None
    return found.phase


def missing(story: Story, asset: int, to: str, hours: float = 0) -> str:
    found = refuse_move(story.at(hours), asset, PhaseMove(to=to), is_decided=True)
    return found.expected if found else ""


def order(*assets: int, amount_minor: int = 0, model: str = "kz.object") -> Confiscation:
    return Confiscation(
        model=model,
        court="Almaty city court",
        document="judgment 7",
        assets=assets,
        amount_minor=amount_minor,
        currency="EUR" if amount_minor else "",
    )


def confiscated(story: Story, asset: int, hours: float = 100) -> int:
    """Ordered, final, and moved to it by two."""
    number = story.tell(order(asset), hours)
    story.move(asset, "ordered", hours)
    story.tell(OrderStep(event="final", document="d"), hours, about=number)
    story.move(asset, "final", hours)
    return number


def test_the_whole_way_from_suspicion_to_the_victims() -> None:
    story = Story()
    flat = story.flat()
    assert phase(story, flat) is Phase.IDENTIFIED
    story.traced(flat)
    assert phase(story, flat) is Phase.TRACED
    first = story.restrict(flat, hours=1)
    assert phase(story, flat, 1) is Phase.RESTRICTED
    story.arrest(flat, hours=50, follows=first)
    assert phase(story, flat, 50) is Phase.ARRESTED
    story.tell(Manager(manager="a company"), 60, about=flat)
    story.move(flat, "managed", 60)
    number = confiscated(story, flat)
    assert phase(story, flat, 100) is Phase.FINAL
    story.tell(OrderStep(event="enforced", document="d"), 110, about=number)
    story.move(flat, "enforced", 110)
    given = Returned(
        to="victims", recipient="the fund", amount_minor=1, currency="EUR", document="d"
    )
    story.tell(given, 120, about=flat)
    story.move(flat, "victims", 120, basis="CC art. 48")
    assert phase(story, flat, 120) is Phase.VICTIMS
    assert phase(story, flat, 119) is Phase.ENFORCED
    assert len(moves_made(story.at(120), flat)) == 9


def test_a_lapsed_restriction_brings_the_asset_back_to_where_it_was() -> None:
    story = Story()
    flat = story.flat()
    story.traced(flat)
    story.restrict(flat)
    found = asset_of(story.at(TEN_DAYS + 1), flat)
    assert found is not None
    assert (found.phase, found.moved_to) == (Phase.TRACED, Phase.RESTRICTED)
    assert found.has_lapsed
    assert found.held_by == ()


def test_what_lapsed_may_be_restricted_anew_from_where_it_fell_back() -> None:
    story = Story()
    flat = story.flat()
    story.restrict(flat)
    story.restrict(flat, hours=TEN_DAYS + 5)
    assert phase(story, flat, TEN_DAYS + 6) is Phase.RESTRICTED


def test_an_arrest_that_ended_leaves_what_holds_still() -> None:
    story = Story()
    flat = story.flat()
    first = story.arrest(flat, hours=1)
    story.tell(restriction(flat), 2)
    story.tell(MeasureStep(event="lifted"), 3, about=first)
    assert phase(story, flat, 4) is Phase.RESTRICTED
    assert phase(story, flat, 500) is Phase.IDENTIFIED


def test_a_managed_asset_is_managed_while_the_arrest_holds_it() -> None:
    story = Story()
    flat = story.flat()
    first = story.arrest(flat, hours=1)
    story.tell(Manager(manager="a company"), 2, about=flat)
    story.move(flat, "managed", 2)
    assert phase(story, flat, 3) is Phase.MANAGED
    story.tell(MeasureStep(event="lifted"), 4, about=first)
    assert phase(story, flat, 5) is Phase.IDENTIFIED


def test_no_confiscation_without_a_final_order() -> None:
    story = Story()
    flat = story.flat()
    story.arrest(flat, hours=1)
    story.move(flat, "final", 2)
    assert phase(story, flat, 3) is Phase.ARRESTED, "the record may say it, and it is not so"
    assert missing(story, flat, "ordered", 3) == "order"
    number = story.tell(order(flat), 4)
    story.move(flat, "ordered", 4)
    assert missing(story, flat, "final", 5) == "order_final"
    story.tell(OrderStep(event="set_aside", document="d"), 6, about=number)
    assert missing(story, flat, "final", 7) == "order_final"


def test_a_decision_of_one_member_moves_nothing_that_needs_two() -> None:
    story = Story()
    flat = story.flat()
    story.tell(order(flat), 1)
    asked = story.tell(PhaseMove(to="ordered"), 2, about=flat)
    assert phase(story, flat, 3) is Phase.IDENTIFIED
    alone = refuse_move(story.at(3), flat, PhaseMove(to="ordered"), is_decided=False)
    assert alone is not None
    assert (alone.reason, alone.expected) == ("move_needs", "second_member")
    story.decide(asked, 4, granted=False)
    assert phase(story, flat, 5) is Phase.IDENTIFIED
    assert needs_second(PhaseMove(to="ordered"))
    assert not needs_second(PhaseMove(to="traced"))
    assert not needs_second(PhaseMove(to="moon"))


def test_the_sale_puts_money_in_the_place_of_an_arrested_asset() -> None:
    story = Story()
    car = story.flat(worth_minor=100)
    story.arrest(car, hours=1)
    assert missing(story, car, "sold", 2) == "basis, sale"
    sale = Sale(
        on=date(2026, 3, 3), amount_minor=90, currency="EUR", buyer="B", ground="losing_value"
    )
    story.tell(sale, 3, about=car)
    story.move(car, "sold", 4, basis="CPC art. 163")
    assert phase(story, car, 5) is Phase.SOLD
    confiscated(story, car)
    assert phase(story, car, 100) is Phase.FINAL


def test_a_claimed_right_is_decided_before_the_order_is_final() -> None:
    story = Story()
    flat = story.flat()
    right = story.tell(RightClaimed(sort="third_party", claimant="the bank"), 1, about=flat)
    assert missing(story, flat, "claim_upheld", 2) == "right_upheld"
    number = story.tell(order(flat), 3)
    story.move(flat, "ordered", 3)
    story.tell(OrderStep(event="final", document="d"), 4, about=number)
    assert missing(story, flat, "final", 5) == "no_right_open"
    upheld = RightDecided(outcome="upheld", authority="court", document="d")
    story.tell(upheld, 6, about=right)
    story.move(flat, "claim_upheld", 7)
    assert phase(story, flat, 8) is Phase.CLAIM_UPHELD


def test_what_is_gone_is_replaced_by_an_asset_of_equal_value() -> None:
    story = Story()
    flat = story.flat()
    assert missing(story, flat, "dissipated") == "reason"
    story.move(flat, "dissipated", 1, remark="sold to a stranger")
    assert missing(story, flat, "value_substituted", 2) == "basis, substitute"
    story.tell(Asset(sort="balance", name="KZ00", in_place_of=flat), 2)
    story.move(flat, "value_substituted", 3, basis="CPC art. 163(4)")
    assert phase(story, flat, 3) is Phase.VALUE_SUBSTITUTED


def test_a_release_waits_until_nothing_holds() -> None:
    story = Story()
    flat = story.flat()
    number = story.restrict(flat)
    assert missing(story, flat, "released", 1) == "not_held, reason"
    held = refuse_move(story.at(1), flat, PhaseMove(to="released", remark="r"), is_decided=True)
    assert held is not None
    assert held.expected == "not_held"
    story.tell(MeasureStep(event="lifted"), 2, about=number)
    assert phase(story, flat, 3) is Phase.IDENTIFIED, "it fell back by itself"


def test_what_cannot_be_found_may_be_found_again_by_evidence() -> None:
    story = Story()
    cash = story.tell(Asset(sort="cash", name="a safe"))
    assert phase(story, cash) is Phase.SUSPECTED
    assert missing(story, cash, "identified") == "evidence"
    story.move(cash, "unlocatable", 1, remark="the safe was empty")
    story.tell(Proof(shows="it was moved", exhibit=2), 2, about=cash)
    story.move(cash, "identified", 3)
    assert phase(story, cash, 3) is Phase.IDENTIFIED
    shown = story.tell(Asset(sort="cash", name="another", exhibit=3), 4)
    assert missing(story, shown, "identified", 4) == ""


def test_there_is_no_way_where_the_law_knows_none() -> None:
    story = Story()
    flat = story.flat()
    gone = refuse_move(story.at(0), flat, PhaseMove(to="enforced"), is_decided=True)
    assert gone is not None
    assert (gone.reason, gone.found) == ("no_way", "identified → enforced")
    assert refuse_move(story.at(0), 99, PhaseMove(to="traced"), is_decided=True) is not None
    assert way_to(Phase.TRACED, PhaseMove(to="moon")) is None
    assert way(Phase.ENFORCED, Phase.TRACED) is None
    assert asset_of(story.at(0), 99) is None
    assert moves_made(story.at(0), 99) == ()
    assert asset_of(story.at(-1), flat) is None
    assert assets(story.at(-1)) == ()


def test_a_measure_moves_what_it_holds_more_firmly_alone() -> None:
    story = Story()
    flat = story.flat()
    assert [to.to for _, to in moves_with(story.at(0), restriction(flat))] == ["restricted"]
    story.arrest(flat, hours=1)
    assert list(moves_with(story.at(2), restriction(flat))) == []
    assert list(moves_with(story.at(2), arrest(flat))) == []
    assert [one for one, _ in moves_with(story.at(2), restriction(99))] == [99]


def test_a_move_before_the_last_one_changes_nothing() -> None:
    story = Story()
    flat = story.flat()
    story.restrict(flat, hours=5)
    story.move(flat, "unlocatable", 2, remark="r")
    assert phase(story, flat, 6) is Phase.RESTRICTED
    back = PhaseMove(to="unlocatable", remark="r")
    refused = refuse_move(story.at(3), flat, back, is_decided=True)
    assert refused is not None
    assert refused.reason == "move_before_last"


@pytest.mark.parametrize("one", [one for one in WAYS if one.to in DISPOSED])
def test_what_is_given_away_was_enforced_and_two_decided(one: Way) -> None:
    assert one.origins == {Phase.ENFORCED}
    assert Need.SECOND_MEMBER in one.needs


def test_the_ends_lead_nowhere_but_back_to_the_search() -> None:
    assert [onward(one) for one in sorted(DISPOSED)] == [()] * len(DISPOSED)
    back = {way.to for one in OUT for way in onward(one)}
    assert back == {Phase.IDENTIFIED, Phase.VALUE_SUBSTITUTED}
