"""What typologies find in ``moves``: schemes by SQL or by compiled rules, and the background."""

from collections import defaultdict
from collections.abc import Sequence
from importlib.util import find_spec

import duckdb

from qaitaru.detection.background import AccountLife, Background, LedgerLife
from qaitaru.detection.kernels.packed import Packed, packed
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.steps.background import BACKGROUND_STEPS
from qaitaru.detection.typology import Typology
from qaitaru.engine.running import drop, fetch, run
from qaitaru.engine.steps import Step

_COLUMNS = "SELECT row_no, at_s, payer, payee, amount FROM moves"
_MOVES = "SELECT row_no, at_s, payer, payee, amount, marks FROM moves ORDER BY row_no"
_REPEATED = "SELECT payer, payee, transfers FROM background_repeated"


def schemes_of(connection: duckdb.DuckDBPyConnection, typology: Typology) -> list[Scheme]:
    """The schemes of a typology in ``moves``, in their order; no table is left.

    By its steps, else compiled; by the plain rule where the compiler is not installed.
    """
    asked = typology.parameters
    if typology.steps is not None:
        return _by_steps(connection, typology.name, typology.steps(asked))
    if typology.kernel is not None and find_spec("numba"):
        return sorted(typology.kernel(_packed(connection), asked))
    return sorted(typology.find(_moves(connection), asked))


def background_of_moves(connection: duckdb.DuckDBPyConnection) -> Background:
    """The background of ``moves``; no table is left."""
    run(connection, BACKGROUND_STEPS)
    lives = fetch(connection, AccountLife, "SELECT * FROM background_accounts ORDER BY account")
    (ledger,) = fetch(connection, LedgerLife, "SELECT * FROM background_ledger")
    repeated = {
        (payer, payee): times for payer, payee, times in connection.execute(_REPEATED).fetchall()
    }
    _drop(connection, BACKGROUND_STEPS)
    return Background(ledger, {one.account: one for one in lives}, repeated)


def _by_steps(
    connection: duckdb.DuckDBPyConnection, name: str, steps: Sequence[Step]
) -> list[Scheme]:
    run(connection, steps)
    rows: dict[tuple[int, int, int], list[int]] = defaultdict(list)
    found = f"SELECT a, b, begins, row_no FROM {name} ORDER BY row_no"  # noqa: S608 - our own name
    for a, b, begins, row in connection.execute(found).fetchall():
        rows[a, b, begins].append(row)
    _drop(connection, steps)
    return sorted(Scheme(name, (a, b), begins, tuple(own)) for (a, b, begins), own in rows.items())


def _drop(connection: duckdb.DuckDBPyConnection, steps: Sequence[Step]) -> None:
    drop(connection, [one.name for one in reversed(steps)])


def _packed(connection: duckdb.DuckDBPyConnection) -> Packed:
    columns = connection.execute(_COLUMNS).fetchnumpy()
    return packed(*(columns[name] for name in ("row_no", "at_s", "payer", "payee", "amount")))


def _moves(connection: duckdb.DuckDBPyConnection) -> list[Move]:
    return [Move(*row) for row in connection.execute(_MOVES).fetchall()]
