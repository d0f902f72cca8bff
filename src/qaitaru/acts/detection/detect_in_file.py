"""Look for typologies in a table of transfers in a file: nothing is kept."""

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import duckdb

from qaitaru.acts.detection.ask_typologies import findings_in
from qaitaru.acts.detection.table_in_utf8 import table_in_utf8
from qaitaru.acts.detection.thresholds_in_force import editions_of, standing
from qaitaru.detection.accounts_store import KnownRead, read_known
from qaitaru.detection.asking import NotAsked, not_asked
from qaitaru.detection.currencies_store import ledger_span, money_of
from qaitaru.detection.currency_units import Units
from qaitaru.detection.desk.seeing import counterparties, foremost_first
from qaitaru.detection.editions import Span, in_force, not_in_force
from qaitaru.detection.findings.bound import NOTHING, USUAL, Bound
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding
from qaitaru.detection.lacking import Lacking, answerable, lacking
from qaitaru.detection.transfers_store import (
    NO_RATES,
    Transfers,
    accounts_of,
    moves_of,
    read_table,
    transfer_ids,
)
from qaitaru.detection.typology import Typology
from qaitaru.engine.duck import connect
from qaitaru.facts.money import Money, total
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.thresholds import ThresholdEdition

NO_TIME: Final = Span(0, 0)
NOTHING_READ: Final = KnownRead(frozenset())
_LEAST_MB: Final = 1200  # of the engine; past its memory the system's temporary folder is used
_TENTHS: Final = {".parquet": 30}  # of the file's size: what putting its rows in order takes
_TENTHS_OF_TEXT: Final = 6


@dataclass(frozen=True, slots=True)
class FoundAccount:
    """An account of a finding, with the name stated with it; empty where none is."""

    account: str
    name: str


@dataclass(frozen=True, slots=True)
class FoundInFile:
    """One finding, told by what stands in the file.

    ``typologies`` are all that found it, the one that tells it best first; ``begins`` and ``ends``
    are in seconds since 1970 in UTC. Where its transfers are of several currencies and no rates
    lead to one, there is no ``currency`` (empty) and no ``amount_minor``.
    """

    typologies: tuple[str, ...]
    score: float
    accounts: tuple[FoundAccount, ...]  # those with most of its transfers first
    transfers: tuple[str, ...]  # in the order of time
    currency: str
    amount_minor: int | None  # the sum of its transfers, by the rates given
    stated: tuple[tuple[str, int], ...]  # their sums as stated, by currency in the order of code
    counterparties: int  # of the first account, within the finding
    begins: int
    ends: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Detected:
    """The findings, best first; what was read, with its problems; and what was not asked."""

    findings: tuple[FoundInFile, ...]
    below: Mapping[str, int]  # findings below the bound, by the typology that tells them best
    transfers: Transfers
    not_asked: tuple[NotAsked, ...]
    without_threshold: tuple[Span, ...] = ()  # where none surely stood and one is asked for
    known: KnownRead = NOTHING_READ
    lacking: tuple[Lacking, ...] = ()  # not asked for want of facts beside transfers
    thresholds: tuple[ThresholdEdition, ...] = ()  # of the law, which were asked


def detect_in_file(
    file: Path,
    typologies: Sequence[Typology],
    units: Units = NO_RATES,
    bound: Bound = USUAL,
    *,
    accounts: Path | None = None,
    encoding: str = "",
) -> Detected:
    """Every finding of the typologies, amounts compared in the units that the rates given make.

    Thresholds are those of the law, each for the days on which it surely stood. A typology that
    needs facts beside transfers is asked where there are any, in these or in a table of accounts.

    Args:
        encoding: of tables that are not UTF-8, as a member names it; empty: their bytes decide.
    Raises: SourceUnreadable.
    """
    with (
        tempfile.TemporaryDirectory(prefix="qaitaru-detect-") as spill,
        connect(memory_mb=_memory_mb(file)) as connection,
    ):
        editions = editions_of(shipped_law())
        connection.execute("SET temp_directory = $to", {"to": spill})
        read = read_table(connection, table_in_utf8(file, Path(spill), encoding), units)
        span = ledger_span(connection) if read.ledgers else NO_TIME
        known = NOTHING_READ
        if read.ledgers:
            beside = table_in_utf8(accounts, Path(spill), encoding) if accounts else None
            known = read_known(connection, beside, units, read.currencies)
        asked = in_force(answerable(typologies, known.kinds), editions, span)
        findings = findings_in(connection, read, asked, bound) if read.ledgers else NOTHING
        found = tuple(_told(connection, read, findings.findings)) if findings.findings else ()
    is_by_law = any(one.by_law for one in typologies)
    spans = not_in_force(editions, span) if is_by_law else ()
    return Detected(
        found,
        findings.below,
        read,
        not_asked(asked, read.currencies, units),
        spans,
        known,
        lacking(typologies, known.kinds),
        standing(shipped_law(), span) if is_by_law else (),
    )


def _memory_mb(file: Path) -> int:
    """The engine's memory: more for a very large file, though half of the machine's at most."""
    size = file.stat().st_size if file.is_file() else 0
    wanted = size * _TENTHS.get(file.suffix.lower(), _TENTHS_OF_TEXT) // 10
    machine = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return max(_LEAST_MB, min(wanted, machine // 2) // 10**6)


def _told(
    connection: duckdb.DuckDBPyConnection, read: Transfers, findings: Sequence[Finding]
) -> Iterator[FoundInFile]:
    ids = transfer_ids(connection, (row for one in findings for row in one.rows))
    named = accounts_of(connection, (at for one in findings for at in one.accounts))
    accounts = {number: FoundAccount(*told) for number, told in named.items()}
    moves = {one.row: one for one in moves_of(connection, ids)}
    money = money_of(connection, ids)
    for one in findings:
        own = [moves[row] for row in one.rows]
        stated = total(Money(money[row].stated_minor, money[row].currency) for row in one.rows)
        units = read.units.among(tuple(stated))
        ends = foremost_first(one, own)
        yield FoundInFile(
            one.typologies,
            one.score,
            tuple(accounts[at] for at in ends),
            tuple(ids[row] for row in one.rows),
            units[0] if len(units) == 1 else "",
            sum(move.amount for move in own) if len(units) == 1 else None,
            tuple(stated.items()),
            counterparties(own, ends[0]),
            one.begins,
            one.ends,
            one.evidence,
        )
