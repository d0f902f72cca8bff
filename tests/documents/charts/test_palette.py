"""Colours can be told apart by those who see least, by day and by night."""

import pytest

from qaitaru.documents.charts.palette import DARK, LIGHT, colour, on_paper, variables
from qaitaru.documents.markup import element, render


def _luminance(colour_code: str) -> float:
    """Source: WCAG 2.2, relative luminance."""
    channels = [int(colour_code[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["day", "night"])
@pytest.mark.parametrize("name", ["ink", "muted"])
def test_words_have_four_and_a_half_to_one(colours: dict[str, str], name: str) -> None:
    assert _contrast(colours[name], colours["paper"]) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["day", "night"])
@pytest.mark.parametrize(
    "name", ["node", "flow", "back", "tainted", "proved", "broken", "duplicate", "unproved"]
)
def test_shapes_have_three_to_one(colours: dict[str, str], name: str) -> None:
    assert _contrast(colours[name], colours["paper"]) >= 3


def test_day_and_night_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()
    assert variables({"ink": "#16202b"}) == "--chart-ink:#16202b;"


def test_paper_gets_plain_colours_and_text_is_not_touched() -> None:
    said = '="var(--chart-ink)"'
    svg = on_paper(render(element("text", said, fill=colour("ink"))))
    assert svg == f'<text fill="{LIGHT["ink"]}">=&quot;var(--chart-ink)&quot;</text>'
