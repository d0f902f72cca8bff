"""Writing the tables of one import as Parquet, and proving that they are what they should be."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from duckdb import DuckDBPyConnection

from qaitaru.engine.columns import SORTED_BY, TABLES, columns
from qaitaru.facts.currencies import CURRENCIES

ROW_GROUP: Final = 30 * 2048
"""Rows of one row group: some 60,000, in whole vectors of DuckDB's."""

_WRITTEN: Final = f"(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {ROW_GROUP})"
_KEYS: Final = {"statements": "statement_no", "bookings": "seq", "transfers": "seq"}
_LEAST_LINE_BYTES: Final = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Parts:
    """What one table is put together from."""

    table: str
    lines: Path | None = None  # JSON lines
    longest_bytes: int = 0  # of a line
    blocks: Sequence[Path] = ()  # Parquet in the table's columns


def write_table(connection: DuckDBPyConnection, parts: Parts, target: Path) -> int:
    """Write one table, sorted, and count its rows; a single block is moved as it lies.

    Raises: TypeError where a block is not in the table's columns, leaves out what a fact must say,
        or numbers two rows alike: a reader's bug.
    """
    if parts.lines is None and len(parts.blocks) == 1:
        parts.blocks[0].replace(target)
    else:
        connection.execute(_copy(parts, target))
    return _proved(connection, parts.table, target)


def problem_counts(connection: DuckDBPyConnection, problems: Path) -> list[tuple[str, str, int]]:
    """How often each code stands in a table of problems, by severity, in order of both."""
    counted = "SELECT code, severity, count(*) FROM read_parquet(?) GROUP BY ALL ORDER BY ALL"
    return connection.execute(counted, [str(problems)]).fetchall()


def _copy(parts: Parts, target: Path) -> str:
    kind = columns(TABLES[parts.table])
    sources = [] if parts.lines is None else [_json(parts.lines, kind, parts.longest_bytes)]
    sources += [f"read_parquet({quoted(str(block))})" for block in parts.blocks]
    rows = " UNION ALL ".join(f"SELECT {', '.join(kind)} FROM {one}" for one in sources)  # noqa: S608  # our own names
    order = SORTED_BY[parts.table]
    sorted_rows = f"{rows} ORDER BY {order}" if order else rows
    return f"COPY ({sorted_rows}) TO {quoted(str(target))} {_WRITTEN}"


def _json(path: Path, kind: dict[str, str], longest_bytes: int) -> str:
    typed = ", ".join(f"{name}: '{sql}'" for name, sql in kind.items())
    most = max(longest_bytes + 1, _LEAST_LINE_BYTES)
    return (
        f"read_json({quoted(str(path))}, format = 'newline_delimited', compression = 'none', "
        f"columns = {{{typed}}}, maximum_object_size = {most})"
    )


def _proved(connection: DuckDBPyConnection, table: str, path: Path) -> int:
    """The rows of a finished table, once it is seen to keep the ledger's promises."""
    kind = TABLES[table]
    source = f"read_parquet({quoted(str(path))})"
    found = connection.execute(f"DESCRIBE FROM {source}").fetchall()
    if {name: sql for name, sql, *_ in found} != columns(kind):
        raise TypeError(table, found)
    gaps = _columns_with_gaps(connection, path) & _never_empty(kind)
    key = _KEYS.get(table)
    keyed = f"count(DISTINCT {key}), list(DISTINCT currency)" if key else "count(*), []"
    rows, keys, currencies = _one(connection, f"SELECT count(*), {keyed} FROM {source}")  # noqa: S608  # likewise
    if gaps or rows != keys or not CURRENCIES.keys() >= set(currencies or ()):
        raise TypeError(table, key, gaps, currencies)
    return int(rows)


def _columns_with_gaps(connection: DuckDBPyConnection, path: Path) -> set[str]:
    """The columns that hold a NULL, as the file's own footer counts them."""
    counted = "SELECT DISTINCT path_in_schema FROM parquet_metadata(?) WHERE stats_null_count <> 0"
    return {name for (name,) in connection.execute(counted, [str(path)]).fetchall()}


def _never_empty(kind: type) -> set[str]:
    """The columns whose field admits no None."""
    hints = get_type_hints(kind)
    return {name for name in columns(kind) if NoneType not in get_args(hints[name])}


def _one(connection: DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    row = connection.execute(query).fetchone()
    return row or ()


def quoted(text: str) -> str:
    """A text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
