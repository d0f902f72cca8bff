"""A claim laid on columns of bookings: sources, ways, what leaves, and a stored answer."""

from pathlib import Path

import numpy as np
import pytest
from tests.tracing.statement_networks import Line, Network

from qaitaru.engine.duck import connect
from qaitaru.tracing.kernels.claimed import Evidence, LaidClaim, Terms, lay_claim, received
from qaitaru.tracing.kernels.laying import laid
from qaitaru.tracing.kernels.merging import in_one_order
from qaitaru.tracing.kernels.volume import trace_volume
from qaitaru.tracing.kernels.volume_store import trace_all_stored
from qaitaru.tracing.order import SameDay

SOURCES = ("own", "unknown", "A", "B")


def _evidence(*, claimed: bool = True) -> Evidence:
    """Two accounts: 70 of 100 are claimed, 60 arrive a day late; one has no opening."""
    rows = [(11, 0, 0, 100), (12, 0, 0, -60), (13, 0, 0, 40), (21, 1, 0, -5)]
    rows += [(22, 1, 1, 60), (23, 1, 1, -30)]
    no, account, day, amount = (np.array(column) for column in zip(*rows, strict=True))
    parts = [(0, 2, 50), (0, 3, 20), (2, 2, 40)] if claimed else []
    row, source, minor = ([part[at] for part in parts] for at in range(3))
    return Evidence(
        no=no,
        account=account.astype(np.int32),
        day=day.astype(np.int32),
        amount=amount,
        credit=np.array([4]),
        debit=np.array([1]),
        openings={0: 10},
        claimed_row=np.array(row, dtype=np.int64),
        claimed_source=np.array(source, dtype=np.int32),
        claimed_amount=np.array(minor, dtype=np.int64),
    )


def _terms() -> Terms:
    return Terms(("one KZT", "two KZT"), ("KZT", "KZT"), SOURCES, 0, SameDay.LEDGER)


def _laid() -> LaidClaim:
    return lay_claim(_evidence(), _terms())


def test_what_is_placed_names_its_booking_and_where_it_goes() -> None:
    placed = _laid().placed
    assert placed.no.tolist() == [0, 11, 12, 13, 0, 21, 22, 23]
    assert placed.amount.tolist() == [10, 100, -60, 40, 5, -5, 60, -30]
    assert placed.to_account.tolist() == [-1, -1, 1, -1, -1, -1, -1, -1]
    assert placed.answers.tolist() == [0, 0, 0, 0, 0, 0, 12, 0]


def test_what_came_in_is_told_by_claimant() -> None:
    assert received(_evidence(), _terms()) == {"A": {"KZT": 90}, "B": {"KZT": 20}}
    assert received(_evidence(claimed=False), _terms()) == {}
    assert lay_claim(_evidence(claimed=False), _terms()).given_up.size == 0


@pytest.mark.parametrize("rule", ["fifo", "own-first", "pari-passu"])
def test_the_stored_answer_is_the_same_each_time_and_sums_what_left(
    tmp_path: Path, rule: str
) -> None:
    stored = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        stored += trace_all_stored(connect(), _laid().ledger, [rule], tmp_path / name)
    first, second = stored
    assert first.sha256 == second.sha256
    query = f"SELECT source, sum(amount_minor) FROM '{first.folder}/held.parquet' GROUP BY 1"
    held = dict(connect().execute(query).fetchall())
    assert sum(held.values()) == 10 + 100 - 60 + 40 + 60 - 30
    if rule == "fifo":  # 10 own, then 50 of A left; of these the 30 spent took 10 and 20
        assert first.left_minor == {("A", "KZT"): 20}
        assert held == {"own": 30, "A": 70, "B": 20}


def test_more_transfers_may_wait_than_there_were_ways_at_first() -> None:
    many = 1100
    sent = [Line(0, 0, -1) for _ in range(many)]
    other = [Line(1, 0, 5), Line(1, 0, -5), Line(1, 0, 0)]
    arrived = [Line(1, 1, 1, (), at) for at in range(many)]
    network = Network((*sent, *other, *arrived), (many, 0), (0, 0))
    booked = network.booked()
    order = in_one_order(booked)
    made = laid(booked, network.sources(), order, network.currencies)
    assert made.accounts == 2 + 2 * many
    traced = trace_volume(made.postings, "fifo", made.accounts, len(SOURCES))
    assert traced.held[1].tolist() == [many, 0, 0, 0]
    assert not traced.held[2:].any()
