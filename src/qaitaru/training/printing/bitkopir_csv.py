"""Bitkopir Exchange: a client's ledger as a spreadsheet saves it, in UTF-16 with tabs."""

from datetime import timedelta
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.training.extracts import Extract, Row

_ALMATY: Final = timedelta(hours=5)  # ahead of UTC, the year round
_HEADINGS: Final = (
    "Time (UTC)\tType\tAsset\tAmount\tBalance\tReference\tCounterparty\tCounterparty account\t"
    "Details"
)


def printed(extract: Extract) -> bytes:
    """The file, with its byte order mark; little-endian whatever machine writes it."""
    currency = extract.account.currency
    rows = (_row(row, currency) for row in extract.rows)
    lines = [*_head(extract), _HEADINGS, *rows, *_foot(extract)]
    return "\ufeff".encode("utf-16-le") + "\r\n".join((*lines, "")).encode("utf-16-le")


def _head(extract: Extract) -> list[str]:
    account = extract.account
    opening = plain(extract.opening_minor, account.currency)
    return [
        f"Client ledger\t{account.number}\tAsset\t{account.currency}",
        f"Client\t{account.party.names.en}\tIIN\t{account.party.code}",
        f"Period\t{extract.from_on}\t{extract.to_on}",
        f"Opening balance\t{opening}",
        "",
    ]


def _row(row: Row, currency: str) -> str:
    cells = (
        f"{row.at - _ALMATY:%Y-%m-%dT%H:%M:%SZ}",
        _kind(row),
        currency,
        plain(row.amount_minor, currency),
        plain(row.balance_minor, currency),
        row.reference,
        row.other.party.names.en,
        row.other.number,
        row.purpose,
    )
    return "\t".join(cells)


def _kind(row: Row) -> str:
    if row.original_currency:
        return "TRADE"
    return "DEPOSIT" if row.amount_minor > 0 else "WITHDRAWAL"


def _foot(extract: Extract) -> list[str]:
    return [f"Closing balance\t{plain(extract.closing_minor, extract.account.currency)}"]
