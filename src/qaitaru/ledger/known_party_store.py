"""Fetching what the visible imports say of parties."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import duckdb

from qaitaru.facts.claims import Claim
from qaitaru.ledger.known_parties import KeyedMention, KnownParty, PlacedClaim, Said, known_parties
from qaitaru.ledger.mentions import Mention

_MENTIONS: Final = """
SELECT DISTINCT p.key, m.code, m.name
FROM mentions AS m JOIN parties AS p ON p.party_no = m.party_no
WHERE $key IS NULL OR p.key = $key OR 'code:' || m.code = $key
UNION
SELECT DISTINCT p.key, s.holder_code, s.holder_name
FROM statements AS s JOIN accounts AS a ON a.account = s.account
JOIN parties AS p ON p.party_no = a.party_no
WHERE $key IS NULL OR p.key = $key
ORDER BY ALL
"""
_CLAIMS: Final = """
SELECT DISTINCT import_no, subject, field, value, place FROM claims
WHERE subject LIKE 'party:%' AND ($values IS NULL OR (import_no, subject) IN (
  SELECT (import_no, subject) FROM claims WHERE list_contains($values, value)
)) ORDER BY ALL
"""
_ACCOUNTS: Final = """
SELECT p.key, a.account FROM accounts AS a JOIN parties AS p ON p.party_no = a.party_no
WHERE $key IS NULL OR p.key = $key ORDER BY ALL
"""
_NAMED_WITH: Final = """
SELECT p.key, m.account
FROM mentions AS m JOIN parties AS p ON p.party_no = m.party_no WHERE m.account <> ''
UNION
SELECT p.key, m.account
FROM mentions AS m JOIN parties AS p ON p.key = 'code:' || m.code WHERE m.account <> ''
UNION
SELECT p.key, a.account FROM accounts AS a JOIN parties AS p ON p.party_no = a.party_no
ORDER BY ALL
"""
_UNNAMED_HOLDERS: Final = """
SELECT DISTINCT p.key, m.name
FROM mentions AS m JOIN parties AS p ON p.party_no = m.party_no
WHERE p.key LIKE 'account:%' AND m.name <> '' ORDER BY ALL
"""
_PAYMENTS: Final = """
SELECT p.key, SUM(t.payments)::BIGINT FROM (
  SELECT payer_no AS party_no, payments FROM ledger_transfers
  UNION ALL SELECT payee_no, payments FROM ledger_transfers WHERE payee_no <> payer_no
) AS t JOIN parties AS p ON p.party_no = t.party_no GROUP BY p.key ORDER BY p.key
"""


def names_called(connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """The commonest spelling of each party of the ledger, by its key."""
    return dict(connection.execute("SELECT key, name FROM parties ORDER BY key").fetchall())


def unnamed_holders(connection: duckdb.DuckDBPyConnection) -> list[KnownParty]:
    """The holders of accounts whose statements name nobody, by what others call them."""
    found: dict[str, tuple[Said, ...]] = {}
    for key, name in connection.execute(_UNNAMED_HOLDERS).fetchall():
        found[key] = (*found.get(key, ()), Said("name", name))
    return [KnownParty(key, said) for key, said in found.items()]


def accounts_named(connection: duckdb.DuckDBPyConnection) -> dict[str, tuple[str, ...]]:
    """The accounts that each party holds or is named with, by its key."""
    found: dict[str, tuple[str, ...]] = {}
    for key, account in connection.execute(_NAMED_WITH).fetchall():
        found[key] = (*found.get(key, ()), account)
    return found


def payments_named(connection: duckdb.DuckDBPyConnection) -> dict[str, int]:
    """How many payments each party makes or receives, by its key; none for one without."""
    return dict(connection.execute(_PAYMENTS).fetchall())


def all_known_parties(connection: duckdb.DuckDBPyConnection) -> list[KnownParty]:
    """Every party of the ledger and of the reports, in order of key.

    Args:
        connection: with the ledger's derived tables.
    """
    return _known(connection, key=None, values=None)


def known_party(
    connection: duckdb.DuckDBPyConnection, key: str, values: Sequence[str]
) -> KnownParty | None:
    """One party; None where no visible import knows it.

    Args:
        connection: with the ledger's derived tables.
        key: in the register.
        values: its names and numbers, by which its claims are found.
    """
    found = _known(connection, key=key, values=[*values])
    return next((one for one in found if one.key == key), None)


def claimed_parties(connection: duckdb.DuckDBPyConnection) -> list[KnownParty]:
    """Every party of the reports with what they say of it, in order of key."""
    return known_parties((), _claims(connection, None))


def _known(
    connection: duckdb.DuckDBPyConnection, *, key: str | None, values: list[str] | None
) -> list[KnownParty]:
    of_key: dict[str, Any] = {"key": key}
    mentions = connection.execute(_MENTIONS, of_key).fetchall()
    return known_parties(
        (KeyedMention(of, Mention("", code, name)) for of, code, name in mentions),
        _claims(connection, values),
        connection.execute(_ACCOUNTS, of_key).fetchall(),
    )


def _claims(
    connection: duckdb.DuckDBPyConnection, values: list[str] | None
) -> Iterator[PlacedClaim]:
    claims = connection.execute(_CLAIMS, {"values": values}).fetchall()
    for number, subject, field, value, place in claims:
        claim = Claim(subject=subject, field=field, value=value, place=place)
        yield PlacedClaim(number, claim)
