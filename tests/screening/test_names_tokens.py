"""A name is read into its words whatever its script."""

import pytest

from qaitaru.facts.designations import Gender
from qaitaru.screening.names.rarity import weight
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.tokens import tokens


def forms(name: str) -> list[str]:
    return [token.form for token in tokens(name)]


@pytest.mark.parametrize(
    ("name", "read"),
    [
        ("AL-ZAWAHIRI, Ayman", ["al", "zawahiri", "ayman"]),
        ("O'Neil J.Smith", ["oneil", "j", "smith"]),
        ("Қасым-Жомарт Тоқаев", ["kasym", "zhomart", "tokaev"]),
        ("Azam A.R. Alsbhua", ["azam", "a", "r", "alsbhua"]),
        ("Alfa S.A.", ["alfa", "sa"]),
        ("A.B.C. Company", ["abc", "company"]),
        ("Müller Łukasz", ["muller", "lukasz"]),
        ("محمد الظواهري", ["mhmd", "al", "zuahri"]),
        ("김정은", ["gim", "jeongeun"]),
        ("Κυριάκος", ["kiriakos"]),
        ("ბარაკ ობამა", ["barak", "obama"]),
        ("バラク・オバマ", ["baraku", "obama"]),
        ("キョウコ", ["kyouko"]),
        ("シャア", ["shaa"]),
        ("ロッテ", ["rote"]),
        ("בנימין", ["bnymyn"]),
        ("Հայկ", ["hayk"]),
    ],
)
def test_a_name_is_read_into_plain_latin_words(name: str, read: list[str]) -> None:
    assert forms(name) == read


def test_a_patronymic_is_the_fathers_name_in_every_spelling() -> None:
    spelt = ("Абишевич", "Әбішұлы", "Abishuly", "Abishevich")
    assert {tokens(name)[0].form for name in spelt} == {"abish"}
    assert all(tokens(name)[0].gender is Gender.MALE for name in spelt)
    assert tokens("Абишевна")[0].gender is Gender.FEMALE
    assert tokens("Әбішқызы")[0].gender is Gender.FEMALE


def test_a_short_word_is_no_patronymic() -> None:
    assert not tokens("Uly")[0].is_patronymic


def test_signs_that_are_no_letters_are_no_words() -> None:
    assert tokens("-- ,, \u200b ״") == ()


def test_a_script_the_house_does_not_read_is_kept_as_it_is() -> None:
    (token,) = tokens("नरेन्द्र")
    assert token.script is Script.OTHER
    assert token.form.startswith("न")


def test_what_is_common_is_worth_less() -> None:
    mohammed, rare, particle, form = (
        weight(tokens(name)[0]) for name in ("Mohammed", "Yessengaziyev", "bin", "LLC")
    )
    assert particle < form < mohammed < rare


def test_the_worth_of_an_arabic_word_is_that_of_its_consonants() -> None:
    assert weight(tokens("محمد")[0]) == pytest.approx(weight(tokens("Mohammad")[0]), abs=1.5)


def test_a_sentence_is_cut_to_the_first_words() -> None:
    assert len(tokens("word " * 40)) == 12
