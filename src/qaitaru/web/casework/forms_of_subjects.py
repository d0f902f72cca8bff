"""The forms of subjects: who each is, by its fields, and how it stands in the procedure."""

from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.name_subject import add_subject, tell_status
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.subjects import STATUSES
from qaitaru.web.casework.form import AT, EXHIBIT, REMARK, Form, On, Sent, subjects_of
from qaitaru.web.slots import Slot

_END: Final = (EXHIBIT, REMARK)
_IDENTITY: Final = (
    "code",
    "citizenship",
    "born_in",
    "document",
    "residence",
    "other_names",
)
"""Fields of a subject that say who it is, as text."""


def _subject(_: On) -> tuple[Slot, ...]:
    return (
        Slot(name="name"),
        Slot(name="party_key", needed=False),
        Slot(name="is_organisation", sort="tick", needed=False),
        Slot(name="born_on", sort="day", needed=False),
        *(Slot(name=one, needed=False) for one in _IDENTITY),
        AT,
        *_END,
    )


def _add_subject(desk: Desk, number: int, sent: Sent) -> object:
    body = Subject(
        name=sent.text("name"),
        party_key=sent.text("party_key"),
        is_organisation=bool(sent.text("is_organisation")),
        born_on=sent.day_or_none("born_on"),
        **{one: sent.text(one) for one in _IDENTITY},
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return add_subject(desk, number, body, sent.at())


def _status(on: On) -> tuple[Slot, ...]:
    return (
        Slot(name="subject", sort="select", choices=subjects_of(on)),
        Slot(name="status", sort="select", choices=on.said("casework.status.", STATUSES)),
        Slot(name="since", sort="day"),
        *_END,
    )


def _tell_status(desk: Desk, _: int, sent: Sent) -> object:
    body = ProceduralStatus(
        status=sent.text("status"),
        since=sent.day("since"),
        remark=sent.text("remark"),
        exhibit=sent.exhibit,
    )
    return tell_status(desk, sent.number("subject"), body)


FORMS: Final[dict[str, Form]] = {
    "subject": Form(verb="add_subject", slots=_subject, does=_add_subject, place="subjects"),
    "status": Form(verb="add_subject", slots=_status, does=_tell_status, place="subjects"),
}
