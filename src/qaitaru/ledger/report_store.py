"""What a report asks beside flows: the rows behind them, and each party's sums."""

from collections import defaultdict
from dataclasses import dataclass

import duckdb

from qaitaru.engine.running import fetch
from qaitaru.ledger.legs import claim_id, entry_id
from qaitaru.ledger.report_steps import FLOW_ROWS, PARTY_SUMS

FlowKey = tuple[str, int, int]
"""Currency, payer and payee of a flow."""


@dataclass(frozen=True, slots=True)
class PartySum:
    """What a party received and paid in one currency."""

    party_no: int
    currency: str
    received_minor: int
    paid_minor: int


def flow_entries(
    connection: duckdb.DuckDBPyConnection, *, flows: int, rows: int
) -> dict[FlowKey, tuple[str, ...]]:
    """For the largest flows of each currency, the entries of their first transfers.

    Args:
        connection: with the derived tables.
        flows: of how many flows a currency.
        rows: how many transfers of each.
    """
    found: dict[FlowKey, list[str]] = defaultdict(list)
    asked = {"flows": flows, "rows": rows}
    for currency, payer, payee, debit, credit, claim in connection.execute(
        FLOW_ROWS, asked
    ).fetchall():
        entries = [entry_id(leg) for leg in (debit, credit) if leg]
        found[currency, payer, payee] += [*entries, *([claim_id(claim)] if claim else [])]
    return {key: tuple(entries) for key, entries in found.items()}


def party_sums(connection: duckdb.DuckDBPyConnection) -> list[PartySum]:
    """Every party's sums, in order of party and currency."""
    return fetch(connection, PartySum, PARTY_SUMS)


def party_accounts(connection: duckdb.DuckDBPyConnection) -> dict[int, tuple[str, ...]]:
    """The accounts each party holds or is named with, in order of number."""
    found: dict[int, list[str]] = defaultdict(list)
    sql = (
        "SELECT party_no, account FROM accounts WHERE party_no > 0 AND account <> '' ORDER BY 1, 2"
    )
    for party_no, account in connection.execute(sql).fetchall():
        found[party_no].append(account)
    return {party_no: tuple(accounts) for party_no, accounts in found.items()}
