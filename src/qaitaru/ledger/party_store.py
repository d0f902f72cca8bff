"""Finding the parties that a member's words may mean."""

import duckdb

from qaitaru.facts.parties import name_key
from qaitaru.ledger.mentions import Party

_ALL = "SELECT party_no, key, name, code FROM parties ORDER BY party_no"

_NEAR = "SELECT key FROM parties ORDER BY jaro_winkler_similarity(key, ?) DESC, key LIMIT ?"


def parties_meant(connection: duckdb.DuckDBPyConnection, text: str) -> list[Party]:
    """The parties of exactly this name or number; where there are none, those whose name has it.

    Spelling only, as in the register: case and punctuation aside.
    """
    wanted = name_key(text)
    if not wanted:
        return []
    known = [Party(*row) for row in connection.execute(_ALL).fetchall()]
    keys = [(name_key(one.name), one) for one in known]
    exact = [one for key, one in keys if wanted in {key, name_key(one.code)}]
    return exact or [one for key, one in keys if f" {wanted}" in f" {key}"]


def has_party(connection: duckdb.DuckDBPyConnection, key: str) -> bool:
    """Whether a party stands under a key."""
    asked = "SELECT 1 FROM parties WHERE key = ? LIMIT 1"
    return connection.execute(asked, [key]).fetchone() is not None


def parties_near(connection: duckdb.DuckDBPyConnection, key: str, most: int = 3) -> list[str]:
    """The keys of the parties nearest to one, best first."""
    rows = connection.execute(_NEAR, [key, most])
    return [row[0] for row in rows.fetchall()]
