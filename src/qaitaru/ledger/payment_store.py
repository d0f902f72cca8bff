"""Reading every booking and claimed transfer as a payment: who pays whom through whom."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

import duckdb

_AT_ONCE: Final = 10_000

_ROWS: Final = """
SELECT b.import_no, b.import_no || '-b' || b.seq AS entry_id, b.place, b.booked_on,
  abs(b.amount_minor) AS amount_minor, b.currency, b.reference, b.purpose,
  CASE WHEN b.amount_minor < 0 THEN s.holder_name ELSE b.counterparty_name END AS payer_name,
  CASE WHEN b.amount_minor < 0 THEN s.holder_code ELSE b.counterparty_code END AS payer_code,
  CASE WHEN b.amount_minor < 0 THEN s.bank_name ELSE b.counterparty_bank END AS payer_bank,
  '' AS payer_country,
  CASE WHEN b.amount_minor < 0 THEN b.counterparty_name ELSE s.holder_name END AS payee_name,
  CASE WHEN b.amount_minor < 0 THEN b.counterparty_code ELSE s.holder_code END AS payee_code,
  CASE WHEN b.amount_minor < 0 THEN b.counterparty_bank ELSE s.bank_name END AS payee_bank,
  '' AS payee_country, b.seq, 0 AS claimed
FROM bookings AS b
JOIN statements AS s ON s.import_no = b.import_no AND s.statement_no = b.statement_no
UNION ALL
SELECT t.import_no, t.import_no || '-t' || t.seq, t.place, t.booked_on,
  t.amount_minor, t.currency, t.reference, t.purpose,
  t.payer_name, t.payer_code, t.payer_bank, t.payer_country,
  t.payee_name, t.payee_code, t.payee_bank, t.payee_country, t.seq, 1
FROM transfers AS t
"""
_ALL: Final = f"{_ROWS} ORDER BY 1, 18, 17"
_SOME: Final = f"SELECT * FROM ({_ROWS}) WHERE list_contains($entries, entry_id)"  # noqa: S608  # our own text


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentEnd:
    """One side of a payment as its row says it."""

    name: str
    code: str
    bank: str
    country: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaymentRow:
    """One booking or claimed transfer, both of its sides."""

    import_no: int
    entry_id: str
    place: str
    booked_on: str
    amount_minor: int
    currency: str
    reference: str
    purpose: str
    payer: PaymentEnd
    payee: PaymentEnd


def payment_rows(connection: duckdb.DuckDBPyConnection) -> Iterator[PaymentRow]:
    """Every row in sight, in the order of the imports and of their files."""
    found = connection.execute(_ALL)
    while rows := found.fetchmany(_AT_ONCE):
        yield from map(_row, rows)


def some_payment_rows(
    connection: duckdb.DuckDBPyConnection, entries: Sequence[str]
) -> dict[str, PaymentRow]:
    """The rows of these numbers that are in sight, by number."""
    found = connection.execute(_SOME, {"entries": [*entries]})
    return {row.entry_id: row for row in map(_row, found.fetchall())}


def _row(said: tuple[Any, ...]) -> PaymentRow:
    import_no, entry_id, place, booked_on, amount, currency, reference, purpose, *ends, _, _ = said
    return PaymentRow(
        import_no=import_no,
        entry_id=entry_id,
        place=place,
        booked_on=str(booked_on),
        amount_minor=amount,
        currency=currency,
        reference=reference,
        purpose=purpose,
        payer=_end(ends[:4]),
        payee=_end(ends[4:]),
    )


def _end(said: list[Any]) -> PaymentEnd:
    name, code, bank, country = (text or "" for text in said)
    return PaymentEnd(name=name, code=code, bank=bank, country=country)
