"""Fetching a case out of the ledger, to be said in another's format."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any, Final

import duckdb

from qaitaru.interchange.case import CaseAccount, CaseTransfer, Standing
from qaitaru.ledger.legs import PER_IMPORT

_ACCOUNTS: Final = """
SELECT a.account, COALESCE(p.key, ''), s.currency, s.bank_name, s.bank_code, s.import_no, s.place
FROM accounts AS a LEFT JOIN parties AS p ON p.party_no = a.party_no
LEFT JOIN statements AS s ON s.account = a.account
ORDER BY a.account, s.import_no, s.place
"""
_TRANSFERS: Final = f"""
SELECT t.transfer_no, t.booked_on, t.until_on, t.amount_minor, t.currency, t.payments,
  COALESCE(r.key, ''), COALESCE(e.key, ''), COALESCE(ra.account, ''), COALESCE(ea.account, ''),
  COALESCE(NULLIF(d.purpose, ''), NULLIF(c.purpose, ''), q.purpose, ''),
  COALESCE(NULLIF(d.reference, ''), NULLIF(c.reference, ''), q.reference, ''),
  [(d.import_no, d.place), (c.import_no, c.place), (q.import_no, q.place)]
FROM ledger_transfers AS t
LEFT JOIN bookings AS d ON d.import_no = t.debit_no // {PER_IMPORT} AND d.seq = t.debit_no % {PER_IMPORT}
LEFT JOIN bookings AS c ON c.import_no = t.credit_no // {PER_IMPORT} AND c.seq = t.credit_no % {PER_IMPORT}
LEFT JOIN transfers AS q ON q.import_no = t.claim_no // {PER_IMPORT} AND q.seq = t.claim_no % {PER_IMPORT}
LEFT JOIN accounts AS ra ON ra.account_no = t.payer_account_no
LEFT JOIN accounts AS ea ON ea.account_no = t.payee_account_no
LEFT JOIN parties AS r ON r.party_no = t.payer_no
LEFT JOIN parties AS e ON e.party_no = t.payee_no
WHERE t.corroborates_no = 0 AND ($numbers IS NULL OR list_contains($numbers, t.transfer_no))
ORDER BY t.booked_on, t.transfer_no
"""  # noqa: S608, E501  # our own text; SQL reads best unbroken


def case_accounts(
    connection: duckdb.DuckDBPyConnection, exhibits: Mapping[int, int]
) -> tuple[CaseAccount, ...]:
    """Every account of the ledger with its holder and what its statements say.

    Args:
        connection: with the ledger's derived tables.
        exhibits: the exhibit of each import.
    """
    rows: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in connection.execute(_ACCOUNTS).fetchall():
        rows[row[0]].append(row)
    return tuple(_account(account, told, exhibits) for account, told in rows.items())


def _account(account: str, rows: list[tuple[Any, ...]], exhibits: Mapping[int, int]) -> CaseAccount:
    _, holder, _, bank, bank_code, _, _ = rows[0]
    stated = [row for row in rows if row[5] is not None]
    return CaseAccount(
        account=account,
        holder=holder,
        currencies=tuple(dict.fromkeys(row[2] for row in stated if row[2])),
        bank=bank or "",
        bank_code=bank_code or "",
        standing=tuple(Standing(exhibits[row[5]], row[6]) for row in stated),
    )


def case_transfers(
    connection: duckdb.DuckDBPyConnection,
    exhibits: Mapping[int, int],
    *,
    numbers: Collection[int] | None = None,
) -> tuple[CaseTransfer, ...]:
    """The transfers of the ledger that count, by day, with the rows that show them.

    Args:
        connection: with the ledger's derived tables.
        exhibits: the exhibit of each import.
        numbers: of those wanted; None for all.
    """
    wanted = None if numbers is None else sorted(numbers)
    rows = connection.execute(_TRANSFERS, {"numbers": wanted}).fetchall()
    return tuple(_transfer(row, exhibits) for row in rows)


def _transfer(row: tuple[Any, ...], exhibits: Mapping[int, int]) -> CaseTransfer:
    number, booked_on, until_on, amount, currency, payments, *ends, purpose, reference, at = row
    payer, payee, payer_account, payee_account = ends
    return CaseTransfer(
        number=str(number),
        booked_on=str(booked_on),
        until_on="" if until_on is None else str(until_on),
        amount_minor=amount,
        currency=currency,
        payments=payments,
        payer=payer,
        payee=payee,
        payer_account=payer_account,
        payee_account=payee_account,
        purpose=purpose,
        reference=reference,
        standing=tuple(Standing(exhibits[one], place) for one, place in at if one is not None),
    )
