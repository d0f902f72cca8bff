"""What follows from a record is found once, and it is what the plain way finds each time anew."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs
from tests.casework.stories import BEGAN, LAW, Story
from tests.casework.test_histories import STEPS, History

from qaitaru.casework.asset_phases import assets
from qaitaru.casework.bodies.measures import Measure, MeasureStep
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.case_clocks import case_clocks
from qaitaru.casework.in_force import measures
from qaitaru.casework.record import CaseEntry, CaseRecord
from qaitaru.casework.step_order import FORERUNNERS, OF_MEASURE, orderly_steps, refuse_instant
from qaitaru.casework.values import ladder
from qaitaru.law.events import Event
from qaitaru.law.law import Law
from qaitaru.law.provisional import Provisional

HISTORIES = range(60)
EVENTS = sorted({*FORERUNNERS, *OF_MEASURE, Event.PETITIONED, Event.PROPERTY_ESTABLISHED, "other"})

told_steps = st.lists(st.tuples(st.sampled_from(EVENTS), st.integers(-5, 20)), max_size=12)


def plain_steps(record: CaseRecord, number: int) -> list[tuple[CaseEntry, MeasureStep]]:
    """Each step against all that were kept before it."""
    begun = record.entry(number)
    kept: list[tuple[CaseEntry, MeasureStep]] = []
    for entry, step in record.about(number, MeasureStep):
        if begun and refuse_instant(begun, kept, step.event, entry.at) is None:
            kept.append((entry, step))
    return kept


@given(told_steps)
def test_the_steps_that_count_are_those_of_which_none_contradicts_one_before(
    told: list[tuple[str, int]],
) -> None:
    story = Story()
    number = story.restrict(story.flat())
    for event, hours in told:
        story.tell(MeasureStep(event=event), hours, about=number)
    record = story.at(30).record
    assert list(orderly_steps(record, number)) == plain_steps(record, number)
    assert orderly_steps(record, number) is orderly_steps(record, number)


def history_of(part: int) -> History:
    """A history by chance, from a seed that is told where it fails."""
    history = History(Random(part))  # noqa: S311 - histories, no secrets
    for _ in range(STEPS):
        history.step()
    return history


def folds(case: CaseAt) -> object:
    return assets(case), measures(case), case_clocks(case), ladder(case)


def apart(cases: Iterable[CaseAt]) -> list[object]:
    """The folds of each, of a record that nothing was found of before."""
    return [folds(replace(one, record=replace(one.record))) for one in cases]


@pytest.mark.parametrize("part", HISTORIES)
def test_a_record_asked_of_many_instants_tells_of_each_what_it_tells_when_asked_of_it_alone(
    part: int,
) -> None:
    history = history_of(part)
    whole = history.story.at(history.hours)
    instants = [BEGAN + timedelta(hours=one) for one in range(0, 500, 50)]
    Random(part).shuffle(instants)  # noqa: S311 - an order, no secret
    cases = [whole.when(one) for one in instants]
    assert [folds(one) for one in cases] == apart(cases)


def without_end(law: Law) -> Law:
    """The same law where no measure has a clock that ends it."""
    return Law(
        tuple(
            structs.replace(pack, provisional=tuple(map(_lasting, pack.provisional)))
            for pack in law.packs
        )
    )


def _lasting(kind: Provisional) -> Provisional:
    editions = tuple(structs.replace(one, clocks={}) for one in kind.editions)
    return structs.replace(kind, editions=editions)


def test_what_was_found_under_one_law_is_not_told_under_another() -> None:
    story = Story()
    number = story.restrict(story.flat())
    here = story.at(1)
    there = replace(here, law=without_end(LAW))
    for _ in range(2):
        assert measures(here)[0].expiry.at is not None
        assert measures(there)[0].expiry.at is None
    assert here.once("what", lambda: "here") == "here"
    assert there.once("what", lambda: "there") == "there"
    assert here.record.find(number, Measure) is not None


def test_a_record_with_more_in_it_knows_nothing_of_what_was_found_before() -> None:
    story = Story()
    number = story.restrict(story.flat())
    before = story.at(10)
    assert [one.event for _, one in orderly_steps(before.record, number)] == []
    story.tell(MeasureStep(event="lifted"), 5, about=number)
    after = story.at(10)
    known = [one.event for _, one in orderly_steps(after.record, number)]
    grown = replace(before.record, entries=after.record.entries)
    assert known == ["lifted"]
    assert [one.event for _, one in orderly_steps(grown, number)] == known
