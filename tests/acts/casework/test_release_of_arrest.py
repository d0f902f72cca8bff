"""An arrest is let go where the supervising prosecutor asks for it or grants it."""

from pathlib import Path

import pytest
from tests.acts.casework.case_hands import Hands, hands_at
from tests.casework.stories import arrest, restriction

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.look_at_asset import look_at_asset
from qaitaru.acts.casework.take_measure import ask_release, take_measure, tell_step
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.casework.bodies.measures import MeasureStep, ReleaseAsked
from qaitaru.facts.errors import CaseRefused

GONE = ReleaseAsked(ground="ground_gone", document="decree 7")


@pytest.fixture
def hands(desk: Desk, tmp_path: Path) -> Hands:
    return hands_at(desk, tmp_path)


def arrested(hands: Hands) -> tuple[int, int]:
    """A flat under arrest, and the arrest; dana is a second investigator."""
    number = hands.opened()
    give_role(hands.first, number, RoleGiven(member="dana", role="investigator"))
    flat = hands.flat(number)
    first = take_measure(hands.first, number, restriction(flat)).number
    allowed = MeasureStep(event="court_decided", outcome="granted", document="order 5")
    tell_step(hands.first, first, allowed)
    return flat, take_measure(hands.first, number, arrest(flat, follows=first)).number


def test_without_the_prosecutor_two_members_do_not_let_go(hands: Hands) -> None:
    flat, measure = arrested(hands)
    asked = ask_release(hands.first, measure, GONE).number
    with pytest.raises(CaseRefused) as refused:
        decide_entry(hands.stranger, asked, granted=True, remark="")
    assert refused.value.reason == "consent_wanting"
    assert look_at_asset(hands.first, flat).standing.held_by != ()
    decide_entry(hands.second, asked, granted=True, remark="")
    assert look_at_asset(hands.first, flat).standing.held_by == ()


def test_the_prosecutor_who_asked_agrees_by_asking(hands: Hands) -> None:
    flat, measure = arrested(hands)
    asked = ask_release(hands.second, measure, GONE).number
    decide_entry(hands.first, asked, granted=True, remark="")
    assert look_at_asset(hands.first, flat).standing.held_by == ()
