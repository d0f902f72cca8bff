"""Reading the ledger: accounts, statements, coverage, flows, transfers."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.facts.accounts import account_key
from qaitaru.facts.moments import Period
from qaitaru.ledger import naming_store, store
from qaitaru.ledger.account_statement import StatementPage
from qaitaru.ledger.answers import (
    BreakCount,
    HeldAccount,
    NamedFlow,
    TransferPage,
    UnheldAccount,
)
from qaitaru.ledger.coverage import Coverage
from qaitaru.ledger.duplicates import Unpaired
from qaitaru.ledger.entries import entry_id_of
from qaitaru.ledger.entry_rows import EntryRow
from qaitaru.ledger.entry_store import entry_rows
from qaitaru.ledger.reconciliation import Reconciliation
from qaitaru.ledger.search import TransferFilter


@dataclass(frozen=True, slots=True)
class Accounts:
    """The accounts in hand, and those seen only from the other side."""

    held: tuple[HeldAccount, ...]
    unheld: tuple[UnheldAccount, ...]


@dataclass(frozen=True, slots=True)
class Sources:
    """For each import, the exhibit it was read from: how a row's place becomes a locator."""

    exhibits: dict[int, int]
    names: dict[int, str]  # of the evidence item, by import


@dataclass(frozen=True, slots=True)
class CoverageView:
    """The grid, every statement judged, and days on which two statements differ."""

    grid: Coverage
    statements: tuple[Reconciliation, ...]
    differing: tuple[Unpaired, ...]
    rows: dict[str, EntryRow]  # the rows that the above name, by entry id
    sources: Sources


@dataclass(frozen=True, slots=True)
class StatementView:
    """A page of an account's statement, and where its rows come from."""

    page: StatementPage
    sources: Sources


@dataclass(frozen=True, slots=True)
class FlowView:
    """The largest flows, and how many transfers one side alone shows."""

    flows: tuple[NamedFlow, ...]
    breaks: tuple[BreakCount, ...]


def look_at_accounts(desk: Desk, *, as_of: datetime | None = None, limit: int = 100) -> Accounts:
    """The accounts in order of number; those not in hand by the sums they moved."""
    with reckoned_ledger_at(desk, "look_at_accounts", as_of=as_of) as view:
        held = store.accounts(view.connection)
        unheld = store.unheld_accounts(view.connection, limit=limit)
        return Accounts(tuple(held), tuple(unheld))


def look_at_coverage(
    desk: Desk, *, span: Period | None = None, as_of: datetime | None = None
) -> CoverageView:
    """Accounts by months: what is proved, what is broken and at which row, what is missing."""
    with reckoned_ledger_at(desk, "look_at_coverage", as_of=as_of) as view:
        judged = store.reconciliations(view.connection)
        differing = store.overlaps_that_differ(view.connection)
        named = {
            entry_id_of(one.import_no, fault.seq)
            for one in judged
            for fault in one.breaks
            if fault.seq is not None
        }
        named |= {entry_id_of(one.import_no, one.seq) for one in differing}
        return CoverageView(
            store.coverage(view.connection, span),
            tuple(judged),
            tuple(differing),
            entry_rows(view.connection, named),
            _sources(view),
        )


def look_at_reconciliations(desk: Desk, *, as_of: datetime | None = None) -> list[Reconciliation]:
    """Every statement in hand, judged, in order of import and number."""
    with reckoned_ledger_at(desk, "look_at_reconciliations", as_of=as_of) as view:
        return store.reconciliations(view.connection)


def look_at_statement(
    desk: Desk,
    account: str,
    *,
    currency: str | None = None,
    offset: int = 0,
    limit: int = 100,
    as_of: datetime | None = None,
) -> StatementView:
    """A page of an account's statement over all the evidence, each booking once.

    Raises: AccountMissing.
    """
    key = account_key(account)
    with reckoned_ledger_at(desk, "look_at_statement", as_of=as_of, account=key) as view:
        page = store.statement_page(
            view.connection, key, offset=offset, limit=limit, currency=currency
        )
        return StatementView(page, _sources(view))


def look_at_flows(
    desk: Desk,
    *,
    period: Period | None = None,
    currency: str | None = None,
    party_no: int | None = None,
    party: str = "",
    limit: int = 50,
    as_of: datetime | None = None,
) -> FlowView:
    """Who paid whom, the largest first in each currency, the rest in one row.

    Args:
        party: the mark of the payer or payee, instead of a number that one set of imports gives.
    """
    with reckoned_ledger_at(desk, "look_at_flows", as_of=as_of) as view:
        if party:
            named = naming_store.party_of(view.connection, party)
            party_no = naming_store.NOBODY if named is None else named.party_no
        found = store.flows(
            view.connection, period=period, currency=currency, party_no=party_no, limit=limit
        )
        return FlowView(tuple(found), tuple(store.break_counts(view.connection)))


def look_at_transfers(
    desk: Desk,
    wanted: TransferFilter,
    *,
    offset: int = 0,
    limit: int = 100,
    as_of: datetime | None = None,
) -> TransferPage:
    """A page of transfers by day, and for each facet what the other choices would give."""
    with reckoned_ledger_at(desk, "look_at_transfers", as_of=as_of) as view:
        return store.transfers(view.connection, wanted, offset=offset, limit=limit)


def _sources(view: LedgerView) -> Sources:
    items = {number: view.item_of(number) for number in view.imports}
    return Sources(
        {number: item.exhibit for number, item in items.items()},
        {number: item.name for number, item in items.items()},
    )
