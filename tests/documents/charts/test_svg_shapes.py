"""Coordinates are short and words are cut where they would not fit."""

from qaitaru.documents.charts.svg import at, fitted, text_width, wrapped


def test_coordinates_have_one_decimal_at_most() -> None:
    assert [at(value) for value in (1.0, 1.25, -0.01, 10.06)] == ["1", "1.2", "0", "10.1"]


def test_words_that_fit_are_left_alone() -> None:
    assert fitted("ТОО «Альфа»", 200, 10) == "ТОО «Альфа»"


def test_words_too_long_are_cut_and_marked() -> None:
    cut = fitted("ТОО «Очень длинное название»", 60, 10)
    assert cut.endswith("…")
    assert text_width(cut, 10) <= 60


def test_a_name_is_broken_between_words_and_its_last_line_cut() -> None:
    lines = wrapped("ТОО «Сарыарқа Логистик Сервис Групп»", 90, 10)
    assert lines[0] == "ТОО «Сарыарқа"
    assert len(lines) == 2
