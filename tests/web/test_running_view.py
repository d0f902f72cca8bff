"""The running table's columns and drawing, on accounts of any length."""

from datetime import date

from qaitaru.acts.tracing.traces import Trace, TracedRow
from qaitaru.tracing.running import Standing
from qaitaru.web.running_view import POINTS, RunningPage, thinned

DAY = date(2025, 3, 5)


def _row(number: int, balance: int, **held: int) -> TracedRow:
    return TracedRow(
        entry_id=f"1-b{number}",
        exhibit=1,
        file_name="a",
        place="row=1",
        booked_on=DAY,
        amount_minor=-1,
        counterparty="",
        purpose="",
        reference="",
        balance_minor=balance,
        follows=True,
        claimed={},
        held=held,
        left={"bank": 1, "overdraft": 2},
    )


def _trace(*rows: TracedRow) -> Trace:
    return Trace(
        rule="fifo",
        parameters={},
        analysis=1,
        result_sha256="",
        data_version="",
        code_version="",
        account="KZ1",
        currency="KZT",
        holder="",
        opening_minor=0,
        rows=rows,
        lowest={"bank": (rows[0].balance_minor, rows[0].entry_id)},
    )


def test_another_claimants_money_stands_with_others_where_one_is_chosen() -> None:
    trace = _trace(_row(1, 9, bank=4, state=3, own=2))
    every = RunningPage(trace, ["bank", "state"], "", moved_only=False)
    assert every.by_standing(trace.rows[0].held)[Standing.TAINTED] == 7
    bank = RunningPage(trace, ["bank", "state"], "bank", moved_only=False)
    assert bank.by_standing(trace.rows[0].held)[Standing.OTHERS] == 3
    assert bank.columns == [Standing.TAINTED, Standing.OWN, Standing.OTHERS]
    state = RunningPage(trace, ["bank", "state"], "state", moved_only=True)
    assert state.rows == []
    assert state.lowest == {}


def test_what_an_outflow_took_below_zero_is_nobodys() -> None:
    page = RunningPage(_trace(_row(1, -2)), ["bank"], "bank", moved_only=True)
    assert page.claimant == "", "there is nobody else"
    assert page.moved(page.rows[0]) == -1
    assert page.taken(page.rows[0]) == ["bank"]
    assert sum(page.by_standing(page.rows[0].left).values()) == 1


def test_a_long_account_is_drawn_with_its_extremes_and_its_marks() -> None:
    rows = [_row(number, 1_000 + number % 7) for number in range(20_000)]
    rows[12_345] = _row(12_345, -500)
    rows[777] = _row(777, 1_003)
    kept = thinned(rows, {"1-b777"})
    assert len(kept) <= POINTS + 3
    assert kept[-1] == rows[-1]
    assert {rows[12_345].entry_id, "1-b777"} <= {row.entry_id for row in kept}
    assert thinned(rows[:10], set()) == rows[:10]
    table = RunningPage(_trace(*rows), ["bank"], "", moved_only=False).table()
    assert table.rows[table.lowest["bank"] - 1].entry_id == "1-b0"
