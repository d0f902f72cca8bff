"""Fetching what the visible imports say of parties."""

from collections.abc import Sequence
from typing import Any, Final

import duckdb

from qaitaru.facts.claims import Claim
from qaitaru.ledger.known_parties import KeyedMention, KnownParty, PlacedClaim, known_parties
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


def _known(
    connection: duckdb.DuckDBPyConnection, *, key: str | None, values: list[str] | None
) -> list[KnownParty]:
    of_key: dict[str, Any] = {"key": key}
    mentions = connection.execute(_MENTIONS, of_key).fetchall()
    claims = connection.execute(_CLAIMS, {"values": values}).fetchall()
    return known_parties(
        (KeyedMention(of, Mention("", code, name)) for of, code, name in mentions),
        (
            PlacedClaim(number, Claim(subject=subject, field=field, value=value, place=place))
            for number, subject, field, value, place in claims
        ),
        connection.execute(_ACCOUNTS, of_key).fetchall(),
    )
