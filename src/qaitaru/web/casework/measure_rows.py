"""The measures of every investigation as rows: how each stands, until when, what is wanting."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.acts.casework.look_over import Overview
from qaitaru.casework.in_force import How, MeasureStanding
from qaitaru.casework.measure_events import events_of, steps_of
from qaitaru.casework.prosecutors_board import wanting_of
from qaitaru.law.events import Event
from qaitaru.web.casework.clock_cards import left_text
from qaitaru.web.casework.entry_words import ground_words
from qaitaru.web.casework.page_of_case import CasePage
from qaitaru.web.view import View

STANDINGS: Final = ("lapsed", "short", "in_force", "ended")
"""How a measure stands, the most pressing first; words stand under ``web.case.standing``."""
_SHORT: Final = timedelta(days=3)
_NEVER: Final = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """One measure of one investigation, and how it stands."""

    own: CasePage
    one: MeasureStanding
    standing: str

    @property
    def number(self) -> int:
        """The measure's number."""
        return self.one.entry.number

    @property
    def left(self) -> str:
        """How long it still holds; empty where it holds nothing, or until it is lifted."""
        end = self.one.expiry.at if self.one.is_in_force else None
        return left_text(end, self.own.seen.case.at, self.own.view)

    @property
    def wanting(self) -> tuple[Event, ...]:
        """The consents and the information that are not there."""
        return wanting_of(self.own.seen.case, self.one)

    @property
    def ground(self) -> str:
        """Its ground in the law's words."""
        told = self.one.measure.ground
        return ground_words(self.own.seen.case, told, self.own.view.language) or told

    @property
    def steps(self) -> tuple[str, ...]:
        """What may be told of it."""
        return steps_of(self.own.seen.law, self.one)


@dataclass(frozen=True, slots=True)
class Placed:
    """A measure in its place among all, as it stands."""

    investigation: int
    number: int
    standing: str
    ends: datetime


def placed(over: Overview, asked: int = 0) -> list[Placed]:
    """The measures of all investigations, or of one, the most pressing first."""
    found = [
        Placed(
            investigation=seen.record.head.number,
            number=one.entry.number,
            standing=standing_of(seen, one, over.at),
            ends=one.expiry.at or _NEVER,
        )
        for seen in over.views
        if asked in {0, seen.record.head.number}
        for one in seen.measures
    ]
    return sorted(found, key=_turn)


def row_of(over: Overview, one: Placed, view: View) -> MeasureRow:
    """A measure to the minute."""
    seen = over.fresh(one.investigation)
    (told,) = [each for each in seen.measures if each.entry.number == one.number]
    return MeasureRow(CasePage(seen, view, over.member), told, one.standing)


def standing_of(seen: CaseView, one: MeasureStanding, at: datetime) -> str:
    """How a measure stands; a lapsed one presses until its lifting is told."""
    end, expires = one.end, one.expiry.at
    if end is not None:
        is_left = end.how is How.LAPSED and Event.LIFTED not in events_of(seen.case, one)
        return "lapsed" if is_left else "ended"
    return "short" if expires is not None and expires - at < _SHORT else "in_force"


def _turn(one: Placed) -> tuple[int, datetime, int]:
    return STANDINGS.index(one.standing), one.ends, one.number
