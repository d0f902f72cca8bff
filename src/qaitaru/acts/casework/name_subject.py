"""Name a subject, and tell how it stands in the procedure."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import must_be_one_of, on_case, on_thing, refuse
from qaitaru.acts.casework.known_codes import must_have_come
from qaitaru.acts.casework.known_references import must_be_party
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.subjects import STATUSES, refuse_subject
from qaitaru.facts.refusals import Refusal


def add_subject(
    desk: Desk, investigation: int, body: Subject, at: datetime | None = None
) -> CaseEntry:
    """Tell whom the investigation is about.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    must_be_party(desk, body.party_key)
    with on_case(desk, "add_subject", investigation, "add_subject") as on:
        refuse(refuse_subject(body, on.at(None).day))
        known = [one for _, one in on.record.of(Subject)]
        if any((one.name, one.party_key) == (body.name, body.party_key) for one in known):
            refuse(Refusal("subject_stands", body.name))
        return on.tell(body, at)


def tell_status(
    desk: Desk, subject: int, body: ProceduralStatus, at: datetime | None = None
) -> CaseEntry:
    """Tell how a subject stands in the procedure from a day on.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "tell_status", subject, "add_subject") as on:
        must_be_one_of(body.status, STATUSES)
        if on.record.find(subject, Subject) is None:
            refuse(Refusal("entry_unknown", str(subject)))
        must_have_come(on, body.since)
        return on.tell(body, at, about=subject)
