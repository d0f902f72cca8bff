"""Names of Kazakhstan in every spelling they are written in, beside their near namesakes.

The pairs (``kazakh_pairs.csv``, CC0) are of invented people and firms, written for this house.
"""

import csv
from pathlib import Path

import pytest

from qaitaru.screening.names.asking import Asking
from qaitaru.screening.names.index import name_index

ALERT = 0.72
PAIRS = Path(__file__).parent / "kazakh_pairs.csv"


def pairs(*, is_match: bool) -> list[tuple[str, str]]:
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            (row["name1"], row["name2"])
            for row in csv.DictReader(file)
            if (row["is_match"] == "true") == is_match
        ]


def alerts(name: str, other: str) -> bool:
    return bool(Asking(name_index((other,))).names_like(name, ALERT))


@pytest.mark.parametrize("turned", [False, True])
def test_spellings_of_one_person_are_found(turned: bool) -> None:  # noqa: FBT001  # a case
    asked = [pair[::-1] if turned else pair for pair in pairs(is_match=True)]
    assert len(asked) >= 200
    assert sum(alerts(*pair) for pair in asked) >= 0.97 * len(asked)


@pytest.mark.parametrize("turned", [False, True])
def test_near_namesakes_are_not(turned: bool) -> None:  # noqa: FBT001  # a case
    asked = [pair[::-1] if turned else pair for pair in pairs(is_match=False)]
    assert len(asked) >= 100
    assert sum(alerts(*pair) for pair in asked) <= 0.01 * len(asked)


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Нұрлан Қайратұлы Жұмағұлов", "Қайрат Нұрланұлы Жұмағұлов"),
        ("Мамедов Эльчин Гусейн оглы", "Мамедов Гусейн Эльчин оглы"),
    ],
)
def test_a_father_and_his_son_are_two(name: str, other: str) -> None:
    assert not alerts(name, other)


def test_a_brother_and_a_sister_of_one_given_name_are_two() -> None:
    assert not alerts("Жанат Ермекұлы Омаров", "Жанат Ермекқызы Омарова")


@pytest.mark.parametrize("other", ["Ержанов Жандос Муратович", "Yerzhanov Zhandos Muratovich"])
def test_two_fathers_a_vowel_apart_are_two(other: str) -> None:
    assert not alerts("Ержанов Жандос Маратович", other)
