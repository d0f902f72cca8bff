"""A place reads as people of each language would say it."""

import pytest

from qaitaru.facts.places import page_box, place
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.places import place_text


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "sheet “Выписка”, row 17, column D"),
        ("ru", "лист «Выписка», строка 17, столбец D"),
        ("kk", "«Выписка» парағы, 17-жол, D бағаны"),
    ],
)
def test_a_cell_is_told_from_sheet_to_column(language: str, told: str) -> None:
    cell = place(sheet="Выписка", row=17, column="D")
    assert place_text(cell, words_for(language)) == told


def test_a_rectangle_on_a_page_is_told_in_whole_points() -> None:
    box = page_box(2, (36.0, 120.6, 559.0, 132.0))
    assert place_text(box, words_for("en")) == "page 2, rectangle 36, 121 – 559, 132 pt"


def test_the_whole_file_has_a_name_of_its_own() -> None:
    assert [place_text("", words_for(language)) for language in LANGUAGES] == [
        "файл толығымен",
        "файл целиком",
        "the whole file",
    ]


def test_a_part_without_words_is_shown_by_its_own_name() -> None:
    assert place_text(place(page=1, stanza="4"), words_for("en")) == "page 1, stanza 4"


def test_a_value_holding_the_marks_of_a_place_comes_out_whole() -> None:
    assert place_text(place(sheet="a;b=c%"), words_for("en")) == "sheet “a;b=c%”"
