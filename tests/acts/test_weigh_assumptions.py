"""Each assumption of a claim varied alone; figures worked by hand."""

from pathlib import Path

from qaitaru.acts.act import Desk
from qaitaru.acts.handover import Handover
from qaitaru.acts.ingest_evidence import ingest_evidence
from qaitaru.acts.trace_funds import trace_funds
from qaitaru.acts.weigh_assumptions import weigh_assumptions
from qaitaru.tracing.sensitivity import Moved

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


def weighed(desk: Desk, text: str) -> dict[str, Moved]:
    traces = trace_funds(desk, text)
    (told,) = weigh_assumptions(desk, text, traces).values()
    return {one.assumption.value: one for one in told["proceeds"]}


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
    order = moves["same_day"].between
    assert (order.low, order.high) == (100_00, 150_00)
    assert (order.low_rules, order.high_rules) == (("debits-first",), ("ledger", "credits-first"))
    whose = moves["unclaimed"].between
    assert (whose.high, whose.high_rules) == (150_00, ("own",))
    assert "between" not in moves
    rule = moves["rule"].between
    assert rule.low_rules == ("tainted-first",)
    assert (rule.low, rule.high) == (0, 150_00)


def test_what_stands_in_accounts_and_in_what_was_bought_is_all_that_came(
    desk: Desk, tmp_path: Path
) -> None:
    asset = f'{CLAIM}[[asset]]\nname = "flat"\nreferences = ["FLAT"]\n'
    assert weighed(ingested(desk, tmp_path), asset) == {}
