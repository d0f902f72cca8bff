"""No line ends after a number sign, nor between a number and its unit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.wording.bound import bound

HARD = "\u00a0"


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        ("дело № 12-3", "дело №~12-3"),
        ("№ 5 іс", "№~5~іс"),
        ("не позднее 48 часов", "не позднее 48~часов"),
        ("қырық сегіз (48 сағат)", "қырық сегіз (48~сағат)"),
        ("22 ноября 2026 года", "22~ноября 2026~года"),
        ("2026 жылғы 22 қараша", "2026~жылғы 22~қараша"),
        ("on 22 November 2026", "on 22~November 2026"),
        ("Request No. 7", "Request No.~7"),
        ("25 % голосов, 1 ₸", "25~% голосов, 1~₸"),
        ("г. Пример, ст. 161", "г.~Пример, ст.~161"),
        ("статья 163 Уголовно-процессуального", "статья 163 Уголовно-процессуального"),
        ("article 5 of the Law", "article 5 of the Law"),
        ("94,3 ш. м, Үлгі қ.", "94,3~ш.~м, Үлгі~қ."),
        ("94,3 кв. м", "94,3~кв.~м"),
        ("94.3 sq. m", "94.3~sq.~m"),
        ("Ульгиев Б. С. и А. Үлгіов", "Ульгиев Б.~С. и А.~Үлгіов"),
        ("12:00 (UTC+5)", "12:00~(UTC+5)"),
        ("№", "№"),
        ("", ""),
    ],
)
def test_a_number_is_held_to_what_it_counts(plain: str, expected: str) -> None:
    assert bound(plain) == expected.replace("~", HARD)


def test_a_number_sign_that_ends_a_piece_of_text_holds_the_next() -> None:
    assert bound("счёт № ") == f"счёт №{HARD}"


@given(st.text())
def test_nothing_but_blanks_changes_and_twice_is_once(text: str) -> None:
    found = bound(text)
    assert found.replace(HARD, " ") == text.replace(HARD, " ")
    assert bound(found) == found
