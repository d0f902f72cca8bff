"""How a clock reads for people: its edition and its marks, how long something took or is late."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from qaitaru.law.clock_lines import ClockLine, State
from qaitaru.law.clocks import Edition
from qaitaru.law.due import Due
from qaitaru.law.holidays import Unusual
from qaitaru.wording import Forms, Words

_NOT_DONE: Final = (State.RUNNING, State.NO_EDITION, State.SILENCE, State.LAPSED)


def edition_text(edition: Edition, words: Words) -> str:
    """An edition by name, with what it counts: ``24h: 24 h``."""
    return f"{edition.name}: {words(f'law.unit.{edition.unit.value}', count=edition.count)}"


def marks_text(due: Due, words: Words, *, is_sure: bool) -> str:
    """What is not sure about an answer; empty where all of it is."""
    counted = due.counted
    years = ", ".join(map(str, counted.unknown_years)) if counted else ""
    marks = (
        ("law.unverified", not due.edition.verified),
        ("law.holidays_unknown", bool(years)),
        ("law.holidays_unverified", counted is not None and not counted.verified),
        ("law.unsure", not is_sure),
    )
    return ", ".join(words(key, years=years) for key, is_so in marks if is_so)


def unusual_text(one: Unusual, words: Words, forms: Forms) -> str:
    """A day that its weekday does not tell: which, why, and whether that was verified."""
    why = words(f"law.rest.{one.kind.value}")
    named = one.holiday.text.words(words.language) if one.holiday else ""
    told = [f"{forms.day(one.day)} — {why}{f': {named}' if named else ''}"]
    return ", ".join(told + [words("law.unverified")] * (not one.verified))


def counted_text(due: Due, words: Words, forms: Forms) -> str:
    """The days a count of working days passed over, or counted on a weekend; empty without one."""
    if due.counted is None or not due.counted.unusual:
        return ""
    return "; ".join(unusual_text(one, words, forms) for one in due.counted.unusual)


def end_text(due: Due, words: Words, forms: Forms) -> str:
    """When a clock runs out: the day it ends with, or the minute there; the zone said once."""
    if due.is_paused:
        return words("law.paused")
    if due.due_utc is None:
        return words("law.unit.without_delay")
    if due.last_day is not None:
        return words("duty.end_of_day", day=forms.day(due.last_day), zone=due.zone)
    return forms.minute(due.due_utc.astimezone(ZoneInfo(due.zone)))


def took_text(line: ClockLine, words: Words) -> str:
    """How long after its event a thing was done, or has not been done so far."""
    if line.began is None or line.state in _NOT_DONE:
        return ""
    key = "duty.after" if line.done else "duty.so_far"
    return words(key, span=span_text(line.took, words))


def span_text(span: timedelta, words: Words) -> str:
    """A stretch of time in days, hours and minutes; less than a minute is one."""
    minutes = max(int(span.total_seconds()) // 60, 1 if span else 0)
    days, left = divmod(minutes, 24 * 60)
    hours, minutes = divmod(left, 60)
    parts = (("duty.days", days), ("duty.hours", hours), ("duty.minutes", minutes))
    told = [words(key, number=number) for key, number in parts if number]
    return " ".join(told) or words("duty.minutes", number=0)
