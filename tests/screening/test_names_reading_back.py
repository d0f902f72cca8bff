"""A Latin name asked of a Cyrillic list is graded by what the Cyrillic letters may become."""

import pytest

from qaitaru.screening.names.asking import Asking
from qaitaru.screening.names.index import name_index
from qaitaru.screening.names.pairing import Pairing, Place
from qaitaru.screening.names.reading_back import turned


def _score(asked: str, listed: str) -> float:
    hits = Asking(name_index([listed])).names_like(asked, 0.05)
    return hits[0].score if hits else 0.0


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("Shizuko Minamoto", "Сидзуко Минамото"),
        ("Kenji Kitahara", "Кэндзи Китахара"),
        ("Jorge Beltran", "Хорхе Бельтран"),
        ("Yerlan Kassenov", "Ерлан Касенов"),
    ],
)
def test_a_usual_transcription_is_the_name_whichever_way_it_is_asked(
    latin: str, cyrillic: str
) -> None:
    assert _score(latin, cyrillic) >= 0.72
    assert _score(cyrillic, latin) >= 0.72


def test_a_name_has_one_grade_whatever_threshold_is_asked_for() -> None:
    listed = Asking(name_index(["Сидзуко Минамото", "Яри Окада", "Хорхе Бельтран"]))
    for asked in ("Shizuko Minamoto", "Yura Okada", "Jorge Beltran"):
        every = listed.names_like(asked, 0.05)
        for threshold in (0.2, 0.5, 0.72, 0.9):
            shown = [(hit.number, hit.score) for hit in listed.names_like(asked, threshold)]
            assert shown == [(one.number, one.score) for one in every if one.score >= threshold]


def test_another_vowel_in_a_cyrillic_name_is_another_name() -> None:
    assert _score("Yura Okada", "Яри Окада") < 0.72


def test_a_latin_name_finds_one_in_hebrew_that_leaves_its_vowels_off() -> None:
    assert _score("Moshe Levinger", "משה לוינגר") >= 0.72


def test_an_initial_of_the_listed_name_still_stands_for_a_word() -> None:
    assert _score("Aleksandr Beltsov", "А. Бельцов") > 0.4


def test_a_turned_pairing_tells_the_same_of_the_other_name() -> None:
    pairing = Pairing(5.0, 0.5, 1.0, 2.0, 0.1, (Place(0, 1, 1, 2, 0.5),))
    assert turned(pairing) == Pairing(5.0, 0.5, 2.0, 1.0, 0.1, (Place(1, 2, 0, 1, 0.5),))
    assert turned(turned(pairing)) == pairing
