"""See every clock that runs, over all the investigations a member may see."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import CaseView, look_at_investigations
from qaitaru.casework.case_clocks import CaseClock, next_clocks
from qaitaru.casework.tasks import TaskStanding


@dataclass(frozen=True, kw_only=True)
class ClockBoard:
    """What is next: legal clocks, the most pressing first, and the tasks to be done.

    Without slots, so that the views are put in order once.
    """

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
        return self._by_number[clock.investigation]

    @cached_property
    def _by_number(self) -> dict[int, CaseView]:
        return {one.record.head.number: one for one in self.views}


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
