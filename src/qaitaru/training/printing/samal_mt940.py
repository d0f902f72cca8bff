"""Samal International Bank's currency accounts: SWIFT MT940, one message a month.

Source: SWIFT Standards MT, Category 9, MT 940; code words of field 86 between solidi.
"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.training.extracts import Extract, Row, by_month

_LINE: Final = 65
_LINES: Final = 6


def printed(extract: Extract) -> bytes:
    """The file: plain Latin letters, each message closed by a hyphen."""
    currency = extract.account.currency
    lines: list[str] = []
    for first, last, opening, closing, rows in by_month(extract):
        lines += [
            f":20:ST{first:%y%m}{currency}01",
            f":25:{extract.account.number}",
            f":28C:{first.month:05}/001",
            f":60F:{_balance(opening, first, currency)}",
            *(line for row in rows for line in _booking(row, currency)),
            f":62F:{_balance(closing, last, currency)}",
            "-",
        ]
    return "\r\n".join((*lines, "")).encode("ascii")


def _balance(amount_minor: int, day: date, currency: str) -> str:
    return f"{_mark(amount_minor)}{day:%y%m%d}{currency}{_amount(amount_minor, currency)}"


def _booking(row: Row, currency: str) -> Iterator[str]:
    amount = f"{_mark(row.amount_minor)}{_amount(row.amount_minor, currency)}"
    kind = "NFEX" if row.original_currency else "NTRF"
    yield f":61:{row.at:%y%m%d}{row.at:%m%d}{amount}{kind}{row.reference}"
    if row.original_minor is not None:
        original = _amount(row.original_minor, row.original_currency)
        yield f"/OCMT/{row.original_currency}{original}"
    details = f":86:{_details(row)}"[: _LINE * _LINES]
    yield from (details[at : at + _LINE] for at in range(0, len(details), _LINE))


def _details(row: Row) -> str:
    """Field 86, its code words one after another: the lines are cut wherever they are full."""
    account, bank = row.other.number, row.other.bank.bic
    parts = (
        f"/NAME/{row.other.party.names.en}",
        f"/IBAN/{account}" if account else "",
        f"/BIC/{bank}" if bank else "",
        f"/REMI/{row.purpose}",
    )
    return "".join(parts)


def _mark(amount_minor: int) -> str:
    return "D" if amount_minor < 0 else "C"


def _amount(amount_minor: int, currency: str) -> str:
    return plain(abs(amount_minor), currency).replace(".", ",")
