"""A clock for a machine: its state, its answer, the edition used, what was counted."""

from datetime import datetime
from typing import Any

from qaitaru.law.calendars import Counted
from qaitaru.law.clock_lines import ClockLine
from qaitaru.law.due import Due


def clock_json(one: ClockLine) -> dict[str, Any]:
    """One clock as it stands."""
    reckoned = one.reckoned
    until = one.done.at if one.done else None
    return {
        "clock": one.clock.key,
        "text": one.clock.text,
        "owed_by": one.clock.owed_by,
        "about": one.about or None,
        "state": one.state,
        "began": one.began.at if one.began else None,
        "began_is_day": one.began.is_day if one.began else None,
        "done": until,
        "late_seconds": int(one.late.total_seconds()),
        "answer": due_json(reckoned.due, until) if reckoned else None,
        "other_editions": [due_json(due, until) for due in reckoned.others] if reckoned else [],
        "is_sure": reckoned.is_sure if reckoned else None,
    }


def due_json(due: Due, done: datetime | None = None) -> dict[str, Any]:
    """One edition's answer."""
    return {
        "edition": due.edition.name,
        "count": due.edition.count,
        "unit": due.edition.unit,
        "due": due.due_utc,
        "last_day": due.last_day,
        "may_be_extended_to": due.extended_utc,
        "is_paused": due.is_paused,
        "late_seconds": int(due.overdue(done).total_seconds()) if done else None,
        "source": due.edition.source,
        "verified": due.edition.verified,
        "remark": due.edition.remark,
        "holidays_known": due.holidays_known,
        "counted": _counted(due.counted) if due.counted else None,
    }


def _counted(counted: Counted) -> dict[str, Any]:
    """What a count of working days passed over, and what was not known of it."""
    return {
        "unknown_years": counted.unknown_years,
        "verified": counted.verified,
        "unusual": [
            {
                "day": one.day,
                "kind": one.kind,
                "holiday": one.holiday.key if one.holiday else None,
                "source": one.source,
                "verified": one.verified,
            }
            for one in counted.unusual
        ],
    }
