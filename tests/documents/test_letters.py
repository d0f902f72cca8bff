"""What the bundled fonts can set, and what stands for the rest."""

import pytest

from qaitaru.documents.letters import font_files, letters_of, set_text, settable

ALPHABETS = (
    "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
    "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
    "₸₽$€£№§«»“”–—…→−×éçğışöüÄÖÜßñ"
)


@pytest.mark.parametrize("name", ["IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexMono"])
def test_each_weight_holds_kazakh_russian_and_latin_whole(name: str) -> None:
    (font,) = (file for file in font_files() if file.name.startswith(name))
    letters = letters_of(font.read_bytes())
    assert [letter for letter in ALPHABETS if ord(letter) not in letters] == []


@pytest.mark.parametrize("name", ["PTSerif-Regular", "PTSerif-Bold"])
def test_the_book_face_of_papers_holds_kazakh_and_russian(name: str) -> None:
    (font,) = (file for file in font_files() if file.name.startswith(name))
    letters = letters_of(font.read_bytes())
    lacking = [letter for letter in ALPHABETS if ord(letter) not in letters]
    assert lacking == ["₸", "→"]  # set from the other faces


def test_the_neighbours_scripts_can_be_set() -> None:
    assert set_text("שלום"[:0] + "العربية Հայերեն ქართული") == "العربية Հայերեն ქართული"


def test_a_letter_of_no_font_is_told_by_its_number() -> None:
    assert set_text("中国 Bank") == "[U+4E2D][U+56FD] Bank"


def test_a_space_of_no_font_becomes_a_space() -> None:
    assert 0x2000 in settable() or set_text("1\u20001") == "1\u00a01"


def test_a_letter_written_in_two_is_composed() -> None:
    assert set_text("и\u0306") == "й"
