"""A large table in a file, CSV or Parquet, laid into the engine as cells that are all text.

The cells of a CSV are never typed by the engine: a guess makes money a float and an account a
number. Rows that cannot be taken apart are told by their lines.
"""

import csv
import glob
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import Final

import duckdb

_HEADER_MOST: Final = 1 << 16
_PARQUET: Final = b"PAR1"
_READ_CSV: Final = (
    "read_csv('{file}', auto_detect=false, header=false, skip={skip}, delim='{separator}', "
    "quote='\"', escape='\"', strict_mode=true, columns={{{columns}}}{leniently})"
)
_LENIENTLY: Final = ", null_padding=true, parallel=false, store_rejects=true"
"""Short rows are filled up, and rows that cannot be taken apart are put aside."""
_REJECTED: Final = "SELECT line, error_type, csv_line FROM reject_errors ORDER BY line"


@dataclass(frozen=True, slots=True)
class TableFile:
    """How the cells of a file are had; its header in small letters."""

    header: tuple[str, ...]
    file: Path
    separator: str = ""  # of a CSV
    skip: int = 0  # lines of a CSV up to and with the header
    kinds: Mapping[str, str] = field(default_factory=dict)  # of a Parquet file's columns

    def numbers(self, rows: Iterable[int]) -> dict[int, int]:
        """The numbers in the file of rows as laid, where blank lines count and the header is 1.

        Rows with something in more cells than the header has are not among those laid.
        """
        wanted = set(rows)
        if not self.separator or not wanted:
            return {row: row for row in wanted}
        found: dict[int, int] = {}
        for row, number in enumerate(self._laid(), start=1):
            if row in wanted:
                found[row] = number
            if len(found) == len(wanted):
                break
        return found

    def _laid(self) -> Iterator[int]:
        with self.file.open(encoding="utf-8-sig", newline="", errors="replace") as lines:
            records = enumerate(csv.reader(lines, delimiter=self.separator), start=1)
            for number, record in islice(records, self.skip, None):
                if record and not any(record[len(self.header) :]):
                    yield number


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that is not laid: its line, and how many cells it has; 0: it cannot be taken apart."""

    line: int
    cells: int


@dataclass(frozen=True, slots=True)
class Laid:
    """What became of a table: where it breaks off, and nothing is laid; or the rows left out."""

    broken_line: int | None = None
    rejected: tuple[Rejected, ...] = ()


class EncodingFaulty(ValueError):
    """A line that is not UTF-8; its number is the only argument."""


def open_table(
    connection: duckdb.DuckDBPyConnection, file: Path, separator_of: Callable[[str], str]
) -> TableFile:
    """A file's columns, by which it tells itself to be Parquet or CSV.

    Raises: OSError, UnicodeDecodeError, duckdb.Error.
    """
    with file.open("rb") as opened:
        if opened.read(len(_PARQUET)) == _PARQUET:
            return _parquet(connection, file)
    with file.open(encoding="utf-8-sig", newline=None) as lines:
        start = lines.read(_HEADER_MOST)
    skip = next((at for at, line in enumerate(start.split("\n")) if line.strip()), 0)
    line = start.split("\n")[skip]
    separator = separator_of(line)
    cells = next(csv.reader(StringIO(line), delimiter=separator), [])
    header = tuple(" ".join(cell.split()).lower() for cell in cells)
    return TableFile(header, file, separator, skip + 1)


def lay(
    connection: duckdb.DuckDBPyConnection, table: TableFile, columns: Sequence[str], name: str
) -> Laid:
    """Make a table of the columns as text and of ``seq``, the row's number from 1; no cell is NULL.

    Args:
        columns: those of them that the file does not have are empty.
    Raises: OSError, EncodingFaulty, duckdb.Error.
    """
    if not table.separator:
        _load(connection, table, (columns, name), f"read_parquet('{_path(table.file)}')")
        return Laid()
    try:
        _load(connection, table, (columns, name), _csv(table, columns, ""))
    except duckdb.InvalidInputException:
        connection.execute(f"DROP TABLE IF EXISTS {name}")
        broken = _broken(table)
        if broken is not None:
            return Laid(broken)
        _load(connection, table, (columns, name), _csv(table, columns, _LENIENTLY))
        return Laid(rejected=tuple(_rejected(connection, table)))
    return Laid()


def _parquet(connection: duckdb.DuckDBPyConnection, file: Path) -> TableFile:
    asked = f"DESCRIBE SELECT * FROM read_parquet('{_path(file)}')"  # noqa: S608 - quoted
    described = connection.execute(asked).fetchall()
    kinds = {str(name).lower(): str(kind) for name, kind, *_ in described}
    return TableFile(tuple(kinds), file, kinds=kinds)


def _load(
    connection: duckdb.DuckDBPyConnection,
    table: TableFile,
    laid: tuple[Sequence[str], str],
    source: str,
) -> None:
    columns, name = laid
    cells = ", ".join(
        f"COALESCE(CAST({one} AS VARCHAR), '') AS {one}" if one in table.header else f"'' AS {one}"
        for one in columns
    )
    connection.execute(  # names of our own making, the file's quoted
        f"CREATE TABLE {name} AS SELECT ROW_NUMBER() OVER () AS seq, {cells} FROM {source}"  # noqa: S608
    )


def _csv(table: TableFile, known: Sequence[str], leniently: str) -> str:
    names = [name if name in known else f"unused_{at}" for at, name in enumerate(table.header)]
    return _READ_CSV.format(
        file=_path(table.file),
        skip=table.skip,
        separator=table.separator,
        columns=", ".join(f"'{name}': 'VARCHAR'" for name in names),
        leniently=leniently,
    )


def _path(file: Path) -> str:
    """A file's name inside quotes, taken as it stands."""
    return glob.escape(str(file)).replace("'", "''")


def _broken(table: TableFile) -> int | None:
    """Where an odd table cannot be taken apart: leniently, an open quote would swallow rows."""
    with table.file.open(encoding="utf-8-sig", newline="") as lines:
        records = csv.reader(lines, delimiter=table.separator, strict=True)
        begins = 1
        try:
            for _ in records:
                begins = records.line_num + 1
        except csv.Error:
            return begins
    return None


def _rejected(connection: duckdb.DuckDBPyConnection, table: TableFile) -> Iterator[Rejected]:
    """Rows with more cells than the header, and what cannot be taken apart."""
    for line, kind, text in connection.execute(_REJECTED).fetchall():
        if kind == "INVALID ENCODING":
            raise EncodingFaulty(str(line))
        parts = csv.reader(StringIO(str(text)), delimiter=table.separator)
        cells = len(next(parts, [])) if kind == "TOO MANY COLUMNS" else 0
        yield Rejected(int(line), cells)
