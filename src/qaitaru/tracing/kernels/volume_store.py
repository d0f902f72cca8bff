"""The way of a large ledger through the kernels: from a table of postings to stored results."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    OUTFLOW,
    PART,
    RECEIPT,
    TRANSFER,
    Numbers,
    Packed,
    packed,
)
from qaitaru.tracing.kernels.volume import (
    Accounts,
    attributions,
    door_of,
    minor_at_most,
    open_accounts,
)
from qaitaru.tracing.kernels.volume_steps import ATTRIBUTED, HELD, NAMES, NUMBERS, PACKED

_Columns = dict[str, NDArray[Any]]

_WRITTEN_AT_ONCE: Final = 1 << 18  # postings whose attribution makes one file
_KINDS: Final = {
    "receipt": RECEIPT,
    "outflow": OUTFLOW,
    "transfer": TRANSFER,
    "conversion": CONVERSION,
    "part": PART,
}


@dataclass(frozen=True, slots=True)
class PackedLedger:
    """A ledger's postings as the kernels take them, and what their numbers stand for."""

    postings: Packed
    seq: Numbers  # of each posting, as the table has it
    accounts: Sequence[str]
    sources: Sequence[str]


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a rule's answer stands: ``attributed-*.parquet`` and ``held.parquet``."""

    rule: str
    folder: Path
    attributed_rows: int
    deviation_minor_at_most: int


def pack(connection: duckdb.DuckDBPyConnection, postings: str) -> PackedLedger:
    """Read a table of postings (columns: volume_steps.py) in its order.

    Args:
        connection: to a database that holds the table.
        postings: its name, or a file's in quotes; of our own making.
    Raises: PostingRefused.
    """
    for made in NUMBERS:
        connection.execute(made.format(postings=postings))
    accounts, sources = (
        [name for (name,) in connection.execute(NAMES.format(numbered=table)).fetchall()]
        for table in ("numbered_accounts", "numbered_sources")
    )
    read = connection.execute(PACKED.format(postings=postings, **_KINDS)).fetchnumpy()
    columns = packed(*(read[name] for name in Packed._fields))
    door_of(len(accounts), len(sources)).admit(columns)
    return PackedLedger(columns, read["seq"], accounts, sources)


def trace_stored(
    connection: duckdb.DuckDBPyConnection, ledger: PackedLedger, rule: str, folder: Path
) -> Stored:
    """Trace a packed ledger under a rule, and leave the answer as Parquet in a new folder.

    While some postings are traced, what those before took is written: never more than one piece.
    """
    folder.mkdir()
    standing = open_accounts(rule, len(ledger.accounts), len(ledger.sources))
    written, writing = 0, None
    with ThreadPoolExecutor(1) as writer:
        for number, rows in enumerate(_pieces(standing, ledger)):
            sql = ATTRIBUTED.format(file=_quoted(folder / f"attributed-{number:05d}.parquet"))
            if writing is not None:
                writing.result()
            writing = writer.submit(_copy, connection, sql, ledger, rows)
            written += len(rows["seq"])
        if writing is not None:
            writing.result()
    _write_held(connection, ledger, standing, folder)
    return Stored(rule, folder, written, minor_at_most(standing))


def _pieces(standing: Accounts, ledger: PackedLedger) -> Iterator[_Columns]:
    """What outflows took, piece by piece; each may be kept."""
    sources = len(ledger.sources)
    for part in attributions(standing, ledger.postings, sources, _WRITTEN_AT_ONCE):
        yield {
            "seq": ledger.seq[part.posting],
            "source": part.source.copy(),
            "amount": part.amount.copy(),
        }


def trace_all_stored(
    connection: duckdb.DuckDBPyConnection,
    ledger: PackedLedger,
    rules: Sequence[str],
    folder: Path,
    *,
    threads: int = 2,
) -> list[Stored]:
    """Trace under several rules, each in a folder of its name; the packed postings are shared."""

    def one(rule: str) -> Stored:
        with connection.cursor() as cursor:
            return trace_stored(cursor, ledger, rule, folder / rule)

    with ThreadPoolExecutor(threads) as pool:
        return list(pool.map(one, rules))


def _write_held(
    connection: duckdb.DuckDBPyConnection, ledger: PackedLedger, standing: Accounts, folder: Path
) -> None:
    held = standing.held()
    account, source = np.nonzero(held)
    amount = held[account, source]
    rows: _Columns = {"account": account, "source": source, "amount": amount}
    names = np.asarray(ledger.accounts, dtype=object)
    connection.register("traced_accounts", {"number": np.arange(len(names)), "name": names})
    _copy(connection, HELD.format(file=_quoted(folder / "held.parquet")), ledger, rows)
    connection.unregister("traced_accounts")


def _copy(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    ledger: PackedLedger,
    rows: _Columns,
) -> None:
    connection.register("traced_rows", rows)
    connection.execute(sql, {"sources": list(ledger.sources)})
    connection.unregister("traced_rows")


def _quoted(path: Path) -> str:
    """A path inside the quotes of a step."""
    return str(path).replace("'", "''")
