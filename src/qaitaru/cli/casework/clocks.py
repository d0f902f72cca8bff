"""``qaitaru clocks``: all that is next, over every investigation, for whom and until when."""

from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.cli.casework.case_json import case_clock_json
from qaitaru.cli.casework.case_told import tell_case_clocks
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell_json,
)


def clocks(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """What is next; leaves with 1 where something is late or has lapsed."""
    with desk_at(workspace) as desk:
        board = look_at_clocks(desk)
    tasks = [
        (
            view.record.head.number,
            one.entry.number,
            one.task.text,
            one.task.member,
            FORMS.day(one.task.due_on) if one.task.due_on else "",
        )
        for view, one in board.tasks
    ]
    if as_json:
        told = [
            {
                "investigation": view.record.head.number,
                "task": one.entry.number,
                "text": one.task.text,
                "member": one.task.member,
                "due_on": one.task.due_on,
                "is_late": one.is_late,
            }
            for view, one in board.tasks
        ]
        clocks_told = [case_clock_json(one) for one in board.clocks]
        tell_json({"as_of": board.at, "clocks": clocks_told, "tasks": told})
    else:
        tell_case_clocks(board.clocks)
        columns = ("investigation", "number", "case_task", "member", "due_on")
        if tasks:
            keys = tuple(f"cli.column.{one}" for one in columns)
            table(WORDS("cli.case.tasks"), keys, tasks, right=(0, 1))
    finish(problems=board.is_late or any(one.is_late for _, one in board.tasks))
