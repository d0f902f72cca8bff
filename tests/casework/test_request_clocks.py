"""The clocks of requests: counted from what was sent, to what followed."""

from datetime import timedelta

from tests.casework.told_requests import Telling, mla, step

from qaitaru.casework.bodies.requests import Answer, Limitation, Request
from qaitaru.casework.requests.request_clocks import events_of, request_clocks
from qaitaru.law.clock_lines import State
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.events import Event


def sent(**said: object) -> tuple[Telling, int]:
    told, number = mla(**said)
    step(told, number, "checked")
    step(told, number, "sent", document="7/12")
    return told, number


def test_the_original_follows_an_electronic_request_within_three_days() -> None:
    told, number = sent(is_electronic=True)
    (clock,) = request_clocks(told.at(number).case)
    assert (clock.role, clock.about, clock.line.state) == (
        ClockRole.ORIGINAL,
        number,
        State.RUNNING,
    )
    assert clock.line.due_utc == told.now + timedelta(days=3)
    step(told, number, "original_sent", document="7/13")
    (clock,) = request_clocks(told.at(number).case)
    assert clock.line.state is State.MET


def test_a_request_on_paper_owes_no_original() -> None:
    told, number = sent()
    assert not request_clocks(told.at(number).case)


def test_a_withdrawn_request_waits_for_nothing() -> None:
    told, number = sent(is_electronic=True)
    step(told, number, "withdrawn")
    (clock,) = request_clocks(told.at(number).case)
    assert clock.is_over
    assert not clock.is_waiting


def test_a_request_that_came_is_received_when_it_was_told() -> None:
    told = Telling()
    number = told.tell(Request(title="t", channel="mla", partner="gb", is_incoming=True))
    step(told, number, "accepted")
    assert events_of(told.at(number)).keys() == {Event.REQUEST_RECEIVED}


def test_an_answer_is_an_event_from_when_it_came() -> None:
    told, number = sent(is_electronic=True)
    limit = Limitation(uses=("evidence",))
    told.tell(Answer(answers=(), form="certified", limitation=limit, exhibit=1), number)
    assert events_of(told.at(number))[Event.ANSWER_RECEIVED].at == told.now
