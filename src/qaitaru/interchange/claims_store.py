"""Fetching what the imports say, each text with its place."""

from typing import Final

import duckdb

from qaitaru.facts.claims import Claim
from qaitaru.ledger.known_parties import PlacedClaim

_CLAIMS: Final = """
SELECT subject, field, value, original, place FROM claims WHERE import_no = ?
ORDER BY ALL
"""
_DESCRIBING: Final = """
SELECT DISTINCT import_no, subject, field, value, original, place FROM claims
WHERE split_part(subject, ':', 1) IN ('party', 'account') ORDER BY ALL
"""


def claims_describing(connection: duckdb.DuckDBPyConnection) -> list[tuple[PlacedClaim, str]]:
    """What the visible imports say of parties and accounts, each with its text as printed."""
    return [
        (PlacedClaim(number, Claim(subject=subject, field=field, value=value, place=place)), said)
        for number, subject, field, value, said, place in connection.execute(_DESCRIBING).fetchall()
    ]


def claims_of_import(connection: duckdb.DuckDBPyConnection, import_no: int) -> list[Claim]:
    """The claims of an import."""
    return [
        Claim(subject=subject, field=field, value=value, original=original, place=place)
        for subject, field, value, original, place in connection.execute(
            _CLAIMS, [import_no]
        ).fetchall()
    ]
