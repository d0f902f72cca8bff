"""Fetching what the visible imports say of parties."""

from typing import Final

import duckdb

from qaitaru.facts.claims import Claim
from qaitaru.ledger.known_parties import KeyedMention, KnownParty, PlacedClaim, known_parties
from qaitaru.ledger.mentions import Mention

_MENTIONS: Final = """
SELECT DISTINCT p.key, m.code, m.name
FROM mentions AS m JOIN parties AS p ON p.party_no = m.party_no
UNION
SELECT DISTINCT p.key, s.holder_code, s.holder_name
FROM statements AS s JOIN accounts AS a ON a.account = s.account
JOIN parties AS p ON p.party_no = a.party_no
ORDER BY ALL
"""
_CLAIMS: Final = """
SELECT DISTINCT import_no, subject, field, value, place FROM claims
WHERE subject LIKE 'party:%' ORDER BY ALL
"""
_ACCOUNTS: Final = """
SELECT p.key, a.account FROM accounts AS a JOIN parties AS p ON p.party_no = a.party_no ORDER BY ALL
"""


def all_known_parties(connection: duckdb.DuckDBPyConnection) -> list[KnownParty]:
    """Every party of the ledger and of the reports, in order of key.

    Args:
        connection: with the ledger's derived tables.
    """
    mentions = connection.execute(_MENTIONS).fetchall()
    claims = connection.execute(_CLAIMS).fetchall()
    return known_parties(
        (KeyedMention(key, Mention("", code, name)) for key, code, name in mentions),
        (
            PlacedClaim(number, Claim(subject=subject, field=field, value=value, place=place))
            for number, subject, field, value, place in claims
        ),
        connection.execute(_ACCOUNTS).fetchall(),
    )
