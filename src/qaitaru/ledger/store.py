"""The ledger's one door to the engine: builds its tables from the imports, and asks them.

Every function takes a connection with the views ``statements``, ``bookings`` and ``transfers``
over the visible imports. ``derive`` makes the tables of DERIVED; the functions that ask need
them, made in the same connection or put there as views of what was made before.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, Final

import duckdb

from qaitaru.engine.columns import columns
from qaitaru.engine.running import drop, fetch, run, store
from qaitaru.engine.steps import Step
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.errors import AccountMissing
from qaitaru.facts.moments import Period
from qaitaru.ledger import coverage as grid
from qaitaru.ledger.account_statement import Line, StatementPage
from qaitaru.ledger.account_statement_steps import BOOKINGS, PLACES, TOTAL
from qaitaru.ledger.answers import (
    BreakCount,
    HeldAccount,
    MonthFlow,
    NamedFlow,
    NamedTransfer,
    TransferPage,
    UnheldAccount,
)
from qaitaru.ledger.breaks import HeldDays, held_days
from qaitaru.ledger.breaks_steps import OPEN_STEPS, break_steps
from qaitaru.ledger.chain import Measure, RowBreak
from qaitaru.ledger.chain_steps import CHAIN_STEPS
from qaitaru.ledger.corroboration import SaidAgain, Telling, corroborations
from qaitaru.ledger.corroboration_steps import CORROBORATION_STEPS
from qaitaru.ledger.custodians import Keeping
from qaitaru.ledger.duplicates import Overlap, Unpaired, overlaps
from qaitaru.ledger.duplicates_steps import DUPLICATE_STEPS
from qaitaru.ledger.entries import HeldStatement
from qaitaru.ledger.exchanges_steps import EXCHANGE_STEPS
from qaitaru.ledger.flows import Flow
from qaitaru.ledger.flows_steps import BREAK_COUNTS, FLOWS, FLOWS_BY_MONTH, HELD, UNHELD
from qaitaru.ledger.joining import LedgerTransfer
from qaitaru.ledger.joining_steps import BOOKED_STEPS, JOINING_STEPS
from qaitaru.ledger.legs import Leg, claim_id, entry_id
from qaitaru.ledger.legs_steps import LEG_STEPS, MENTION_STEPS
from qaitaru.ledger.matching import Pair
from qaitaru.ledger.matching_steps import matching_steps
from qaitaru.ledger.mentions import Account, Meant, Mention, Party, Register, register
from qaitaru.ledger.reconciliation import Reconciliation, reconcile
from qaitaru.ledger.search import FACETS, FacetValue, TransferFilter
from qaitaru.ledger.search_steps import (
    PARTIES,
    PURPOSES,
    facet_query,
    search_query,
    total_query,
)
from qaitaru.ledger.unequal import Bounds, match_unequal

Connection = duckdb.DuckDBPyConnection

DERIVED: Final = (
    "measures",
    "row_breaks",
    "duplicates",
    "unpaired",
    "parties",
    "accounts",
    "mentions",
    "ledger_transfers",
)
"""What the questions below are asked of; all of plain columns, fit for Parquet."""

_BOUNDS: Final = Bounds()


def derive(connection: Connection, *, window_days: int = 3, bounds: Bounds = _BOUNDS) -> None:
    """Make the tables and views of DERIVED from the visible imports.

    The views rest on tables made on the way; ``running.clear`` lets go of all of them.

    Args:
        connection: with the views of the visible imports.
        window_days: how many working days a credit may come after its debit.
        bounds: how far unequal sides may lie apart, and the rates known.
    """
    judged = prove(connection)
    store(connection, "shared_days", Overlap, overlaps(judged))
    _run_for(DERIVED, connection, DUPLICATE_STEPS)
    run(connection, MENTION_STEPS)
    numbered = _register(connection)
    run(connection, LEG_STEPS)
    _run_for(["pairs"], connection, matching_steps(window_days=window_days))
    run(connection, OPEN_STEPS)
    mutual = fetch(connection, Leg, "SELECT * FROM mutual")
    unequal = match_unequal(mutual, window_days=window_days, bounds=bounds)
    store(connection, "unequal_pairs", Pair, unequal)
    run(connection, EXCHANGE_STEPS)
    numbers = {one.account: one.account_no for one in numbered.accounts}
    runs = held_days(judged, numbers, window_days=window_days)
    store(connection, "held_days", HeldDays, runs)
    run(connection, (*break_steps(window_days=window_days), *BOOKED_STEPS))
    run(connection, CORROBORATION_STEPS)
    entangled = fetch(connection, Telling, "SELECT * FROM told_entangled")
    store(connection, "again_entangled", SaidAgain, corroborations(entangled))
    run(connection, JOINING_STEPS)


def prove(connection: Connection) -> list[Reconciliation]:
    """Every statement in hand, judged from its rows; needs no table made before."""
    _run_for(DERIVED, connection, CHAIN_STEPS)
    return reconciliations(connection)


def reconciliations(connection: Connection) -> list[Reconciliation]:
    """Every statement in hand, judged as derived, in order of import and number."""
    measures = {
        (one.import_no, one.statement_no): one
        for one in fetch(connection, Measure, "SELECT * FROM measures")
    }
    broken = defaultdict(list)
    order = "ORDER BY import_no, statement_no, nth"
    for row in fetch(connection, RowBreak, f"SELECT * FROM row_breaks {order}"):  # noqa: S608  # ours
        broken[row.import_no, row.statement_no].append(row)
    return [
        reconcile(held, measures.get(held.number), broken.get(held.number, ()))
        for held in _statements(connection)
    ]


def coverage(connection: Connection, span: Period | None = None) -> grid.Coverage:
    """The grid of accounts and months."""
    return grid.coverage(reconciliations(connection), span)


def overlaps_that_differ(connection: Connection, *, limit: int = 1000) -> list[Unpaired]:
    """Bookings that another statement of the same day does not show, in order of account."""
    return fetch(
        connection, Unpaired, "SELECT * FROM unpaired ORDER BY ALL LIMIT $limit", {"limit": limit}
    )


def statement_page(
    connection: Connection,
    account: str,
    *,
    offset: int = 0,
    limit: int = 100,
    currency: str | None = None,
) -> StatementPage:
    """Some lines of an account's statement.

    Raises: AccountMissing where no statement of it is in hand.
    """
    asked = {"account": account, "currency": currency}
    places = connection.execute(PLACES, asked | {"offset": offset, "limit": limit}).fetchall()
    if not places:
        total, held = connection.execute(TOTAL, asked).fetchall()[0]
        if not held:
            raise AccountMissing(account)
        return StatementPage((), total)
    days = [row[4] for row in places]
    wide = connection.execute(BOOKINGS, asked | {"first_on": min(days), "last_on": max(days)})
    bookings = _bookings(wide)
    lines = tuple(
        Line(place, import_no, bookings[import_no, seq], _whole(computed))
        for place, _, import_no, seq, _, computed in places
    )
    return StatementPage(lines, places[0][1])


def flows(
    connection: Connection,
    *,
    period: Period | None = None,
    currency: str | None = None,
    party_no: int | None = None,
    limit: int = 50,
) -> list[NamedFlow]:
    """The largest flows of each currency, the rest in one row; see flows.py."""
    asked = {
        "start_on": period and period.start,
        "end_on": period and period.end,
        "currency": currency,
        "party_no": party_no,
        "limit": limit,
    }
    found = fetch(connection, Flow, FLOWS, asked)
    names = parties(connection, {n for flow in found for n in (flow.payer_no, flow.payee_no)})
    return [NamedFlow(one, names.get(one.payer_no), names.get(one.payee_no)) for one in found]


def flows_by_month(
    connection: Connection, *, payer_no: int | None = None, payee_no: int | None = None
) -> list[MonthFlow]:
    """What was paid month by month, by all or between two parties."""
    return fetch(
        connection, MonthFlow, FLOWS_BY_MONTH, {"payer_no": payer_no, "payee_no": payee_no}
    )


def accounts(connection: Connection) -> list[HeldAccount]:
    """The accounts in hand, in order of account and currency."""
    return fetch(connection, HeldAccount, HELD)


def unheld_accounts(connection: Connection, *, limit: int = 100) -> list[UnheldAccount]:
    """The accounts seen only from the other side, the largest sums first."""
    return fetch(connection, UnheldAccount, UNHELD, {"limit": limit})


def break_counts(connection: Connection) -> list[BreakCount]:
    """How many transfers lack their other side, by reason and currency."""
    return fetch(connection, BreakCount, BREAK_COUNTS)


def parties(connection: Connection, numbers: Iterable[int]) -> dict[int, Party]:
    """The parties of these numbers."""
    found = fetch(connection, Party, PARTIES, {"numbers": sorted(set(numbers))})
    return {party.party_no: party for party in found}


def transfers(
    connection: Connection,
    wanted: TransferFilter,
    *,
    offset: int = 0,
    limit: int = 100,
    facets: Sequence[str] = tuple(FACETS),
) -> TransferPage:
    """A page of transfers by day, and for each facet what the other choices would give."""
    sql, chosen = search_query(wanted)
    found = fetch(connection, LedgerTransfer, sql, chosen | {"offset": offset, "limit": limit})
    (total,) = connection.execute(*total_query(wanted)).fetchall()[0]
    values = {
        name: tuple(fetch(connection, FacetValue, *facet_query(wanted, name))) for name in facets
    }
    return TransferPage(_named(connection, found), total, values)


def transfers_of(connection: Connection, numbers: Iterable[int]) -> tuple[NamedTransfer, ...]:
    """The transfers of these numbers with their names, by number."""
    sql = (
        "SELECT * FROM ledger_transfers WHERE transfer_no IN (SELECT unnest($1::BIGINT[]))"
        " ORDER BY transfer_no"
    )
    return _named(connection, fetch(connection, LedgerTransfer, sql, [sorted(set(numbers))]))


def statement_places(connection: Connection) -> dict[tuple[int, int], str]:
    """Where each statement stands in its source, by import and number."""
    rows = connection.execute("SELECT import_no, statement_no, place FROM statements").fetchall()
    return {(import_no, statement_no): place for import_no, statement_no, place in rows}


def _run_for(wanted: Iterable[str], connection: Connection, steps: Sequence[Step]) -> None:
    """Make these tables, and let go at once of what was made on the way."""
    run(connection, steps)
    drop(connection, {step.name for step in steps} - {*wanted})


def _statements(connection: Connection) -> list[HeldStatement]:
    names = list(columns(Statement))
    listed = ", ".join(names)
    rows = connection.execute(
        f"SELECT import_no, {listed} FROM statements ORDER BY import_no, statement_no"  # noqa: S608
    ).fetchall()
    return [
        HeldStatement(import_no, Statement(**dict(zip(names, values, strict=True))))
        for import_no, *values in rows
    ]


def _register(connection: Connection) -> Register:
    """Number the parties and accounts, and keep them as tables."""
    order = "ORDER BY account, code, name"
    numbered = register(
        fetch(connection, Mention, f"SELECT * FROM holder_counts {order}"),  # noqa: S608  # ours
        fetch(connection, Mention, f"SELECT * FROM mention_counts {order}"),  # noqa: S608
        fetch(connection, Keeping, f"SELECT * FROM keeping_counts {order}"),  # noqa: S608
    )
    store(connection, "parties", Party, numbered.parties)
    store(connection, "accounts", Account, numbered.accounts)
    store(connection, "mentions", Meant, numbered.mentions)
    return numbered


def _bookings(cursor: Connection) -> dict[tuple[int, int], Booking]:
    places = {column[0]: index for index, column in enumerate(cursor.description)}
    names = [(name, places[name]) for name in columns(Booking)]
    return {
        (row[places["import_no"]], row[places["seq"]]): Booking(
            **{name: row[at] for name, at in names}
        )
        for row in cursor.fetchall()
    }


def _named(connection: Connection, found: Sequence[LedgerTransfer]) -> tuple[NamedTransfer, ...]:
    """The transfers with the names of their parties and accounts, and what they were paid for."""
    names = parties(connection, {n for one in found for n in (one.payer_no, one.payee_no)})
    numbers = {n for one in found for n in (one.payer_account_no, one.payee_account_no)}
    sql = (
        "SELECT account_no, account FROM accounts WHERE account_no IN (SELECT unnest($1::BIGINT[]))"
    )
    held = dict(connection.execute(sql, [sorted(numbers)]).fetchall())
    purposes = _purposes(connection, found)
    return tuple(
        NamedTransfer(
            transfer=one,
            payer=names.get(one.payer_no),
            payee=names.get(one.payee_no),
            payer_account=held.get(one.payer_account_no, ""),
            payee_account=held.get(one.payee_account_no, ""),
            purpose=purposes.get(one.transfer_no, ""),
            entry_ids=_entry_ids(one),
            corroborates=_entry(one.corroborates_no) if one.corroborates_no else "",
        )
        for one in found
    )


def _purposes(connection: Connection, found: Sequence[LedgerTransfer]) -> dict[int, str]:
    """What each transfer was paid for, in the words of its first entry."""
    days = [one.booked_on for one in found]
    if not days:
        return {}
    asked: dict[str, Any] = {
        "first_on": min(days),
        "last_on": max(days),
        "numbers": [one.transfer_no for one in found],
    }
    return dict(connection.execute(PURPOSES, asked).fetchall())


def _entry_ids(one: LedgerTransfer) -> tuple[str, ...]:
    numbers = (one.debit_no, one.credit_no, -one.claim_no)
    return tuple(_entry(number) for number in numbers if number)


def _entry(transfer_no: int) -> str:
    """The entry id of a leg, or of a claim by its negative number."""
    return entry_id(transfer_no) if transfer_no > 0 else claim_id(-transfer_no)


def _whole(value: Any) -> int | None:
    return None if value is None else int(value)
