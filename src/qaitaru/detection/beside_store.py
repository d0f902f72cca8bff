"""How rare facts beside transfers are in the ledger, fetched for the evidence of schemes."""

from collections.abc import Iterable
from typing import Final

import duckdb

from qaitaru.detection.background import Background
from qaitaru.detection.findings.beside import NOTHING_BESIDE, Beside, Value, profile_spread
from qaitaru.detection.known import Known, kind_of
from qaitaru.detection.known_store import known_of
from qaitaru.detection.moves import Move
from qaitaru.detection.steps.beside import BESIDE_STEPS
from qaitaru.engine.running import drop, run

_COUNTS: Final = """
    SELECT pairs, moved, priced, outside, invoices FROM beside_cash, beside_prices, beside_invoices
"""
_FIGURES: Final = "SELECT account, figure FROM beside_figures"
_HOLDERS: Final = """
    SELECT h.kind, h.value, h.accounts FROM beside_holders AS h JOIN (
      SELECT unnest(?::BIGINT[]) AS kind, unnest(?::BIGINT[]) AS value
    ) AS asked USING (kind, value)
"""


def beside_of_moves(
    connection: duckdb.DuckDBPyConnection, moves: Iterable[Move], background: Background
) -> Beside:
    """What is known of the moves of schemes, and how rare it is among ``moves``.

    Args:
        moves: of the schemes; their facts stand in ``account_facts`` and ``row_facts``.
        background: the ledger's.
    """
    listed = list(moves)
    accounts = {at for one in listed for at in (one.payer, one.payee)}
    known = known_of(connection, accounts, (one.row for one in listed))
    if not known.kinds:
        return NOTHING_BESIDE
    run(connection, BESIDE_STEPS)
    having = connection.execute("SELECT kind, accounts FROM beside_having").fetchall()
    ((pairs, moved, priced, outside, invoices),) = connection.execute(_COUNTS).fetchall()
    figures = connection.execute(_FIGURES).fetchall()
    holders = _holders(connection, known)
    drop(connection, [one.name for one in reversed(BESIDE_STEPS)])
    return Beside(
        known,
        {kind_of(kind): count for kind, count in having},
        holders,
        cash_pairs=pairs,
        cash_moved=moved,
        priced=priced,
        outside=outside,
        invoices=invoices,
        profile_spread=profile_spread(figures, background),
    )


def _holders(connection: duckdb.DuckDBPyConnection, known: Known) -> dict[Value, int]:
    of_accounts = {(int(one.kind), one.value) for one in known.accounts}
    values = sorted(of_accounts | {(int(one.kind), one.value) for one in known.rows})
    asked = [[kind for kind, _ in values], [value for _, value in values]]
    found = connection.execute(_HOLDERS, asked).fetchall()
    return {(kind_of(kind), value): count for kind, value, count in found}
