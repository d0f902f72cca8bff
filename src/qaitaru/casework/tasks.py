"""Tasks: whose, by which day, done or late, as of an instant."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.casework.bodies.conduct import Task, TaskDone
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskStanding:
    """A task; ``done_at`` is None while it is not done."""

    entry: CaseEntry
    task: Task
    done_at: datetime | None
    is_late: bool


def tasks(case: CaseAt) -> tuple[TaskStanding, ...]:
    """Every task told of by an instant: those to be done by their days, then those done."""
    told = [_task(case, entry, body) for entry, body in case.record.of(Task) if entry.at <= case.at]
    return tuple(sorted(told, key=_turn))


def _task(case: CaseAt, entry: CaseEntry, body: Task) -> TaskStanding:
    done = [one.at for one, _ in case.record.about(entry.number, TaskDone) if one.at <= case.at]
    done_at = min(done, default=None)
    home = case.law.binding(case.record.head.jurisdiction)[0].calendar
    is_late = body.due_on is not None and home.day_of(done_at or case.at) > body.due_on
    return TaskStanding(entry=entry, task=body, done_at=done_at, is_late=is_late)


def _turn(one: TaskStanding) -> tuple[bool, bool, str, int]:
    due = one.task.due_on
    return one.done_at is not None, due is None, str(due or ""), one.entry.number
