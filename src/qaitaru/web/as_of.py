"""As of when an address asks: a day, an instant, or now."""

from datetime import datetime
from typing import Final

from qaitaru.acts.lists.look_at_lists import NOW, AsOf
from qaitaru.facts.errors import SettingFaulty
from qaitaru.web import values
from qaitaru.web.sent import instant_there
from qaitaru.web.view import View

_YEARS: Final = range(1900, 2200)
"""What lies beyond is a slip of the hand, and past what a calendar holds."""


def as_of_asked(view: View) -> AsOf | None:
    """As of a day or an instant with its zone; None for what is neither."""
    text = view.asked("as_of").strip()
    if not text:
        return NOW
    if day := values.day(text):
        return AsOf(day=day)
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        return None
    return AsOf(instant=instant) if instant.tzinfo else None


def instant_asked(view: View) -> datetime | None:
    """As of an instant, with its zone or by the clock of the place; None for now.

    Raises: SettingFaulty, also for an hour that the place has twice or never.
    """
    text, name = view.asked("as_of").strip(), view.words("web.case.as_of", zone=view.zone.key)
    found = instant_there(name, text, view.zone.key)
    if found is not None and found.year not in _YEARS:
        raise SettingFaulty(name, text, "2026-03-06T10:30+05:00")
    return found.astimezone(view.zone) if found else None
