"""The term of a measure stands still between the events its law names, as often as they come."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.casework.stories import BEGAN, PACK, Story, head, restriction

from qaitaru.casework.bodies.measures import Extension, MeasureStep
from qaitaru.casework.case_clocks import case_clocks
from qaitaru.casework.expiry import NEVER, Expiry
from qaitaru.casework.in_force import How, measure_of
from qaitaru.casework.measure_events import steps_of
from qaitaru.casework.pauses import pauses_of
from qaitaru.law.clock_lines import State
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.ends import Pause
from qaitaru.law.law import Law
from qaitaru.law.reading import read_pack

STANDS = PACK.replace(
    'key = "zz.hold"\njurisdiction', 'key = "zz.hold"\npaused_by = "declaration_demanded"\n'
    'resumed_by = "declared"\njurisdiction', 1,
)  # fmt: skip
LAW = Law((read_pack({"zz.toml": STANDS}),))
DAY = 24
PAUSED, RESUMED = MeasureStep(event="declaration_demanded"), MeasureStep(event="declared")


def held() -> tuple[Story, int]:
    story = Story(head=head("zz"), law=LAW)
    return story, story.tell(replace(restriction(story.flat()), measure="zz.hold"))


def expiry(story: Story, number: int, hours: float) -> Expiry:
    found = measure_of(story.at(hours), number)
    assert found is not None
    return found.expiry


def after(days: float) -> datetime:
    return BEGAN + timedelta(days=days)


def test_a_term_of_five_days_that_stood_still_for_two_ends_on_the_seventh() -> None:
    story, number = held()
    story.tell(PAUSED, DAY, about=number)
    story.tell(RESUMED, 3 * DAY, about=number)
    found = expiry(story, number, 4 * DAY)
    assert (found.at, found.most) == (after(7), after(10))
    assert found.pauses == (Pause(after(1), after(3)),)
    assert not found.is_paused


def test_while_it_stands_still_a_measure_holds_without_an_end_and_says_so() -> None:
    story, number = held()
    story.tell(PAUSED, DAY, about=number)
    then = expiry(story, number, 40 * DAY)
    assert then.at is None
    assert then.is_paused
    found = measure_of(story.at(40 * DAY), number)
    assert found is not None
    assert found.is_in_force
    before = expiry(story, number, DAY / 2)
    assert (before.at, before.is_paused) == (after(5), False), "it was not paused yet"


def test_a_pause_after_the_end_revives_nothing() -> None:
    story, number = held()
    story.tell(PAUSED, 5 * DAY + 1, about=number)
    found = measure_of(story.at(9 * DAY), number)
    assert found is not None
    assert found.end is not None
    assert found.end.how is How.LAPSED
    assert found.end.at == after(5)


def test_the_clock_that_is_shown_is_the_term_that_holds_and_its_extension_counts_from_there() -> (
    None
):
    story, number = held()
    for began, ended in ((1, 2), (3, 4)):
        story.tell(PAUSED, began * DAY, about=number)
        story.tell(RESUMED, ended * DAY, about=number)
    at = story.at(5 * DAY)
    clock = next(one for one in case_clocks(at) if one.role is ClockRole.EXPIRY)
    assert clock.line.due_utc == after(7) == expiry(story, number, 5 * DAY).at
    assert clock.line.state is State.RUNNING
    story.tell(Extension(authority="prosecutor", document="d"), 6 * DAY, about=number)
    assert expiry(story, number, 6 * DAY).at == after(10)
    clock = next(one for one in case_clocks(story.at(6 * DAY)) if one.role is ClockRole.EXPIRY)
    assert clock.line.due_utc == after(10)


def test_a_pause_that_is_told_twice_is_one_and_a_going_on_without_one_is_none() -> None:
    story, number = held()
    story.tell(RESUMED, 1, about=number)
    story.tell(PAUSED, 2, about=number)
    story.tell(PAUSED, 3, about=number)
    clock = LAW.clock("zz.hold")
    assert clock is not None
    record = story.at(5).record
    assert pauses_of(record, number, clock, story.at(5).at) == (Pause(after(2 / 24)),)
    assert pauses_of(record, number, clock, story.at(1).at) == ()


def test_a_law_without_pauses_has_none_and_its_steps_are_the_law_s() -> None:
    story, number = held()
    found = measure_of(story.at(1), number)
    assert found is not None
    assert {"declaration_demanded", "declared"} <= set(steps_of(LAW, found))
    notice = LAW.clock("zz.notice")
    assert notice is not None
    assert pauses_of(story.at(1).record, number, notice, story.at(1).at) == ()
    assert not NEVER.is_paused


SPANS = st.lists(st.tuples(st.integers(1, 20), st.integers(1, 20)), max_size=4)


@given(SPANS)
def test_a_term_is_longer_by_just_the_time_it_stood_still_within_it(
    spans: list[tuple[int, int]],
) -> None:
    """The plain law in hours, beside the clock's: run until 120 hours have run."""
    story, number = held()
    hours = ran = still = 0
    for run, stop in spans:
        hours, ran = hours + run, ran + run
        story.tell(PAUSED, hours, about=number)
        hours += stop
        story.tell(RESUMED, hours, about=number)
        still += stop if ran < 5 * DAY else 0
    assert expiry(story, number, 500).at == BEGAN + timedelta(hours=5 * DAY + still)
