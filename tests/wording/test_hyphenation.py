"""Kazakh words are divided by syllable, and nothing of a word is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.wording.hyphenation import SOFT_HYPHEN, softened, syllables

LETTERS = "аәбвгғдежзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"


@pytest.mark.parametrize(
    "divided",
    [
        "Қа-зақ-стан",
        "Рес-пуб-ли-ка-сы-ның",
        "про-ку-ра-ту-ра-сы",
        "қыл-мыс-тық",
        "құрт-тан",
        "тау-лы",
        "тә-уел-сіз",
        "ау-дан-дық",
        "қу-ат-тау",
        "субъ-ек-ті-нің",
        "ти-іс-ті",
        "жи-ын-тық",
        "тран-зак-ция",
        "мем-ле-ке-та-ра-лық",
        "әкім-ші-лік",
        "кон-троль",
    ],
)
def test_a_word_is_divided_by_its_syllables(divided: str) -> None:
    assert "-".join(syllables(divided.replace("-", ""))) == divided


def test_a_page_leaves_short_words_and_three_letters_whole() -> None:
    assert softened("шот мүлік ия") == "шот мүлік ия"
    assert softened("қылмыстық") == f"қыл{SOFT_HYPHEN}мыс{SOFT_HYPHEN}тық"


def test_abbreviations_and_other_alphabets_stay_whole() -> None:
    assert softened("ҚАЗАҚСТАН KZ64999KZT00000 Investigation") == (
        "ҚАЗАҚСТАН KZ64999KZT00000 Investigation"
    )


def test_only_the_words_asked_for_are_divided_and_only_there() -> None:
    told = softened("қылмыстық жолмен қылмыстар", {"қылмыстық": frozenset({6})})
    assert told == f"қылмыс{SOFT_HYPHEN}тық жолмен қылмыстар"


@given(st.text(LETTERS, min_size=1, max_size=30))
def test_the_parts_are_the_word_and_none_leaves_a_letter_alone(word: str) -> None:
    parts = syllables(word)
    assert "".join(parts) == word
    assert len(parts) == 1 or min(len(parts[0]), len(parts[-1])) > 1
    assert softened(word).replace(SOFT_HYPHEN, "") == word
