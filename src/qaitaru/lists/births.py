"""Dates of birth as lists write them: a day, a month, a year, a span of years, circa any of them.

Source: UN consolidated list schema (TYPE_OF_DATE); OFAC SDN remarks; EU FSF 1.1 ``birthdate``; UK
sanctions list ``DOB`` with literal letters for what is not known; the list of Kazakhstan's Agency
for Financial Monitoring, and how registers of Kazakhstan write in Russian and Kazakh.
"""

import re
from datetime import date, timedelta
from typing import Final

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.moments import Period, month_of
from qaitaru.lists.content import squashed

_CIRCA: Final = re.compile(
    r"^(?:circa|approximately|approx\.?|about|ca?\.|c(?=\s*\d)|~|≈"
    r"|приблизительно|примерно|прим\.|прибл\.|около|ок\.|шамамен)\s*",
    re.IGNORECASE,
)
_SAID_OF_A_YEAR: Final = re.compile(
    r"(?<=\d{4})\s*(?:г\.?\s?р\b\.?|года(?:\s+рождения)?\b|году?\b|гг?\b\.?"
    r"|жыл(?:ы|ғы)?(?:\s+туған)?\b|ж\.?\s?т\b\.?|жж?\b\.?)",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    r"^(?:between\s+)?(.+?)\s*(?:\bto\b|\band\b|[-–])\s*(\S.*)$", re.IGNORECASE
)
_MONTHS: Final = (
    ("jan", "янв", "қаң"),
    ("feb", "фев", "ақп"),
    ("mar", "мар", "нау"),
    ("apr", "апр", "сәу"),
    ("may", "мая", "май", "мам"),
    ("jun", "июн", "мау"),
    ("jul", "июл", "шіл"),
    ("aug", "авг", "там"),
    ("sep", "сен", "қыр"),
    ("oct", "окт", "қаз"),
    ("nov", "ноя", "қар"),
    ("dec", "дек", "жел"),
)
"""The first three letters of the months in English, Russian and Kazakh."""
_MONTH_OF: Final = {word: number for number, words in enumerate(_MONTHS, 1) for word in words}
_FORMS: Final = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?:[T ]00:00.*)?(?:Z|[+-]\d\d:\d\d)?",
        r"(?P<y>\d{4})[./](?P<m>\d\d?)[./](?P<d>\d\d?)",
        r"(?P<y>(?:1[89]|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])",
        r"(?P<y>\d{4})-(?P<m>\d\d)",
        r"(?P<d>\d\d?|d+)[/.](?P<m>\d\d?|m+)[/.](?P<y>\d{4})",
        r"(?P<d>\d\d?)-(?P<m>\d\d?)-(?P<y>\d{4})",
        r"(?P<d>\d\d?)\.?[ -](?P<w>[^\W\d_]{3})[^\W\d_]*\.?,?[ -]?(?P<y>\d{4})",
        r"(?P<w>[^\W\d_]{3})[^\W\d_]*\.? (?P<d>\d\d?), (?P<y>\d{4})",
        r"(?P<w>[^\W\d_]{3})[^\W\d_]*\.? (?P<y>\d{4})",
        r"(?P<y>\d{4}),? (?P<d>\d\d?) (?P<w>[^\W\d_]{3})[^\W\d_]*",
        r"(?P<m>\d\d?)[/.](?P<y>\d{4})",
        r"(?P<y>\d{4})",
    )
)
_EARLIEST: Final = 1800


def born_in_years(
    first: int, last: int, *, approximate: bool = False, original: str = ""
) -> BirthDate | None:
    """A birth in a span of years, both counted; a span written backwards is turned round."""
    start, end = sorted((first, last))
    if not _EARLIEST <= start <= end < 9999:
        return None
    period = Period(date(start, 1, 1), date(end + 1, 1, 1))
    return BirthDate(period=period, approximate=approximate, original=original)


def birth_of(text: str, *, approximate: bool = False) -> BirthDate | None:
    """The birth a text states, or None where it states none that can be read.

    Days come before months where both are numbers (``03/10/1962`` is 3 October): so write the UK
    list and Kazakhstan's; ISO dates and months in English, Russian or Kazakh words are read as
    well, and a letter in place of a day or month (``dd/mm/1945``) is what is not known. A year of
    two figures is of no century that is told, and is not read.
    """
    original = squashed(text)
    plain, circa = _CIRCA.subn("", _SAID_OF_A_YEAR.sub("", original).strip())
    approximate = approximate or bool(circa)
    period = _period(plain) or _span(plain)
    if period is None:
        return None
    return BirthDate(period=period, approximate=approximate, original=original)


def _span(text: str) -> Period | None:
    """From the first day of one date to the last of another."""
    found = _SPAN.match(text)
    ends = [_period(_CIRCA.sub("", part)) for part in found.groups()] if found else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    return Period(min(e.start for e in ends if e), max(e.end for e in ends if e))


def _period(text: str) -> Period | None:
    found = next((match for form in _FORMS if (match := form.fullmatch(text))), None)
    if found is None:
        return None
    parts = found.groupdict()
    month = _number(parts.get("m"))
    if word := parts.get("w"):
        month = _MONTH_OF.get(word.lower(), 13)
    return _stretch(int(parts["y"]), month, _number(parts.get("d")))


def _number(text: str | None) -> int:
    """A day or month; 0 where letters or noughts stand for it."""
    return int(text) if text and text.isdigit() else 0


def _stretch(year: int, month: int, day: int) -> Period | None:
    if not _EARLIEST <= year < 9999:
        return None
    try:
        start = date(year, month or 1, (month and day) or 1)
    except ValueError:
        return None
    if month and day:
        return Period(start, start + timedelta(days=1))
    return month_of(start) if month else Period(start, date(year + 1, 1, 1))
