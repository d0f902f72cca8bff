"""The fields of MT940 and MT942 that have a fixed shape: account, balance, statement line.

Source: SWIFT Standards MT, Category 9: fields 25, 60a, 61, 62a, 64, 65, 34F, 90a.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.places import place
from qaitaru.ingest.readers.mt940.tags import Tag
from qaitaru.ingest.text.values import minor_of

_BALANCE: Final = re.compile(
    r"(?P<mark>[CD])(?P<day>[0-9]{6})(?P<currency>[A-Z]{3})?(?P<amount>[0-9]+,?[0-9]*)"
)
_LINE: Final = re.compile(
    r"(?P<value>[0-9]{6})(?P<entry>[0-9]{4})?(?P<mark>[RE]?[CD])(?P<funds>[A-Z])?"
    r"(?P<amount>[0-9]+,?[0-9]*)(?P<code>[A-Z][A-Z0-9]{3})?(?P<reference>.*)"
)
_SUM: Final = re.compile(r"(?P<count>[0-9]*)(?P<currency>[A-Z]{3})(?P<amount>[0-9]+,?[0-9]*)")
_LIMIT: Final = re.compile(r"(?P<currency>[A-Z]{3})[CD]?[0-9]+,?[0-9]*")
_FIRST_OF_LAST_CENTURY: Final = 80
_REFERENCE_LENGTH: Final = 16
_NO_REFERENCE: Final = frozenset({"NONREF", "KREF+", ""})


@dataclass(frozen=True, slots=True)
class Account:
    """Field 25: the account, and what some banks write around it."""

    number: str
    bank: str = ""
    currency: str = ""


@dataclass(frozen=True, slots=True)
class Balance:
    """A balance with its sign in the amount's text; no currency where the bank left it out."""

    day: date | None
    currency: str
    amount: str
    negative: bool
    place: str

    def minor(self, currency: str) -> int | None:
        """The balance in minor units of the statement's currency."""
        amount = amount_minor(self.amount, currency)
        return -amount if amount is not None and self.negative else amount


@dataclass(frozen=True, slots=True)
class Line:
    """Field 61, cut into its subfields."""

    value_on: date | None
    booked_on: date | None
    value_text: str
    mark: str  # C, D; RC, RD: reversals; EC, ED: expected
    amount: str
    code: str
    reference: str
    bank_reference: str
    supplement: tuple[str, ...]

    @property
    def credit(self) -> bool:
        """Whether the account gains: a credit, or a debit taken back."""
        return self.mark in {"C", "RD", "EC"}

    @property
    def expected(self) -> bool:
        """Whether the bank only expects it."""
        return self.mark.startswith("E")


def amount_minor(text: str, currency: str) -> int | None:
    """An amount as the messages write it: ``12,5``, ``12,``, and ``12`` from careless banks."""
    return minor_of(text.removesuffix(","), ",", currency)


def account_of(tag: Tag) -> Account:
    """Field 25: ``account``, ``bank/account``, ``bank/account/currency``, ``account`` + ``EUR``."""
    parts = [part.strip() for part in tag.head.split("/")]
    currency = parts.pop() if len(parts) > 1 and parts[-1] in CURRENCIES else ""
    bank = parts[0] if len(parts) == 2 else " ".join(tag.lines[1:]).strip()
    number = parts[1] if len(parts) == 2 else "/".join(parts)
    if not currency and number[-3:] in CURRENCIES and number[-4:-3].isdigit():
        number, currency = number[:-3], number[-3:]
    return Account(number, bank, currency)


def balance_of(tag: Tag) -> Balance | None:
    """A balance field, or None where it has not the shape of one."""
    found = _BALANCE.fullmatch(tag.whole.strip())
    if found is None:
        return None
    where, negative = place(line=tag.line), found["mark"] == "D"
    currency = found["currency"] or ""
    return Balance(day_of(found["day"]), currency, found["amount"], negative, where)


def sum_of(tag: Tag) -> tuple[str, str] | None:
    """Currency and amount of field 90a, the sum of an interim report's bookings of one sign."""
    found = _SUM.fullmatch(tag.whole.strip())
    return (found["currency"], found["amount"]) if found else None


def limit_currency(tag: Tag | None) -> str:
    """The currency of field 34F, which an interim report states in place of a balance."""
    found = _LIMIT.fullmatch(tag.head) if tag else None
    return found["currency"] if found else ""


def line_of(tag: Tag) -> Line | None:
    """A statement line, also where it was wrapped inside its amount; None if it has no shape."""
    found, supplement = _LINE.fullmatch(tag.head), tag.lines[1:]
    if found is None and supplement:
        found, supplement = _LINE.fullmatch(tag.head + supplement[0].strip()), supplement[1:]
    if found is None:
        return None
    value_on = day_of(found["value"])
    reference, _, bank_reference = found["reference"].partition("//")
    overflow = reference[_REFERENCE_LENGTH:].strip()
    return Line(
        value_on=value_on,
        booked_on=_entry_day(found["entry"], found["value"]) if found["entry"] else value_on,
        value_text=found["value"],
        mark=found["mark"],
        amount=found["amount"],
        code=found["code"] or "",
        reference=_stated(reference[:_REFERENCE_LENGTH]),
        bank_reference=_stated(bank_reference),
        supplement=tuple(text.strip() for text in (overflow, *supplement) if text.strip()),
    )


def day_of(text: str) -> date | None:
    """``YYMMDD``, or None for a day that does not exist: banks do date value to 30 February."""
    short = int(text[:2])
    century = 1900 if short >= _FIRST_OF_LAST_CENTURY else 2000
    return _day(century + short, text[2:])


def _entry_day(month_day: str, value: str) -> date | None:
    """The entry date has no year: it is the day nearest the value date's month."""
    anchor = day_of(value) or day_of(f"{value[:4]}01")
    if anchor is None:
        return None
    years = (anchor.year - 1, anchor.year, anchor.year + 1)
    days = [day for year in years if (day := _day(year, month_day))]
    return min(days, key=lambda day: abs(day - anchor), default=None)


def _day(year: int, month_day: str) -> date | None:
    try:
        return date(year, int(month_day[:2]), int(month_day[2:]))
    except ValueError:
        return None


def _stated(reference: str) -> str:
    text = reference.strip()
    return "" if text in _NO_REFERENCE else text
