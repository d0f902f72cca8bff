"""The strip of clocks on the start page: what expires next in every investigation, for whom."""

from dataclasses import dataclass
from typing import Final

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.look_at_clocks import ClockBoard, look_at_clocks
from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.casework.record import CaseEntry
from qaitaru.casework.tasks import TaskStanding
from qaitaru.facts.errors import PackFaulty
from qaitaru.web.casework.clock_cards import ClockCard, clock_card
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.view import View

MOST: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """What can still be kept, what is late, and what waits; of each the first, with its number."""

    coming: tuple[ClockCard, ...]
    late: tuple[ClockCard, ...]
    counts: tuple[int, int]  # of coming and of late clocks
    tasks: tuple[tuple[CaseView, TaskStanding], ...]
    task_count: int
    waiting: tuple[tuple[CasePage, CaseEntry], ...]  # for a second member
    waiting_count: int
    investigations: int

    @property
    def has_something(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.coming or self.late or self.tasks or self.waiting)


def strip_of(desk: Desk, view: View) -> Strip | None:
    """The strip over the open investigations; None where a law pack cannot be read.

    The page of the law says what is wrong with it; the start page opens all the same.
    """
    try:
        board = look_at_clocks(desk)
    except PackFaulty:
        return None
    coming = [one for one in board.clocks if not one.is_late]
    late = [one for one in board.clocks if one.is_late]
    waiting = [
        (CasePage(seen, view, desk.member), entry) for seen in board.views for entry in seen.waiting
    ]
    return Strip(
        coming=_cards(board, coming[:MOST], view),
        late=_cards(board, late[:MOST], view),
        counts=(len(coming), len(late)),
        tasks=tuple(sorted(board.tasks, key=_turn))[:MOST],
        task_count=len(board.tasks),
        waiting=tuple(sorted(waiting, key=_own_first))[:MOST],
        waiting_count=len(waiting),
        investigations=len(board.views),
    )


def _cards(board: ClockBoard, clocks: list[CaseClock], view: View) -> tuple[ClockCard, ...]:
    return tuple(clock_card(one, seen, view) for one, seen in board.now(clocks))


def _own_first(pair: tuple[CasePage, CaseEntry]) -> bool:
    """What the member may decide stands before what only others may."""
    own, entry = pair
    return not own.may_decide(entry)


def _turn(pair: tuple[CaseView, TaskStanding]) -> tuple[bool, bool, str]:
    task = pair[1]
    return not task.is_late, task.task.due_on is None, str(task.task.due_on or "")
