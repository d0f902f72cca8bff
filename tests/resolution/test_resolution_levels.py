"""How far two records agree in each field."""

import numpy as np
import pytest
from tests.resolution.cases import MARAT, SERIK, born, number, person, read_name

from qaitaru.facts.designations import BirthDate
from qaitaru.facts.moments import Period
from qaitaru.facts.parties import PartyKind
from qaitaru.resolution.fields import FIELDS, LEVELS, Field
from qaitaru.resolution.levels import BUSY, levels
from qaitaru.resolution.names import INITIAL, NEAR, NOT, SAME, word_grade
from qaitaru.resolution.records import (
    NameWord,
    PartyNumber,
    PartyRecord,
    in_conflict,
    other_numbers,
    state_numbers,
)
from qaitaru.resolution.told import is_company, phone, told


def level(field: Field, *records: PartyRecord) -> str:
    """The level of the first two records in a field; empty where it is silent."""
    table = levels(told(records, read_name), np.array([0]), np.array([1]))
    found = int(table[0, FIELDS.index(field)])
    return LEVELS[field](found).name.lower() if found >= 0 else ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1980, 2, 3), (1980, 2, 3), "same"),
        ((1980, 2, 3), (1980, 3, 2), "swapped"),
        ((1980, 2, 3), (1980, 2, 13), "slip"),
        ((1980, 2, 3), (1981, 2, 3), "slip"),
        ((1980, 2, 3), (1980,), "year"),
        ((1980, 2, 3), (1981,), "other"),
        ((1980, 2, 3), (1975, 5, 5), "other"),
    ],
)
def test_births_agree_by_the_day_turned_round_by_a_slip_or_by_the_year(
    one: tuple[int, ...], other: tuple[int, ...], expected: str
) -> None:
    records = person(1, "A", born(*one)), person(2, "B", born(*other))
    assert level(Field.BIRTH, *records) == expected


def test_a_birth_within_several_years_says_nothing() -> None:
    wide = BirthDate(period=Period(born(1970).period.start, born(1990).period.end))
    assert level(Field.BIRTH, person(1, "A", wide), person(2, "B", born(1980))) == ""


def test_an_iin_tells_birth_and_gender() -> None:
    told_so = person(1, "A", numbers=(SERIK,))
    assert level(Field.BIRTH, told_so, person(2, "B", born(1980, 1, 1))) == "same"
    assert level(Field.GENDER, told_so, person(2, "B Boluly")) == "same"
    woman = person(2, "B", numbers=(number("80010140011"),))
    assert level(Field.GENDER, told_so, woman) == "other"


def test_a_record_called_both_man_and_woman_says_nothing_of_gender() -> None:
    both = person(1, "A Boluly", numbers=(number("80010140011"),))
    assert level(Field.GENDER, both, person(2, "B Boluly")) == ""


def test_an_iin_that_spells_no_birth_tells_none() -> None:
    odd = person(1, "A", numbers=(number("80134530011"), number("80010190011")))
    assert level(Field.BIRTH, odd, person(2, "B", born(1980, 1, 1))) == ""
    assert level(Field.GENDER, person(1, "A", numbers=(number("80010190011"),)), odd) == ""


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Akhmetov Serik", "Serik Akhmetov", "same"),
        ("Akhmetov Serik", "Akhmetow Serik", "near"),
        ("Akhmetov Serik", "Akhmetov S", "part"),
        ("Akhmetov Serik", "Akhmetov", "part"),
        ("Akhmetov Serik Ali", "Akhmetov Serik", "part"),
        ("Akhmetov Serik", "Akhmetov Marat", "one"),
        ("Akhmetov Serik", "Akhmetov M", "one"),
        ("Akhmetov Serik", "Ospanova Dina", "other"),
    ],
)
def test_names_agree_word_by_word_in_whatever_order(one: str, other: str, expected: str) -> None:
    others = [person(at, f"Xy{at} Zw{at}") for at in range(3, 40)]
    found = level(Field.NAME, person(1, one), person(2, other), *others)
    assert found.split("_")[0] == expected


def test_a_name_that_many_bear_proves_less() -> None:
    pair = person(1, "Akhmetov Serik"), person(2, "Akhmetov Serik")
    few = [person(at, f"Xy{at} Zw{at}") for at in range(3, 600)]
    many = [person(at, "Akhmetov Serik") for at in range(3, 600)]
    assert level(Field.NAME, *pair, *few) == "same_rare"
    assert level(Field.NAME, *pair, *many) == "same_common"


def test_a_shared_father_makes_a_name_rarer() -> None:
    crowd = [person(at, f"Akhmetov Serik F{at}uly") for at in range(3, 40)]
    crowd += [person(at, f"Xy{at} Zw{at}") for at in range(40, 80)]
    plain = person(1, "Akhmetov Serik"), person(2, "Akhmetov Serik")
    named = person(1, "Akhmetov Serik Boluly"), person(2, "Akhmetov Serik Boluly")
    assert level(Field.NAME, *plain, *crowd) == "same_common"
    assert level(Field.NAME, *named, *crowd) != "same_common"


def test_the_best_of_several_names_counts() -> None:
    two = PartyRecord(record_no=1, names=("Ospanova Dina", "Akhmetov Serik"))
    assert level(Field.NAME, two, person(2, "Akhmetov Serik")).startswith("same")


def test_fathers_names_are_a_field_of_their_own() -> None:
    one = person(1, "A Bolatuly")
    assert level(Field.FATHER, one, person(2, "B Bolatuly")) == "same"
    assert level(Field.FATHER, one, person(2, "B Bolattuly")) == "near"
    assert level(Field.FATHER, one, person(2, "B Maratuly")) == "other"
    assert level(Field.FATHER, one, person(2, "B")) == ""


def test_a_phone_is_one_however_it_is_dialled_and_a_busy_one_proves_less() -> None:
    one = person(1, "A", phones=("+7 (701) 123-45-67", "x"))
    two = person(2, "B", phones=("8 701 1234567",))
    crowd = [person(at, "C", phones=("7011234567",)) for at in range(3, 3 + BUSY)]
    assert level(Field.PHONE, one, two) == "same"
    assert level(Field.PHONE, one, two, *crowd) == "busy"
    assert level(Field.PHONE, one, person(2, "B", phones=("7770000000",))) == "other"
    assert [phone(text) for text in ("12345", "000,0000000,00")] == ["", ""]


def test_addresses_agree_by_their_words() -> None:
    one = person(1, "A", addresses=("Almaty, ul. Abaya, 10, kv. 5",))
    assert level(Field.ADDRESS, one, person(2, "B", addresses=("Abaya 10, Almaty",))) == "same"
    near = person(2, "B", addresses=("Almaty, ul. Abaya, 10, kv. 7",))
    assert level(Field.ADDRESS, one, near) == "near"
    assert level(Field.ADDRESS, one, person(2, "B", addresses=("Astana, Dostyk 1",))) == "other"


def test_passports_accounts_and_countries_are_compared_plainly_written() -> None:
    one = person(1, "A", numbers=(PartyNumber("passport", "N 123"),), accounts=("kz 12",))
    two = person(2, "B", numbers=(PartyNumber("passport", "n123"),), accounts=("KZ12",))
    assert level(Field.NUMBER, one, two) == "same"
    assert level(Field.ACCOUNT, one, two) == "same"
    abroad = person(1, "A", countries=("KZ",)), person(2, "B", countries=("tr",))
    assert level(Field.COUNTRY, *abroad) == "other"


def test_only_a_valid_number_of_the_state_is_hard_evidence() -> None:
    wrong = PartyNumber("iin", SERIK.text[:-1] + str((int(SERIK.text[-1]) + 1) % 10))
    passport = PartyNumber("passport", SERIK.text)
    assert state_numbers(person(1, "A", numbers=(SERIK, wrong))) == {SERIK.text}
    assert state_numbers(person(1, "A", numbers=(wrong, passport))) == frozenset()
    assert other_numbers(person(1, "A", numbers=(SERIK, wrong))) == {wrong.text}


def test_numbers_conflict_where_both_have_some_and_share_none() -> None:
    serik, marat = frozenset({SERIK.text}), frozenset({MARAT.text})
    assert in_conflict(serik, marat)
    assert not in_conflict(serik, serik | marat)
    assert not in_conflict(serik, frozenset())


def test_a_record_of_unknown_kind_with_a_bin_is_a_company() -> None:
    unknown = PartyRecord(record_no=1)
    assert is_company(unknown, frozenset({number("11014000011").text}))
    assert not is_company(unknown, frozenset())
    assert is_company(PartyRecord(record_no=1, kind=PartyKind.LEGAL), frozenset())


def test_two_known_given_names_a_letter_apart_are_two_names() -> None:
    serik, berik = NameWord("serik", "frg", "serik"), NameWord("berik", "brg", "berik")
    assert word_grade(serik, berik, 0.8) == NOT
    assert word_grade(serik, NameWord("serick", "frg", "serik"), 0.9) == SAME
    assert word_grade(serik, NameWord("serrik", "frg"), 0.9) == NEAR
    assert word_grade(serik, NameWord("s", "f", is_initial=True), 0.3) == INITIAL
    assert word_grade(NameWord("a", "", is_initial=True), NameWord("erlan", "rln"), 0.0) == INITIAL
    assert word_grade(NameWord("ali", "l"), NameWord("eli", "l"), 0.7) == NOT
