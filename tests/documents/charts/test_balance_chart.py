"""The balance of an account: a step line, claimed money apart, the lowest point marked."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qaitaru.documents.charts.balance import Point, balance
from qaitaru.wording import forms_for, words_for

SVG = "{http://www.w3.org/2000/svg}"
ACCOUNT = [
    Point(date(2025, 1, 9), 100_00, 100_00),
    Point(date(2025, 1, 20), 20_00, 20_00),
    Point(date(2025, 2, 3), 520_00, 20_00),
]


def _draw(points: list[Point], currency: str = "KZT", lowest: int | None = None) -> etree._Element:
    words, forms = words_for("ru"), forms_for("ru")
    svg = balance(points, currency, name="b", words=words, forms=forms, lowest=lowest)
    return etree.fromstring(svg)


def test_the_lowest_point_is_marked_and_named() -> None:
    svg = _draw(ACCOUNT, lowest=1)
    assert len(list(svg.iter(f"{SVG}circle"))) == 1
    said = [text.text or "" for text in svg.iter(f"{SVG}text")]
    assert "наименьший: 20,00\u00a0KZT, 20.01.2025" in said


def test_the_chart_says_its_end_in_words() -> None:
    told = _draw(ACCOUNT).findtext(f"{SVG}desc") or ""
    assert told == (
        "С 09.01.2025 по 03.02.2025. В конце на счёте 520,00\u00a0KZT, "
        "из них вменяемых 20,00\u00a0KZT."
    )


def test_both_parts_are_in_the_legend() -> None:
    said = {text.text for text in _draw(ACCOUNT).iter(f"{SVG}text")}
    assert {"вменяемые средства", "собственные средства"} <= said


points = st.lists(
    st.builds(
        Point,
        st.dates(date(1999, 1, 1), date(2030, 1, 1)),
        st.integers(-(10**14), 10**14),
        st.integers(0, 10**14),
    ),
    min_size=1,
    max_size=30,
).map(lambda found: sorted(found, key=lambda point: point.on))


@given(points, st.sampled_from(["KZT", "JPY", "KWD", "BTC"]))
def test_nothing_is_drawn_outside_the_sheet(account: list[Point], currency: str) -> None:
    svg = _draw(account, currency, lowest=0)
    _, _, width, height = (float(edge) for edge in (svg.get("viewBox") or "").split())
    for path in svg.iter(f"{SVG}path"):
        numbers = [float(step) for step in (path.get("d") or "").split() if step not in "MLZ"]
        assert all(0 <= x <= width for x in numbers[::2])
        assert all(0 <= y <= height for y in numbers[1::2])
