"""Killed at any point, an import is there whole or not at all, and what was told is kept."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import FileOutcome, Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.verify_evidence import verify_evidence
from qaitaru.acts.workspace import Settings, create_workspace, open_workspace
from qaitaru.engine import imports
from qaitaru.engine.ledger_door import open_ledger

DRIVER = Path(__file__).parent / "ingest_driver.py"
KILLS = 50


def _statement(number: int) -> str:
    lines = "".join(f":61:2501{day:02d}C10,00NTRFREF{day}\n:86:salary\n" for day in range(1, 21))
    head = f":20:S{number}\n:25:KZ{number:018d}\n:28C:1/1\n:60F:C250101KZT0,00\n"
    return f"{head}{lines}:62F:C250131KZT200,00\n-\n"


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.sta").write_text(_statement(number))
    return folder


def _run_and_kill(workspace: Path, evidence: Path, seconds: float) -> set[str]:
    """The files acknowledged before the end came."""
    process = subprocess.Popen(
        [sys.executable, str(DRIVER), str(workspace), str(evidence)],
        stdout=subprocess.PIPE,
        text=True,
    )
    time.sleep(seconds)
    process.send_signal(signal.SIGKILL)
    told, _ = process.communicate()
    return {line for line in told.splitlines(keepends=True) if line.endswith("\n")}


def _whole(workspace: Path) -> dict[int, str]:
    """What is visible, each import proved against its own files."""
    desk = Desk(open_workspace(workspace))
    assert verify_evidence(desk).holds
    with desk.workspace.record.read() as connection:
        visible = imports.visible(connection)
    with open_ledger(desk.workspace.ledger, visible) as ledger:
        rows = ledger.execute(
            "SELECT import_no, count(*), sum(amount_minor) FROM bookings GROUP BY ALL ORDER BY 1"
        ).fetchall()
    assert rows == [(one.number, 20, 20_000) for one in visible]
    desk.workspace.close()
    return {one.number: one.identity for one in visible}


@pytest.mark.slow
def test_killed_at_fifty_points_nothing_told_is_lost_and_nothing_is_half(
    tmp_path: Path, evidence: Path
) -> None:
    seed = random.SystemRandom().randrange(2**32)
    print(f"seed {seed}")  # noqa: T201  # to play a failure again
    chance = random.Random(seed)  # noqa: S311  # not a secret
    told: set[str] = set()
    workspace = tmp_path / "w0"
    kept_at_the_end = []
    for kill in range(KILLS):
        if kill % 5 == 0:  # a fresh workspace, so that every stage is met again
            told, workspace = set(), tmp_path / f"w{kill}"
            create_workspace(workspace, Settings(title="t")).close()
        told |= _run_and_kill(workspace, evidence, chance.uniform(0.4, 1.6))
        kept = _whole(workspace)
        assert {int(line.split()[1]) for line in told} <= set(kept)
        kept_at_the_end.append(len(kept))
    assert min(kept_at_the_end) < 8, "no kill came in time to interrupt anything"
    _finish(workspace, evidence)


def _finish(workspace: Path, evidence: Path) -> None:
    """A run that is left alone completes what was begun and leaves no scraps."""
    desk = Desk(open_workspace(workspace))
    handover = Handover(paths=(evidence,), legal_basis="test")
    assert len(list(ingest_evidence(desk, handover))) == 8
    desk.workspace.close()
    assert len(_whole(workspace)) == 8
    assert not list((workspace / "ledger").glob(".reading-*"))


def test_the_same_folder_twice_changes_nothing(desk: Desk, evidence: Path) -> None:
    handover = Handover(paths=(evidence,), legal_basis="test")
    first = list(ingest_evidence(desk, handover))
    before = sorted(p.relative_to(desk.workspace.ledger) for p in desk.workspace.ledger.rglob("*"))
    second = list(ingest_evidence(desk, handover))
    assert [one.outcome for one in first] == ["read"] * 8
    assert [one.outcome for one in second] == ["unchanged"] * 8
    assert [_same(one) for one in first] == [_same(one) for one in second]
    after = sorted(p.relative_to(desk.workspace.ledger) for p in desk.workspace.ledger.rglob("*"))
    assert before == after


def _same(one: FileOutcome) -> tuple[object, ...]:
    return one.name, one.exhibit, one.import_no, sorted(one.rows.items()), one.problems
