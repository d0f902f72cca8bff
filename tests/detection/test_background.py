"""The background of a ledger, and that SQL makes the same."""

from collections.abc import Sequence
from dataclasses import astuple

import duckdb
import pytest
from tests.detection.ledgers import ledgers

from qaitaru.detection.background import AccountLife, Background, LedgerLife, background_of
from qaitaru.detection.moves import Move
from qaitaru.detection.steps.background import BACKGROUND_STEPS
from qaitaru.engine.duck import connect
from qaitaru.engine.spelling import Dialect, spell

SEED = 20_261_122
MOVES = (
    Move(0, 10, 1, 2, 500),
    Move(1, 20, 1, 3, 100),
    Move(2, 30, 2, 2, 900),  # to oneself: no part of it
    Move(3, 40, 1, 2, 300),
    Move(4, 60, 3, 1, 200),
)


def test_an_account_is_told_by_what_it_paid_and_received() -> None:
    background = background_of(MOVES)
    assert background.accounts == {
        1: AccountLife(1, 3, 1, 2, 1, 10, 60, 900, 200),
        2: AccountLife(2, 0, 2, 0, 1, 10, 40, 0, 800),
        3: AccountLife(3, 1, 1, 1, 1, 20, 60, 200, 100),
    }
    assert background.ledger == LedgerLife(4, 3, 10, 60, lower_amount=200, upper_amount=500)
    assert background.repeated == {(1, 2): 2}


def test_the_order_of_the_moves_makes_no_difference() -> None:
    assert background_of(MOVES[::-1]) == background_of(MOVES)


def test_an_empty_ledger_has_no_background() -> None:
    assert background_of([]) == Background(LedgerLife(), {})


@pytest.mark.parametrize("many", [1, 40], ids=("empty or small", "many accounts"))
def test_sql_makes_the_same_background(many: int) -> None:
    cases = [[one for ledger in ledgers(many, SEED) for one in ledger], [], list(MOVES)]
    for moves in cases:
        assert _by_sql(moves) == background_of(moves)


def test_every_step_can_be_spelled_for_a_cluster() -> None:
    assert all(spell(step, Dialect.SPARK) for step in BACKGROUND_STEPS)


def _by_sql(moves: Sequence[Move]) -> Background:
    connection = connect()
    connection.execute(
        "CREATE TABLE moves (row_no BIGINT, at_s BIGINT, payer BIGINT, payee BIGINT, "
        "amount BIGINT, marks BIGINT)"
    )
    if moves:
        rows = [astuple(one) for one in moves]
        connection.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?, ?)", rows)
    for step in BACKGROUND_STEPS:
        connection.execute(spell(step))
    accounts = _rows(connection, "background_accounts ORDER BY account")
    repeated = _rows(connection, "background_repeated")
    (ledger,) = _rows(connection, "background_ledger")
    return Background(
        LedgerLife(*ledger),
        {account: AccountLife(account, *life) for account, *life in accounts},
        {(payer, payee): transfers for payer, payee, transfers in repeated},
    )


def _rows(connection: duckdb.DuckDBPyConnection, table: str) -> list[tuple[int, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()
