"""The files brought from npm stand as locked, and one that was altered is refused."""

import hashlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def fetch() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fetch", ROOT / "assets" / "fetch.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["fetch"] = module
    spec.loader.exec_module(module)
    return module


def _lock(text: str) -> str:
    return f"{hashlib.sha256(text.encode()).hexdigest()}  pkg/a.js  vendor/a.js\n"


def _packages(folder: Path, text: str) -> Path:
    (folder / "pkg").mkdir(parents=True)
    (folder / "pkg" / "a.js").write_text(text)
    return folder


def test_every_locked_file_stands_with_its_hash(fetch: ModuleType) -> None:
    lock = fetch.locked((ROOT / "assets" / "assets.lock").read_text())
    assert len(lock) >= 9
    assert fetch.missing(lock, ROOT) == []


def test_a_file_with_its_locked_hash_is_copied_once(fetch: ModuleType, tmp_path: Path) -> None:
    lock = fetch.locked(_lock("alert"))
    assert fetch.missing(lock, tmp_path) == lock
    assert fetch.bring(lock, _packages(tmp_path / "npm", "alert"), tmp_path) == []
    assert fetch.missing(lock, tmp_path) == []


def test_an_altered_file_is_refused_and_not_copied(fetch: ModuleType, tmp_path: Path) -> None:
    lock = fetch.locked(_lock("alert"))
    assert fetch.bring(lock, _packages(tmp_path / "npm", "altered"), tmp_path) == lock
    assert not (tmp_path / "vendor" / "a.js").exists()


def test_the_lock_of_npm_names_no_address() -> None:
    text = (ROOT / "assets" / "package-lock.json").read_text()
    assert "integrity" in text
    assert "://" not in text
