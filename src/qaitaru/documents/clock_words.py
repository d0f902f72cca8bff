"""How a clock reads for people: its edition and its marks, how long something took or is late."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from qaitaru.duty.clock_lines import ClockLine, State
from qaitaru.law.clocks import Edition
from qaitaru.law.due import Due
from qaitaru.wording import Forms, Words

_NOT_DONE: Final = (State.RUNNING, State.NO_EDITION, State.SILENCE)


def edition_text(edition: Edition, words: Words) -> str:
    """An edition by name, with what it counts: ``24h: 24 h``."""
    return f"{edition.name}: {words(f'law.unit.{edition.unit.value}', count=edition.count)}"


def marks_text(due: Due, words: Words, *, is_sure: bool) -> str:
    """What is not sure about an answer; empty where all of it is."""
    marks = (
        ("law.unverified", not due.edition.verified),
        ("law.holidays_unknown", not due.holidays_known),
        ("law.unsure", not is_sure),
    )
    return ", ".join(words(key) for key, is_so in marks if is_so)


def end_text(due: Due, words: Words, forms: Forms) -> str:
    """When a clock runs out: the day it ends with, or the instant in UTC and there."""
    if due.due_utc is None:
        return words("law.unit.without_delay")
    if due.last_day is not None:
        return words("duty.end_of_day", day=forms.day(due.last_day), zone=due.zone)
    there = due.due_utc.astimezone(ZoneInfo(due.zone))
    told = f"{there:%H:%M}" if there.date() == due.due_utc.date() else f"{there:%H:%M %d.%m}"
    return f"{forms.instant(due.due_utc)} ({told} {due.zone})"


def took_text(line: ClockLine, words: Words) -> str:
    """How long after its event a thing was done, or has not been done so far."""
    if line.began is None or line.state in _NOT_DONE:
        return ""
    return words("duty.after", span=span_text(line.took, words))


def span_text(span: timedelta, words: Words) -> str:
    """A stretch of time in days, hours and minutes; less than a minute is one."""
    minutes = max(int(span.total_seconds()) // 60, 1 if span else 0)
    days, left = divmod(minutes, 24 * 60)
    hours, minutes = divmod(left, 60)
    parts = (("duty.days", days), ("duty.hours", hours), ("duty.minutes", minutes))
    told = [words(key, number=number) for key, number in parts if number]
    return " ".join(told) or words("duty.minutes", number=0)
