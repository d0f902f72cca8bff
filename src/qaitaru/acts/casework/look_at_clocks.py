"""See every clock that runs, over all the investigations a member may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.acts.casework.look_over import Overview, look_over
from qaitaru.casework.case_clocks import CaseClock, next_clocks
from qaitaru.casework.tasks import TaskStanding


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockBoard:
    """What is next: legal clocks, the most pressing first, and the tasks to be done.

    Which clocks wait, and in which order, is as of the asking; ``now`` tells of some of them how
    long is left or by how much they are late.
    """

    over: Overview
    clocks: tuple[CaseClock, ...]
    tasks: tuple[tuple[CaseView, TaskStanding], ...]
    views: tuple[CaseView, ...]

    @property
    def at(self) -> datetime:
        """The instant of the asking."""
        return self.over.at

    @property
    def is_late(self) -> bool:
        """Whether something is overdue or has lapsed."""
        return any(one.is_late for one in self.clocks)

    def view_of(self, clock: CaseClock) -> CaseView:
        """The investigation a clock belongs to, as it stands."""
        return self.over.view(clock.investigation)

    def now(self, clocks: Iterable[CaseClock]) -> list[tuple[CaseClock, CaseView]]:
        """Clocks to the minute, each with its investigation."""
        return self.over.now(clocks)


def look_at_clocks(desk: Desk, *, as_of: datetime | None = None) -> ClockBoard:
    """The clocks of every investigation that is open and that the member may see.

    Args:
        as_of: what was told by this instant, and what waits or has lapsed then; None for now.

    Raises: PackFaulty.
    """
    over = look_over(desk, as_of=as_of)
    views = tuple(one for one in over.views if one.closed is None)
    return ClockBoard(
        over=over,
        clocks=next_clocks(clock for one in views for clock in one.next_clocks),
        tasks=tuple((one, task) for one in views for task in one.tasks if task.done_at is None),
        views=views,
    )
