"""State an event of a duty: published, screened, reported, notified, answered and the like."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.duty.duty_desk import on_duty, refuse
from qaitaru.duty.bodies import ExemptionRequest, Happened, Petition
from qaitaru.duty.events import OF_REQUESTS, STATED
from qaitaru.duty.exemptions import OUTCOMES
from qaitaru.duty.record import DutyRecord, Entry
from qaitaru.facts.refusals import Refusal

_BOTH = frozenset({"delisting_ended"})  # of a petition, or of the duty: the list changed by itself


def state_event(desk: Desk, duty: int, event: Happened, at: datetime | None = None) -> Entry:
    """Tell that something happened, and when.

    Raises: DutyMissing; DutyRefused.
    """
    with on_duty(desk, "state_event", duty) as on:
        _check(on.record, event)
        return on.tell(event, at)


def _check(record: DutyRecord, event: Happened) -> None:
    if event.event not in STATED:
        refuse(Refusal("event_unknown", event.event, ", ".join(STATED)))
    belongs = event.event in OF_REQUESTS
    if bool(event.about) is not belongs and event.event not in _BOTH:
        refuse(Refusal("event_of_request", event.event, "--about" if belongs else ""))
    if event.about and not _is_asked(record, event.about):
        refuse(Refusal("request_missing", str(event.about)))
    if event.event == "answered" and event.outcome not in OUTCOMES:
        refuse(Refusal("outcome_unknown", event.outcome, ", ".join(OUTCOMES)))


def _is_asked(record: DutyRecord, number: int) -> bool:
    asked = record.find(number, ExemptionRequest)
    return asked is not None or record.find(number, Petition) is not None
