"""Nothing is told as before what it answers, and nothing is asked of a measure that has ended."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.casework.stories import BEGAN, Story, head, restriction
from tests.casework.told_requests import NOW, mla, step

from qaitaru.casework.after_end import LATE_TOO, ended_before, refuse_after_end, taken_anew
from qaitaru.casework.bodies.assets import Valuation
from qaitaru.casework.bodies.conduct import Task, TaskDone
from qaitaru.casework.bodies.measures import MeasureStep
from qaitaru.casework.bodies.orders import Confiscation, OrderStep
from qaitaru.casework.bodies.requests import Answer, Limitation, Request, RequestStep
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.correcting import lawful, refuse_correction
from qaitaru.casework.in_force import How, measure_of
from qaitaru.casework.in_order import refuse_before
from qaitaru.casework.measure_events import events_of, refuse_step
from qaitaru.casework.orders import OrderState, order_at
from qaitaru.casework.orders import refuse_step as refuse_order_step
from qaitaru.casework.requests.answers import refuse_answer
from qaitaru.casework.requests.request_at import request_at
from qaitaru.casework.requests.stages import Stage
from qaitaru.casework.requests.stepping import refuse_request_step
from qaitaru.casework.step_order import FORERUNNERS, OF_MEASURE, orderly_steps, refuse_instant

LAPSED = 241  # hours: an hour after the ten days of a restriction


def restricted() -> tuple[Story, int]:
    story = Story()
    return story, story.restrict(story.flat())


def why(story: Story, number: int, step: MeasureStep, hours: float) -> str:
    standing = measure_of(story.at(max(hours, LAPSED)), number)
    assert standing is not None
    refused = refuse_step(story.at(hours), standing, step)
    return refused.reason if refused else ""


def event(name: str, **more: str) -> MeasureStep:
    return replace(MeasureStep(event=name), **more)


DECIDED = event("court_decided", outcome="granted", document="order 5")
CONSENTED = event("prosecutor_consented", document="consent 9")


def test_nobody_consents_to_themselves_by_saying_so() -> None:
    story, number = restricted()
    assert why(story, number, CONSENTED, 1) == ""
    assert why(story, number, event("prosecutor_consented"), 1) == "document_wanting"
    assert why(story, number, event("court_decided", outcome="granted"), 1) == "document_wanting"
    sealed = replace(event("prosecutor_consented"), exhibit=3)
    assert why(story, number, sealed, 1) == ""


def test_a_court_does_not_decide_before_it_is_asked() -> None:
    story, number = restricted()
    story.tell(event("petitioned"), 40, about=number)
    assert why(story, number, DECIDED, 39) == "step_out_of_order"
    assert why(story, number, DECIDED, 40) == ""
    assert why(story, number, event("court_received"), 39) == "step_out_of_order"


def test_a_petition_that_is_told_late_is_not_after_its_decision() -> None:
    story, number = restricted()
    story.tell(DECIDED, 40, about=number)
    assert why(story, number, event("petitioned"), 41) == "step_out_of_order"
    assert why(story, number, event("petitioned"), 39) == ""


def test_a_second_petition_after_a_refusal_is_lawful() -> None:
    story, number = restricted()
    story.tell(event("petitioned"), 10, about=number)
    story.tell(replace(DECIDED, outcome="refused"), 20, about=number)
    assert why(story, number, event("petitioned"), 30) == ""


def test_a_lifting_before_the_measure_lifts_nothing() -> None:
    story = Story()
    number = story.restrict(story.flat(), hours=5)
    assert why(story, number, event("lifted"), 4) == "step_before_begun"
    assert why(story, number, CONSENTED, 4) == "", "a consent comes before"
    story.tell(event("lifted"), 4, about=number)
    found = measure_of(story.at(6), number)
    assert found is not None
    assert found.is_in_force
    assert "lifted" not in events_of(story.at(6), found)
    assert orderly_steps(story.at(6).record, number) == ()
    assert orderly_steps(story.at(6).record, 99) == ()


TOLD = st.lists(
    st.tuples(
        st.sampled_from([*FORERUNNERS, "petitioned", "forwarded", "lifted"]), st.integers(0, 9)
    ),
    max_size=8,
)


@given(TOLD)
def test_of_what_is_kept_no_answer_is_before_all_it_answers(told: list[tuple[str, int]]) -> None:
    story = Story()
    number = story.restrict(story.flat(), hours=3)
    for name, hours in told:
        story.tell(event(name), hours, about=number)
    first: dict[str, float] = {}
    for entry, kept in orderly_steps(story.at(20).record, number):
        since = (entry.at - BEGAN) / timedelta(hours=1)
        first[kept.event] = min(first.get(kept.event, since), since)
    for name, when in first.items():
        asked = [first[one] for one in FORERUNNERS.get(name, ()) if one in first]
        assert all(one <= when for one in asked)
        assert when >= 3 or name not in OF_MEASURE


@given(TOLD)
def test_what_is_told_in_its_time_is_kept_whole(told: list[tuple[str, int]]) -> None:
    """The near miss of the law above: a history in the order of its instants loses nothing."""
    chain = ["petitioned", "court_received", "court_decided", "refusal_final"]
    story, number = restricted()
    hours = sorted(one for _, one in told)[: len(chain)]
    for name, when in zip(chain, hours, strict=False):
        story.tell(event(name), when, about=number)
    assert len(orderly_steps(story.at(20).record, number)) == len(hours)


def test_nothing_is_asked_of_a_measure_that_lapsed_and_the_law_says_what_may_be_taken() -> None:
    story, number = restricted()
    standing = measure_of(story.at(LAPSED), number)
    assert standing is not None
    refused = refuse_after_end(story.at(LAPSED), standing, "petitioned")
    assert refused is not None
    assert refused.reason == "step_after_end"
    assert refused.found.startswith("petitioned: lapsed, 2026-03-12T04:00")
    assert refused.expected == "kz.restriction, kz.arrest"
    assert taken_anew(story.at(LAPSED), standing) == ("kz.restriction", "kz.arrest")
    for name in ("petitioned", "prosecutor_consented", "court_received"):
        told = event(name, document="paper 9")
        assert why(story, number, told, LAPSED) == "step_after_end"
        assert why(story, number, told, 240) == "", "the very instant is still in time"


def test_what_is_owed_after_the_end_is_told_after_the_end() -> None:
    story, number = restricted()
    assert why(story, number, event("lifted"), LAPSED) == ""
    assert why(story, number, event("owner_notified"), LAPSED) == ""
    standing = measure_of(story.at(LAPSED), number)
    assert standing is not None
    end = ended_before(story.at(LAPSED), standing)
    assert end is not None
    assert end.how is How.LAPSED
    assert ended_before(story.at(1), standing) is None
    assert all(refuse_after_end(story.at(LAPSED), standing, one) is None for one in LATE_TOO)


def test_a_court_that_was_asked_in_time_decides_in_its_own() -> None:
    story, number = restricted()
    assert why(story, number, DECIDED, LAPSED) == "step_after_end", "nobody petitioned"
    story.tell(event("petitioned"), 200, about=number)
    assert why(story, number, DECIDED, LAPSED) == ""
    story.tell(DECIDED, LAPSED, about=number)
    found = measure_of(story.at(LAPSED + 1), number)
    assert found is not None
    assert not found.is_in_force, "the order is an order, and the lapsed measure holds nothing"


def test_a_law_that_knows_the_measure_no_more_lets_nothing_be_taken_anew() -> None:
    story = Story(head=head("zz"))
    number = story.tell(replace(restriction(story.flat()), measure="zz.hold"))
    standing = measure_of(story.at(200), number)
    assert standing is not None
    assert taken_anew(story.at(200), standing) == ("zz.hold",)
    early = story.at(0).when(BEGAN - timedelta(days=365 * 20))
    assert taken_anew(early, standing) == ()


def test_an_order_goes_on_from_step_to_step_and_never_back() -> None:
    story = Story()
    flat = story.flat()
    number = story.tell(Confiscation(model="kz.object", court="c", document="d", assets=(flat,)), 5)
    final = OrderStep(event="final", document="d")
    story.tell(final, 20, about=number)
    record = story.at(30).record
    late = refuse_order_step(record, number, replace(final, event="set_aside"), story.at(10).at)
    assert late is not None
    assert late.reason == "order_step_before_last"
    assert (
        refuse_order_step(record, number, replace(final, event="enforced"), story.at(20).at) is None
    )
    story.tell(replace(final, event="set_aside"), 10, about=number)
    found = story.at(30).record.find(number, Confiscation)
    assert found is not None
    assert order_at(story.at(30).record, *found, story.at(30).at).state is OrderState.FINAL


def test_a_request_does_not_go_out_before_it_was_checked() -> None:
    told, number = mla()
    step(told, number, "checked")
    seen = told.at(number)
    sent = RequestStep(to="sent", document="7/12")
    early = refuse_request_step(seen, sent, "berik", seen.since - timedelta(minutes=1))
    assert early is not None
    assert early.reason == "stage_before_last"
    assert early.found.startswith("sent 2026-03-02T")
    assert early.expected.startswith("checked 2026-03-0")
    assert refuse_request_step(seen, sent, "berik", seen.since) is None


def test_a_draft_is_not_checked_before_it_was_begun() -> None:
    told, number = mla()
    seen = told.at(number)
    early = refuse_request_step(seen, RequestStep(to="checked"), "berik", NOW)
    assert early is not None
    assert early.expected.startswith("draft ")


def test_a_step_of_a_request_that_stands_out_of_order_in_the_record_is_no_step() -> None:
    told, number = mla()
    step(told, number, "checked")
    step(told, number, "sent", document="7/12")
    entry = told.entries[-1]
    told.entries[-1] = replace(entry, at=entry.at - timedelta(hours=2))
    law = told.at(number).case.law
    for at in (entry.at - timedelta(hours=2), entry.at):
        found = request_at(CaseAt(told.record, law, at), number)
        assert found is not None
        assert found.stage in {Stage.DRAFT, Stage.CHECKED}


def test_an_answer_is_not_before_the_request() -> None:
    told, number = mla()
    step(told, number, "checked")
    step(told, number, "sent", document="7/12")
    seen = told.at(number)
    ((asked, _),) = seen.asked
    body = Answer(answers=(asked,), form="copy", limitation=Limitation(uses=("evidence",)))
    assert refuse_answer(seen, body, seen.since) is None
    early = refuse_answer(seen, body, seen.since - timedelta(seconds=1))
    assert early is not None
    assert early.reason == "answer_before_sent"


def test_what_is_done_is_not_done_before_it_was_asked_for() -> None:
    story = Story()
    task = story.tell(Task(text="ask the bank", member="aida"), 5)
    record = story.at(9).record
    assert refuse_before(record, TaskDone(), task, story.at(5).at) is None
    early = refuse_before(record, TaskDone(), task, story.at(4).at)
    assert early is not None
    assert early.reason == "before_begun"
    worth = Valuation(basis="tax", on=BEGAN.date(), amount_minor=1, currency="EUR")
    assert refuse_before(record, worth, task, story.at(4).at) is None, "worth may be of before"
    assert refuse_before(record, TaskDone(), 99, story.at(4).at) is None


@pytest.mark.parametrize(("hours", "reason"), [(39, "correction_breaks"), (40, ""), (60, "")])
def test_a_correction_does_not_put_a_decision_before_its_petition(
    hours: float, reason: str
) -> None:
    story, number = restricted()
    story.tell(event("petitioned"), 40, about=number)
    decided = story.tell(DECIDED, 50, about=number)
    told = story.at(100)
    story.tell(DECIDED, hours, about=number, corrects=decided)
    refused = refuse_correction(told, story.entries[-1])
    assert (refused.reason if refused else "") == reason


def test_a_correction_does_not_put_an_end_before_its_beginning() -> None:
    story = Story()
    task = story.tell(Task(text="ask the bank", member="aida"), 5)
    done = story.tell(TaskDone(), 6, about=task)
    told = story.at(100)
    story.tell(TaskDone(), 1, about=task, corrects=done)
    refused = refuse_correction(told, story.entries[-1])
    assert refused is not None
    assert refused.reason == "before_begun"


def test_an_instant_is_judged_by_what_was_told_alone() -> None:
    story, number = restricted()
    begun = story.at(1).record.entry(number)
    assert begun is not None
    assert refuse_instant(begun, (), "court_decided", BEGAN) is None
    assert refuse_instant(begun, (), "refusal_final", BEGAN) is None


def test_a_correction_does_not_put_the_steps_of_orders_and_requests_out_of_order() -> None:
    story = Story()
    order = Confiscation(model="kz.object", court="c", document="d", assets=(story.flat(),))
    number = story.tell(order, 5)
    appealed = OrderStep(event="appealed", document="d")
    first = story.tell(appealed, 10, about=number)
    story.tell(replace(appealed, event="final"), 20, about=number)
    request = story.tell(Request(title="t", channel="fiu", partner="gb"), 5)
    checked = RequestStep(to="checked")
    begun = story.tell(checked, 10, about=request)
    sent = story.tell(RequestStep(to="sent", document="d"), 20, about=request)
    told = story.at(100)
    assert {first, begun, sent} <= lawful(told)
    for entry, body, about in ((first, appealed, number), (begun, checked, request)):
        kept = story.entries.copy()
        story.tell(body, 30, about=about, corrects=entry)
        refused = refuse_correction(told, story.entries[-1])
        assert refused is not None
        assert refused.reason == "correction_breaks"
        story.entries = kept


def test_a_request_that_is_not_out_has_no_answer() -> None:
    told, number = mla()
    body = Answer(answers=(1,), form="copy", limitation=Limitation(uses=("evidence",)))
    refused = refuse_answer(told.at(number), body)
    assert refused is not None
    assert refused.reason == "request_not_out"


def test_what_is_held_was_found_before_it_was_held() -> None:
    story = Story()
    number = story.restrict(story.flat(), hours=5)
    assert why(story, number, event("property_established"), 5) == ""
    assert why(story, number, event("property_established"), 6) == "step_after_begun"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ({"answers": ()}, "asked_unknown"),
        ({"answers": (99,)}, "asked_unknown"),
        ({"form": "fax"}, "value_unknown"),
        ({"limitation": Limitation(uses=())}, "value_unknown"),
        ({"limitation": Limitation(uses=("gossip",))}, "value_unknown"),
        ({}, ""),
    ],
)
def test_an_answer_answers_what_was_asked_for_a_use_there_is(
    said: dict[str, object], reason: str
) -> None:
    told, number = mla()
    step(told, number, "checked")
    step(told, number, "sent", document="7/12")
    ((asked, _),) = told.at(number).asked
    body = Answer(answers=(asked,), form="copy", limitation=Limitation(uses=("evidence",)))
    refused = refuse_answer(told.at(number), replace(body, **said))
    assert (refused.reason if refused else "") == reason


def test_a_measure_that_no_law_knows_takes_the_place_of_none() -> None:
    story, number = restricted()
    story.tell(replace(restriction(1), measure="kz.gone", follows=number), 5)
    found = measure_of(story.at(6), number)
    assert found is not None
    assert set(events_of(story.at(6), found)) == {"restricted", "property_established"}
