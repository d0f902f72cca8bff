from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.handover import Handover
from qaitaru.acts.ingest_evidence import ingest_evidence
from qaitaru.acts.trace_funds import Trace, trace_funds
from qaitaru.acts.withdraw_import import withdraw_import
from qaitaru.facts.errors import AccountMissing, ClaimFaulty, SettingFaulty

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


def _flat(trace: Trace) -> dict[str, int]:
    return {row.reference: dict(row.left).get("proceeds", 0) for row in trace.rows}


def test_two_rules_say_two_things_of_one_claim(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    fifo, lowest = trace_funds(desk, CLAIM)
    assert fifo.opening_minor == lowest.opening_minor == 100_00
    assert _flat(fifo)["FLAT"] == 50_00  # own 100.00 leaves first
    assert _flat(lowest)["FLAT"] == 50_00  # own money first, then the claim
    assert dict(fifo.rows[-1].held) == {"proceeds": 150_00, "own": 50_00}
    assert lowest.lowest["proceeds"] == (150_00, "1-b2")
    assert all(row.follows for row in fifo.rows)
    assert [row.place for row in fifo.rows] == ["line=5", "line=7", "line=9"]


def test_a_trace_says_byte_for_byte_the_same_again(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    first, again = (trace_funds(desk, CLAIM, ["fifo"])[0] for _ in range(2))
    assert first == again
    assert first.analysis == 1


def test_a_trace_over_other_data_is_another_analysis(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    (first,) = trace_funds(desk, CLAIM, ["fifo"])
    (tmp_path / "more").mkdir()
    _ingest(
        desk, tmp_path / "more", STATEMENT.replace("KZ000000000000000001", "KZ000000000000000002")
    )
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
    assert [row.follows for row in trace.rows] == [True, True, True, False, False, False]


def test_what_cannot_be_traced_is_said(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path)
    with pytest.raises(SettingFaulty):
        trace_funds(desk, CLAIM, ["lifo"])
    with pytest.raises(ClaimFaulty):
        trace_funds(desk, CLAIM.replace("TAINTED", "NOBODY"))
    withdraw_import(desk, 1, because="wrong account")
    with pytest.raises(AccountMissing):
        trace_funds(desk, CLAIM)
