"""The coverage grid tells each account-month by shape, colour and words."""

from datetime import date

from lxml import etree

from qaitaru.documents.charts.coverage_grid import Cell, coverage_grid
from qaitaru.ledger.coverage import Cover
from qaitaru.wording import forms_for, words_for

SVG = "{http://www.w3.org/2000/svg}"


def _cell(account: str, month: int, cover: Cover, href: str = "") -> Cell:
    return Cell(account=account, month=date(2025, month, 1), cover=cover, href=href)


def _draw(cells: list[Cell]) -> etree._Element:
    return etree.fromstring(
        coverage_grid(cells, name="grid", words=words_for("en"), forms=forms_for("en"))
    )


def test_each_cell_says_account_month_and_cover() -> None:
    svg = _draw([_cell("KZ1", 1, Cover.PROVED), _cell("KZ1", 2, Cover.MISSING)])
    titles = [title.text for title in svg.iter(f"{SVG}title")]
    assert "KZ1, January 2025, proved" in titles
    assert "KZ1, February 2025, no statement" in titles


def test_every_cover_has_a_mark_of_its_own() -> None:
    marks = []
    for cover in Cover:
        svg = _draw([_cell("KZ1", 1, cover)])
        (group,) = (
            g for g in svg.iter(f"{SVG}g") if (g.findtext(f"{SVG}title") or "").startswith("KZ1, ")
        )
        marks.append([(shape.tag, dict(shape.attrib)) for shape in list(group)[1:]])
    assert all(marks.count(mark) == 1 for mark in marks)


def test_the_legend_names_what_is_in_the_grid_and_nothing_else() -> None:
    said = [text.text for text in _draw([_cell("KZ1", 1, Cover.BROKEN)]).iter(f"{SVG}text")]
    assert "balances do not agree" in said
    assert "proved" not in said


def test_a_cell_opens_its_source() -> None:
    svg = _draw([_cell("KZ1", 1, Cover.BROKEN, href="#exhibit-3")])
    (link,) = svg.iter(f"{SVG}a")
    assert link.get("href") == "#exhibit-3"
    assert link.get("aria-label") == "KZ1, January 2025, balances do not agree"


def test_the_legend_stays_on_the_sheet() -> None:
    svg = _draw([_cell("KZ1", 1 + nth, cover) for nth, cover in enumerate(Cover)])
    height = float((svg.get("viewBox") or "").split()[3])
    assert all(float(text.get("y") or 0) < height for text in svg.iter(f"{SVG}text"))
    assert all(float(text.get("x") or 0) < 700 for text in svg.iter(f"{SVG}text"))
