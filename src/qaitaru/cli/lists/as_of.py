"""As of when lists are asked for, as the command line says it."""

from datetime import date, datetime
from typing import Final

from qaitaru.acts.lists.look_at_lists import NOW, AsOf
from qaitaru.facts.errors import SettingFaulty

_AS_OF: Final = "2025-04-19, 2026-03-01T12:00:00+05:00"


def as_of_of(text: str) -> AsOf:
    """A day is as published; an instant with its zone is as the workspace had it.

    Raises: SettingFaulty.
    """
    if not text:
        return NOW
    try:
        return AsOf(day=date.fromisoformat(text))
    except ValueError:
        return AsOf(instant=_instant(text))


def _instant(text: str) -> datetime:
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise SettingFaulty("--as-of", text, _AS_OF)
    return instant
