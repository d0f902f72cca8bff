"""The forms in which goAML writes its values, and what they become in a claim."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Final

from qaitaru.facts.moments import instant_text
from qaitaru.ingest.reports.shapes import Form
from qaitaru.ingest.text.values import currency_of, date_of

UNKNOWN: Final = "-"
FROZEN_CODES: Final = frozenset({"F", "FRZN", "FROZN"})
"""Account status codes that say frozen: Nepal, Sri Lanka, United Arab Emirates."""

_MOMENT: Final = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)(?:T(?P<time>\d\d:\d\d:\d\d)(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:\d\d)?",
    re.ASCII,
)
_MIDNIGHT: Final = "00:00:00"


@dataclass(frozen=True, slots=True)
class When:
    """An ``xs:dateTime``: its day, and its time where it says one.

    The type forces a time on every date, so midnight is no time said.
    """

    day: date
    clock_time: str = ""  # where no zone is stated
    instant_utc: datetime | None = None


def when_of(text: str) -> When | None:
    """The day and time of an ``xs:dateTime`` or ``xs:date``; fractions of a second are dropped.

    Source: XML Schema Part 2, 3.2.7; goAML schema 5.0.2, type sql_date.
    """
    found = _MOMENT.fullmatch(text.strip())
    day = date_of(found["day"], ("%Y-%m-%d",)) if found else None
    if found is None or day is None:
        return None
    return _timed(day, found["time"] or _MIDNIGHT, found["zone"])


def _timed(day: date, clock_time: str, zone: str | None) -> When | None:
    try:
        moment = datetime.combine(day, time.fromisoformat(clock_time + (zone or "")))
    except ValueError:
        return None
    if moment.tzinfo is None:
        return When(day, "" if clock_time == _MIDNIGHT else clock_time)
    return When(day, instant_utc=moment.astimezone(UTC))


def _day(text: str) -> str | None:
    when = when_of(text)
    return None if when is None else when.day.isoformat()


def _moment(text: str) -> str | None:
    when = when_of(text)
    if when is None:
        return None
    if when.instant_utc is not None:
        return instant_text(when.instant_utc)
    return f"{when.day.isoformat()}T{when.clock_time}" if when.clock_time else str(when.day)


def _code(text: str) -> str:
    return "unknown" if text == UNKNOWN else text


def _status(text: str) -> str:
    return "frozen" if text in FROZEN_CODES else _code(text)


DAY: Final = Form(_day, "report_date_unreadable", "YYYY-MM-DDThh:mm:ss")
MOMENT: Final = Form(_moment, "report_date_unreadable", "YYYY-MM-DDThh:mm:ss")
CURRENCY: Final = Form(currency_of, "report_currency_unknown", "ISO 4217")
CODE: Final = Form(_code)
STATUS: Final = Form(_status)
