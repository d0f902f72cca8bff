"""Opening the ledger for a read: what is visible as of an instant, and nothing else."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256

import duckdb

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.code_version import code_version
from qaitaru.engine import imports
from qaitaru.engine.derived import attached, place_of
from qaitaru.engine.imports import Import
from qaitaru.engine.ledger_door import open_ledger
from qaitaru.evidence import store
from qaitaru.evidence.items import EvidenceItem
from qaitaru.ledger import rate_store
from qaitaru.ledger import store as ledger
from qaitaru.ledger.conversion import Rate
from qaitaru.ledger.unequal import Bounds


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The ledger as one read sees it."""

    connection: duckdb.DuckDBPyConnection
    imports: dict[int, Import]  # visible, by number
    items: dict[int, EvidenceItem]  # all, by exhibit number
    data_version: str
    rates_version: str = ""  # of the rates stated; empty where none is

    def item_of(self, import_no: int) -> EvidenceItem:
        """The evidence item an import was read from."""
        return self.items[self.imports[import_no].exhibit]


@contextmanager
def ledger_at(
    desk: Desk,
    verb: str,
    *,
    as_of: datetime | None = None,
    without: Collection[int] = (),
    **told: object,
) -> Iterator[LedgerView]:
    """The ledger as of an instant (None: now); the journal tells of the read first.

    Args:
        without: exhibits that are left out as if they were not in hand.
    """
    with consult(desk, verb, purpose="", **told) as connection:
        every = imports.visible(connection, as_of=as_of)
        visible = [one for one in every if one.exhibit not in without]
        items = {one.exhibit: one for one in store.items(connection) if one.exhibit not in without}
    with open_ledger(desk.workspace.ledger, visible) as ledger:
        by_number = {one.number: one for one in visible}
        yield LedgerView(ledger, by_number, items, imports.data_version(visible))


@contextmanager
def reckoned_ledger_at(
    desk: Desk,
    verb: str,
    *,
    as_of: datetime | None = None,
    without: Collection[int] = (),
    **told: object,
) -> Iterator[LedgerView]:
    """The ledger with what follows from it: balances judged, duplicates, parties, transfers.

    What follows is reckoned once for each set of visible imports and kept beside them.
    """
    with ledger_at(desk, verb, as_of=as_of, without=without, **told) as view:
        rates = _rates(desk, as_of)
        edition = sha256(f"{code_version()} {rates}".encode()).hexdigest()[:12]
        place = place_of(desk.workspace.ledger, view.data_version, edition)
        with attached(
            view.connection,
            place,
            ledger.DERIVED,
            make=lambda connection: ledger.derive(connection, bounds=Bounds(rates=rates)),
        ):
            yield replace(view, rates_version=_rates_version(rates))


def _rates(desk: Desk, as_of: datetime | None) -> tuple[Rate, ...]:
    with desk.workspace.record.read() as connection:
        return rate_store.rates(connection, as_of=as_of)


def _rates_version(rates: tuple[Rate, ...]) -> str:
    return sha256(str(rates).encode()).hexdigest()[:12] if rates else ""
