"""Every clock that waits, by how soon: late, today, within three days, later, without a number."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from qaitaru.acts.casework.look_at_clocks import ClockBoard
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.web.casework.clock_cards import ClockCard, clock_card
from qaitaru.web.casework.local_time import zone_of
from qaitaru.web.view import View

SPANS: Final = ("late", "today", "soon", "later", "open")
"""How soon, in the order of the page; words stand under ``web.case.span``."""
_SOON: Final = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Group:
    """The clocks of one span, of which a page may show a part."""

    span: str
    clocks: tuple[ClockCard, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which clocks the address asks for; what is empty, or 0, narrows nothing."""

    span: str = ""
    owed_by: str = ""
    investigation: int = 0


def span_of(one: CaseClock, board: ClockBoard) -> str:
    """How soon a clock runs out, by the days of its own jurisdiction."""
    due = one.line.due_utc
    if one.is_late or due is None:
        return "late" if one.is_late else "open"
    home = zone_of(board.view_of(one).case)
    if due.astimezone(home).date() <= board.at.astimezone(home).date():
        return "today"
    return "soon" if due - board.at <= _SOON else "later"


def wanted(board: ClockBoard, asked: Wanted) -> list[CaseClock]:
    """The clocks asked for, the most pressing first."""
    return [
        one
        for one in board.clocks
        if asked.investigation in {0, one.investigation}
        and asked.owed_by in {"", one.line.clock.owed_by}
        and asked.span in {"", span_of(one, board)}
    ]


def owing(clocks: Iterable[CaseClock]) -> list[str]:
    """Who owes something, in the order of the alphabet of their codes."""
    return sorted({str(one.line.clock.owed_by) for one in clocks})


def groups_of(clocks: Sequence[CaseClock], board: ClockBoard, view: View) -> list[Group]:
    """The clocks by how soon; spans in which nothing waits are left out."""
    found: dict[str, list[ClockCard]] = {}
    for one, seen in board.now(clocks):
        found.setdefault(span_of(one, board), []).append(clock_card(one, seen, view))
    return [Group(span, tuple(found[span])) for span in SPANS if span in found]
