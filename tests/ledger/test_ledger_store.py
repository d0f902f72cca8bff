"""From statements and a report to one ledger: the whole way, on a small case."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from qaitaru.engine.running import drop
from qaitaru.engine.spelling import Dialect, spell
from qaitaru.engine.steps import Step
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.moments import Period
from qaitaru.facts.transfers import Transfer
from qaitaru.ledger import store
from qaitaru.ledger.breaks_steps import OPEN_STEPS, break_steps
from qaitaru.ledger.chain_steps import CHAIN_STEPS
from qaitaru.ledger.corroboration_steps import CORROBORATION_STEPS
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.duplicates_steps import DUPLICATE_STEPS
from qaitaru.ledger.exchanges_steps import EXCHANGE_STEPS
from qaitaru.ledger.joining_steps import BOOKED_STEPS, JOINING_STEPS
from qaitaru.ledger.legs_steps import LEG_STEPS, MENTION_STEPS
from qaitaru.ledger.matching_steps import matching_steps
from qaitaru.ledger.reconciliation import State
from qaitaru.ledger.search import TransferFilter

STEPS = (
    *CHAIN_STEPS,
    *DUPLICATE_STEPS,
    *MENTION_STEPS,
    *LEG_STEPS,
    *matching_steps(),
    *OPEN_STEPS,
    *EXCHANGE_STEPS,
    *break_steps(),
    *BOOKED_STEPS,
    *CORROBORATION_STEPS,
    *JOINING_STEPS,
)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.name)
def test_every_step_can_be_said_to_spark(step: Step) -> None:
    assert spell(step, Dialect.SPARK).startswith(f"CREATE OR REPLACE TEMPORARY VIEW {step.name}")


def day(number: int) -> date:
    return date(2025, 3, number)


def held(
    account: str, holder: str, opening: int, closing: int, *, first: int = 1, last: int = 31
) -> Statement:
    return Statement(
        statement_no=1,
        account=account,
        account_text=account,
        currency="KZT",
        holder_name=holder,
        from_on=day(first),
        to_on=day(last),
        opening_minor=opening,
        closing_minor=closing,
    )


def row(seq: int, account: str, on: int, amount: int, other: str = "", name: str = "") -> Booking:  # noqa: PLR0917
    return Booking(
        seq=seq,
        statement_no=1,
        account=account,
        booked_on=day(on),
        amount_minor=amount,
        currency="KZT",
        counterparty_account=other,
        counterparty_name=name,
        purpose=f"Оплата {seq}",
    )


REPORTED = Transfer(
    seq=1,
    booked_on=day(5),
    amount_minor=500,
    currency="KZT",
    payer_account="A",
    payer_name="Алия",
    payee_account="B",
    payee_name="ТОО Бета",
    purpose="по договору",
)
IMPORTS = {
    1: [
        held("A", "Алия", 1000, 300),
        row(1, "A", 5, -500, "B", "ТОО «Бета»"),
        row(2, "A", 10, -150, "B", "ТОО «Бета»"),
        row(3, "A", 12, -50, "X", "Гамма"),
    ],
    2: [held("B", "ТОО «Бета»", 0, 500), row(1, "B", 6, 500, "A", "Алия")],
    3: [
        held("A", "Алия", 500, 300, first=10),
        row(1, "A", 10, -150, "B"),
        row(2, "A", 12, -50, "X"),
    ],
    4: [REPORTED],
}


@pytest.fixture
def ledger(open_ledger: Callable[..., Any]) -> Iterator[Any]:
    connection = open_ledger(IMPORTS)
    store.derive(connection)
    yield connection
    open_ledger({})


def test_each_statement_is_judged(ledger: Any) -> None:
    found = store.reconciliations(ledger)
    assert [(one.import_no, one.state) for one in found] == [
        (1, State.PROVED),
        (2, State.PROVED),
        (3, State.PROVED),
    ]
    assert store.prove(ledger) == found
    assert [check for one in found for check in one.breaks] == []
    grid = store.coverage(ledger)
    assert [row.cells[0].cover for row in grid.rows] == [Cover.DUPLICATE, Cover.PROVED]


def test_the_joined_transfer_the_missing_row_and_the_account_not_in_hand(ledger: Any) -> None:
    page = store.transfers(ledger, TransferFilter())
    assert [
        (one.entry_ids, one.transfer.confidence, one.transfer.break_kind) for one in page.rows
    ] == [
        (("4-t1",), "claimed", ""),
        (("1-b1", "2-b1"), "strong", ""),
        (("1-b2",), "one_sided", "missing"),
        (("1-b3",), "one_sided", "unheld"),
    ]
    assert page.rows[0].corroborates == "1-b1"
    assert [one.purpose for one in page.rows] == ["по договору", "Оплата 1", "Оплата 2", "Оплата 3"]
    assert [one.payee.name for one in page.rows if one.payee] == ["ТОО «Бета»"] * 3 + ["Гамма"]
    assert page.rows[3].payee_account == "X"
    assert (page.total, {value.value for value in page.facets["currency"]}) == (4, {"KZT"})


def test_words_of_a_purpose_or_a_name_are_found_in_any_case(ledger: Any) -> None:
    assert store.transfers(ledger, TransferFilter(text="гамма")).total == 1
    assert store.transfers(ledger, TransferFilter(text="ОПЛАТА 2")).total == 1
    assert store.transfers(ledger, TransferFilter(text="ДОГОВОРУ")).total == 1
    nothing = store.transfers(ledger, TransferFilter(text="100%"))
    assert (nothing.rows, nothing.total) == ((), 0)


def test_flows_count_the_reported_transfer_once(ledger: Any) -> None:
    found = store.flows(ledger, limit=1)
    assert [(one.flow.amount_minor, one.flow.break_minor) for one in found] == [
        (650, 150),
        (50, 50),
    ]
    assert [one.payee.name for one in found if one.payee] == ["ТОО «Бета»", "Гамма"]
    (rest,) = store.flows(ledger, limit=0)
    assert (rest.flow.pairs, rest.payer) == (2, None)
    (later,) = store.flows(ledger, period=Period(day(11), day(31)), currency="KZT")
    assert later.flow.amount_minor == 50
    (month,) = store.flows_by_month(ledger, payer_no=found[0].flow.payer_no)
    assert (month.month, month.amount_minor, month.break_minor) == (day(1), 700, 200)


def test_accounts_in_hand_and_not_in_hand(ledger: Any) -> None:
    assert [
        (one.account, one.holder, one.bookings, one.in_minor, one.out_minor)
        for one in store.accounts(ledger)
    ] == [("A", "Алия", 3, 0, 700), ("B", "ТОО «Бета»", 1, 500, 0)]
    assert [(one.account, one.holder, one.in_minor) for one in store.unheld_accounts(ledger)] == [
        ("X", "Гамма", 50)
    ]
    assert [(one.break_kind, one.transfers) for one in store.break_counts(ledger)] == [
        ("missing", 1),
        ("unheld", 1),
    ]


def test_the_account_statement_shows_each_booking_once(ledger: Any) -> None:
    page = store.statement_page(ledger, "A")
    assert [(one.entry_id, one.computed_minor) for one in page.lines] == [
        ("1-b1", 500),
        ("1-b2", 350),
        ("1-b3", 300),
    ]
    assert store.overlaps_that_differ(ledger) == []


def test_what_is_derived_can_be_kept_as_parquet_and_asked_again(
    ledger: Any, tmp_path: Path
) -> None:
    before = (store.reconciliations(ledger), store.flows(ledger), store.accounts(ledger))
    for table in store.DERIVED:
        ledger.execute(f"COPY {table} TO '{tmp_path / table}.parquet' (FORMAT parquet)")
        drop(ledger, [table])
        ledger.execute(f"CREATE OR REPLACE TEMP VIEW {table} AS FROM '{tmp_path / table}.parquet'")
    after = (store.reconciliations(ledger), store.flows(ledger), store.accounts(ledger))
    drop(ledger, store.DERIVED)
    assert after == before


def test_a_broken_row_is_named_from_the_ledger(open_ledger: Callable[..., Any]) -> None:
    stated = [replace(row(n, "A", n, 10), balance_minor=n * 10) for n in (1, 2)]
    connection = open_ledger(
        {1: [held("A", "Алия", 0, 20), stated[0], replace(stated[1], balance_minor=21)]}
    )
    (found,) = store.prove(connection)
    assert [(one.check, one.seq, one.difference_minor) for one in found.breaks] == [("row", 2, 1)]


def test_an_account_on_which_nothing_moved_is_in_hand_too(open_ledger: Callable[..., Any]) -> None:
    connection = open_ledger({1: [held("A", "Алия", 7, 7)]})
    store.derive(connection)
    (quiet,) = store.accounts(connection)
    assert (quiet.account, quiet.holder, quiet.bookings, quiet.first_on) == ("A", "Алия", 0, None)
    assert store.prove(connection)[0].state is State.PROVED
