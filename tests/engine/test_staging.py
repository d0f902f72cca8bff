"""Scraps of a killed reading go; those of one that goes on stay, whoever began it."""

import os
from pathlib import Path

from qaitaru.engine.staging import staging, sweep


def test_a_reading_that_goes_on_keeps_its_folder(tmp_path: Path) -> None:
    with staging(tmp_path) as folder:
        sweep(tmp_path)
        assert folder.is_dir()
    assert not folder.exists()


def test_scraps_go_although_their_process_number_was_given_to_another(tmp_path: Path) -> None:
    (tmp_path / f".reading-{os.getpid()}-left").mkdir()
    (tmp_path / ".reading-of-an-edition-to-come").mkdir()
    sweep(tmp_path)
    assert list(tmp_path.iterdir()) == []
