"""How an investigation is led: beside which cases, by whom, with what tasks, until when."""

from datetime import date, datetime

from qaitaru.casework.bodies.case_body import CaseBody


class PredicateCase(CaseBody, frozen=True, kw_only=True, tag="predicate"):
    """A criminal case whose proceeds are followed; its registration number is kept as it is."""

    registration: str
    registered_on: date
    jurisdiction: str = "kz"
    offence: str = ""  # a key of the law, or the article as it is cited
    agency: str = ""  # that investigates it


class AgencyJoined(CaseBody, frozen=True, kw_only=True, tag="agency"):
    """An agency takes part."""

    agency: str  # its code
    name: str = ""


class RoleGiven(CaseBody, frozen=True, kw_only=True, tag="role"):
    """A member has a role from the entry's instant on."""

    member: str
    role: str
    until: datetime | None = None


class RoleEnded(CaseBody, frozen=True, kw_only=True, tag="role_ended"):
    """A role, which the entry is about, is over."""


class Task(CaseBody, frozen=True, kw_only=True, tag="task"):
    """Something to be done by a member."""

    text: str
    member: str
    due_on: date | None = None


class TaskDone(CaseBody, frozen=True, kw_only=True, tag="task_done"):
    """A task, which the entry is about, is done."""


class Note(CaseBody, frozen=True, kw_only=True, tag="note"):
    """What somebody thought worth keeping, of the whole or of one thing."""

    text: str


class Closing(CaseBody, frozen=True, kw_only=True, tag="closing"):
    """The investigation is to be closed; a second member decides."""

    reason: str
    text: str


class Reopening(CaseBody, frozen=True, kw_only=True, tag="reopening"):
    """A closed investigation goes on."""

    text: str
