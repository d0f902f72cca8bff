"""All rules beside each other on one scale: the ends are told, exposure never widens the bar."""

import pytest
from lxml import etree

from qaitaru.documents.charts.rules_beside import Beside, rules_beside
from qaitaru.wording import LANGUAGES, forms_for, words_for

SVG = "{http://www.w3.org/2000/svg}"
ROWS = (
    Beside("flat", {"fifo": 27_00, "lifo": 25_00, "libr": 25_00}, {"poison": 90_00}),
    Beside("a very long name of an account <b>", {"fifo": 0, "lifo": 100_00, "libr": 0}, {}),
)


def _drawn(rows: tuple[Beside, ...], language: str = "en") -> etree._Element:
    words, forms = words_for(language), forms_for(language)
    return etree.fromstring(rules_beside(rows, "KZT", name="n", words=words, forms=forms))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_description_tells_both_ends_of_every_place(language: str) -> None:
    told = _drawn(ROWS, language).findtext(f"{SVG}desc") or ""
    forms = forms_for(language)
    for row in ROWS:
        assert row.label in told
        assert forms.money(row.low, "KZT") in told
        assert forms.money(row.high, "KZT") in told
    assert forms.money(90_00, "KZT") not in told, "exposure is no end"


def test_rules_that_agree_share_a_dot_and_exposure_is_hollow() -> None:
    dots = [one.get("fill") for one in _drawn(ROWS).iter(f"{SVG}circle")]
    assert dots.count("var(--chart-paper)") == 1 + 1, "one hollow dot, and one in the legend"
    assert dots.count("var(--chart-node)") == 2 + 2 + 1


def test_the_bar_runs_from_the_least_to_the_greatest() -> None:
    flat, account = list(_drawn(ROWS).iter(f"{SVG}rect"))[:2]
    assert 0 < float(flat.get("width", 0)) < float(account.get("width", 0))


def test_without_exposure_the_legend_says_nothing_of_it() -> None:
    said = [one.text for one in _drawn(ROWS[1:]).iter(f"{SVG}text")]
    assert words_for("en")("chart.rules.exposure") not in said
    assert "0.00" in said


def test_one_figure_is_said_once() -> None:
    said = [one.text for one in _drawn((Beside("a", {"fifo": 5_00, "lifo": 5_00}, {}),)).iter()]
    assert said.count("5.00") == 1
