"""The day a cell states, with its time where it states one."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from qaitaru.ingest.tables.cells import Cell, text_of
from qaitaru.ingest.tables.mapping import Mapping
from qaitaru.ingest.text.values import EARLIEST_YEAR, LATEST_YEAR, date_of

_DAY: Final = re.compile(r"[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?![0-9./-])")


@dataclass(frozen=True, slots=True)
class Day:
    """A day; its time as printed; and the instant, where time and zone are both stated."""

    on: date | None
    clock_time: str = ""
    utc: datetime | None = None


def day_of(cell: Cell, mapping: Mapping) -> Day:
    """The day in a cell, by the mapping's formats where it is text."""
    if isinstance(cell, datetime):
        return _of_moment(cell, mapping.time_zone) if cell.time() != cell.min.time() else _of(cell)
    if isinstance(cell, date):
        return Day(cell) if EARLIEST_YEAR <= cell.year <= LATEST_YEAR else Day(None)
    return _of_text(text_of(cell), mapping.date_formats, mapping.time_zone)


def looks_dated(cell: Cell) -> bool:
    """Whether a cell begins with a day as digits, in whatever order."""
    return isinstance(cell, str) and _DAY.match(cell.strip()) is not None


@lru_cache(maxsize=8192)
def _of_text(text: str, formats: tuple[str, ...], zone: str) -> Day:
    for form in formats:
        day = date_of(text, (form,))
        if day is not None:
            if "%H" not in form and "%I" not in form:
                return Day(day)
            return _of_moment(datetime.strptime(text, form), zone)  # noqa: DTZ007 - zone below
    return Day(None)


def _of(moment: datetime) -> Day:
    return Day(moment.date()) if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else Day(None)


def _of_moment(moment: datetime, zone: str) -> Day:
    day = _of(moment)
    if day.on is None:
        return day
    if moment.tzinfo is None and zone:
        moment = moment.replace(tzinfo=ZoneInfo(zone))
    utc = moment.astimezone(UTC) if moment.tzinfo is not None else None
    clock_time = "" if utc else moment.time().isoformat("seconds")
    return Day(day.on, clock_time, utc)
