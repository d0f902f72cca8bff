"""What hides in a name is seen through."""

import pytest

from qaitaru.screening.names.hygiene import letters_for_digits, one_script, visible


def test_marks_that_nobody_sees_are_gone() -> None:
    assert visible("Os\u200bama\u2060 B\u00adin") == "osama bin"


def test_a_hard_blank_is_a_blank() -> None:
    assert visible("Osama\u00a0Bin") == "osama bin"


def test_full_width_letters_are_letters() -> None:
    assert visible("\uff2b\uff49\uff4d") == "kim"


def test_a_lower_l_among_capitals_is_an_i() -> None:
    assert visible("KlM JAE lL") == "kim jae il"


@pytest.mark.parametrize(
    ("word", "read"),
    [
        ("оsаmа", "osama"),  # Cyrillic o and a among Latin letters
        ("иvанов", "иvанов".replace("v", "v")),
        ("cергей", "сергей"),  # a Latin c in a Cyrillic word
    ],
)
def test_look_alikes_go_back_to_the_words_script(word: str, read: str) -> None:
    assert one_script(word, among_latin=False) == read


def test_a_word_of_look_alikes_is_latin_only_among_latin() -> None:
    assert one_script("сахе", among_latin=True) == "caxe"
    assert one_script("сахе", among_latin=False) == "сахе"


def test_a_mixed_word_with_no_clear_script_follows_its_neighbours() -> None:
    assert one_script("acэo", among_latin=True) == "асэо"
    assert one_script("рас", among_latin=False) == "рас"
    assert one_script("pасх", among_latin=False) == "расх"


def test_a_lone_digit_in_a_word_is_the_letter_it_looks_like() -> None:
    assert letters_for_digits("0sama") == "osama"
    assert letters_for_digits("a1i") == "ali"


def test_a_number_stays_a_number() -> None:
    assert letters_for_digits("brigade313") == "brigade313"
    assert letters_for_digits("a320") == "a320"
    assert letters_for_digits("7") == "7"
