"""The words a mapping may use: fields, options, and the short names in its patterns."""

import re
from functools import cache
from typing import Final

_SIDE = ("name", "account", "code", "bank")
_SIDES = tuple(f"{side}_{what}" for side in ("payer", "payee") for what in _SIDE)

STATEMENT_FIELDS: Final = (
    *("booked_on", "clock_time", "value_on", "amount", "debit", "credit", "indicator", "balance"),
    *("currency", "account", "holder_name", "holder_code", "bank_name", "bank_code"),
    *(f"counterparty_{what}" for what in _SIDE),
    *("purpose", "purpose_code", "reference", "original_amount", "original_currency"),
    *_SIDES,  # where a row names both sides and the statement's own account tells which is ours
)
TRANSFER_FIELDS: Final = (
    *("booked_on", "until_on", "clock_time", "amount", "currency", "count", *_SIDES),
    *("payer_country", "payee_country", "purpose", "purpose_code", "reference", "channel"),
    *("local_amount", "local_currency"),
)
LINE_FIELDS: Final = (
    *("account", "holder_name", "holder_code", "bank_name", "bank_code", "currency", "reference"),
    *("period", "from_on", "to_on", "opening", "closing", "credits", "debits"),
)
REQUIRED: Final[dict[str, tuple[tuple[tuple[str, ...], ...], ...]]] = {
    "statement": (
        (("booked_on",),),
        (("debit", "credit"), ("amount",)),
    ),
    "transfers": ((("booked_on",),), (("amount",),), (("currency",),)),
}
"""For each kind: each group must be met by one of its choices, as columns or constants."""

CHOICES: Final[dict[str, tuple[str, ...]]] = {
    "kind": ("statement", "transfers"),
    "decimal_mark": (",", ".", "found"),
    "amounts": ("plain", "scientific"),
    "round": ("refused", "half_even_noted"),
    "negative": ("refused", "reverse", "absolute"),
    "delimiter": ("", ";", ",", "\t", "|"),
}

# The second row of {amount}: a comma between thousands may have cut 1,000.00 into 1 and 000.00.
_SHORT: Final = {
    "{amount}": r"(?<![\d.,])(?<!\d[-/])"
    r"(?:(?<![^\d.,/-]\d\t)(?<![^\d.,/-]\d\d\t)(?<![^\d.,/-]\d\d\d\t)|(?!\d{3}(?!\d)))"
    r"[-−–+(]?\s?"
    r"(?:\d{1,3}(?:[ \u00a0\u202f\u2009'.,]\d{3})+|\d+)"
    r"(?:[.,]\d+)?\)?-?(?![\d.,]*\d)",
    "{date}": r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2}",
    "{number}": r"[A-Z0-9][A-Z0-9 .-]*[A-Z0-9]",
    "{code}": r"\d{12}",
}


@cache
def pattern_of(text: str) -> re.Pattern[str]:
    """A mapping's pattern with its short names spelled out; capitals do not matter.

    Raises: re.error.
    """
    for short, spelled in _SHORT.items():
        text = text.replace(short, f"(?:{spelled})")
    return re.compile(text, re.IGNORECASE)
