"""Finding the parties that a member's words may mean."""

import duckdb

from qaitaru.facts.parties import name_key
from qaitaru.ledger.mentions import Party

_ALL = "SELECT party_no, key, name, code FROM parties ORDER BY party_no"


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
