"""What a step is: a named table, and the SQL that makes it from the tables before it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """One named table of an analysis.

    ``sql`` is one SELECT in the house's SQL, which is DuckDB's: integers only, no engine's own
    functions where the standard has one. It holds no text that came from outside. A ``view`` is
    worked out where it is read: for what is wide, cheap to make and read once or twice.
    """

    name: str
    sql: str
    view: bool = False
