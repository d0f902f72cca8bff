"""Numbers, money and dates as each language writes them."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache
from typing import Final

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, format_percent

from qaitaru.facts.money import exponent, plain

_LOCALES = {"kk": "kk_KZ", "ru": "ru_KZ", "en": "en_GB"}
_IN_WORDS: Final = {
    "kk_KZ": "y 'жылғы' d MMMM",
    "ru_KZ": "d MMMM y 'года'",
    "en_GB": "d MMMM y",
}
_ISO_DAY: Final = re.compile(r"(?<!\d)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")

_COUNTRY: Final = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of one language, and by which clock an instant is told."""

    locale: str
    zone: tzinfo = UTC

    def there(self, zone: tzinfo) -> "Forms":
        """The same by the clock of a place."""
        return replace(self, zone=zone)

    def amount(self, amount_minor: int, currency: str) -> str:
        """An amount with its minor units, grouped, no currency: ``1 234 567,50``."""
        places = exponent(currency)
        pattern = "#,##0" + ("." + "0" * places if places else "")
        return format_decimal(Decimal(plain(amount_minor, currency)), pattern, locale=self.locale)

    def money(self, amount_minor: int, currency: str) -> str:
        """An amount and its ISO code: ``1 234 567,50 KZT``, never broken over two lines."""
        return f"{self.amount(amount_minor, currency)}\N{NO-BREAK SPACE}{currency}"

    def number(self, value: int) -> str:
        """A whole number, grouped."""
        return format_decimal(value, locale=self.locale)

    def day(self, value: date) -> str:
        """A date in digits, as the language writes it: ``05.03.2025``."""
        pattern = "dd/MM/yyyy" if self.locale == "en_GB" else "dd.MM.yyyy"
        return format_date(value, pattern, locale=self.locale)

    def day_in_words(self, value: date) -> str:
        """A date as a paper of an agency writes it: ``2025 жылғы 5 наурыз``."""
        return format_date(value, _IN_WORDS[self.locale], locale=self.locale)

    def instant_in_words(self, value: datetime) -> str:
        """An instant as a paper writes it, by the clock of its own zone: ``…, 14:30 (UTC+5)``."""
        return f"{self.day_in_words(value.date())}, {value:%H:%M} ({_zone(value)})"

    def weekday(self, value: date) -> str:
        """A date with the day of the week, as an end is told: ``чт 05.03.2026``."""
        return f"{format_date(value, 'EEE', locale=self.locale).rstrip('.')} {self.day(value)}"

    def minute(self, value: datetime) -> str:
        """An instant to the minute by the clock of its own zone: ``05.03.2026, 14:30 (UTC+5)``."""
        return f"{self.day(value.date())}, {value:%H:%M} ({_zone(value)})"

    def ending(self, value: datetime) -> str:
        """An end that must be kept, with its weekday: ``чт 05.03.2026, 14:30 (UTC+5)``."""
        return f"{self.weekday(value.date())}, {value:%H:%M} ({_zone(value)})"

    def days_in(self, text: str) -> str:
        """A text with each whole ISO date in it as the language writes days."""
        return _ISO_DAY.sub(self._day_in, text)

    def day_or_instant(self, text: str) -> str:
        """What is told as finely as it is known: an ISO day, or an instant with its zone."""
        return self.instant(datetime.fromisoformat(text)) if "T" in text else self.days_in(text)

    def _day_in(self, found: re.Match[str]) -> str:
        try:
            return self.day(date.fromisoformat(found[0]))
        except ValueError:  # no such day: shown as it was said
            return found[0]

    def score(self, value: float) -> str:
        """A score of a hit, from 0 to 1: ``0,983``."""
        return format_decimal(value, "0.000", locale=self.locale)

    def weight(self, value: float) -> str:
        """How much a reason weighs, for or against: ``+4,19``."""
        return format_decimal(value, "+0.00;-0.00", locale=self.locale)

    def share(self, value: float) -> str:
        """A share in whole hundredths: ``67 %``."""
        return format_percent(value, "#,##0\N{NO-BREAK SPACE}%", locale=self.locale)

    def country(self, code: str) -> str:
        """A country by its ISO 3166-1 code, in either case; what is no code stays as it stands.

        Source: Unicode CLDR territory names.
        """
        territories = Locale.parse(self.locale).territories
        return territories.get(code.upper(), code) if _COUNTRY.fullmatch(code) else code

    def month(self, value: date) -> str:
        """A month by name with its year, in the language's own order: ``2025 ж. сәуір``."""
        return format_skeleton("yMMMM", value, locale=self.locale)

    def instant(self, value: datetime) -> str:
        """An instant to the second by the clock of the place, its zone said once.

        ``05.03.2026 14:30:12 (UTC+5)``; in UTC for no place: ``05.03.2026 09:30:12 UTC``.
        """
        there = value.astimezone(self.zone)
        zone = _zone(there)
        told = f"({zone})" if there.utcoffset() else zone
        return f"{self.day(there.date())} {there:%H:%M:%S} {told}"


@cache
def forms_for(language: str) -> Forms:
    """The forms of a language of LANGUAGES."""
    return Forms(_LOCALES[language])


def _zone(value: datetime) -> str:
    """How far the clock of an instant is from UTC: ``UTC+5``, ``UTC-3:30``."""
    offset = int((value.utcoffset() or timedelta()).total_seconds()) // 60
    hours, minutes = divmod(abs(offset), 60)
    told = f"{'-' if offset < 0 else '+'}{hours}" + (f":{minutes:02}" if minutes else "")
    return f"UTC{told}" if offset else "UTC"
