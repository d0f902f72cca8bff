"""What a member gives on the command line, understood or refused in words."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Final

import typer

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_parties import look_at_parties
from qaitaru.cli.face import FORMS, WORDS
from qaitaru.cli.instants import instant_told
from qaitaru.facts.errors import CurrencyUnknown, SettingFaulty, SourceUnreadable
from qaitaru.facts.moments import Period, month_of
from qaitaru.facts.money import LARGEST_MINOR, exponent, to_minor

_NAMED: Final = 5  # parties that a name may mean, told before the rest is left out
_PERIODS: Final = "2025-03, 2025-03-01..2025-04-01"
_DAY: Final = "2025-03-05"
_INSTANT: Final = "2026-03-06T10:30+05:00"
_NOUGHT: Final = re.compile(r"0+(\.0*)?")
_DECIMAL: Final = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")

LimitOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.option.limit"))]
OffsetOption = Annotated[int, typer.Option(min=0, help=WORDS("cli.option.offset"))]
CurrencyOption = Annotated[str, typer.Option(help=WORDS("cli.option.currency"))]
PeriodOption = Annotated[str, typer.Option(help=WORDS("cli.option.period"))]


def text_of(path: Path) -> str:
    """The text of a file in UTF-8.

    Raises: SourceUnreadable.
    """
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise SourceUnreadable(str(path), f"UTF-8: {fault.reason}") from fault
    except OSError as fault:
        raise SourceUnreadable(str(path), str(fault.strerror)) from fault


def one_of(option: str, text: str, allowed: Iterable[str]) -> str | None:
    """One of the values an option may take; None where it is not given.

    Raises: SettingFaulty.
    """
    choices = tuple(allowed)
    if text and text not in choices:
        raise SettingFaulty(option, text, ", ".join(choices))
    return text or None


def currency_of(text: str) -> str | None:
    """A currency's code in capitals; None where it is not given.

    Raises: CurrencyUnknown.
    """
    code = text.strip().upper()
    if not code:
        return None
    try:
        exponent(code)
    except CurrencyUnknown:
        raise CurrencyUnknown(text) from None
    return code


def day_of(option: str, text: str) -> date | None:
    """A day; None where it is not given.

    Raises: SettingFaulty.
    """
    if not text:
        return None
    day = _day(text)
    if day is None:
        raise SettingFaulty(option, text, _DAY)
    return day


def instant_given(option: str, text: str) -> datetime | None:
    """An instant with its zone; None where it is not given.

    Raises: SettingFaulty.
    """
    return instant_told(option, text, _INSTANT)


def period_of(option: str, text: str) -> Period | None:
    """A month, or the days from the first up to but not including the second.

    Raises: SettingFaulty.
    """
    if not text:
        return None
    first, dots, last = text.partition("..")
    start, end = _day(first), _day(last)
    if not dots and re.fullmatch(r"\d{4}-\d{2}", text) and (day := _day(f"{text}-01")):
        return month_of(day)
    if start is None or end is None or end <= start:
        raise SettingFaulty(option, text, _PERIODS)
    return Period(start, end)


def period_text(period: Period | None) -> str:
    """The days counted, told so that nobody mistakes the last of them."""
    if period is None:
        return WORDS("cli.period.all")
    return WORDS("cli.period.of", start=FORMS.day(period.start), end=FORMS.day(period.end))


def decimal_of(option: str, text: str) -> Decimal:
    """A positive decimal with a point, in plain digits: ``1e9`` and ``1_000`` are none.

    Raises: SettingFaulty.
    """
    number = Decimal(text) if _DECIMAL.fullmatch(text) else Decimal(0)
    if number <= 0:
        raise SettingFaulty(option, text, "497.12")
    return number


def minor_of(option: str, text: str, currency: str | None) -> int | None:
    """An amount in minor units; None where it is not given.

    Raises: SettingFaulty where it is no amount of the currency, or no currency is chosen.
    """
    if not text:
        return None
    if currency is None:
        raise SettingFaulty(option, text, f"{option} {text} --currency KZT")
    minor = to_minor(decimal_of(option, text), currency)
    if minor is None:
        raise SettingFaulty(option, text, f"497.12 {currency}")
    return minor


def money_given(option: str, text: str, currency: str) -> int:
    """An amount in minor units; nought is one.

    Raises: SettingFaulty; CurrencyUnknown.
    """
    code = currency_of(currency)
    if _NOUGHT.fullmatch(text):
        return 0
    minor = minor_of(option, text, code)
    if minor is None or minor > LARGEST_MINOR:
        raise SettingFaulty(option, text, "497.12")
    return minor


def party_of(desk: Desk, option: str, text: str, as_of: datetime | None) -> str:
    """The mark of the one party that a name or number means; empty where it is not given.

    Raises: SettingFaulty where it means none, or several, which are told.
    """
    if not text:
        return ""
    found = look_at_parties(desk, text, as_of=as_of)
    if len(found) != 1:
        names = [f"«{one.party.name or one.party.code}»" for one in found[:_NAMED]]
        told = ", ".join([*names, "…"] if len(found) > _NAMED else names)
        raise SettingFaulty(option, text, told or WORDS("cli.party.none"))
    return found[0].mark


def _day(text: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
