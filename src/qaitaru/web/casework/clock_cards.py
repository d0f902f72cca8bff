"""Clocks of investigations in words: what is next, for whom, what is left, what happens then."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from qaitaru.acts.casework.look_at_investigation import CaseView
from qaitaru.casework.bodies.measures import Measure
from qaitaru.casework.bodies.requests import Request
from qaitaru.casework.case_clocks import CaseClock
from qaitaru.documents.clock_words import span_text
from qaitaru.law.clock_lines import State
from qaitaru.law.clocks import Lapse
from qaitaru.law.provisional import Provisional
from qaitaru.web.casework.local_time import ending_text
from qaitaru.web.duty_view import ClockRow, clock_row
from qaitaru.web.view import View

_GONE: Final = (State.LAPSED, State.OVERDUE, State.SILENCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockCard:
    """One clock: its row of the law, what it is laid on, how long is left, and what then."""

    row: ClockRow
    investigation: int
    investigation_title: str
    about: int
    about_words: str
    address: str
    end: str
    left: str  # empty where nothing is left, or no number is set
    then: str
    is_late: bool
    is_waiting: bool
    shape: str


def clock_cards(clocks: Iterable[CaseClock], case: CaseView, view: View) -> tuple[ClockCard, ...]:
    """Clocks of one investigation, in their order."""
    return tuple(clock_card(one, case, view) for one in clocks)


def clock_card(one: CaseClock, case: CaseView, view: View) -> ClockCard:
    """One clock in the page's language."""
    row = clock_row(one.line, view, case.law)
    words, address = _about(one.about, case, view)
    return ClockCard(
        row=row,
        investigation=one.investigation,
        about=one.about,
        about_words=words,
        address=address,
        end=_end(one, case, view) or row.end,
        investigation_title=case.record.head.title,
        left=left_text(one.line.due_utc, case.case.at, view) if one.is_waiting else "",
        then=_then(one, view),
        is_late=one.is_late,
        is_waiting=one.is_waiting,
        shape="proved" if one.is_over else row.shape,
    )


def _end(one: CaseClock, case: CaseView, view: View) -> str:
    """Until when: the last day whole, or the minute; empty where the law sets no number."""
    reckoned = one.line.reckoned
    last = reckoned.due.last_day if reckoned and one.line.extended_to is None else None
    if last is not None:
        return view.words("web.case.end_of_day", day=view.forms.weekday(last))
    return ending_text(one.line.due_utc, case.case, view)


def left_text(end: datetime | None, now: datetime, view: View) -> str:
    """How long is left until an end; empty where it has come or there is none."""
    left = end - now if end else timedelta()
    return span_text(_coarse(left), view.words) if left > timedelta() else ""


def _coarse(left: timedelta) -> timedelta:
    """Days and hours are enough where days are left: minutes of a month tell nobody anything."""
    return timedelta(hours=left // timedelta(hours=1)) if left >= timedelta(days=2) else left


def _about(number: int, case: CaseView, view: View) -> tuple[str, str]:
    """What a clock is laid on, in words, with its page."""
    if found := case.record.find(number, Measure):
        kind = case.law.found(Provisional, found[1].measure)
        words = kind.text.words(view.language) if kind else found[1].measure
        return words, f"/measures/{number}"
    if asked := case.record.find(number, Request):
        return asked[1].title, f"/requests/{number}"
    return "", f"/investigations/{case.record.head.number}"


def _then(one: CaseClock, view: View) -> str:
    """What happens when it runs out, or has happened since it did."""
    words, gone = view.words, one.line.state in _GONE
    if one.then:
        key = "web.case.then.must_lift" if gone else "web.case.then.lifts"
        told = ", ".join(words(f"law.actor.{each.value}") for each in one.then_told)
        who = ", ".join(words(f"law.actor.{each.value}") for each in one.then)
        text = words(key, who=who)
        return f"{text} {words('web.case.then.told', who=told)}" if told else text
    lapse = one.line.clock.at_lapse
    if lapse is Lapse.LIFTED:
        return words("web.case.then.gone" if gone else "web.case.then.goes")
    if lapse is Lapse.PROCEED:
        return words("web.case.then.proceeds")
    return words("web.case.then.late")
