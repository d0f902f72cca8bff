"""A drawing bears a note under it, and is otherwise as it was."""

from lxml.etree import fromstring

from qaitaru.documents.charts.noted import noted
from qaitaru.documents.charts.svg import drawing, rect

DRAWN = drawing(rect(1, 2, 3, 4), name="n", title="T", description="D", height=100)


def test_a_note_stands_under_the_drawing_which_grows_by_it() -> None:
    told = noted(DRAWN, ["Came from GB & others.", "Until 1 May."])
    root = fromstring(told)
    assert root.get("viewBox") == "0 0 720 146"
    texts = root.findall("{*}text")
    assert [one.text for one in texts] == ["Came from GB & others.", "Until 1 May."]
    assert [float(str(one.get("y"))) for one in texts] == [123, 138]
    assert len(root.findall("{*}rect")) == 2


def test_a_long_note_is_broken_into_lines() -> None:
    root = fromstring(noted(DRAWN, ["word " * 60]))
    assert 1 < len(root.findall("{*}text")) <= 6


def test_a_drawing_with_its_own_size_grows_too() -> None:
    sized = DRAWN.replace(
        'viewBox="0 0 720 100"', 'viewBox="-5 -9 200 100" width="200" height="100"'
    )
    root = fromstring(noted(sized, ["a"]))
    assert (root.get("viewBox"), root.get("height")) == ("-5 -9 200 131", "131")


def test_without_a_note_or_a_drawing_nothing_changes() -> None:
    assert noted(DRAWN, []) == DRAWN
    assert noted("", ["a"]) == ""
