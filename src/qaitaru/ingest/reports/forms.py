"""The forms in which reports to an FIU write amounts, flags and account numbers alike."""

import re
from decimal import Decimal
from typing import Final

from qaitaru.facts.accounts import account_key
from qaitaru.facts.money import to_minor
from qaitaru.ingest.reports.shapes import Form
from qaitaru.ingest.text.values import LONGEST_AMOUNT

_DECIMAL: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
_FLAGS: Final = {"true": "true", "1": "true", "false": "false", "0": "false"}


def amount_text(text: str) -> str | None:
    """An amount with a point and no grouping as a plain decimal, every digit kept."""
    bare = text.strip()
    if len(bare) > LONGEST_AMOUNT or not _DECIMAL.fullmatch(bare):
        return None
    return f"{Decimal(bare):f}"


def minor(text: str, currency: str) -> int | None:
    """An amount in minor units; None where it is none, too fine, below zero or in no currency."""
    amount = amount_text(text)
    whole = to_minor(Decimal(amount), currency) if amount and currency else None
    return whole if whole is not None and whole >= 0 else None


def _flag(text: str) -> str | None:
    return _FLAGS.get(text.casefold())


AMOUNT: Final = Form(amount_text, "report_amount_unreadable", "1234567.89")
FLAG: Final = Form(_flag, "report_flag_unreadable", "true, false, 1, 0")
ACCOUNT: Final = Form(account_key)
