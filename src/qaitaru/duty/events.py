"""The events of a duty that clocks run from and are stopped by."""

from datetime import date, datetime
from typing import Final

from qaitaru.duty.bodies import FrozenAsset, Happened, Petition
from qaitaru.duty.record import DutyRecord
from qaitaru.law.calendars import Calendar
from qaitaru.law.clock_lines import Instant

CHAIN: Final = (
    "published",
    "fetched",
    "screened",
    "hit",
    "matched",
    "frozen",
    "reported",
    "prosecutor_told",
)
"""From the publication to the last notification, in the order they ought to come."""

STATED: Final = (
    *CHAIN,
    "notified",
    "answered",
    "information_gathered",
    "report_made",
    "committee_decided",
    "delisting_ended",
)
"""Events that a member may state."""

OF_REQUESTS: Final = frozenset(STATED) - frozenset(CHAIN)
"""Events that belong to an exemption request or a petition."""


def events_of(record: DutyRecord, calendar: Calendar, about: int = 0) -> dict[str, Instant]:
    """The first time each event was, for the duty itself or for one request or petition of it."""
    found = _of_head(record, calendar) if about == 0 else {}
    for entry, _ in record.of(Petition):
        if entry.number == about:
            found["petition_filed"] = Instant(at=entry.at, entry=entry.number)
    for entry, body in record.of(Happened):
        if body.about == about and _earlier(found, body.event, entry.at):
            found[body.event] = Instant(at=entry.at, entry=entry.number)
    for entry, _ in record.of(FrozenAsset):
        if about == 0 and _earlier(found, "frozen", entry.at):
            found["frozen"] = Instant(at=entry.at, entry=entry.number)
    return found


def _of_head(record: DutyRecord, calendar: Calendar) -> dict[str, Instant]:
    head, found = record.head, {}
    if head.published_utc:
        found["published"] = Instant(at=datetime.fromisoformat(head.published_utc))
    elif head.published_on:
        day = date.fromisoformat(head.published_on)
        found["published"] = Instant(at=calendar.start_of(day), is_day=True)
    if head.fetched_at:
        found["fetched"] = Instant(at=datetime.fromisoformat(head.fetched_at))
    return found


def _earlier(found: dict[str, Instant], event: str, at: datetime) -> bool:
    """Whether an event was not yet known to be that early; a stated instant beats a mere day."""
    known = found.get(event)
    return known is None or known.is_day or at < known.at
