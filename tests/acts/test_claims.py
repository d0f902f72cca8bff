"""Claims are saved in versions, and a kept trace is made again byte for byte."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import text

from qaitaru.acts.act import Desk, act
from qaitaru.acts.books.state_rate import state_rate
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.acts.tracing.claims import claim_text, claimants, claims, save_claim
from qaitaru.acts.tracing.look_at_chain import look_at_chain
from qaitaru.acts.tracing.look_at_traces import (
    look_at_rule_trace,
    look_at_trace,
    look_at_trace_head,
    look_at_traces,
)
from qaitaru.acts.tracing.retrace import retrace
from qaitaru.acts.tracing.trace_exhibit import issue_workbook
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.acts.tracing.trace_results import result_of
from qaitaru.engine import kept_analyses
from qaitaru.engine.analyses import Analysis, keep
from qaitaru.engine.pressed import pressed
from qaitaru.facts.errors import (
    AnalysisAltered,
    AnalysisMissing,
    AnalysisWithoutClaim,
    ClaimFaulty,
    ClaimMissing,
    SettingFaulty,
)
from qaitaru.ledger.conversion import Rate
from qaitaru.tracing.claim_file import parse_claim

STATEMENT = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT100,00
:61:250102C200,00NTRFTAINTED
:86:cash
:61:250103D150,00NTRFFLAT
:86:flat
:62F:C250131KZT150,00
-
"""
CLAIM = """account = "KZ000000000000000001"
currency = "KZT"
claimant = "proceeds"
[[receipt]]
reference = "TAINTED"
[[asset]]
name = "flat"
references = ["FLAT"]
"""
LATER = CLAIM.replace("proceeds", "theft")


def _ingest(desk: Desk, file: Path, content: str = STATEMENT) -> None:
    file.write_text(content)
    outcomes = list(ingest_evidence(desk, Handover(paths=(file,), legal_basis="test")))
    assert [one.outcome for one in outcomes] == ["read"]


def test_another_text_is_a_new_version_and_the_same_is_not(desk: Desk) -> None:
    first = save_claim(desk, "theft of May", CLAIM)
    assert save_claim(desk, "theft of May", CLAIM) == first
    second = save_claim(desk, "theft of May", LATER)
    third = save_claim(desk, "theft of May", CLAIM)
    assert [one.version for one in (first, second, third)] == [1, 2, 3]
    assert first.sha256 == third.sha256
    (known,) = claims(desk)
    assert known.versions == (third, second, first)
    assert claimants(parse_claim(known.latest.text)) == ["proceeds"]
    assert claim_text(desk, "theft of May") == CLAIM
    assert claim_text(desk, "theft of May", 2) == LATER
    for name, version in (("theft of May", 4), ("nobody's", None)):
        with pytest.raises(ClaimMissing, match=name):
            claim_text(desk, name, version)


def test_a_faulty_claim_is_not_saved(desk: Desk) -> None:
    with pytest.raises(ClaimFaulty, match="unclaimed"):
        save_claim(desk, "a", f'unclaimed = "nobody"\n{CLAIM}')
    assert claims(desk) == []


@pytest.mark.parametrize("name", ["", " a", "a/b", "a\\b", "a.toml", "..", "a\nb", "a" * 129])
def test_a_name_that_would_be_a_path_is_refused(laptop_desk: Desk, name: str) -> None:
    with pytest.raises(SettingFaulty):
        save_claim(laptop_desk, name, CLAIM)


def test_a_trace_is_found_by_any_of_its_analyses(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path / "a.sta")
    saved = save_claim(desk, "theft", CLAIM)
    traced = trace_funds(desk, CLAIM)
    (kept,) = look_at_traces(desk)
    assert kept.numbers == {one.rule: one.analysis for one in traced}
    assert kept.saved == (saved,)
    for one in traced:
        assert look_at_trace(desk, one.analysis) == (kept, traced)
        assert look_at_rule_trace(desk, one.analysis) == (kept, one)
    with pytest.raises(AnalysisMissing):
        look_at_trace(desk, 1000)


def test_what_came_in_is_told_by_currency_and_claimant(laptop_desk: Desk, tmp_path: Path) -> None:
    _ingest(laptop_desk, tmp_path / "a.sta")
    (one,) = trace_funds(laptop_desk, CLAIM, ["fifo"])
    assert one.received == {"KZT": {"proceeds": 200_00}}


def test_a_trace_made_again_is_the_same_whatever_came_later(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path / "a.sta")
    (one,) = trace_funds(desk, CLAIM, ["fifo"])
    _ingest(desk, tmp_path / "b.sta", STATEMENT.replace("0001\n", "0002\n"))
    again = retrace(desk, one.analysis)
    assert again.equal
    assert not again.withdrawn
    assert again.found_sha256 == one.result_sha256
    withdraw_import(desk, 1, because="a false statement")
    again = retrace(desk, one.analysis)
    assert again.equal
    assert again.withdrawn == (1,)


def test_a_statement_that_came_while_it_was_traced_is_not_in_it(desk: Desk, tmp_path: Path) -> None:
    _ingest(desk, tmp_path / "a.sta")
    more = STATEMENT.replace("0001\n", "0002\n")
    (one,) = trace_funds(
        desk, CLAIM, ["fifo"], told=lambda *_: _ingest(desk, tmp_path / "b.sta", more)
    )
    assert retrace(desk, one.analysis).equal


def test_another_result_of_another_program_is_told(
    laptop_desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ingest(laptop_desk, tmp_path / "a.sta")
    (one,) = trace_funds(laptop_desk, CLAIM, ["fifo"])
    monkeypatch.setattr(
        "qaitaru.acts.tracing.retrace.result_of", lambda work, _: result_of(work, "lifo")
    )
    monkeypatch.setattr("qaitaru.acts.made_again.code_version", lambda: "0.2.0+later")
    again = retrace(laptop_desk, one.analysis)
    assert not again.equal
    assert not again.altered
    assert again.kept_code != again.found_code == "0.2.0+later"


def test_a_stored_result_that_was_tampered_with_is_told(laptop_desk: Desk, tmp_path: Path) -> None:
    _ingest(laptop_desk, tmp_path / "a.sta")
    (one,) = trace_funds(laptop_desk, CLAIM, ["fifo"])
    with laptop_desk.workspace.record.write() as connection:
        connection.execute(text("DROP TRIGGER analyses_update_refused"))
        told = kept_analyses.result_text(connection, one.analysis)
        put = {"put": pressed(told.replace("200", "300"))}
        connection.execute(text("UPDATE analyses SET result = :put"), put)
    again = retrace(laptop_desk, one.analysis)
    assert again.altered
    assert not again.equal
    assert again.found_sha256 == one.result_sha256
    with pytest.raises(AnalysisAltered, match=again.stored_sha256):
        look_at_trace(laptop_desk, one.analysis)


def test_a_trace_from_before_claims_had_texts_is_refused_in_words(
    desk: Desk, tmp_path: Path
) -> None:
    _ingest(desk, tmp_path / "a.sta")
    (one,) = trace_funds(desk, CLAIM, ["fifo"])
    early = _kept_early(desk)
    looks: list[Callable[[], object]] = [
        partial(retrace, desk, early),
        partial(look_at_trace, desk, early),
        partial(look_at_rule_trace, desk, early),
        partial(look_at_trace_head, desk, early),
        partial(look_at_chain, desk, early, "proceeds", entry="1"),
        partial(issue_workbook, desk, early, "en"),
    ]
    for look in looks:
        with pytest.raises(AnalysisWithoutClaim) as refused:
            look()
        assert refused.value.details() == {"number": str(early), "found": "0.1.0"}
    (kept,) = look_at_traces(desk)
    assert kept == look_at_trace_head(desk, one.analysis)


def _kept_early(desk: Desk) -> int:
    """A trace as the first edition kept it: with what its claim said, and not its text."""
    claim = {"account": "KZ000000000000000001", "currency": "KZT"}
    analysis = Analysis(
        rule="tracing.fifo",
        parameters={"same_day": "ledger", "between": "pro_rata", "claim": claim},
        data_version="d",
        code_version="0.1.0",
        result={"accounts": [], "assets": [], "breaks": [], "contradictions": []},
    )
    with act(desk, "keep_analysis") as deed:
        return keep(deed.connection, analysis, member=deed.member, at=deed.at).number


def test_a_rate_stated_later_makes_another_analysis(laptop_desk: Desk, tmp_path: Path) -> None:
    _ingest(laptop_desk, tmp_path / "a.sta")
    (one,) = trace_funds(laptop_desk, CLAIM, ["fifo"])
    on = date(2025, 1, 3)
    rate = Rate(source_currency="USD", target_currency="KZT", on=on, rate="500", source="NBK")
    state_rate(laptop_desk, rate)
    (two,) = trace_funds(laptop_desk, CLAIM, ["fifo"])
    assert one.analysis != two.analysis
    assert one.result_sha256 == two.result_sha256
    assert len(look_at_traces(laptop_desk)) == 2
    assert retrace(laptop_desk, one.analysis).equal
    assert retrace(laptop_desk, two.analysis).equal
