"""The lists of casework as of an instant: what was told by then, and what had lapsed."""

from datetime import timedelta
from pathlib import Path

import pytest
from tests.acts.casework.case_hands import MONDAY, Hands, hands_at

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_shelf import shelf_of
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.look_at_board import look_at_board
from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.acts.casework.look_at_investigation import look_at_investigations
from qaitaru.acts.casework.look_at_plan import look_at_plan
from qaitaru.acts.casework.look_at_requests import look_at_requests
from qaitaru.acts.casework.look_over import look_over
from qaitaru.acts.casework.make_request import begin_request
from qaitaru.acts.casework.open_investigation import note_predicate, open_investigation
from qaitaru.acts.casework.plan_investigation import suppose
from qaitaru.acts.casework.take_measure import take_measure, tell_step
from qaitaru.casework.bodies.conduct import PredicateCase, RoleGiven
from qaitaru.casework.bodies.measures import Held, Measure, MeasureStep
from qaitaru.casework.bodies.plan import Hypothesis
from qaitaru.casework.bodies.requests import Request

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CASE = PredicateCase(registration="247500031000123", registered_on=(MONDAY - 20 * DAY).date())


@pytest.fixture
def hands(desk: Desk, tmp_path: Path) -> Hands:
    """Members at a workspace with a sealed item."""
    return hands_at(desk, tmp_path)


def restricted(hands: Hands) -> int:
    """A flat restricted an hour after the beginning; the measure's number."""
    flat = hands.flat(hands.opened())
    body = Measure(
        measure="kz.restriction",
        ground="possible_confiscation",
        authority="investigator",
        document="decree 12",
        holds=(Held(asset=flat),),
    )
    return take_measure(hands.after(hours=1).first, 1, body).number


def test_a_clock_of_what_was_told_later_does_not_run_before_it(hands: Hands) -> None:
    measure = restricted(hands)
    tell_step(hands.after(hours=3).first, measure, MeasureStep(event="owner_notified"))
    roles = [
        {one.role for one in look_at_clocks(hands.first, as_of=MONDAY + hours * HOUR).clocks}
        for hours in (0.5, 2, 4)
    ]
    assert roles[0] == set()
    assert roles[1] - roles[2] == {"owner_notice"}


def test_what_lapses_by_an_instant_is_seen_lapsed_then_and_not_before(hands: Hands) -> None:
    restricted(hands)
    lapse = MONDAY + HOUR + 10 * DAY
    before, after = lapse - HOUR, lapse + HOUR
    stands = [
        look_over(hands.first, as_of=at).views[0].measures[0].is_in_force for at in (before, after)
    ]
    assert stands == [True, False]
    assert [look_at_clocks(hands.first, as_of=at).at for at in (before, after)] == [before, after]
    boards = [look_at_board(hands.second, as_of=at) for at in (before, after)]
    assert [len(one.not_lifted) for one in boards] == [0, 1]


def test_how_long_was_left_is_told_of_that_instant(hands: Hands) -> None:
    restricted(hands)
    board = look_at_clocks(hands.after(days=3).first, as_of=MONDAY + 2 * HOUR)
    (told, _) = next(one for one in board.now(board.clocks) if one[0].role == "owner_notice")
    assert (told.is_late, told.line.took) == (False, HOUR)


def test_an_investigation_opened_later_is_not_there_yet(hands: Hands) -> None:
    restricted(hands)
    open_investigation(hands.after(days=1).first, "another")
    at = MONDAY + 2 * HOUR
    numbers = [one.record.head.number for one in look_at_investigations(hands.first, as_of=at)]
    assert numbers == [1]
    assert [one.record.head.number for one in look_over(hands.first, as_of=at).views] == [1]
    assert len(look_at_investigations(hands.first)) == 2
    assert not look_at_investigations(hands.first, as_of=MONDAY - DAY)


def test_a_request_and_a_hypothesis_told_later_are_not_there_yet(hands: Hands) -> None:
    number = hands.opened()
    begin_request(
        hands.after(hours=2).first, number, Request(title="t", channel="mla", partner="gb")
    )
    suppose(hands.first, number, Hypothesis(topic="whose_name", text="a nominee"))
    early, late = MONDAY + HOUR, MONDAY + 3 * HOUR
    assert [len(look_at_requests(hands.first, as_of=at)) for at in (early, late)] == [0, 1]
    assert [len(look_at_requests(hands.first, number, as_of=at)) for at in (early, late)] == [0, 1]
    plans = [look_at_plan(hands.first, number, as_of=at) for at in (early, late)]
    assert [len(one.hypotheses) for one in plans] == [0, 1]


def test_a_criminal_case_told_of_later_is_not_on_the_board_yet(hands: Hands) -> None:
    note_predicate(hands.after(hours=2).first, CASE)
    assert not look_at_board(hands.first, as_of=MONDAY + HOUR).predicates
    assert look_at_board(hands.first, as_of=MONDAY + 3 * HOUR).predicates


def test_who_may_see_is_asked_of_now_and_what_of_then(hands: Hands) -> None:
    number = hands.opened()
    give_role(hands.after(days=2).first, number, RoleGiven(member="dana", role="analyst"))
    (view,) = look_over(hands.stranger, as_of=MONDAY + HOUR).views
    assert view.own_roles == frozenset()
    assert not look_over(hands.member("erlan"), as_of=MONDAY + HOUR).views


def test_the_past_leaves_what_is_kept_of_the_present(hands: Hands) -> None:
    restricted(hands)
    (present,) = look_over(hands.first).views
    look_at_clocks(hands.first, as_of=MONDAY + 40 * DAY)
    look_at_board(hands.first, as_of=MONDAY)
    assert look_over(hands.first).views[0] is present
    assert len(shelf_of(hands.first).folds) == 1


def test_the_board_names_ones_own_investigations_that_are_not_on_it(hands: Hands) -> None:
    number = hands.opened()
    unseen = [
        [one.record.head.number for one in look_at_board(desk).unseen]
        for desk in (hands.first, hands.second, hands.stranger)
    ]
    assert unseen == [[number], [], []], "who leads, who supervises, who is of none"
    assert not look_at_board(hands.first).has_faults
    assert not look_at_board(hands.first, as_of=MONDAY - DAY).unseen
