"""The prosecutor's board, rights of others, shares of owners, predicate cases, giving back."""

from datetime import date, timedelta

import pytest
from msgspec.structs import replace
from tests.casework.stories import BEGAN, LAW, Story, head

from qaitaru.casework.bodies.assets import Owner
from qaitaru.casework.bodies.conduct import Closing, PredicateCase
from qaitaru.casework.bodies.keeping import (
    PrincipleWeighed,
    Returned,
    RightClaimed,
    RightDecided,
    Weighed,
)
from qaitaru.casework.bodies.measures import MeasureStep
from qaitaru.casework.bodies.orders import Confiscation, OrderStep
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.orders import OrderState, order_at, order_on, orders, refuse_step
from qaitaru.casework.ownership import BELIEF, RECORD, owners_of, refuse_owner
from qaitaru.casework.predicates import offence_of, refuse_predicate, yields_proceeds
from qaitaru.casework.prosecutors_board import Board, Supervised, board, predicate_line
from qaitaru.casework.returning import principles, refuse_return
from qaitaru.casework.rights_claimed import good_faith, open_rights, outcome_of, upheld_rights
from qaitaru.law.clock_lines import State
from qaitaru.law.law import Law
from qaitaru.law.offences import Offence

CASE = PredicateCase(registration="259900000000001", registered_on=date(2026, 2, 1), offence="218")


POOR = replace(CASE, jurisdiction="zz")


def seen(*stories: Story, hours: float = 1, loose: tuple[PredicateCase, ...] = ()) -> Board:
    cases = tuple(one.at(hours) for one in stories)
    now = BEGAN + timedelta(hours=hours)
    return board(Supervised(law=LAW, at=now, cases=cases, seen=cases, loose=loose))


def test_a_case_that_yields_proceeds_and_nobody_follows_is_late() -> None:
    found = seen(loose=(CASE,))
    (line,) = found.predicates
    assert (line.yields, line.investigation, line.is_late) == (True, 0, True)
    assert found.has_faults
    early = replace(CASE, registered_on=date(2026, 3, 1))
    assert not seen(loose=(early,)).has_faults


def test_an_investigation_answers_its_case_even_where_it_is_not_seen() -> None:
    story = Story(head=head(number=7))
    story.tell(replace(CASE, registered_on=date(2026, 3, 1)), 2)
    case = story.at(5)
    over = Supervised(law=LAW, at=case.at, cases=(case,), loose=(CASE,))
    (line,) = board(over).predicates
    assert (line.investigation, line.clock and line.clock.state) == (7, State.LATE)
    assert not line.is_late
    assert board(over).unsupervised == ()


def test_the_first_to_follow_a_case_is_told_and_the_late_stand_first() -> None:
    first, second = Story(head=head(number=1)), Story(head=head(number=2))
    first.tell(CASE, 4)
    second.tell(CASE, 2)
    other = replace(CASE, registration="1")
    found = seen(first, second, hours=5, loose=(other,))
    assert [one.investigation for one in found.predicates] == [0, 2]


def test_an_offence_that_is_not_known_runs_all_the_same_and_one_without_proceeds_does_not() -> None:
    unknown = replace(CASE, offence="no such")
    line = predicate_line(LAW, unknown, None, BEGAN)
    assert (line.yields, line.is_late) == (None, True)
    assert predicate_line(LAW, POOR, None, BEGAN).clock is None


def test_an_offence_that_yields_nothing_has_no_clock() -> None:
    known = LAW.every(Offence)
    told = replace(CASE, offence=known[0].key, jurisdiction=known[0].jurisdiction)
    packs = [replace(one, offence=()) for one in LAW.packs if one.code != told.jurisdiction]
    own = next(one for one in LAW.packs if one.code == told.jurisdiction)
    barren = replace(own, offence=(replace(known[0], has_proceeds=False),))
    line = predicate_line(Law((barren, *packs)), told, None, BEGAN)
    assert (line.yields, line.clock, line.is_late) == (False, None, False)


def test_a_measure_without_consent_or_information_is_on_the_board_until_it_is_told() -> None:
    story = Story()
    number = story.restrict(story.flat(), hours=2)
    (gap,) = seen(story, hours=3).unsupervised
    assert gap.wanting == ("prosecutor_consented",)
    late = story.tell(MeasureStep(event="prosecutor_consented"), 3, about=number)
    assert seen(story, hours=4).unsupervised, "a consent after the measure is none before it"
    story.tell(MeasureStep(event="prosecutor_consented"), 1, about=number)
    assert late
    assert seen(story, hours=4).unsupervised == ()


def test_a_lapsed_measure_that_nobody_lifted_and_what_is_late_are_on_the_board() -> None:
    story = Story()
    number = story.restrict(story.flat())
    found = seen(story, hours=241)
    assert [one.measure.entry.number for one in found.not_lifted] == [number]
    assert found.late
    story.tell(MeasureStep(event="lifted"), 242, about=number)
    assert seen(story, hours=243).not_lifted == ()


def test_closings_are_told_with_whether_assets_were_sought() -> None:
    story = Story()
    asked = story.tell(Closing(reason="no_assets", text="t"), 1)
    (waits,) = seen(story, hours=2).closings
    assert (waits.closed_at, waits.was_searched) == (None, False)
    assert not seen(story, hours=2).has_faults
    story.decide(asked, 3)
    assert seen(story, hours=4).has_faults, "closed without a search"
    other = Story()
    refused = other.tell(Closing(reason="no_assets", text="t"), 1)
    other.decide(refused, 2, granted=False)
    assert seen(other, hours=3).closings == ()


def test_a_predicate_case_has_a_number_a_past_day_and_a_known_law() -> None:
    now = BEGAN
    assert refuse_predicate(LAW, CASE, now) is None
    for body, reason in (
        (replace(CASE, registration=""), "registration"),
        (replace(CASE, registration="<b>"), "registration"),
        (replace(CASE, registered_on=date(2026, 3, 3)), "in_future"),
        (replace(CASE, jurisdiction="xx"), "jurisdiction_unknown"),
    ):
        refused = refuse_predicate(LAW, body, now)
        assert refused is not None
        assert refused.reason == reason
    assert offence_of(LAW, "kz", "") is None
    known = offence_of(LAW, "kz", "218")
    assert known is not None
    assert offence_of(LAW, "kz", known.key) == known
    assert yields_proceeds(LAW, CASE) is True


def owner(part: int = 1, parts: int = 1, **more: object) -> Owner:
    return replace(Owner(name="A. B.", by=RECORD, part=part, parts=parts), **more)


def test_the_shares_of_one_side_never_pass_the_whole_on_any_day() -> None:
    half = owner(1, 2)
    assert refuse_owner([half], half) is None
    third = refuse_owner([half, half], owner(1, 3))
    assert third is not None
    assert (third.reason, third.found) == ("shares_above_whole", "4/3")
    assert refuse_owner([half, half], owner(1, 3, by=BELIEF)) is None
    past = owner(1, 1, until=date(2020, 1, 1))
    assert refuse_owner([past], owner(1, 1, since=date(2020, 1, 1))) is None
    assert refuse_owner([past], owner(1, 1, since=date(2019, 1, 1))) is not None
    later = owner(1, 1, since=date(2021, 1, 1))
    assert refuse_owner([later], owner(1, 2)) is not None
    for body, reason in (
        (owner(by="rumour"), "value_unknown"),
        (owner(name=" "), "text_wanting"),
        (owner(0, 2), "share_faulty"),
        (owner(3, 2), "share_faulty"),
        (owner(since=date(2020, 1, 2), until=date(2020, 1, 2)), "days_faulty"),
    ):
        refused = refuse_owner([], body)
        assert refused is not None
        assert refused.reason == reason


def test_the_owner_of_record_and_the_believed_one_stand_side_by_side() -> None:
    story = Story()
    flat = story.flat()
    story.tell(owner(until=date(2025, 1, 1)), about=flat)
    story.tell(owner(name="her brother", since=date(2025, 1, 1)), about=flat)
    story.tell(owner(name="he", by=BELIEF), about=flat)
    record = story.at(1).record
    assert [one.name for one in owners_of(record, flat, RECORD, date(2024, 1, 1))] == ["A. B."]
    assert [one.name for one in owners_of(record, flat, RECORD, date(2026, 1, 1))] == [
        "her brother"
    ]
    assert [one.name for one in owners_of(record, flat, BELIEF, date(2026, 1, 1))] == ["he"]


def test_good_faith_is_counted_by_its_indicators() -> None:
    weighed = (
        Weighed(indicator="price", is_for=False),
        Weighed(indicator="costs", is_for=True),
        Weighed(indicator="knowledge"),
    )
    body = RightClaimed(sort="third_party", claimant="C", weighed=weighed)
    assert good_faith(body) == (1, 1, 4)


def test_a_claimed_right_is_open_until_somebody_decides() -> None:
    story = Story()
    flat = story.flat()
    right = story.tell(RightClaimed(sort="victim", claimant="V"), 1, about=flat)
    record = story.at(2).record
    when = BEGAN + timedelta(hours=2)
    assert open_rights(record, flat, BEGAN) == ()
    assert open_rights(record, flat, when) == (right,)
    story.tell(RightDecided(outcome="upheld", authority="a", document="d"), 3, about=right)
    record = story.at(4).record
    assert outcome_of(record, right, BEGAN + timedelta(hours=4)) == "upheld"
    assert outcome_of(record, right, when) == ""
    assert upheld_rights(record, flat, BEGAN + timedelta(hours=4)) == (right,)


def order(*assets: int) -> Confiscation:
    return Confiscation(model="kz.object", court="c", document="d", assets=assets)


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), OrderState.ORDERED),
        (("appealed",), OrderState.APPEALED),
        (("appealed", "upheld"), OrderState.ORDERED),
        (("appealed", "final"), OrderState.FINAL),
        (("final", "enforced"), OrderState.ENFORCED),
        (("enforced",), OrderState.ORDERED),
        (("set_aside", "final"), OrderState.SET_ASIDE),
    ],
)
def test_an_order_goes_as_orders_go(steps: tuple[str, ...], state: OrderState) -> None:
    story = Story()
    number = story.tell(order(story.flat()), 1)
    for nth, event in enumerate(steps):
        story.tell(OrderStep(event=event, document="d"), 2 + nth, about=number)
    story.tell(OrderStep(event="set_aside", document="d"), 0.5, about=number)
    record, at = story.at(9).record, BEGAN + timedelta(hours=9)
    (found,) = orders(record, at)
    assert found.state is state
    assert (found.final_at is not None) is ("final" in steps and state is not OrderState.SET_ASIDE)
    assert orders(record, BEGAN) == ()


def test_a_step_of_an_order_that_cannot_follow_is_refused() -> None:
    story = Story()
    flat = story.flat()
    number = story.tell(order(flat), 1)
    record, at = story.at(2).record, BEGAN + timedelta(hours=2)
    assert refuse_step(record, number, OrderStep(event="final", document="d"), at) is None
    for which, event, document, reason in (
        (99, "final", "d", "order_unknown"),
        (number, "enforced", "d", "order_step"),
        (number, "final", " ", "document_wanting"),
    ):
        refused = refuse_step(record, which, OrderStep(event=event, document=document), at)
        assert refused is not None
        assert refused.reason == reason
    entry, body = next(record.of(Confiscation))
    assert order_at(record, entry, body, at).state is OrderState.ORDERED
    assert order_on(record, flat, at) is not None
    assert order_on(record, 99, at) is None


GIVEN = Returned(to="victims", recipient="V", amount_minor=60, currency="EUR", document="d")


def rung_of(case: CaseAt, asset: int, body: Returned) -> str:
    refused = refuse_return(case, asset, body)
    return refused.reason if refused else ""


def test_nothing_is_given_back_twice_and_what_goes_abroad_names_its_rung() -> None:
    story = Story()
    flat = story.flat(100)
    assert rung_of(story.at(1), flat, GIVEN) == ""
    assert rung_of(story.at(1), flat, replace(GIVEN, to="nobody")) == "value_unknown"
    assert rung_of(story.at(1), flat, replace(GIVEN, recipient=" ")) == "text_wanting"
    assert rung_of(story.at(1), flat, replace(GIVEN, to="requested_state")) == "rung_unknown"
    story.tell(GIVEN, 1, about=flat)
    assert rung_of(story.at(2), flat, GIVEN) == "above_worth"
    assert rung_of(story.at(2), flat, replace(GIVEN, amount_minor=40)) == ""
    assert rung_of(story.at(2), flat, replace(GIVEN, currency="USD")) == "worth_other_currency"
    unvalued = story.flat()
    assert rung_of(story.at(2), unvalued, replace(GIVEN, currency="USD")) == ""


def test_the_principles_of_return_are_a_checklist() -> None:
    story = Story()
    flat = story.flat()
    lines = principles(story.at(0), flat)
    for one in lines:
        story.tell(PrincipleWeighed(principle=one.point.key, is_kept=True), 1, about=flat)
    assert all(one.told is not None for one in principles(story.at(2), flat))
    assert all(one.told is None for one in principles(story.at(0), flat))
