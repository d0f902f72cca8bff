"""A row of a table of transfers, read strictly: every fault named, nothing guessed.

An amount may have a decimal comma, or thousands apart by a space, where it can mean one sum only.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Final

from qaitaru.detection.known_cells import ROW_COLUMNS
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import to_minor
from qaitaru.facts.table_headers import TableColumns

TOLD_COLUMNS: Final = ("channel", "purpose", "payer_name", "payee_name")
COLUMNS: Final = TableColumns(
    "transfers_file",
    ("transfer_id", "booked_at", "payer_account", "payee_account", "amount", "currency"),
    (*TOLD_COLUMNS, *(one.name for one in ROW_COLUMNS)),
)
_NAMES: Final = ("transfer_id", "payer_account", "payee_account")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_MOMENT: Final = re.compile(
    r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}(:?\d{2})?)?", re.ASCII
)
_AMOUNT: Final = re.compile(
    r"[+-]?(\d{1,18}|\d{1,3}( \d{3}){1,5})([.]\d{0,18}|,\d{1,2})?", re.ASCII
)
_SINCE: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND: Final = timedelta(microseconds=1)

RowFault = tuple[str, str, str, str]
"""Which problem, in which column, found and expected."""


@dataclass(frozen=True, slots=True)
class TransferRow:
    """One transfer as its row states it."""

    transfer_id: str
    at_us: int  # microseconds since 1970 in UTC
    is_day: bool  # no time of day is stated
    has_zone: bool
    payer: str
    payee: str
    currency: str
    amount_minor: int


def transfer_row(cells: Mapping[str, str]) -> TransferRow | list[RowFault]:
    """The transfer of a row, or all that is wrong with it.

    Args:
        cells: by column; white space about and within them is as one space.
    """
    told = {name: " ".join(cells[name].split()) for name in COLUMNS.required}
    at, currency = _instant(told["booked_at"]), told["currency"].upper()
    minor = _minor(told["amount"], currency)
    faults = list(_faults(told, at, minor, currency))
    if faults or at is None or minor is None:
        return faults
    return TransferRow(
        told["transfer_id"],
        (at - _SINCE) // _MICROSECOND,
        _DAY.fullmatch(told["booked_at"]) is not None,
        _has_zone(told["booked_at"]),
        told["payer_account"],
        told["payee_account"],
        currency,
        minor,
    )


def _faults(
    told: Mapping[str, str], at: datetime | None, minor: int | None, currency: str
) -> Iterator[RowFault]:
    for column in _NAMES:
        if not told[column]:
            yield "empty", column, "", column
        elif not told[column].isprintable():
            yield "unseen", column, _with_codes(told[column]), ""
    if at is None:
        yield "instant", "booked_at", told["booked_at"], "2025-03-05, 2025-03-05T14:30:00+05:00"
    if currency not in CURRENCIES:
        yield "currency", "currency", told["currency"], "KZT"
    elif minor is None:
        places = CURRENCIES[currency].exponent
        yield "amount", "amount", told["amount"], f"{Decimal(123456).scaleb(-places)}"
    elif minor <= 0:
        yield "not_positive", "amount", told["amount"], ""


def _minor(text: str, currency: str) -> int | None:
    if not _AMOUNT.fullmatch(text) or currency not in CURRENCIES:
        return None
    return to_minor(Decimal(text.replace(" ", "").replace(",", ".")), currency)


def _instant(text: str) -> datetime | None:
    """The instant stated, or that of a day's midnight; without a zone it is taken to be UTC's."""
    if not _DAY.fullmatch(text) and not _MOMENT.fullmatch(text):
        return None
    try:
        at = datetime.fromisoformat(text)
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _has_zone(text: str) -> bool:
    return bool(re.search(r":.*(Z|[+-]\d{2}(:?\d{2})?)$", text))


def _with_codes(text: str) -> str:
    """What cannot be seen, by its number: ``VU+200B``."""
    return "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in text)
