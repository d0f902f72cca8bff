"""Reading what the visible imports say of relations, and of whom they relate."""

from typing import Final

import duckdb

from qaitaru.facts.claims import Claim
from qaitaru.ledger.known_parties import PlacedClaim

_CLAIMS: Final = """
SELECT DISTINCT import_no, subject, field, value, place FROM claims
WHERE split_part(subject, ':', 1) IN ('relation', 'party', 'account', 'asset') ORDER BY ALL
"""


def relation_claims(connection: duckdb.DuckDBPyConnection) -> list[PlacedClaim]:
    """The claims of relations, parties, accounts and assets, in order of import and subject."""
    return [
        PlacedClaim(number, Claim(subject=subject, field=field, value=value, place=place))
        for number, subject, field, value, place in connection.execute(_CLAIMS).fetchall()
    ]
