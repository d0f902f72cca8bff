"""What the Agency writes in Russian about when: inclusions, exclusions, dates of birth.

Source: Agency for Financial Monitoring of the Republic of Kazakhstan, list of organisations and
persons connected with the financing of terrorism and extremism (law of 28 August 2009 No. 191-IV,
article 12): fields ``note`` and ``correction``.
"""

import re
from datetime import date
from typing import Final

from qaitaru.facts.designations import BirthDate
from qaitaru.lists.births import birth_of
from qaitaru.lists.publishers.xml_list import day_of

_DAY: Final = r"(?P<day>\d\d\.\d\d\.\d{4})"
_INCLUDED: Final = re.compile(rf"\bвключ[её]н\w*[^.;\d]{{0,40}}?{_DAY}", re.IGNORECASE)
_EXCLUDED: Final = re.compile(rf"\bисключ[её]н\w*[^.;\d]{{0,40}}?{_DAY}", re.IGNORECASE)
_ABOUT_IN: Final = re.compile(r"^(приблизительно|примерно|около)\s+в\s+", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"^(?:между|с|от)\s+(.+?)\s+(?:и|по|до)\s+", re.IGNORECASE)


def included_on(text: str) -> date | None:
    """The day from which somebody stands on the list, where a note says it."""
    return _first(_INCLUDED, text)


def excluded_on(text: str) -> date | None:
    """The day on which somebody was taken off the list, where a note says it."""
    return _first(_EXCLUDED, text)


def day_said(text: str) -> date | None:
    """A day as the Agency writes it, by figures or by the month's word."""
    found = birth_said(text)
    if found is None or (found.period.end - found.period.start).days != 1:
        return None
    return found.period.start


def birth_said(text: str) -> BirthDate | None:
    """A date of birth in Russian or in figures."""
    plain = _BETWEEN.sub(r"\1 - ", _ABOUT_IN.sub(r"\1", text.strip().rstrip(".;,")))
    birth = birth_of(plain)
    if birth is None:
        return None
    original = " ".join(text.split())
    return BirthDate(period=birth.period, approximate=birth.approximate, original=original)


def _first(pattern: re.Pattern[str], text: str) -> date | None:
    found = pattern.search(text)
    return day_of(found["day"], "%d.%m.%Y") if found else None
