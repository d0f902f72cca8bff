"""What the law does not allow is refused where it is told: steps out of order, others' property."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace
from tests.acts.casework.case_hands import MONDAY, Hands, hands_at

from qaitaru.acts.act import Desk
from qaitaru.acts.books.state_rate import state_rate
from qaitaru.acts.casework.correct_entry import correct_entry
from qaitaru.acts.casework.describe_asset import describe_asset
from qaitaru.acts.casework.fill_paper import PaperAsked
from qaitaru.acts.casework.issue_paper import issue_paper
from qaitaru.acts.casework.look_at_asset import look_at_asset
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.look_at_rates import look_at_day_rates
from qaitaru.acts.casework.make_request import begin_request
from qaitaru.acts.casework.name_subject import add_subject
from qaitaru.acts.casework.order_confiscation import tell_order, tell_order_step
from qaitaru.acts.casework.paper_facts.filling import Filling
from qaitaru.acts.casework.paper_facts.in_each import text_in
from qaitaru.acts.casework.paper_facts.measure_parts import MeasurePaper
from qaitaru.acts.casework.paper_facts.paper_case import PaperCase
from qaitaru.acts.casework.send_request import step_request
from qaitaru.acts.casework.take_measure import take_measure, tell_step
from qaitaru.casework.bodies.assets import Owner, Valuation
from qaitaru.casework.bodies.measures import Held, Measure, MeasureStep
from qaitaru.casework.bodies.orders import Confiscation, OrderStep
from qaitaru.casework.bodies.requests import Request, RequestStep
from qaitaru.casework.bodies.subjects import Subject
from qaitaru.casework.tally import tally
from qaitaru.casework.values import ladder
from qaitaru.facts.errors import CaseRefused
from qaitaru.facts.money import Money
from qaitaru.ledger.conversion import Rate

PAST = datetime(2026, 2, 20, tzinfo=UTC)


@pytest.fixture
def hands(desk: Desk, tmp_path: Path) -> Hands:
    return hands_at(desk, tmp_path)


def why(act: Callable[[], object]) -> str:
    with pytest.raises(CaseRefused) as caught:
        act()
    return caught.value.reason


def restriction(asset: int) -> Measure:
    return Measure(
        measure="kz.restriction",
        ground="possible_confiscation",
        authority="investigator",
        document="decree 12",
        holds=(Held(asset=asset),),
    )


def test_a_request_goes_on_from_its_own_beginning(hands: Hands) -> None:
    number = hands.opened()
    head = Request(title="t", channel="mla", partner="gb", is_incoming=True)
    request = begin_request(hands.first, number, head, PAST).number
    step = RequestStep(to="acknowledged", document="7/12")
    early = PAST - timedelta(hours=1)
    assert why(lambda: step_request(hands.first, request, step, early)) == "stage_before_last"
    assert step_request(
        hands.first, request, step, PAST + timedelta(days=1)
    ).at == PAST + timedelta(days=1)
    accepted = RequestStep(to="accepted")
    assert why(lambda: step_request(hands.first, request, accepted, PAST)) == "stage_before_last"
    to_come = hands.at + timedelta(days=1)
    assert why(lambda: step_request(hands.first, request, accepted, to_come)) == "in_future"
    assert step_request(hands.first, request, accepted).number


def test_a_measure_that_lapsed_is_not_petitioned_on_and_has_no_paper(hands: Hands) -> None:
    number = hands.opened()
    measure = take_measure(hands.first, number, restriction(hands.flat(number))).number
    lifted = MeasureStep(event="lifted")
    early = MONDAY - timedelta(minutes=1)
    assert why(lambda: tell_step(hands.first, measure, lifted, early)) == "step_before_begun"
    hands.after(days=10, minutes=1)
    petition = MeasureStep(event="petitioned", document="31")
    assert why(lambda: tell_step(hands.first, measure, petition)) == "step_after_end"
    in_time = MONDAY + timedelta(days=9)
    assert tell_step(hands.first, measure, petition, in_time).at == in_time, (
        "told late, done in time"
    )
    paper = issue_paper(
        hands.first, PaperAsked(document="judge_petition", language="kk", measure=measure)
    )
    ended = [one for one in paper.problems if one.code == "paper_measure_ended"]
    assert [(one.found, one.expected) for one in ended] == [
        ("lapsed 2026-03-12 09:00", "kz.restriction, kz.arrest")
    ]


def test_the_property_of_another_is_held_on_a_ground_that_the_paper_repeats(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    describe_asset(hands.first, flat, Owner(name="Kulyash S.", by="record"))
    assert why(lambda: take_measure(hands.first, number, restriction(flat))) == "others_property"
    founded = replace(
        restriction(flat), others_ground="obtained", others_why="paid from the traced account"
    )
    measure = take_measure(hands.first, number, founded).number
    view = look_at_investigation(hands.first, number)
    case = PaperCase(hands.first, view, Filling({}, ZoneInfo("Asia/Almaty")))
    told = text_in(MeasurePaper(case, view.measures[0]).others, "en")
    assert "161(8)" in told
    assert told.endswith("paid from the traced account")
    plain = MeasurePaper(case, view.measures[0])
    assert plain.standing.entry.number == measure
    mood = {"others_ground": "mood"}
    assert why(lambda: correct_entry(hands.first, measure, mood)) == "others_ground_unknown"
    asked = correct_entry(hands.first, measure, {"others_ground": "financing"})
    assert asked.corrects == measure
    owned = look_at_asset(hands.first, flat).owned
    assert [(one.owner.name, one.is_reached) for one in owned] == [("Kulyash S.", False)]


def test_half_a_flat_is_shown_whole_and_by_share_and_in_tenge(hands: Hands) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    add_subject(hands.first, number, Subject(name="Dauren T."))
    for name in ("Dauren T.", "Kulyash S."):
        describe_asset(hands.first, flat, Owner(name=name, by="record", parts=2))
    on = date(2026, 2, 27)
    worth = Valuation(basis="market", on=on, amount_minor=101, currency="USD")
    describe_asset(hands.first, flat, worth)
    take_measure(hands.first, number, restriction(flat))
    view = look_at_asset(hands.first, flat)
    assert view.divided is not None
    assert (view.divided.own, view.divided.others_minor) == (Money(50, "USD"), 51)
    parts = ladder(look_at_investigation(hands.first, number).case).parts
    assert tally(parts, look_at_day_rates(hands.first)).apart == {"USD": 101}
    rate = Rate(
        source_currency="USD", target_currency="KZT", on=on, rate="500", source="National Bank"
    )
    state_rate(hands.first, rate)
    told = tally(parts, look_at_day_rates(hands.first))
    assert (told.own_minor, told.whole_minor, told.apart) == (250_00, 505_00, {})


def test_an_order_takes_another_s_property_on_a_finding_and_goes_on_in_its_order(
    hands: Hands,
) -> None:
    number = hands.opened()
    flat = hands.flat(number)
    describe_asset(hands.first, flat, Owner(name="Kulyash S.", by="record"))
    body = Confiscation(model="kz.object", court="c", document="d", assets=(flat,))
    assert why(lambda: tell_order(hands.first, number, body)) == "others_order"
    found = replace(body, others_ground="transferred to hide it, art. 48(2)(5)")
    assert why(lambda: tell_order(hands.first, number, found, PAST)) == "asset_later"
    order = tell_order(hands.first, number, found).number
    hands.after(days=2)
    tell_order_step(hands.first, order, OrderStep(event="final", document="d"))
    back = MONDAY + timedelta(days=1)
    aside = OrderStep(event="set_aside", document="d")
    assert why(lambda: tell_order_step(hands.first, order, aside, back)) == "order_step_before_last"
    late = MONDAY + timedelta(days=2, hours=1)
    assert why(lambda: correct_entry(hands.first, order, {}, late)) == "in_future"
