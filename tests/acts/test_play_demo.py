from pathlib import Path

import pytest

from qaitaru.acts.play_demo import play_demo
from qaitaru.facts.errors import WorkspaceOccupied
from qaitaru.tracing.answer import COMPARED


@pytest.mark.slow
@pytest.mark.parametrize("seed", [2025, 7])
def test_all_that_was_planted_is_found_and_nothing_else(tmp_path: Path, seed: int) -> None:
    run = play_demo(tmp_path / "demo", seed=seed, title="Demo", languages=["kk"])
    assert [mark for mark in run.marks if not mark.right] == []
    facts = {mark.fact for mark in run.marks}
    assert {"missing_month", "altered_row", "traced_flat", "traced_car"} <= facts
    assert {mark.rule for mark in run.marks if mark.fact == "traced_flat"} == set(COMPARED)
    assert [path.suffix for path in (one.path for one in run.reports)] == [".html", ".pdf"]
    assert all(one.outcome == "read" for one in run.outcomes)


def test_a_folder_that_is_not_a_demo_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(WorkspaceOccupied):
        play_demo(tmp_path, title="Demo", languages=["en"])
    assert (tmp_path / "mine.txt").read_text() == "mine"
