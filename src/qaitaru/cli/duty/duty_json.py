"""A duty for a machine: its clocks with the editions used, its money, its requests."""

from datetime import datetime
from typing import Any

from qaitaru.acts.duty.look_at_duties import DutyView, RequestView
from qaitaru.facts.money import plain
from qaitaru.law.calendars import Counted
from qaitaru.law.clock_lines import ClockLine
from qaitaru.law.due import Due


def duty_json(view: DutyView) -> dict[str, Any]:
    """One duty; keys stay as they are, values are plain."""
    return {
        "duty": view.record.head,
        "as_of": view.at,
        "chain": {name: instant.at if instant else None for name, instant in view.chain},
        "next": [clock_json(one) for one in view.next_steps],
        "clocks": [clock_json(one) for one in view.clocks],
        "frozen": [
            {
                "asset": one.entry.number,
                "name": one.asset.name,
                "sort": one.asset.sort,
                "holding": one.asset.holding,
                "link": one.asset.link,
                "owner": one.asset.owner,
                "currency": one.asset.currency,
                "frozen_at": one.entry.at,
                "amount": plain(one.asset.amount_minor, one.asset.currency),
                "credited": plain(one.credited_minor, one.asset.currency),
                "paid": plain(one.paid_minor, one.asset.currency),
                "released": plain(one.released_minor, one.asset.currency),
                "held": plain(one.held_minor, one.asset.currency),
            }
            for one in view.holdings
        ],
        "held": {code: plain(minor, code) for code, minor in view.held.items()},
        "requests": [_request(one) for one in view.requests],
        "rights": {
            "wanting": view.wanting,
            "reviews": [
                {"topic": one.right.topic, "on": one.on, "is_late": one.is_late}
                for one in view.reviews
            ],
            "on_name_alone": view.on_name_alone,
            "may_tell_reason": view.may_tell_reason,
        },
        "entries": view.record.entries,
        "decisions": view.record.decisions,
    }


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


def _request(one: RequestView) -> dict[str, Any]:
    return {
        "entry": one.entry.number,
        "kind": one.kind.key if one.kind else "release",
        "ground": one.kind.ground if one.kind else None,
        "asked_by": one.entry.made_by,
        "answer": one.answer or None,
        "wait": clock_json(one.wait) if one.wait else None,
        "decision": one.decision,
        "may_decide": one.may_decide,
        "left_in_period": plain(one.left_minor, one.currency) if one.currency else None,
    }
