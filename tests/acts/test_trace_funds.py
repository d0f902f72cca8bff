from datetime import date
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.traces import RuleTrace
from qaitaru.facts.errors import AccountMissing, ClaimFaulty, SettingFaulty
from qaitaru.tracing.answer import COMPARED
from qaitaru.tracing.following import tainted
from qaitaru.tracing.rules.names import RULES

STATEMENT = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT100,00
:61:250102C200,00NTRFTAINTED
:86:cash
:61:250103D150,00NTRFFLAT
:86:flat
:61:250104C50,00NTRFSALARY
:86:salary
:62F:C250131KZT200,00
-
"""
FIRST, SECOND = "KZ000000000000000001", "KZ000000000000000002"
SECONDS = """:20:S2
:25:KZ000000000000000002
:28C:1/1
:60F:C250101KZT10,00
:61:250103C150,00NTRFFLAT
:86:/NAME/First/IBAN/KZ000000000000000001
:61:250105D40,00NTRFSHOP
:86:shop
:62F:C250131KZT120,00
-
"""
NO_BALANCES = """Account holder: TOO Beta
Account: KZ000000000000000001
Currency: KZT
Date;Document number;Debit;Credit;Counterparty;Counterparty account;Details
02.01.2025;TAINTED;;20.00;TOO Alpha;;Loan
03.01.2025;FLAT;150.00;;Shop;;Goods
"""
CLAIM = """account = "KZ00 0000 0000 0000 0001"
currency = "KZT"
claimant = "proceeds"
[[receipt]]
reference = "TAINTED"
"""


def _ingest(desk: Desk, folder: Path, text: str = STATEMENT) -> None:
    file = folder / "a.sta"
    file.write_text(text)
    outcomes = list(ingest_evidence(desk, Handover(paths=(file,), legal_basis="test")))
    assert [one.outcome for one in outcomes] == ["read"]


def _left(trace: RuleTrace, reference: str) -> int:
    rows = [row for at in trace.accounts for row in at.rows if row.reference == reference]
    return dict(rows[0].left).get("proceeds", 0)


def test_every_rule_says_its_own_of_one_claim(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    traces = trace_funds(desk, CLAIM)
    assert [trace.rule for trace in traces] == list(COMPARED)
    assert {trace.rule: _left(trace, "FLAT") for trace in traces} == {
        "fifo": 50_00,  # own 100.00 leaves first
        "lifo": 150_00,
        "rolling": 100_00,
        "pari-passu": 0,  # attributes no outflow
        "own-first": 50_00,
        "libr": 50_00,
        "tainted-first": 150_00,
        "static-cap": 0,
        "poison": 150_00,
    }
    (fifo,) = traces[0].accounts
    assert (fifo.opening_minor, fifo.parameters["opening"]) == (100_00, "stated")
    assert dict(fifo.rows[-1].held) == {"proceeds": 150_00, "own": 50_00}
    assert fifo.lowest["proceeds"] == (150_00, "1-b2")
    assert all(row.follows for row in fifo.rows)
    assert [row.place for row in fifo.rows] == ["line=5", "line=7", "line=9"]
    assert [row.reference for row in fifo.tainted_outflows()] == ["FLAT"]


def test_a_rule_that_needs_an_election_is_run_where_one_is_made(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    elected = CLAIM + '[[election]]\nentry = "1-b2"\n'
    traces = {trace.rule: trace for trace in trace_funds(desk, elected)}
    assert set(traces) == set(RULES)
    assert _left(traces["election"], "FLAT") == 150_00
    assert _left(traces["own-first"], "FLAT") == 50_00


def test_money_that_leaves_the_evidence_is_a_break(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    (trace,) = trace_funds(desk, CLAIM, ["lifo"])
    assert [(one.entry_id, dict(one.tainted)) for one in trace.breaks] == [
        ("1-b2", {"proceeds": 150_00})
    ]
    bought = CLAIM + '[[asset]]\nname = "flat"\nreferences = ["FLAT"]\nvalue = "300.00"\n'
    (trace,) = trace_funds(desk, bought, ["rolling"])
    assert trace.breaks == ()
    (flat,) = trace.assets
    assert (flat.cost_minor, flat.value_minor) == (150_00, 300_00)
    assert dict(flat.paid) == {"own": 50_00, "proceeds": 100_00}
    assert dict(flat.share) == {"own": 100_00, "proceeds": 200_00}


def test_claimed_money_is_followed_into_the_next_account(desk: Desk, tmp_path: Path) -> None:
    """The flat's price goes to an account in evidence, which pays 40.00 on; 30.00 come from it."""
    _ingest(desk, tmp_path, STATEMENT.replace(":86:flat", f":86:/NAME/Second/IBAN/{SECOND}"))
    (tmp_path / "more").mkdir()
    _ingest(desk, tmp_path / "more", SECONDS)
    by_rule = {trace.rule: trace for trace in trace_funds(desk, CLAIM)}
    for rule, arrived in {"fifo": 50_00, "lifo": 150_00, "rolling": 100_00}.items():
        first, second = by_rule[rule].accounts
        assert (first.account, second.account) == (FIRST, SECOND)
        assert sum(second.rows[0].claimed.values()) == arrived, rule
        assert by_rule[rule].received == {"KZT": {"proceeds": 200_00}}
        held = sum(dict(at.rows[-1].held).get("proceeds", 0) for at in (first, second))
        broken = sum(dict(one.tainted)["proceeds"] for one in by_rule[rule].breaks)
        assert held + broken == 200_00, rule


def test_a_trace_says_byte_for_byte_the_same_again(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    first, again = (trace_funds(desk, CLAIM, ["fifo"])[0] for _ in range(2))
    assert first == again
    assert first.analysis == 1


def test_a_trace_over_other_data_is_another_analysis(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    (first,) = trace_funds(desk, CLAIM, ["fifo"])
    (tmp_path / "more").mkdir()
    _ingest(desk, tmp_path / "more", SECONDS)
    (second,) = trace_funds(desk, CLAIM, ["fifo"])
    assert (first.analysis, second.analysis) == (1, 2)
    assert first.data_version != second.data_version


def test_where_evidence_is_missing_the_rows_after_it_do_not_follow(
    desk: Desk, tmp_path: Path
) -> None:
    _ingest(desk, tmp_path)
    later = STATEMENT.replace(":60F:C250101KZT100,00", ":60F:C250301KZT900,00").replace(
        ":2501", ":2503"
    )
    later = later.replace("C250131KZT200,00", "C250331KZT1000,00").replace("TAINTED", "OTHER")
    (tmp_path / "later").mkdir()
    _ingest(desk, tmp_path / "later", later)
    (trace,) = trace_funds(desk, CLAIM, ["fifo"])
    rows = trace.accounts[0].rows
    assert [row.follows for row in rows] == [True, True, True, False, False, False]


def test_an_account_without_a_balance_opens_with_what_its_outflows_need(
    desk: Desk, tmp_path: Path
) -> None:
    """A table of bookings without a balance: 150.00 left where 20.00 had come."""
    file = tmp_path / "a.csv"
    file.write_text(NO_BALANCES)
    outcomes = list(ingest_evidence(desk, Handover(paths=(file,), legal_basis="test")))
    assert [one.outcome for one in outcomes] == ["read"]
    (trace,) = trace_funds(desk, CLAIM, ["fifo"])
    (account,) = trace.accounts
    assert (account.opening_minor, account.parameters["opening"]) == (130_00, "unknown")
    assert dict(account.rows[-1].left) == {"unknown": 130_00, "proceeds": 20_00}


CASH = """
[[cash]]
holder = "Aigerim"
entries = ["1-b2", "2-b1"]
"""
ELSEWHERE = """:20:S2
:25:KZ000000000000000002
:28C:1/1
:60F:C250101KZT10,00
:61:250106C90,00NTRFCASH
:86:cash paid in
:62F:C250131KZT100,00
-
"""


def test_cash_is_followed_into_another_account_and_ends_where_it_is_spent(
    desk: Desk, tmp_path: Path
) -> None:
    """150.00 is drawn on one account, 90.00 paid into another; the rest is in hand, or spent."""
    _ingest(desk, tmp_path)
    (tmp_path / "more").mkdir()
    _ingest(desk, tmp_path / "more", ELSEWHERE)
    (trace,) = trace_funds(desk, "cash_days = 30\n" + CLAIM + CASH, ["lifo"])
    assert {at.account: tainted(at.rows[-1].held) for at in trace.accounts} == {
        FIRST: {"proceeds": 50_00},
        SECOND: {"proceeds": 90_00},
    }
    (hand,) = trace.cash
    assert (hand.holder, hand.currency) == ("Aigerim", "KZT")
    assert (hand.paid_in, hand.spent, hand.held) == (
        {"proceeds": 90_00},
        {},
        {"proceeds": 60_00},
    )
    short = CLAIM + CASH.replace('"2-b1"', '"1-b3"')
    (spent,) = trace_funds(desk, short, ["lifo"])
    (ended,) = spent.breaks
    assert (ended.entry_id, ended.kind, ended.tainted) == ("1-b2", "spent", {"proceeds": 150_00})
    assert ended.booked_on == date(2025, 1, 4)
    (untouched,) = trace_funds(desk, "cash_days = 30\n" + CLAIM + CASH, ["pari-passu"])
    assert [one.holder for one in untouched.cash] == ["Aigerim"]


def test_what_cannot_be_traced_is_said(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    with pytest.raises(SettingFaulty, match="static-cap"):
        trace_funds(desk, CLAIM, ["lowest_balance"])
    with pytest.raises(ClaimFaulty):
        trace_funds(desk, CLAIM.replace("TAINTED", "NOBODY"))
    with pytest.raises(AccountMissing, match="KZ000000000000000009"):
        trace_funds(desk, CLAIM.replace("0000 0001", "0000 0009"))
    withdraw_import(desk, 1, because="wrong account")
    with pytest.raises(AccountMissing):
        trace_funds(desk, CLAIM)


def test_a_query_that_no_account_answers_is_said(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    with pytest.raises(AccountMissing, match="query"):
        trace_funds(desk, 'claimant = "V"\n[[query]]\ncounterparty = "Nobody at all"')
