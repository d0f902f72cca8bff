"""When a line is played: its days in the year of the story, and its hour on each."""

import random
from datetime import date, datetime, timedelta

from qaitaru.facts.moments import months
from qaitaru.training.lines import Line

FIRST_DAY = date(2025, 1, 1)
LAST_DAY = date(2025, 12, 31)


def moments_of(line: Line, draw: random.Random) -> list[datetime]:
    """The moments a line is played, in order of time."""
    days = [*_story_days(line, draw), *_monthly(line, draw), *_weekly(line)]
    return sorted(_at(day, line, draw) for day in days)


def _story_days(line: Line, draw: random.Random) -> list[date]:
    shifts = (timedelta(days=draw.randint(-line.jitter, line.jitter)) for _ in line.on)
    return [
        date.fromisoformat(f"{FIRST_DAY.year}-{day}") + shift
        for day, shift in zip(line.on, shifts, strict=True)
    ]


def _monthly(line: Line, draw: random.Random) -> list[date]:
    days: list[date] = []
    for month in months(FIRST_DAY, LAST_DAY)[line.first_month - 1 : line.last_month]:
        length = (month.end - month.start).days
        drawn = (draw.randint(1, length) for _ in range(line.a_month))
        days += [month.start.replace(day=day) for day in (*line.month_days, *drawn)]
    return days


def _weekly(line: Line) -> list[date]:
    year = (FIRST_DAY + timedelta(days=n) for n in range((LAST_DAY - FIRST_DAY).days + 1))
    return [
        day
        for day in year
        if day.isoweekday() in line.weekdays and line.first_month <= day.month <= line.last_month
    ]


def _at(day: date, line: Line, draw: random.Random) -> datetime:
    first, last = line.hours
    hour, minute, second = draw.randint(first, last), draw.randint(0, 59), draw.randint(0, 59)
    return datetime(day.year, day.month, day.day, hour, minute, second)  # noqa: DTZ001 - wall clock
