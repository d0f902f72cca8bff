"""The way of a large ledger through the kernels: from a table of postings to stored results."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import duckdb
import numpy as np
from numpy.typing import NDArray

from qaitaru.tracing.kernels.postings import (
    CONVERSION,
    FIRST_CLAIMANT,
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
    """A ledger's postings as the kernels take them, and what their numbers stand for.

    Attributes:
        seq: of each posting, as the table has it; below 0: no booking, it is not told.
        ways: accounts after the named ones, where money is on its way; they end empty.
        leaves: by ``seq``, where an outflow leaves the evidence: which of ``kinds``, else below 0.
    """

    postings: Packed
    seq: Numbers
    accounts: Sequence[str]
    sources: Sequence[str]
    ways: int = 0
    leaves: NDArray[np.int16] | None = None
    kinds: Sequence[str] = ()  # currencies


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a rule's answer stands: ``attributed-*.parquet`` and ``held.parquet``.

    Attributes:
        sha256: of all its numbers, column by column: the same answer has the same.
        left_minor: claimed money that left the evidence, by source and kind.
    """

    rule: str
    folder: Path
    attributed_rows: int
    deviation_minor_at_most: int
    sha256: str
    left_minor: Mapping[tuple[str, str], int]


class _Told:
    """What is known of an answer once it is written: a hash of its columns, and some sums."""

    def __init__(self) -> None:
        self._columns = {name: sha256() for name in ("account", "seq", "source", "amount")}
        self._left: Counter[tuple[int, int]] = Counter()

    def add(self, rows: _Columns, leaves: NDArray[np.int16] | None = None) -> None:
        """More rows; ``leaves`` as the ledger has it, where they are attributed ones."""
        for name, column in rows.items():
            self._columns[name].update(np.ascontiguousarray(column, dtype="<i8").data)
        if leaves is not None:
            self._sum(rows, leaves[rows["seq"]])

    def _sum(self, rows: _Columns, leaves: NDArray[np.int16]) -> None:
        gone = (leaves >= 0) & (rows["source"] >= FIRST_CLAIMANT)
        source, kind, amount = rows["source"][gone], leaves[gone], rows["amount"][gone]
        for one in np.unique(source).tolist():
            for other in np.unique(kind).tolist():
                of_both = (source == one) & (kind == other)
                self._left[one, other] += int(amount[of_both].sum())

    def sha256(self) -> str:
        """Of all columns."""
        return sha256(b"".join(one.digest() for one in self._columns.values())).hexdigest()

    def left(self, ledger: PackedLedger) -> dict[tuple[str, str], int]:
        """What left, by names."""
        left = self._left.items()
        return {(ledger.sources[one], ledger.kinds[other]): sum_ for (one, other), sum_ in left}


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
    standing = open_accounts(rule, len(ledger.accounts) + ledger.ways, len(ledger.sources))
    written, writing, told = 0, None, _Told()
    with ThreadPoolExecutor(1) as writer:
        for number, rows in enumerate(_pieces(standing, ledger)):
            sql = ATTRIBUTED.format(file=_quoted(folder / f"attributed-{number:05d}.parquet"))
            if writing is not None:
                writing.result()
            writing = writer.submit(_write_piece, connection, sql, ledger, rows, told)
            written += len(rows["seq"])
        if writing is not None:
            writing.result()
    _write_held(connection, ledger, standing, folder, told)
    bound, hashed = minor_at_most(standing), told.sha256()
    return Stored(rule, folder, written, bound, hashed, told.left(ledger))


def _write_piece(
    connection: duckdb.DuckDBPyConnection,
    sql: str,
    ledger: PackedLedger,
    rows: _Columns,
    told: _Told,
) -> None:
    _copy(connection, sql, ledger, rows)
    told.add(rows, ledger.leaves)


def _pieces(standing: Accounts, ledger: PackedLedger) -> Iterator[_Columns]:
    """What outflows took, piece by piece; each may be kept."""
    sources = len(ledger.sources)
    for part in attributions(standing, ledger.postings, sources, _WRITTEN_AT_ONCE):
        seq = ledger.seq[part.posting]
        rows: _Columns = {"seq": seq, "source": part.source, "amount": part.amount}
        booked = seq >= 0 if ledger.ways else slice(None)
        yield {name: column[booked].copy() for name, column in rows.items()}


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
    connection: duckdb.DuckDBPyConnection,
    ledger: PackedLedger,
    standing: Accounts,
    folder: Path,
    told: _Told,
) -> None:
    held = standing.held()[: len(ledger.accounts)]
    account, source = np.nonzero(held)
    amount = held[account, source]
    rows: _Columns = {"account": account, "source": source, "amount": amount}
    names = np.asarray(ledger.accounts, dtype=object)
    connection.register("traced_accounts", {"number": np.arange(len(names)), "name": names})
    _copy(connection, HELD.format(file=_quoted(folder / "held.parquet")), ledger, rows)
    connection.unregister("traced_accounts")
    told.add(rows)


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
