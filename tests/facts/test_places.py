from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.places import WHOLE_FILE, box_of, page_box, parts, place


def test_a_place_reads_from_the_largest_part_to_the_smallest() -> None:
    assert place(sheet="Выписка", row=17, column="D") == "sheet=Выписка;row=17;column=D"
    assert place(sheet=None, row=17) == "row=17"
    assert place() == WHOLE_FILE
    assert parts(WHOLE_FILE) == {}


def test_a_box_on_a_page_comes_back() -> None:
    text = page_box(2, (36, 120.54, 559, 132))
    assert text == "page=2;box=36.0,120.5,559.0,132.0"
    assert box_of(text) == (36.0, 120.5, 559.0, 132.0)
    assert box_of("row=1") is None


@given(st.text(), st.text())
def test_any_text_survives_in_a_place(sheet: str, column: str) -> None:
    assert parts(place(sheet=sheet, column=column)) == {"sheet": sheet, "column": column}
