"""The ledger as typologies read it: its moves in files, made once of what is in sight."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
from pathlib import Path

import duckdb

from qaitaru.acts.act import Desk
from qaitaru.acts.books.day_rates import day_rates
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.code_version import code_version
from qaitaru.acts.detection.known_at import known_at
from qaitaru.detection.day_rates import DayRate
from qaitaru.detection.grounds import Grounds
from qaitaru.detection.ledger_moves_store import MADE, MOVES, make_moves
from qaitaru.detection.marks_pack import shipped_marks
from qaitaru.engine.derived import attached, place_of
from qaitaru.ledger.plain_transfers_store import make_plain_transfers


@dataclass(frozen=True, slots=True)
class MovesView:
    """The moves as one run sees them: in the house's own engine, and as a file for any other."""

    connection: duckdb.DuckDBPyConnection
    file: Path
    data_version: str
    rates_version: str
    grounds: Grounds = field(default_factory=Grounds)  # what is known beside the moves


@contextmanager
def moves_at(
    desk: Desk, verb: str, *, as_of: datetime | None = None, **told: object
) -> Iterator[MovesView]:
    """The moves as of an instant (None: now); the journal tells of the read first."""
    ledger = desk.workspace.ledger.absolute()
    with reckoned_ledger_at(desk, verb, as_of=as_of, without=(), **told) as view:
        written = f"moves {code_version()} {marks_version()} {view.rates_version}"
        edition = sha256(written.encode()).hexdigest()[:12]
        place = place_of(ledger, view.data_version, edition)
        with attached(view.connection, place, MADE, make=partial(_make, _rates(desk, as_of))):
            file = place / f"{MOVES}.parquet"
            grounds = known_at(desk, view, as_of=as_of)
            yield MovesView(view.connection, file, view.data_version, view.rates_version, grounds)


def marks_version() -> str:
    """Of the words by which a purpose says what a transfer is: they are no part of the code."""
    return sha256(repr(shipped_marks()).encode()).hexdigest()[:12]


def _make(rates: Sequence[DayRate], connection: duckdb.DuckDBPyConnection) -> None:
    make_plain_transfers(connection)
    make_moves(connection, rates)


def _rates(desk: Desk, as_of: datetime | None) -> list[DayRate]:
    """The rates stated until an instant; their version is that of the ledger read."""
    with desk.workspace.record.read() as connection:
        return day_rates(connection, as_of=as_of)
