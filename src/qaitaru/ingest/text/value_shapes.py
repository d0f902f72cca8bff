"""What values look like: a day, an amount, an account, a number of the state, a currency."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Final

from qaitaru.facts.identifiers.kazakhstan import is_number
from qaitaru.ingest.tables.layout import header_key
from qaitaru.ingest.text.values import currency_of, date_of, decimal_of, without_unit

FORMATS: Final = (
    *("%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%Y/%m/%d", "%d.%m.%y"),
    *("%d.%m.%Y %H:%M:%S", "%d.%m.%Y %H:%M", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S"),
    *("%b %d, %Y", "%d %b %Y", "%Y%m%d"),
)
_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9 ]{8,34}|[0-9]{20}")
DEBITS: Final = ("д", "дт", "дебет", "d", "dr", "debit", "dbit", "-", "расход", "шығыс")
CREDITS: Final = ("к", "к т", "кт", "кредит", "c", "cr", "credit", "crdt", "+", "приход", "кіріс")


def all_fit(values: Sequence[str], fits: Callable[[str], bool]) -> bool:
    """Whether values have a shape: nine in ten, so that a stray one does not hide a column."""
    return bool(values) and sum(1 for v in values if fits(v)) * 10 >= len(values) * 9


def is_day(text: str) -> bool:
    """Whether a text is a date in one of the formats met."""
    return date_of(text, FORMATS) is not None


def _is_amount(text: str) -> bool:
    bare = without_unit(text)
    read: list[Decimal | None] = [decimal_of(bare, mark) for mark in ",."]
    return any(one is not None for one in read) and any(mark in text for mark in ",.")


def _is_iban(text: str) -> bool:
    return _IBAN.fullmatch(text) is not None


def _is_currency(text: str) -> bool:
    return len(text) == 3 and currency_of(text) is not None


def _is_mark(text: str) -> bool:
    return (header_key(text) or text) in {*DEBITS, *CREDITS}


_COMMON: Final = (("booked_on", is_day), ("indicator", _is_mark), ("amount", _is_amount))
SHAPES: Final[dict[str, tuple[tuple[str, Callable[[str], bool]], ...]]] = {
    "statement": (
        *_COMMON,
        ("currency", _is_currency),
        ("counterparty_code", is_number),
        ("counterparty_account", _is_iban),
    ),
    "transfers": (
        *(("booked_on", is_day), ("amount", _is_amount), ("currency", _is_currency)),
        *(("payer_account", _is_iban), ("payee_account", _is_iban)),
        *(("payer_code", is_number), ("payee_code", is_number)),
    ),
}
