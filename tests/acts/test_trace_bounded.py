"""A claim that leaves the order of a day, or an opening, open: bounded, kept, and made again."""

from itertools import permutations
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.report.report_traces import reported_traces
from qaitaru.acts.tracing.look_at_traces import look_at_trace
from qaitaru.acts.tracing.retrace import retrace
from qaitaru.acts.tracing.trace_exhibit import issue_rules_drawing
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.traces import PlaceKind, RuleTrace
from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.claim_bounds import FigureBound, Ground
from qaitaru.tracing.following import tainted

LINES = (
    ":61:250103C200,00NTRFTAINTED\n:86:cash\n",
    ":61:250103D150,00NTRFFLAT\n:86:flat\n",
    ":61:250103C50,00NTRFSALARY\n:86:salary\n",
)
STATEMENT = """:20:S1
:25:KZ00000000000000000{account}
:28C:1/1
:60F:C250101KZT100,00
{lines}:62F:C250131KZT200,00
-
"""
NO_BALANCES = """Account holder: TOO Beta
Account: KZ000000000000000001
Currency: KZT
Date;Document number;Debit;Credit;Counterparty;Counterparty account;Details
02.01.2025;TAINTED;;20.00;TOO Alpha;;Loan
03.01.2025;FLAT;15.00;;Shop;;Goods
"""
CLAIM = """account = "KZ00000000000000000{account}"
currency = "KZT"
claimant = "proceeds"
same_day = "{order}"
[[receipt]]
reference = "TAINTED"
"""
OPENING = '[[opening]]\nlow = "0"\nhigh = "50.00"\n'


def _ingest(desk: Desk, folder: Path, text: str, name: str = "a.sta") -> None:
    file = folder / name
    file.write_text(text)
    outcomes = list(ingest_evidence(desk, Handover(paths=(file,), legal_basis="test")))
    assert [one.outcome for one in outcomes] == ["read"]


def _claim(account: int, order: str) -> str:
    return CLAIM.format(account=account, order=order)


def _statement(account: int, lines: tuple[str, ...]) -> str:
    return STATEMENT.format(account=account, lines="".join(lines))


def _held(trace: RuleTrace) -> int:
    (at,) = trace.accounts
    return sum(tainted(at.rows[-1].held).values())


def _bound(trace: RuleTrace) -> FigureBound:
    (place,) = trace.bounded(PlaceKind.ACCOUNT).values()
    return place.of()


def test_bounds_are_what_the_statement_would_say_in_its_six_orders(
    desk: Desk, tmp_path: Path
) -> None:
    """One account for each order in which the bank could have printed the day."""
    for number, lines in enumerate(permutations(LINES), start=1):
        _ingest(desk, tmp_path, _statement(number, lines), f"{number}.sta")
    seen: dict[str, list[int]] = {}
    for number in range(1, 7):
        for one in trace_funds(desk, _claim(number, "ledger")):
            assert one.bounds == ()
            seen.setdefault(one.rule, []).append(_held(one))
    for one in trace_funds(desk, _claim(1, "bounds")):
        bound, figures = _bound(one), seen[one.rule]
        ends = (bound.low_minor, bound.high_minor)
        assert ends == (min(figures), max(figures)), one.rule
        assert bound.proved
        assert one.parameters["same_day"] == "bounds"


def test_what_is_bounded_is_kept_shown_and_made_again_to_the_byte(
    desk: Desk, tmp_path: Path
) -> None:
    _ingest(desk, tmp_path, _statement(1, LINES))
    traces = trace_funds(desk, _claim(1, "bounds"), ["fifo", "lifo"])
    fifo, _ = traces
    assert fifo == trace_funds(desk, _claim(1, "bounds"), ["fifo"])[0]
    assert retrace(desk, fifo.analysis).equal
    _, shown = look_at_trace(desk, fifo.analysis)
    assert shown == traces
    (gone,) = fifo.bounded(PlaceKind.OUTFLOW).values()
    assert gone.of() == FigureBound(0, 50_00, proved=True, ground=Ground.REACHED)
    told = {one.rule: one.bound for one in reported_traces(traces).answers}
    assert told == {one.rule: _bound(one) for one in traces}
    assert b"<svg" in issue_rules_drawing(desk, fifo.analysis, "en").content


def test_an_outflow_that_only_another_order_taints_is_listed_where_the_trace_ends(
    desk: Desk, tmp_path: Path
) -> None:
    first_out = (LINES[1].replace("150,00", "90,00"), LINES[0], LINES[2].replace("50,00", "1,00"))
    text = _statement(1, first_out).replace(":62F:C250131KZT200,00", ":62F:C250131KZT211,00")
    _ingest(desk, tmp_path, text)
    (trace,) = trace_funds(desk, _claim(1, "bounds"), ["lifo"])
    (ends,) = trace.breaks
    assert dict(ends.tainted) == {}
    (gone,) = trace.bounded(PlaceKind.OUTFLOW).values()
    assert (gone.name, gone.of().high_minor) == (ends.entry_id, 90_00)


def test_an_opening_between_two_amounts_is_bounded_and_its_least_is_shown(
    desk: Desk, tmp_path: Path
) -> None:
    _ingest(desk, tmp_path, NO_BALANCES, "a.csv")
    (trace,) = trace_funds(desk, _claim(1, "ledger") + OPENING, ["own-first"])
    assert _bound(trace) == FigureBound(5_00, 20_00, proved=True, ground=Ground.REACHED)
    (at,) = trace.accounts
    assert (at.opening_minor, at.parameters["opening"]) == (0, "between")
    assert _held(trace) == 5_00
    assert retrace(desk, trace.analysis).equal
    (both,) = trace_funds(desk, _claim(1, "bounds") + OPENING, ["own-first"])
    assert _bound(both) == _bound(trace)


@pytest.mark.parametrize(
    ("opening", "fault"),
    [
        (OPENING, "opening_stated"),
        (OPENING.replace("low", 'account = "KZ9"\nlow'), "opening_missing"),
        (OPENING + OPENING, "opening_twice"),
        (OPENING.replace('"0"', '"60.00"'), "opening_ends"),
    ],
)
def test_an_opening_that_cannot_be_open_is_refused(
    desk: Desk, tmp_path: Path, opening: str, fault: str
) -> None:
    _ingest(desk, tmp_path, _statement(1, LINES))
    with pytest.raises(ClaimFaulty) as refused:
        trace_funds(desk, _claim(1, "ledger") + opening)
    assert refused.value.entry_id == fault
