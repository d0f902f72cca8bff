"""Who must agree before property is let go of an arrest; a restriction asks nobody."""

import pytest
from tests.casework.stories import Story

from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.in_force import MeasureStanding, measure_of
from qaitaru.casework.releasing import BY_COURT, GROUNDS, refuse_without_consent

TWO = frozenset({"investigator"})
SUPERVISED = TWO | {"supervising_prosecutor"}


def standings() -> tuple[MeasureStanding, MeasureStanding]:
    """A restriction, and the arrest that took its place."""
    story = Story()
    flat = story.flat()
    first = story.restrict(flat)
    second = story.arrest(flat, hours=50, follows=first)
    found = measure_of(story.at(40), first), measure_of(story.at(60), second)
    assert found[0] is not None
    assert found[1] is not None
    return found[0], found[1]


@pytest.mark.parametrize("ground", GROUNDS)
def test_an_arrest_ends_before_a_court_decided_with_the_prosecutor_alone(ground: str) -> None:
    _, arrest = standings()
    refused = refuse_without_consent(arrest, ReleaseAsked(ground=ground), TWO)
    if ground in BY_COURT:
        assert refused is None
    else:
        assert refused is not None
        assert (refused.reason, refused.expected) == ("consent_wanting", "supervising_prosecutor")
    assert refuse_without_consent(arrest, ReleaseAsked(ground=ground), SUPERVISED) is None


def test_a_restriction_that_is_needed_no_more_asks_for_nobody() -> None:
    restriction, _ = standings()
    assert refuse_without_consent(restriction, ReleaseAsked(ground="ground_gone"), TWO) is None
