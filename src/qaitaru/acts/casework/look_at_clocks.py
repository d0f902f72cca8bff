"""See every clock that runs, over all the investigations a member may see."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import CaseView, look_at_investigations
from qaitaru.casework.case_clocks import CaseClock, next_clocks
from qaitaru.casework.tasks import TaskStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBoard:
    """What is next: legal clocks, the most pressing first, and the tasks to be done."""

    at: datetime
    clocks: tuple[CaseClock, ...]
    tasks: tuple[tuple[CaseView, TaskStanding], ...]
    views: tuple[CaseView, ...]

    @property
    def is_late(self) -> bool:
        """Whether something is overdue or has lapsed."""
        return any(one.is_late for one in self.clocks)

    def view_of(self, clock: CaseClock) -> CaseView:
        """The investigation a clock belongs to."""
        return next(one for one in self.views if one.record.head.number == clock.investigation)


def look_at_clocks(desk: Desk) -> ClockBoard:
    """The clocks of every investigation that is open and that the member may see.

    Raises: PackFaulty.
    """
    views = tuple(one for one in look_at_investigations(desk) if one.closed is None)
    return ClockBoard(
        at=desk.clock(),
        clocks=next_clocks(clock for one in views for clock in one.clocks),
        tasks=tuple((one, task) for one in views for task in one.tasks if task.done_at is None),
        views=views,
    )
