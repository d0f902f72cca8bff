"""A figure read from a workbook opens the rows around it."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from qaitaru.ingest.excerpt import excerpt
from qaitaru.ingest.look import look_at


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Two sheets of twenty rows, one row left blank."""
    made = Workbook()
    made.remove(made.active or made.create_sheet())
    for name in ("Счёт=1", "Other"):
        sheet = made.create_sheet(name)
        for row in range(1, 21):
            if row != 11:
                sheet.cell(row, 1, f"{name} {row}")
                sheet.cell(row, 2, row * 100)
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


def test_the_rows_around_are_numbered_as_the_workbook_numbers_them(book: Path) -> None:
    lines = excerpt(book, "", "sheet=Счёт%3D1;row=12").lines
    assert [line.number for line in lines if line.hit] == [12]
    assert next(line.cells for line in lines if line.hit) == ("Счёт=1 12", "1200")
    assert lines[0].number == 8
    assert lines[-1].number == 16


def test_the_worker_that_may_see_nothing_else_sees_them_too(book: Path) -> None:
    assert (
        look_at(book, "", "sheet=Other;row=2").lines == excerpt(book, "", "sheet=Other;row=2").lines
    )


@pytest.mark.parametrize("place", ["sheet=Nowhere;row=3", "sheet=Other;row=999"])
def test_a_place_that_is_not_there_shows_nothing(book: Path, place: str) -> None:
    assert excerpt(book, "", place).lines == ()


def test_a_broken_workbook_shows_nothing(tmp_path: Path) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing")
    assert excerpt(path, "", "sheet=A;row=1").lines == ()
