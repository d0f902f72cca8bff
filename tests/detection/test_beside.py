"""How rare facts are in a ledger: by the plain function and by SQL alike, on a thousand ledgers."""

from dataclasses import replace

import duckdb
import pytest
from tests.detection.known_ledgers import known_ledgers
from tests.detection.ledgers import ledgers
from tests.detection.test_equal_engines import SEED, all_of

from qaitaru.detection.background import background_of
from qaitaru.detection.beside_store import beside_of_moves
from qaitaru.detection.findings.beside import HONEST_SPREAD, NOTHING_BESIDE, Value, about, beside_of
from qaitaru.detection.known import NOTHING, AccountFact, AccountKind, Known, RowFact, RowKind
from qaitaru.detection.known_store import put_known
from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.engine.duck import connect

MOVES = [
    Move(0, 0, 1, 9, 100, Mark.CASH_IN),
    Move(1, DAY, 9, 2, 50, Mark.CASH_OUT),
    Move(2, 73 * DAY, 3, 9, 100),
]
KNOWN = Known(
    (AccountFact(9, AccountKind.DECLARED_INCOME, 100), AccountFact(1, AccountKind.PHONE, 7)),
    (
        *(RowFact(0, RowKind.CITY, 1), RowFact(1, RowKind.CITY, 2)),
        *(RowFact(2, RowKind.DEVICE, 5), RowFact(0, RowKind.DEVICE, 5)),
        *(RowFact(2, RowKind.UNIT_PRICE, 9), RowFact(2, RowKind.PRICE_HIGH, 8)),
        RowFact(2, RowKind.INVOICE, 3),
    ),
)


def test_what_is_known_is_counted_over_the_ledger() -> None:
    beside = beside_of(MOVES, KNOWN, background_of(MOVES))
    assert beside.having[RowKind.DEVICE] == 2
    assert beside.holders[AccountKind.PHONE, 7] == 1
    assert (beside.cash_pairs, beside.cash_moved) == (1, 1)
    assert (beside.priced, beside.outside, beside.invoices) == (1, 1, 1)
    assert beside.profile_spread == pytest.approx(2.303 / 0.6745, rel=1e-3)  # 200 for 20


def test_figures_that_come_true_are_as_honest_as_people_are() -> None:
    true = Known((AccountFact(9, AccountKind.EXPECTED_TURNOVER, 1_000),))
    assert beside_of(MOVES, true, background_of(MOVES)).profile_spread == HONEST_SPREAD
    assert beside_of(MOVES, NOTHING, background_of(MOVES)).profile_spread == HONEST_SPREAD


def test_of_some_moves_only_their_own_accounts_and_rows_are_known() -> None:
    beside = beside_of(MOVES, KNOWN, background_of(MOVES))
    own = about(beside)(MOVES[2:])
    assert {one.account for one in own.known.accounts} == {9}
    assert {one.row for one in own.known.rows} == {2}
    assert replace(own, known=KNOWN) == beside


@pytest.fixture(scope="module")
def duck() -> duckdb.DuckDBPyConnection:
    connection = connect()
    connection.execute(
        "CREATE TABLE moves (row_no BIGINT, at_s BIGINT, payer BIGINT, payee BIGINT, "
        "amount BIGINT, marks BIGINT)"
    )
    return connection


def test_sql_counts_what_the_plain_function_counts(duck: duckdb.DuckDBPyConnection) -> None:
    many = list(ledgers(1_000, SEED))
    known = all_of(list(known_ledgers(many, SEED)))
    moves = [move for one in many for move in one]
    rows = [(one.row, one.at, one.payer, one.payee, one.amount, one.marks) for one in moves]
    duck.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?, ?)", rows)
    put_known(duck, known)
    background = background_of(moves)
    plain = beside_of(moves, known, background)
    found = beside_of_moves(duck, moves, background)
    met = {at for one in moves for at in (one.payer, one.payee)}
    seen: set[Value] = {(one.kind, one.value) for one in known.accounts if one.account in met}
    seen |= {(one.kind, one.value) for one in known.rows}
    holders = {value: count for value, count in plain.holders.items() if value in seen}
    assert found == replace(plain, known=found.known, holders=holders)
    assert len(holders) > 1_000
    assert sorted(found.known.rows) == sorted(known.rows)


def test_where_nothing_is_known_of_schemes_nothing_is_counted(
    duck: duckdb.DuckDBPyConnection,
) -> None:
    put_known(duck, NOTHING)
    assert beside_of_moves(duck, MOVES, background_of(MOVES)) is NOTHING_BESIDE
