"""Files given to stand-alone commands are read behind the fence, with the same answer."""

import subprocess
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import pytest
from tests.messages.message_texts import MT103

from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.ingest.workers.fenced import read_fenced
from qaitaru.interests.in_worker import interests_in_worker
from qaitaru.interests.reading import read_interests
from qaitaru.messages.in_worker import messages_in_worker
from qaitaru.messages.reading import read_messages

INTERESTS = """owner;owned;kind;share;since
Alpha;Beta;shares;1/3;2020
Beta;Gamma;votes;>50;05.03.2021
Beta;Delta;shares;half;
"""
OUTSIDE = """
import sys
from pathlib import Path
from qaitaru.ingest.workers.fenced import answer
def read(path, choice):
    try:
        return Path(choice).read_text()
    except PermissionError:
        return "shut"
answer(read)
"""
SHARED_MEMORY = Path("/dev", "shm")


def written(tmp_path: Path, text: str, name: str = "given.txt") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_interests_come_through_the_fence_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path, INTERESTS)
    found = interests_in_worker(path)
    assert found == read_interests(path)
    assert len(found.interests) == 3
    assert "share_unreadable" in {one.code for one in found.problems}


def test_messages_come_through_the_fence_as_they_are(tmp_path: Path) -> None:
    path = written(tmp_path, MT103)
    found = messages_in_worker(path)
    assert found == read_messages(path)
    assert found.payments
    path.write_bytes("{1:F01}{4:\n:20:X\n:59:Қасым\n-}".encode("cp1251", "replace"))
    assert messages_in_worker(path, "cp1251") == read_messages(path, "cp1251")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for read in (interests_in_worker, messages_in_worker):
        with pytest.raises(SourceUnreadable, match="none"):
            read(tmp_path / "none")


@pytest.mark.parametrize(
    ("left", "code"),
    [(0, "reader_died"), (1, "reader_died"), (3, "reader_memory"), (-24, "reader_time")],
)
def test_a_reader_that_gives_up_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int, code: str
) -> None:
    def run(*_: Any, **__: Any) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess((), left)

    monkeypatch.setattr(subprocess, "run", run)
    path = written(tmp_path, INTERESTS)
    assert [one.code for one in interests_in_worker(path).problems] == [code]
    assert [one.code for one in messages_in_worker(path).problems] == [code]


def test_a_reader_that_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(*_: Any, timeout: float, **__: Any) -> None:
        raise subprocess.TimeoutExpired("read", timeout)

    monkeypatch.setattr(subprocess, "run", run)
    (problem,) = interests_in_worker(written(tmp_path, INTERESTS)).problems
    assert problem.code == "reader_time"


def test_a_reader_sees_its_file_and_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "modules" / "nosy.py"
    module.parent.mkdir()
    module.write_text(OUTSIDE, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(module.parent))
    path = written(tmp_path, "own")
    secret = written(tmp_path, "secret", "secret.txt")
    assert read_fenced("nosy", path, str, str(path)) == "own"
    assert _is_shut(read_fenced("nosy", path, str, str(secret)))
    with NamedTemporaryFile(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None) as passing:
        assert _is_shut(read_fenced("nosy", path, str, passing.name))


def _is_shut(found: object) -> bool:
    return found == "shut" or (isinstance(found, Problem) and found.code == "reader_died")
