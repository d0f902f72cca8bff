"""Compiled code is kept where there is room for it, and done without where there is none."""

from pathlib import Path

import pytest
from numba import config

from qaitaru.tracing.kernels import compiling


def _kept_in() -> str:
    place: str = vars(config)["CACHE_DIR"]
    return place


def _twice(number: int) -> int:
    return number * 2


def test_compiled_code_is_kept_under_the_kernels_edition(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(compiling, "_PLACES", (tmp_path,))
    assert compiling.compiled(_twice)(4) == 8
    (edition,) = tmp_path.iterdir()
    assert edition.name.startswith("kernels-")
    assert list(edition.rglob("*.nbi"))


def test_where_nothing_can_be_written_the_next_place_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setattr(compiling, "_PLACES", (occupied, tmp_path / "free"))
    assert compiling.compiled(_twice)(4) == 8
    assert list((tmp_path / "free").rglob("*.nbi"))


def test_a_program_that_may_write_nowhere_still_compiles(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _kept_in()
    occupied = tmp_path / "occupied"
    occupied.write_text("a file, not a folder", encoding="utf-8")
    monkeypatch.setattr(compiling, "_PLACES", (occupied,))
    assert compiling.compiled(_twice)(4) == 8
    assert before == _kept_in()
