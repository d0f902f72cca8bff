"""What some parties took in and paid out, and through which accounts."""

from collections.abc import Sequence
from typing import Final

import duckdb

from qaitaru.ledger.party_sums import PartyAccount, PartySum

_SUMS: Final = """
WITH own AS (SELECT party_no FROM parties WHERE list_contains($keys, key)),
sided AS (
  SELECT currency, amount_minor, payments, booked_on, payer_no IN (FROM own) AS pays,
    payee_no IN (FROM own) AS takes
  FROM ledger_transfers
)
SELECT currency,
  SUM(CASE WHEN takes AND NOT pays THEN amount_minor ELSE 0 END)::BIGINT AS in_minor,
  SUM(CASE WHEN takes AND NOT pays THEN payments ELSE 0 END)::BIGINT AS in_payments,
  SUM(CASE WHEN pays AND NOT takes THEN amount_minor ELSE 0 END)::BIGINT AS out_minor,
  SUM(CASE WHEN pays AND NOT takes THEN payments ELSE 0 END)::BIGINT AS out_payments,
  SUM(CASE WHEN pays AND takes THEN amount_minor ELSE 0 END)::BIGINT AS within_minor,
  SUM(CASE WHEN pays AND takes THEN payments ELSE 0 END)::BIGINT AS within_payments,
  MIN(booked_on) AS first_on, MAX(booked_on) AS last_on
FROM sided WHERE pays OR takes GROUP BY currency ORDER BY currency
"""
_ACCOUNTS: Final = """
SELECT p.key, a.account, a.held FROM accounts AS a JOIN parties AS p ON p.party_no = a.party_no
WHERE list_contains($keys, p.key) ORDER BY a.held DESC, a.account
"""


def sums_of(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> list[PartySum]:
    """What some parties, taken as one, moved; a currency a line."""
    found = connection.execute(_SUMS, {"keys": list(keys)})
    names = [one[0] for one in found.description or ()]
    return [PartySum(**dict(zip(names, row, strict=True))) for row in found.fetchall()]


def accounts_of(connection: duckdb.DuckDBPyConnection, keys: Sequence[str]) -> list[PartyAccount]:
    """Their accounts, those with statements in hand first."""
    rows = connection.execute(_ACCOUNTS, {"keys": list(keys)}).fetchall()
    return [PartyAccount(key=key, account=account, held=held) for key, account, held in rows]
