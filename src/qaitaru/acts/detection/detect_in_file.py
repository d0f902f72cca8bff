"""Look for typologies in a table of transfers in a file: nothing is kept."""

import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.detection.detection_store import DetectionRun, detection_run
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.transfers_store import (
    CurrencyLedger,
    Transfers,
    accounts_of,
    choose,
    moves_of,
    read_transfers,
    transfer_ids,
)
from qaitaru.detection.typology import Typology
from qaitaru.engine.duck import connect
from qaitaru.engine.duck_door import DuckEngine

_MEMORY_MB: Final = 1200  # of the engine; past it the system's temporary folder is used


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """An account of a finding, with the name stated with it; empty where none is."""

    account: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundInFile:
    """One finding, told by what stands in the file.

    ``typologies`` are all that found it, the one that tells it best first; ``amount_minor`` is the
    sum of its transfers; ``begins`` and ``ends`` are in seconds since 1970 in UTC.
    """

    typologies: tuple[str, ...]
    score: float
    accounts: tuple[FoundAccount, ...]  # those with most of its transfers first
    transfers: tuple[str, ...]  # in the order of time
    currency: str
    amount_minor: int
    counterparties: int  # of the first account, within the finding
    begins: int
    ends: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Detected:
    """The findings, best first; what was read; and the problems, the first in words."""

    findings: tuple[FoundInFile, ...]
    transfers: Transfers


def detect_in_file(file: Path, typologies: Sequence[Typology]) -> Detected:
    """Every finding of the typologies, in each currency by itself.

    Raises: SourceUnreadable.
    """
    with (
        tempfile.TemporaryDirectory(prefix="qaitaru-detect-") as spill,
        connect(memory_mb=_MEMORY_MB) as connection,
    ):
        connection.execute("SET temp_directory = $to", {"to": spill})
        read = read_transfers(connection, file)
        found = [one for ledger in read.ledgers for one in _found(connection, ledger, typologies)]
    return Detected(tuple(sorted(found, key=lambda one: -one.score)), read)


def _found(
    connection: duckdb.DuckDBPyConnection,
    ledger: CurrencyLedger,
    typologies: Sequence[Typology],
) -> Iterator[FoundInFile]:
    choose(connection, ledger)
    with detection_run(DuckEngine(connection), typologies) as run:
        schemes = [scheme for one in typologies for scheme in run.schemes(one)]
        supporting = {one.name for one in typologies if one.is_supporting}
        findings = _weighed(connection, run, schemes, supporting) if schemes else ()
    ids = transfer_ids(connection, ledger, (row for one in findings for row in one.rows))
    named = accounts_of(connection, (at for one in findings for at in one.accounts))
    accounts = {number: FoundAccount(*told) for number, told in named.items()}
    moves = {one.row: one for one in moves_of(connection, ids)}
    for one in findings:
        own = [moves[row] for row in one.rows]
        busiest = _busiest_first(own)
        yield FoundInFile(
            one.typologies,
            one.score,
            tuple(accounts[at] for at in busiest),
            tuple(ids[row] for row in one.rows),
            ledger.currency,
            sum(move.amount for move in own),
            _counterparties(own, busiest[0]),
            one.begins,
            one.ends,
            one.evidence,
        )


def _busiest_first(moves: Sequence[Move]) -> list[int]:
    met = Counter(at for one in moves for at in (one.payer, one.payee))
    return sorted(met, key=lambda at: (-met[at], at))


def _counterparties(moves: Sequence[Move], account: int) -> int:
    sides = {
        at for one in moves for at in (one.payer, one.payee) if account in (one.payer, one.payee)
    }
    return len(sides - {account})


def _weighed(
    connection: duckdb.DuckDBPyConnection,
    run: DetectionRun,
    schemes: Sequence[Scheme],
    supporting: set[str],
) -> tuple[Finding, ...]:
    rows = (row for one in schemes for row in one.rows)
    moves = {one.row: one for one in moves_of(connection, rows)}
    return findings_of(schemes, run.background(), moves, supporting)
