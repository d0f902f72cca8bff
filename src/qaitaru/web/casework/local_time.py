"""Instants of an investigation by the clock of its own jurisdiction, as its people live by it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from qaitaru.casework.case_at import CaseAt
from qaitaru.web.view import View


def zone_of(case: CaseAt) -> ZoneInfo:
    """By whose time the days of an investigation begin and end."""
    return ZoneInfo(case.law.binding(case.record.head.jurisdiction)[0].calendar.zone)


def minute_text(instant: datetime, case: CaseAt, view: View) -> str:
    """An instant to the minute, with its zone said."""
    return view.forms.minute(instant.astimezone(zone_of(case)))


def ending_text(end: datetime | None, case: CaseAt, view: View) -> str:
    """An end that must be kept, with its weekday; empty without one."""
    return view.forms.ending(end.astimezone(zone_of(case))) if end else ""
