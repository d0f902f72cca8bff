"""Trace a large ledger in a file by the compiled rules, and leave the answer as Parquet."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import file_digest
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb
import msgspec

from qaitaru.acts.code_version import code_version
from qaitaru.engine.duck import connect
from qaitaru.facts.errors import ExtraMissing, PostingRefused, WorkspaceOccupied
from qaitaru.facts.problems import Problem
from qaitaru.tracing.kernels.ledger_store import (
    POSTINGS,
    Faults,
    LargeLedger,
    entry_at,
    read_ledger,
    write_entries,
)

if TYPE_CHECKING:  # needs the extra
    from qaitaru.tracing.kernels.volume_store import PackedLedger, Stored

_EXTRA: Final = "volume"
_MEMORY_MB: Final = 1500  # of the engine; past it a folder beside the answer is used


@dataclass(frozen=True, slots=True)
class LargeRule:
    """A rule's answer: ``attributed-*.parquet`` and ``held.parquet`` in a folder of its name."""

    rule: str
    attributed_rows: int
    deviation_minor_at_most: int


@dataclass(frozen=True, slots=True)
class LargeTrace:
    """What ``summary.json`` says; amounts in the folder are times ``10**places``."""

    ledger: str
    ledger_sha256: str
    bookings: int
    accounts: int
    sources: int
    places: int
    doubts: int
    rules: tuple[LargeRule, ...]
    code_version: str


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer, or None where the ledger is refused; and its problems, the first in words."""

    trace: LargeTrace | None
    problems: Sequence[Problem]
    problem_count: int


def trace_large(ledger: Path, rules: Sequence[str], folder: Path) -> Answered:
    """Trace a ledger under rules; where it is refused, nothing is left.

    Args:
        rules: of ``large_rules``.
        folder: there must be none yet; it is complete as soon as it is there.
    Raises: ExtraMissing, WorkspaceOccupied, SourceUnreadable, PostingRefused.
    """
    need_extra()
    if folder.exists() or folder.is_symlink():
        raise WorkspaceOccupied(str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as place:
        work, answer = Path(place), Path(place) / "answer"
        with connect(memory_mb=_MEMORY_MB) as connection:
            connection.execute("SET temp_directory = $to", {"to": str(work / "spill")})
            read = read_ledger(connection, ledger)
            if isinstance(read, Faults):
                return Answered(None, read.told, read.count)
            answer.mkdir()
            packed, stored = _stored(connection, rules, answer)
            told = _summed(ledger, read, packed, stored)
        summary = msgspec.json.format(msgspec.json.encode(told), indent=2)
        (answer / "summary.json").write_bytes(summary + b"\n")
        shutil.move(answer, folder)
    return Answered(told, read.doubts.told, read.doubts.count)


def large_rules() -> tuple[str, ...]:
    """The rules that are compiled.

    Raises: ExtraMissing.
    """
    need_extra()
    from qaitaru.tracing.kernels.volume import RULES  # noqa: PLC0415 - needs the extra

    return RULES


def need_extra() -> None:
    """Raises: ExtraMissing where the compiled rules are not installed."""
    if not all(find_spec(name) for name in ("numba", "numpy")):
        raise ExtraMissing(_EXTRA)


def _stored(
    connection: duckdb.DuckDBPyConnection, rules: Sequence[str], folder: Path
) -> "tuple[PackedLedger, list[Stored]]":
    """The answers, and which entry each of their ``seq`` is."""
    from qaitaru.tracing.kernels.volume_store import (  # noqa: PLC0415 - needs the extra
        pack,
        trace_all_stored,
    )

    write_entries(connection, folder / "entries.parquet")
    try:
        packed = pack(connection, POSTINGS)
    except PostingRefused as fault:
        raise PostingRefused(entry_at(connection, int(fault.posting)), fault.found) from fault
    return packed, trace_all_stored(connection, packed, rules, folder)


def _summed(
    ledger: Path, read: LargeLedger, packed: "PackedLedger", stored: "Sequence[Stored]"
) -> LargeTrace:
    with ledger.open("rb") as opened:
        sha256 = file_digest(opened, "sha256").hexdigest()
    return LargeTrace(
        ledger=ledger.name,
        ledger_sha256=sha256,
        bookings=read.bookings,
        accounts=len(packed.accounts),
        sources=len(packed.sources),
        places=read.places,
        doubts=read.doubts.count,
        rules=tuple(
            LargeRule(one.rule, one.attributed_rows, one.deviation_minor_at_most) for one in stored
        ),
        code_version=code_version(),
    )
