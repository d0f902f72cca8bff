"""``qaitaru clocks``: all that is next, over every investigation, for whom and until when."""

import gc
from datetime import UTC
from typing import Any, Final

from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.tasks import TaskStanding
from qaitaru.cli.casework.case_json import case_clock_json
from qaitaru.cli.casework.case_told import tell_case_clocks
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    table,
    tell_json,
)

_RARELY: Final = 200_000  # objects made between two searches for garbage
_TASKS: Final = tuple(
    f"cli.column.{one}" for one in ("investigation", "number", "case_task", "member", "due_on")
)


def clocks(
    *, as_of: AsOfOption = "", workspace: WorkspaceOption = HERE, as_json: JsonOption = False
) -> None:
    """What is next; leaves with 1 where something is late or has lapsed."""
    gc.set_threshold(_RARELY)  # clocks are kept to the end: looking them through finds nothing
    board = at_desk(workspace, look_at_clocks, as_of=instant_of(as_of))
    if as_json:
        told = [case_clock_json(one) for one in board.clocks]
        tasks = [_task_json(view, one) for view, one in board.tasks]
        tell_json({"as_of": board.at.astimezone(UTC), "clocks": told, "tasks": tasks})
    else:
        tell_case_clocks(board.clocks)
        rows = [_task_row(view, one) for view, one in board.tasks]
        if rows:
            table(WORDS("cli.case.tasks"), _TASKS, rows, right=(0, 1))
    finish(problems=board.is_late or any(one.is_late for _, one in board.tasks))


def _task_row(view: CaseView, one: TaskStanding) -> tuple[object, ...]:
    return (
        view.record.head.number,
        one.entry.number,
        one.task.text,
        one.task.member,
        FORMS.day(one.task.due_on) if one.task.due_on else "",
    )


def _task_json(view: CaseView, one: TaskStanding) -> dict[str, Any]:
    return {
        "investigation": view.record.head.number,
        "task": one.entry.number,
        "text": one.task.text,
        "member": one.task.member,
        "due_on": one.task.due_on,
        "is_late": one.is_late,
    }
