"""Two programs at one workspace: each file is taken in once, whole, and neither of them fails."""

import subprocess
import sys
from pathlib import Path

import pytest

from qaitaru.acts.act import Desk
from qaitaru.acts.books.look_at_ledger import look_at_accounts
from qaitaru.acts.intake.look_at_evidence import look_at_custody, look_at_imports
from qaitaru.acts.intake.verify_evidence import verify_evidence

DRIVER = Path(__file__).parent / "ingest_driver.py"
ROUNDS, FILES = 3, 6


def _statement(number: int) -> str:
    head = f":20:S{number}\n:25:KZ{number:018d}\n:28C:1/1\n:60F:C250101KZT0,00\n"
    return f"{head}:61:250102C10,00NTRFREF\n:86:salary\n:62F:C250131KZT10,00\n-\n"


def _folder(place: Path, first: int) -> Path:
    place.mkdir()
    for number in range(first, first + FILES):
        (place / f"{number}.sta").write_text(_statement(number))
    return place


def _ingest_side_by_side(desk: Desk, evidence: Path) -> list[str]:
    command = [sys.executable, str(DRIVER), str(desk.workspace.folder), str(evidence)]
    pipe = subprocess.PIPE
    both = [subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True) for _ in range(2)]
    told = [process.communicate(timeout=120) for process in both]
    assert not [faults for _, faults in told if "Traceback" in faults]
    assert [process.returncode for process in both] == [0, 0]
    return [output for output, _ in told]


@pytest.mark.slow
def test_two_programs_ingest_one_folder_and_a_third_looks_on(desk: Desk, tmp_path: Path) -> None:
    for turn in range(ROUNDS):
        evidence = _folder(tmp_path / f"usb{turn}", turn * FILES)
        first, second = _ingest_side_by_side(desk, evidence)
        assert first == second, "both tell the same exhibits and imports"
        kept = (turn + 1) * FILES
        assert [one.number for one in look_at_imports(desk)] == list(range(1, kept + 1))
        assert sorted(one.exhibit for one in look_at_imports(desk)) == list(range(1, kept + 1))
        assert len(look_at_accounts(desk).held) == kept
    events = [entry.event for entry in look_at_custody(desk, 1)[1]]
    assert sorted(events) == ["offered_again", "read", "sealed"]
    assert verify_evidence(desk).holds
    assert not list(desk.workspace.ledger.glob(".*"))
