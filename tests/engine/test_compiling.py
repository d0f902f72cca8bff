"""Compiled code is kept where there is room for it, and done without where there is none."""

from pathlib import Path

from numba import config

from qaitaru.engine.compiling import Compiler

HERE = Path(__file__).parent


def _kept_in() -> str:
    place: str = vars(config)["CACHE_DIR"]
    return place


def _twice(number: int) -> int:
    return number * 2


def test_compiled_code_is_kept_under_the_kernels_edition(tmp_path: Path) -> None:
    assert Compiler(HERE, places=[tmp_path])(_twice)(4) == 8
    (edition,) = tmp_path.iterdir()
    assert edition.name.startswith("kernels-")
    assert list(edition.rglob("*.nbi"))


def test_where_nothing_can_be_written_the_next_place_is_taken(tmp_path: Path) -> None:
    occupied = tmp_path / "occupied"
    occupied.write_text("a file, not a folder", encoding="utf-8")
    assert Compiler(HERE, places=[occupied, tmp_path / "free"])(_twice)(4) == 8
    assert list((tmp_path / "free").rglob("*.nbi"))


def test_a_program_that_may_write_nowhere_still_compiles(tmp_path: Path) -> None:
    before = _kept_in()
    occupied = tmp_path / "occupied"
    occupied.write_text("a file, not a folder", encoding="utf-8")
    assert Compiler(HERE, places=[occupied])(_twice)(4) == 8
    assert before == _kept_in()
