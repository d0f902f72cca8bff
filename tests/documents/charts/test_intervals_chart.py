"""Answers within their bounds: a bar each, nought in sight, the same said in words."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from qaitaru.documents.charts.intervals import Interval, intervals
from qaitaru.wording import forms_for, words_for

SVG = "{http://www.w3.org/2000/svg}"
YEARS = [Interval("2024", -5_00, 10_00, 30_00), Interval("2025", 40_00, 40_00, 40_00)]


def _draw(rows: list[Interval], currency: str = "KZT") -> etree._Element:
    words, forms = words_for("en"), forms_for("en")
    return etree.fromstring(intervals(rows, currency, name="i", words=words, forms=forms))


def test_each_interval_has_its_label_and_its_likely_amount() -> None:
    said = [text.text for text in _draw(YEARS).iter(f"{SVG}text")]
    assert {"2024", "10.00", "2025", "40.00", "0"} <= set(said)


def test_the_chart_says_its_bounds_in_words() -> None:
    told = _draw(YEARS).findtext(f"{SVG}desc") or ""
    assert told.replace("\xa0", " ") == (
        "2024: from -5.00 KZT to 30.00 KZT, likely 10.00 KZT. "
        "2025: from 40.00 KZT to 40.00 KZT, likely 40.00 KZT."
    )


def _interval(three: list[int]) -> Interval:
    return Interval("x", *sorted(three))


amounts = st.lists(st.integers(-(10**15), 10**15), min_size=3, max_size=3)


@given(st.lists(amounts.map(_interval), min_size=1, max_size=6), st.sampled_from(["KZT", "JPY"]))
def test_nothing_is_drawn_outside_the_sheet(rows: list[Interval], currency: str) -> None:
    for bar in _draw(rows, currency).iter(f"{SVG}rect"):
        left, width = float(bar.get("x", "")), float(bar.get("width", ""))
        assert left >= 0
        assert left + width <= 720
