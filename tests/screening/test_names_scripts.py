"""Names of many scripts and customs against their Latin spellings, and back."""

import pytest

from qaitaru.facts.designations import Gender
from qaitaru.screening.names.asking import Asking
from qaitaru.screening.names.han import han_words
from qaitaru.screening.names.index import name_index
from qaitaru.screening.names.known import given_name, same_names
from qaitaru.screening.names.tokens import tokens
from qaitaru.screening.names.words import in_short, patronymic, without_ending

ALERT = 0.72


def alerts(asked: str, listed: str) -> bool:
    return bool(Asking(name_index((listed,))).names_like(asked, ALERT))


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("王大明", "WANG Daming"),
        ("王大明", "Daming Wang"),
        ("陳建國", "Chen Jian Guo"),
        ("欧阳海", "OUYANG Hai"),
        ("大连东海贸易有限公司", "Dalian Donghai Maoyi Co., Ltd"),
        ("Коваленко Микола", "Kovalenko Nikolai"),
        ("Євген Коваленко", "KOVALENKO YEVHEN"),
        ("Щербина Олександр", "Shcherbyna Oleksandr"),
        ("Xolov Shodmon", "Холов Шодмон"),
        ("Гусейн оглы Эльчин Мамедов", "Elchin Mammadov Huseyn oglu"),
        ("Петров Иван Николаевич", "Petrov Iwan Nikolajewitsch"),
        ("ПАО Северный Флот", "Public Joint Stock Company Severnyy Flot"),
    ],
)
def test_a_spelling_of_one_name_is_found_both_ways(asked: str, listed: str) -> None:
    assert alerts(asked, listed)
    assert alerts(listed, asked)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("강문철", "KANG Mun-ch'o'l"),  # McCune-Reischauer
        ("강문철", "Gang Muncheol"),  # Revised Romanization
        ("문철 강", "KANG MUN CHOL"),  # Pyongyang, family name last
        ("박선희", "Park Seon-hee"),
        ("이기성", "RI KI SONG"),
        ("이기성", "Lee Gi Seong"),
        ("최룡길", "Choe Ryong Gil"),
    ],
)
def test_a_korean_name_is_found_in_each_of_its_spellings(asked: str, listed: str) -> None:
    assert alerts(asked, listed)


@pytest.mark.parametrize(
    ("asked", "listed"),
    [
        ("강영철", "KANG Mun-ch'o'l"),
        ("이기성", "KIM KI SONG"),
        ("王小红", "WANG Daming"),
        ("張大明", "WANG Daming"),
        ("Хасенова Анар", "KHUSSAINOVA ANAR"),
    ],
)
def test_a_syllable_or_a_family_apart_is_another(asked: str, listed: str) -> None:
    assert not alerts(asked, listed)


def test_a_run_of_signs_is_taken_apart_into_words() -> None:
    assert han_words("王大明") == [("王", "wang"), ("大明", "daming")]
    assert han_words("欧阳海") == [("欧阳", "ouyang"), ("海", "hai")]
    assert [read for _, read in han_words("大连东海有限公司")] == ["dalian", "donghai", "ltd"]
    assert han_words("王") == [("王", "wang")]


def test_a_sign_nobody_taught_the_house_leaves_its_word_as_it_is() -> None:
    assert han_words("王龘龘")[1] == ("龘龘", "")
    assert tokens("王龘龘")[1].form == "龘龘"


def test_a_father_and_the_word_that_makes_him_one_are_one_word() -> None:
    elchin, father = tokens("Elchin Huseyn oglu")
    assert not elchin.is_patronymic
    assert father.is_patronymic
    assert father.gender is Gender.MALE
    assert [token.form for token in tokens("Oglu")] == ["oglu"]
    assert [token.form for token in tokens("Abishuly uly")] == ["abish"]


def test_a_fathers_glide_comes_back() -> None:
    father = patronymic("nikolaevich")
    assert father is not None
    assert father.stem == "nikolay"
    assert tokens("Николаевич")[0].units == tuple("николай")
    assert tokens("Алексеевич")[0].units == tuple("алексей")


def test_an_ending_of_a_family_comes_and_goes() -> None:
    assert without_ending("akhmetova") == without_ending("akhmetov") == len("akhmet")
    assert without_ending("ов") == 2
    assert alerts("Ахметов Данияр", "Daniyar Akhmet")


def test_two_known_names_a_letter_apart_are_two() -> None:
    assert given_name("aygul") == given_name("aigul") != given_name("aikul")
    assert given_name("yerlan") == given_name("erlan") != ""
    assert given_name("hasenova") == "hasen"
    assert given_name("zzz") == ""
    assert not alerts("Aikul Seitova", "Aigul Seitova")


def test_one_name_in_two_languages_is_one() -> None:
    assert "ivan" in same_names("Johann".lower())
    assert same_names("zzz") == frozenset()
    assert alerts("Mykola Bondar", "Nikolai Bondar")


def test_a_patronymic_misspelt_is_still_one() -> None:
    assert alerts("Gaziev Tarkhan Ismaiolvich", "Gaziev Tarkhan Ismailovich")
    assert alerts("Газиев Тархан Исмаилович", "Gaziev Tarkhan Ismailovicz")


def test_a_form_spelt_out_is_its_abbreviation() -> None:
    assert in_short("open joint stock company severny") == "jsc severny"
    assert in_short("severny") == "severny"


def test_a_letter_of_no_table_costs_what_is_unknown() -> None:
    assert alerts("Ѣлагин Сергей", "Yelagin Sergey")
