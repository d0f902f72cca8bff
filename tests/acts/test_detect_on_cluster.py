"""A workspace's setting decides which engine typologies are asked of; the answer is one."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.detection.desk_cases_of_findings import COLLECTOR, collected, quiet_year, take_in

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import detect_again, detect_here
from qaitaru.facts.errors import EngineUnreachable


def on_cluster(desk: Desk, address: str) -> Desk:
    """The same desk at a workspace whose engine is a cluster."""
    own = desk.workspace
    settings = replace(own.settings, engine="spark", engine_address=address)
    return replace(desk, workspace=replace(own, settings=settings))


def test_the_same_run_on_a_cluster_is_the_same_analysis_to_the_byte(
    laptop_desk: Desk, tmp_path: Path, cluster: str
) -> None:
    take_in(laptop_desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 13)))
    take_in(laptop_desk, tmp_path / "in", "quiet", quiet_year())
    asked = asked_typologies(("fan_in", "structuring", "rapid_pass_through", "cycle"), {})
    here = detect_here(laptop_desk, asked)
    assert here.run.result.findings
    there = detect_here(on_cluster(laptop_desk, cluster), asked)
    assert there.run.number == here.run.number
    assert detect_again(on_cluster(laptop_desk, cluster), here.run.number).equal


def test_a_cluster_that_does_not_answer_is_told_and_nothing_is_kept(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    pytest.importorskip("pyspark")
    take_in(laptop_desk, tmp_path / "in", "january", collected(COLLECTOR, 1, range(1, 13)))
    with pytest.raises(EngineUnreachable):
        detect_here(on_cluster(laptop_desk, "sc://127.0.0.1:1"), asked_typologies(("fan_in",), {}))
