"""A figure read from a delimited file opens the rows around it, and leaves other readers alone."""

import csv
from pathlib import Path

import pytest

from qaitaru.ingest.excerpt import excerpt


@pytest.mark.parametrize("row", [2, 999])
def test_the_limit_of_other_readers_is_as_it_was(tmp_path: Path, row: int) -> None:
    path = tmp_path / "long.csv"
    long = "x" * 200_000
    path.write_text(f"day;purpose\n2026-03-01;{long}\n" + "2026-03-02;y\n" * 20, encoding="utf-8")
    before = csv.field_size_limit()
    lines = excerpt(path, "utf-8", f"row={row}").lines
    assert csv.field_size_limit() == before
    if row == 2:
        assert [(line.number, len(line.cells[1])) for line in lines if line.hit] == [(2, 4_000)]
