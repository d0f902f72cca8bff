"""The running table: every booking, whose money came and left, and the lowest balance marked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.tracing.ledger_postings import ASSETS, postings_of
from tests.tracing.ledgers import ledger

from qaitaru.tracing.parts import Amount, Part
from qaitaru.tracing.rules.names import OVERLAPPING, RULES
from qaitaru.tracing.running import Label, RunningTable, Standing, running, shown
from qaitaru.tracing.walk import Kind, Posting, walk

DAY = date(2025, 3, 5)


def came(entry_id: str, source: str, amount: int) -> Posting:
    parts = (Part(source, amount),)
    return Posting(entry_id=entry_id, account="A", kind=Kind.IN, amount=amount, parts=parts)


def went(entry_id: str, amount: int, to_account: str = "") -> Posting:
    return Posting(
        entry_id=entry_id,
        account="A",
        kind=Kind.OUT,
        amount=amount,
        to_account=to_account,
        day=DAY,
    )


MIXED = (
    came("1", "own", 100),
    came("2", "V", 100),
    went("3", 170, "B"),
    came("4", "W", 60),
    went("5", 100),
)


def tables(rule: str = "fifo") -> dict[str, RunningTable]:
    labels = {"2": Label(day=DAY, exhibit=4, file="v.csv", place="row=2", counterparty="ТОО")}
    return running(MIXED, walk(MIXED, RULES[rule]), labels, {"V"})


def test_a_row_tells_what_came_what_left_and_what_stands() -> None:
    third = tables()["A"].rows[2]
    assert (third.outflow, third.left) == (170, {"own": 100, "V": 70})
    assert (third.balance, third.held, third.label.day) == (30, {"V": 30}, DAY)
    assert tables()["A"].rows[1].label.exhibit == 4


def test_a_transfer_stands_on_both_sides() -> None:
    (arrived,) = tables()["B"].rows
    assert arrived.arrived
    assert (arrived.receipt, arrived.came) == (170, {"own": 100, "V": 70})


def test_another_claimants_money_is_told_apart() -> None:
    table = tables()["A"]
    assert table.sources == ("own", "V", "W", "unknown")
    assert table.by_standing(table.rows[3].held) == {
        Standing.TAINTED: 30,
        Standing.OWN: 0,
        Standing.OTHERS: 60,
        Standing.UNKNOWN: 0,
    }


def test_the_lowest_balance_since_each_claimants_money_came_is_marked() -> None:
    table = tables()["A"]
    assert table.lowest == {"V": 5, "W": 5}
    assert [row.lowest for row in table.rows] == [(), (), (), (), ("V", "W")]
    assert table.rows[4].shortfall == 10


def test_an_overdraft_at_the_start_is_an_outflow_and_a_receipt_pays_it_off() -> None:
    overdrawn = Posting(entry_id="0", account="A", kind=Kind.OPENING, amount=-40)
    postings = (overdrawn, came("1", "V", 100))
    first, second = running(postings, walk(postings, RULES["fifo"]))["A"].rows
    assert (first.outflow, first.balance) == (40, -40)
    assert (second.paid_off, second.held) == ({"V": 40}, {"V": 60})


def test_shown_amounts_tie_to_their_sum() -> None:
    account = (came("1", "V", 100), came("2", "W", 100), went("3", 33))
    row = running(account, walk(account, RULES["rolling"]))["A"].rows[2]
    assert shown(row.left) == {"V": 17, "W": 16}
    assert sum(shown(row.held).values()) == row.balance


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule not in OVERLAPPING])
@given(st.integers(0, 10**6), st.integers(2, 14))
def test_every_row_closes(rule: str, seed: int, size: int) -> None:
    postings = postings_of(ledger(seed, size), extras=True)
    for table in running(postings, walk(postings, RULES[rule], ASSETS)).values():
        before: Amount = 0
        for row in table.rows:
            covered = row.outflow - row.shortfall
            left = covered if table.account in ASSETS else row.outflow
            assert row.balance == before + row.receipt - left
            assert sum(row.held.values()) == max(row.balance, 0)
            assert sum(row.came.values()) == row.receipt
            before = row.balance
