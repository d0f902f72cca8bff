import errno
import hashlib
import os
from pathlib import Path

import pytest

from qaitaru.engine.presence import at_work
from qaitaru.evidence.originals import Originals
from qaitaru.facts.errors import EvidenceMissing, SourceUnreadable, WorkspaceFull


def test_sealed_bytes_lie_under_their_hash_and_cannot_be_written(tmp_path: Path) -> None:
    source = tmp_path / "statement.csv"
    source.write_bytes(b"01.03.2025;100,00\n" * 100_000)
    originals = Originals(tmp_path / "evidence")
    sealed = originals.seal(source)
    assert sealed.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert sealed.size_bytes == 1_800_000
    stored = originals.path(sealed.sha256)
    assert stored.read_bytes() == source.read_bytes()
    assert stored.stat().st_mode & 0o222 == 0
    assert stored.relative_to(tmp_path / "evidence").parts[0] == sealed.sha256[:2]


def test_sealing_twice_stores_once_and_leaves_nothing_behind(tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"same")
    originals = Originals(tmp_path / "evidence")
    assert originals.seal(source) == originals.seal(source)
    assert len([p for p in (tmp_path / "evidence").rglob("*") if p.is_file()]) == 1


def test_sealing_again_mends_a_copy_that_rotted(tmp_path: Path) -> None:
    source = tmp_path / "a"
    source.write_bytes(b"true bytes")
    originals = Originals(tmp_path / "evidence")
    sealed = originals.seal(source)
    stored = originals.path(sealed.sha256)
    stored.chmod(0o600)
    stored.write_bytes(b"rot")
    assert originals.hash_again(sealed.sha256) != sealed.sha256
    originals.seal(source)
    assert originals.hash_again(sealed.sha256) == sealed.sha256


def test_what_cannot_be_opened_is_refused_and_leaves_nothing(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "evidence")
    with pytest.raises(SourceUnreadable):
        originals.seal(tmp_path / "absent")
    with pytest.raises(EvidenceMissing):
        originals.hash_again("ab" * 32)
    assert not list((tmp_path / "evidence").iterdir())


def test_a_full_disk_is_not_blamed_on_the_file_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int, __: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    source = tmp_path / "a"
    source.write_bytes(b"bytes")
    monkeypatch.setattr(os, "write", full)
    with pytest.raises(WorkspaceFull):
        Originals(tmp_path / "evidence").seal(source)
    assert not list((tmp_path / "evidence").iterdir())


def test_a_copy_cut_short_by_a_kill_is_swept_but_never_one_that_goes_on(tmp_path: Path) -> None:
    originals = Originals(tmp_path / "evidence")
    originals.sweep()
    originals.folder.mkdir()
    (originals.folder / ".sealing-killed").write_bytes(b"half")
    with at_work(originals.folder):
        originals.sweep()
        assert list(originals.folder.iterdir())
    originals.sweep()
    assert not list(originals.folder.iterdir())


def test_bytes_that_the_disk_does_not_give_are_missing(tmp_path: Path) -> None:
    originals = Originals(tmp_path)
    originals.path("ab" * 32).mkdir(parents=True)
    with pytest.raises(EvidenceMissing):
        originals.hash_again("ab" * 32)
