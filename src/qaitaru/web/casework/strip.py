"""The strip of clocks on the start page: what expires next in every investigation, for whom."""

from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_clocks import look_at_clocks
from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.tasks import TaskStanding
from qaitaru.facts.errors import PackFaulty
from qaitaru.web.casework.clock_cards import ClockCard, clock_card
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.view import View

MOST: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The first clocks with the title of their investigation, and what waits."""

    clocks: tuple[tuple[ClockCard, str], ...]
    count: int  # of all clocks that wait
    tasks: tuple[tuple[CaseView, TaskStanding], ...]
    waiting: tuple[tuple[CasePage, CaseEntry], ...]  # for a second member
    investigations: int

    @property
    def has_something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.clocks or self.tasks or self.waiting)


def strip_of(desk: Desk, view: View) -> Strip | None:
    """The strip over the open investigations; None where a law pack cannot be read.

    The page of the law says what is wrong with it; the start page opens all the same.
    """
    try:
        board = look_at_clocks(desk)
    except PackFaulty:
        return None
    first = ((one, board.view_of(one)) for one in board.clocks[:MOST])
    return Strip(
        clocks=tuple((clock_card(one, seen, view), seen.record.head.title) for one, seen in first),
        count=len(board.clocks),
        tasks=tuple(sorted(board.tasks, key=_turn))[:MOST],
        waiting=tuple(
            (CasePage(seen, view, desk.member), entry)
            for seen in board.views
            for entry in seen.waiting
        ),
        investigations=len(board.views),
    )


def _turn(pair: tuple[CaseView, TaskStanding]) -> tuple[bool, bool, str]:
    task = pair[1]
    return not task.is_late, task.task.due_on is None, str(task.task.due_on or "")
