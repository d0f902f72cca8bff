"""When a clock of a measure stood still: by the events of its law, as often as they came.

Source: the packs' clocks, ``paused_by`` and ``resumed_by``.
"""

from datetime import datetime

from qaitaru.casework.record import CaseRecord
from qaitaru.casework.step_order import orderly_steps
from qaitaru.law.clocks import Clock
from qaitaru.law.ends import Pause


def pauses_of(record: CaseRecord, measure: int, clock: Clock, at: datetime) -> tuple[Pause, ...]:
    """The pauses of a clock told of by an instant, one after the other; the last may go on."""
    if not clock.paused_by:
        return ()
    wanted = {clock.paused_by, clock.resumed_by}
    told = [
        (entry.at, step.event)
        for entry, step in orderly_steps(record, measure)
        if step.event in wanted and entry.at <= at
    ]
    found: list[Pause] = []
    began: datetime | None = None
    for when, event in sorted(told):
        if event == clock.paused_by:
            began = began or when
        elif began is not None:
            found.append(Pause(began, when))
            began = None
    return (*found, Pause(began)) if began is not None else tuple(found)
