"""What an address says, as values: days, months, sums; None where it says none that make sense."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.money import to_minor


def day(text: str) -> date | None:
    """An ISO date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def instant(name: str, text: str) -> datetime | None:
    """An instant with its zone; None where nothing is said.

    Raises: SettingFaulty where it is none: a form's instant is never guessed.
    """
    if not text:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise SettingFaulty(name, text, "2026-03-06T10:30+05:00")
    return found


def month(text: str) -> date | None:
    """The first day of a month told as ``2026-03``."""
    return day(f"{text}-01")


def minor(text: str, currency: str) -> int | None:
    """A sum in minor units; a comma is a point, blanks part the thousands."""
    if currency not in CURRENCIES:
        return None
    try:
        amount = Decimal("".join(text.split()).replace(",", "."))
    except InvalidOperation:
        return None
    return to_minor(amount, currency)


def number(text: str) -> int | None:
    """A whole number that is not negative and not absurd."""
    return int(text) if text.isdecimal() and len(text) < 10 else None
