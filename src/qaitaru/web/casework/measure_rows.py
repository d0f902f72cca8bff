"""The measures of every investigation as rows: how each stands, until when, what is wanting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.in_force import How, MeasureStanding
from qaitaru.casework.measure_events import events_of, steps_of
from qaitaru.casework.prosecutors_board import wanting_of
from qaitaru.law.events import Event
from qaitaru.web.casework.clock_cards import left_text
from qaitaru.web.casework.entry_words import ground_words
from qaitaru.web.casework.page_of_case import CasePage

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


def rows_of(pages: Iterable[CasePage]) -> list[MeasureRow]:
    """Every measure, the most pressing first: lapsed and not lifted, then by its end."""
    found = [
        MeasureRow(own, one, standing_of(own.seen, one))
        for own in pages
        for one in own.seen.measures
    ]
    return sorted(found, key=_turn)


def standing_of(seen: CaseView, one: MeasureStanding) -> str:
    """How a measure stands; a lapsed one presses until its lifting is told."""
    end, expires = one.end, one.expiry.at
    if end is not None:
        is_left = end.how is How.LAPSED and Event.LIFTED not in events_of(seen.case, one)
        return "lapsed" if is_left else "ended"
    return "short" if expires is not None and expires - seen.case.at < _SHORT else "in_force"


def _turn(row: MeasureRow) -> tuple[int, datetime, int]:
    return STANDINGS.index(row.standing), row.one.expiry.at or _NEVER, row.number
