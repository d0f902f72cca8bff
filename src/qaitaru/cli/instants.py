"""An instant as it is typed: with its zone, and within the years that clocks are reckoned in."""

from datetime import datetime
from typing import Final

from qaitaru.facts.errors import SettingFaulty

_YEARS: Final = range(1900, 2200)
"""What lies beyond is a slip of the hand, and past what a calendar holds."""


def instant_told(option: str, text: str, example: str) -> datetime | None:
    """An instant with its zone; None where it is not given.

    Raises: SettingFaulty, with an example of what it may be.
    """
    if not text:
        return None
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or instant.year not in _YEARS:
        raise SettingFaulty(option, text, example)
    return instant
