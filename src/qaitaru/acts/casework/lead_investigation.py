"""Lead an investigation: agencies, roles, tasks, notes."""

from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.case_desk import (
    OnCase,
    must_be_one_of,
    must_be_said,
    on_case,
    on_thing,
    refuse,
)
from qaitaru.casework.bodies.conduct import (
    AgencyJoined,
    Note,
    RoleEnded,
    RoleGiven,
    Task,
    TaskDone,
)
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.roles import Role, may, roles_at
from qaitaru.facts.refusals import Refusal


def join_agency(desk: Desk, investigation: int, body: AgencyJoined) -> CaseEntry:
    """An agency takes part.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "join_agency", investigation, "join_agency") as on:
        must_be_said(body.agency)
        if body.agency in {one.agency for _, one in on.record.of(AgencyJoined)}:
            refuse(Refusal("agency_stands", body.agency))
        return on.tell(body)


def give_role(desk: Desk, investigation: int, body: RoleGiven) -> CaseEntry:
    """Give a member a role; nobody gives one to themselves.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "give_role", investigation, "give_role") as on:
        must_be_one_of(body.role, tuple(Role))
        must_be_said(body.member)
        if body.member == on.deed.member:
            refuse(Refusal("own_role", body.member))
        if body.until is not None and body.until <= on.deed.at:
            refuse(Refusal("days_faulty", str(body.until), f"> {on.deed.at}"))
        stands = [(one.member, one.role) for _, one in roles_at(on.record, on.deed.at)]
        if (body.member, body.role) in stands:
            refuse(Refusal("role_stands", body.member))
        return on.tell(body)


def end_role(desk: Desk, role: int) -> CaseEntry:
    """End a role; somebody who may give roles always stays.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "end_role", role, "give_role") as on:
        standing = roles_at(on.record, on.deed.at)
        if role not in {entry.number for entry, _ in standing}:
            refuse(Refusal("entry_unknown", str(role)))
        left = [one for entry, one in standing if entry.number != role and one.until is None]
        if not any(may(one.role, "give_role") for one in left):
            refuse(Refusal("last_lead", str(role)))
        return on.tell(RoleEnded(), about=role)


def assign_task(desk: Desk, investigation: int, body: Task) -> CaseEntry:
    """Give a member who takes part something to do.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "assign_task", investigation, "assign_task") as on:
        must_be_said(body.text)
        members = sorted({one.member for _, one in roles_at(on.record, on.deed.at)})
        if body.member not in members:
            refuse(Refusal("member_unknown", body.member, ", ".join(members)))
        return on.tell(body)


def finish_task(desk: Desk, task: int, body: TaskDone, at: datetime | None = None) -> CaseEntry:
    """Tell that a task is done.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_thing(desk, "finish_task", task, "finish_task") as on:
        if on.record.find(task, Task) is None or _is_done(on, task):
            refuse(Refusal("entry_unknown", str(task)))
        return on.tell(body, at, about=task)


def note_something(
    desk: Desk, investigation: int, body: Note, *, about: int = 0, at: datetime | None = None
) -> CaseEntry:
    """Keep a note, of the whole or of one thing.

    Raises: InvestigationMissing; CaseRefused; PackFaulty.
    """
    with on_case(desk, "note_something", investigation, "note", closed_too=True) as on:
        must_be_said(body.text)
        return on.tell(body, at, about=about)


def _is_done(on: OnCase, task: int) -> bool:
    return bool(on.record.about(task, TaskDone))
