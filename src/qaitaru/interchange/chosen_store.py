"""Finding the transfers that a report is made of: by the rows that show them, or by an account."""

from collections.abc import Sequence
from typing import Final

import duckdb

from qaitaru.facts.accounts import account_key
from qaitaru.facts.moments import Period
from qaitaru.ledger.legs import PER_IMPORT

_SHOWN: Final = """
SELECT CASE WHEN corroborates_no = 0 THEN transfer_no ELSE corroborates_no END,
  list_intersect([debit_no, credit_no], $b::BIGINT[]), list_intersect([claim_no], $t::BIGINT[])
FROM ledger_transfers
WHERE list_has_any([debit_no, credit_no], $b::BIGINT[]) OR list_contains($t::BIGINT[], claim_no)
"""
_OF_ACCOUNT: Final = """
SELECT t.transfer_no FROM ledger_transfers AS t
JOIN accounts AS a ON a.account_no IN (t.payer_account_no, t.payee_account_no)
WHERE a.account = $account AND t.corroborates_no = 0
  AND ($start IS NULL OR t.booked_on >= $start) AND ($end IS NULL OR t.booked_on < $end)
"""


def transfers_shown_by(
    connection: duckdb.DuckDBPyConnection, entry_ids: Sequence[str]
) -> tuple[set[int], list[str]]:
    """The transfers that rows of the ledger show, and the rows that show none.

    A row that says again what another transfer says means that one.
    """
    legs = {letter: _legs(entry_ids, letter) for letter in "bt"}
    asked = {letter: sorted(found) for letter, found in legs.items()}
    rows = connection.execute(_SHOWN, asked).fetchall()
    met = {legs["b"][one] for _, shown, _ in rows for one in shown}
    met |= {legs["t"][one] for _, _, shown in rows for one in shown}
    return {number for number, _, _ in rows}, [one for one in entry_ids if one not in met]


def transfers_of_account(
    connection: duckdb.DuckDBPyConnection, account: str, period: Period | None
) -> set[int]:
    """The transfers of an account, in a period or at all."""
    asked = {
        "account": account_key(account),
        "start": period.start if period else None,
        "end": period.end if period else None,
    }
    return {number for (number,) in connection.execute(_OF_ACCOUNT, asked).fetchall()}


def _legs(entry_ids: Sequence[str], letter: str) -> dict[int, str]:
    """The rows of one kind by the numbers of their legs: ``12-b345``."""
    split = ((one, *one.split(f"-{letter}", 1)) for one in entry_ids if f"-{letter}" in one)
    return {int(number) * PER_IMPORT + int(seq): entry for entry, number, seq in split}
