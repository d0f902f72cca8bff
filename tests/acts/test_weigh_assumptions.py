"""Each assumption of a claim varied alone; figures worked by hand."""

from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.tracing.look_at_traces import look_at_trace
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.traces import Move

STATEMENT = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT100,00
:61:250102C200,00NTRFTAINTED
:86:cash
:61:250103C50,00NTRFSALARY
:86:salary
:61:250103D200,00NTRFFLAT
:86:flat
:62F:C250131KZT150,00
-
"""
CLAIM = """account = "KZ000000000000000001"
currency = "KZT"
claimant = "proceeds"
[[receipt]]
reference = "TAINTED"
"""


def weighed(desk: Desk, text: str) -> dict[str, Move]:
    told = trace_funds(desk, text)[0].sensitivity
    assert told is not None
    return {one.assumption.value: one for one in told.moved_by["KZT"]["proceeds"]}


def ingested(desk: Desk, folder: Path) -> Desk:
    file = folder / "a.sta"
    file.write_text(STATEMENT)
    assert [
        one.outcome for one in ingest_evidence(desk, Handover(paths=(file,), legal_basis="test"))
    ] == ["read"]
    return desk


def test_own_150_or_100_left_before_the_proceeds(desk: Desk, tmp_path: Path) -> None:
    """Before the 200 left there were 150 of own money, or 100: the salary came the same day."""
    moves = weighed(ingested(desk, tmp_path), CLAIM)
    order = moves["same_day"]
    assert (order.low_minor, order.high_minor) == (100_00, 150_00)
    assert (order.low_when, order.high_when) == (("debits-first",), ("ledger", "credits-first"))
    whose = moves["unclaimed"]
    assert (whose.high_minor, whose.high_when) == (150_00, ("own",))
    assert "between" not in moves
    rule = moves["rule"]
    assert rule.low_when == ("tainted-first",)
    assert (rule.low_minor, rule.high_minor) == (0, 150_00)


def test_what_stands_in_accounts_and_in_what_was_bought_is_all_that_came(
    desk: Desk, tmp_path: Path
) -> None:
    asset = f'{CLAIM}[[asset]]\nname = "flat"\nreferences = ["FLAT"]\n'
    assert weighed(ingested(desk, tmp_path), asset) == {}


def test_what_moves_a_claim_is_kept_and_shown_again_with_its_rules(
    desk: Desk, tmp_path: Path
) -> None:
    traces = trace_funds(ingested(desk, tmp_path), CLAIM)
    told = traces[0].sensitivity
    assert told is not None
    assert told.under == "own-first"
    assert all(one.sensitivity == told for one in traces)
    _, shown = look_at_trace(desk, traces[-1].analysis)
    assert shown == traces
    assert trace_funds(desk, CLAIM) == traces, "what was kept is the same again"


def test_one_rule_alone_says_nothing_of_what_moves_a_claim(desk: Desk, tmp_path: Path) -> None:
    (one,) = trace_funds(ingested(desk, tmp_path), CLAIM, ["own-first"])
    assert one.sensitivity is None
    assert look_at_trace(desk, one.analysis)[1] == [one]
    everything = trace_funds(desk, CLAIM)
    assert look_at_trace(desk, one.analysis)[1] == everything
