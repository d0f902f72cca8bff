"""Fetching what one import says, each text with its place."""

from typing import Final

import duckdb

from qaitaru.facts.claims import Claim

_CLAIMS: Final = """
SELECT subject, field, value, original, place FROM claims WHERE import_no = ?
ORDER BY ALL
"""


def claims_of_import(connection: duckdb.DuckDBPyConnection, import_no: int) -> list[Claim]:
    """The claims of an import."""
    return [
        Claim(subject=subject, field=field, value=value, original=original, place=place)
        for subject, field, value, original, place in connection.execute(
            _CLAIMS, [import_no]
        ).fetchall()
    ]
