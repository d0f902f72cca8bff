"""Screening and tracing as tasks on a cluster say what they say here, row for row."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from tests.acts.test_claims import CLAIM, LATER, STATEMENT
from tests.engines_report import engine_at, timed

from qaitaru.acts import on_workers
from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.on_workers import each_on_workers, received, said, sent
from qaitaru.acts.screening import ask_on_workers as asking
from qaitaru.acts.tracing.claims import save_claim
from qaitaru.acts.tracing.retrace import retrace
from qaitaru.acts.tracing.trace_claims import TracedClaim, trace_claims
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.engine.analysis_engine import AnalysisEngine
from qaitaru.engine.opening import open_engine
from qaitaru.facts.designations import DesignatedKind, Designation, ListedName
from qaitaru.facts.errors import EditionOtherwise, StepRefused
from qaitaru.screening.asked import Asked
from qaitaru.screening.found_hits import ask

THRESHOLD = 0.6
FIRST = ("Askar", "Aigul", "Boris", "Daniyar", "Ivan", "Marat", "Olga", "Saule")
LAST = ("Akhmetov", "Bekov", "Petrov", "Ivanov", "Nurlanov", "Sidorov", "Zhumabayev")
NAMES = [f"{first} {last}" for first in FIRST for last in LAST]


def _designation(number: int, name: str) -> Designation:
    return Designation(
        reference=f"R-{number}",
        publisher="test",
        kind=DesignatedKind.PERSON,
        names=(ListedName(text=name),),
        content_sha256=f"{number:064x}",
    )


ENTRIES = [_designation(number, name) for number, name in enumerate(NAMES[::3])]
ASKED = [
    Asked(query_id=f"p{number}", names=(name, f"{name} \udc80"))
    for number, name in enumerate(NAMES)
]


@pytest.fixture
def engine(cluster: str) -> Iterator[AnalysisEngine]:
    with open_engine("spark", cluster) as opened:
        yield opened


@pytest.fixture
def cluster_desk(laptop_desk: Desk, cluster: str) -> Desk:
    """A desk at a workspace that names a cluster."""
    own = replace(laptop_desk.workspace.settings, engine="spark", engine_address=cluster)
    return replace(laptop_desk, workspace=replace(laptop_desk.workspace, settings=own))


def twice(common: bytes, part: bytes) -> bytes:
    return said([received(common), received(part) * 2])


def test_screening_on_workers_finds_the_same_hits(
    engine: AnalysisEngine, cluster: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "_PART", 3)  # several parts, the last one short
    with timed("screening of parties", "duckdb") as asked:
        here = list(ask(ASKED, ENTRIES, THRESHOLD))
        asked.answers(here)
    assert len(here) >= len(ENTRIES)
    with timed("screening of parties", engine_at(cluster)) as asked:
        there = list(asking.ask_on_workers(engine, ASKED, ENTRIES, THRESHOLD))
        asked.answers(there)
    assert there == here
    assert list(asking.ask_on_workers(engine, [], ENTRIES, THRESHOLD)) == []


def test_the_setting_alone_sends_many_parties_to_the_cluster(
    cluster_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = cluster_desk.workspace.settings
    here = list(ask(ASKED, ENTRIES, THRESHOLD))
    unreachable = replace(own, engine_address="sc://127.0.0.1:1")
    few = asking.ask_where_settings_say(unreachable)  # few parties are asked here
    assert list(few(ASKED, ENTRIES, THRESHOLD)) == here
    monkeypatch.setattr(asking, "WORTH", 1)
    assert list(asking.ask_where_settings_say(own)(ASKED, ENTRIES, THRESHOLD)) == here


def test_all_claims_traced_on_workers_are_kept_as_if_traced_here(
    cluster_desk: Desk, laptop_desk: Desk, cluster: str, tmp_path: Path
) -> None:
    file = tmp_path / "statement.sta"
    file.write_text(STATEMENT)
    list(ingest_evidence(laptop_desk, Handover(paths=(file,), legal_basis="test")))
    for name, text in {"first": CLAIM, "second": LATER, "third": CLAIM}.items():
        save_claim(laptop_desk, name, text)
    save_claim(laptop_desk, "third", LATER)
    here = _timed_claims(laptop_desk, "duckdb")
    there = _timed_claims(cluster_desk, engine_at(cluster))
    assert {(one.name, one.version) for one in there} == {("first", 1), ("second", 1), ("third", 2)}
    assert [replace(one, analysis=0) for one in there] == [replace(one, analysis=0) for one in here]
    one_by_one = {one.rule: one.result_sha256 for one in trace_funds(laptop_desk, CLAIM)}
    assert {one.rule: one.result_sha256 for one in there if one.name == "first"} == one_by_one
    assert retrace(laptop_desk, there[0].analysis).equal


def _timed_claims(desk: Desk, engine: str) -> list[TracedClaim]:
    with timed("tracing of all claims", engine) as asked:
        found = trace_claims(desk)
        asked.answers([replace(one, analysis=0) for one in found])
    return found


def test_a_task_that_fails_is_named(engine: AnalysisEngine) -> None:
    with pytest.raises(StepRefused, match="zlib") as refused:
        each_on_workers(engine, asking.ask_part, b"", [b"nothing packed"], answer=str)
    assert refused.value.step == "ask_part"


def test_workers_of_another_edition_are_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    with open_engine("duckdb") as engine:
        editions = iter(["0.1.0+there", "0.1.0+here", "0.1.0+here"])
        monkeypatch.setattr(on_workers, "code_version", lambda: next(editions))
        with pytest.raises(EditionOtherwise) as other:
            each_on_workers(engine, twice, sent(1), [sent(2)], answer=list[int])
    assert (other.value.found, other.value.expected) == ("0.1.0+there", "0.1.0+here")


def test_nothing_that_a_cluster_answers_is_run() -> None:
    """What comes back is JSON."""
    assert json.loads(twice(sent(1), sent("я"))) == [1, "яя"]
