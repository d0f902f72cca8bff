"""Each kind of evidence by itself: what speaks for, what against, and what says nothing."""

from datetime import date

import pytest

from qaitaru.facts.designations import (
    BirthDate,
    DesignatedKind,
    Designation,
    Gender,
    ListedName,
    ListedNumber,
)
from qaitaru.facts.moments import Period
from qaitaru.screening.asked import Asked
from qaitaru.screening.evidence.birth_places import birth_places
from qaitaru.screening.evidence.births import MOST, birth_text, births
from qaitaru.screening.evidence.countries import countries
from qaitaru.screening.evidence.gender import gender
from qaitaru.screening.evidence.kind import kind
from qaitaru.screening.evidence.numbers import normal, numbers, worth
from qaitaru.screening.evidence.weak_alias import weak_alias
from qaitaru.screening.hits import Reason

NAME = ListedName(text="Samira Shahbandar")
IIN, OTHER_IIN = "850101300005", "900202450009"
IMO, OTHER_IMO = "9074729", "8814275"


def day(text: str) -> BirthDate:
    start = date.fromisoformat(text)
    return BirthDate(period=Period(start, date.fromordinal(start.toordinal() + 1)))


def years(first: int, last: int, *, about: bool = False) -> BirthDate:
    return BirthDate(
        period=Period(date(first, 1, 1), date(last + 1, 1, 1)),
        approximate=about,
        original=f"{first}-{last}",
    )


def entry(**fields: object) -> Designation:
    kind = DesignatedKind.PERSON
    base = {"reference": "N.1", "publisher": "nat", "kind": kind, "names": (NAME,)}
    return Designation(**{**base, **fields})  # type: ignore[arg-type]  # a case's own fields


def asked(**fields: object) -> Asked:
    return Asked("1", ("Samira Shahbandar",), **fields)  # type: ignore[arg-type]  # likewise


def born(ours: BirthDate, *theirs: BirthDate) -> Reason | None:
    return births(asked(births=(ours,)), entry(births=theirs), NAME)


@pytest.mark.parametrize(
    ("ours", "theirs", "kind_told"),
    [
        (day("1965-03-02"), day("1965-03-02"), "birth_same"),
        (day("1965-03-02"), years(1965, 1965), "birth_within"),
        (day("1965-03-02"), years(1960, 1969), "birth_within"),
        (day("1965-03-02"), years(1965, 1965, about=True), "birth_within"),
        (day("1965-03-02"), day("1965-02-03"), "birth_swapped"),
        (day("1965-03-02"), day("1965-03-03"), "birth_unit"),
        (day("1965-03-02"), day("1966-03-02"), "birth_unit"),
        (day("1965-03-02"), day("1975-03-02"), "birth_digit"),
        (day("1965-03-12"), day("1965-03-21"), "birth_digit"),
        (day("1965-03-02"), day("1965-08-17"), "birth_far"),
        (day("1965-03-12"), day("1965-12-13"), "birth_far"),
        (day("1965-03-02"), day("1990-08-17"), "birth_far"),
        (years(1965, 1965), years(1966, 1966), "birth_near"),
        (years(1965, 1965), years(1967, 1967, about=True), "birth_near"),
        (years(1965, 1965), years(1975, 1975), "birth_far"),
    ],
)
def test_births_are_told_apart_by_what_may_have_happened(
    ours: BirthDate, theirs: BirthDate, kind_told: str
) -> None:
    found = born(ours, theirs)
    back = born(theirs, ours)
    assert found is not None
    assert back is not None
    assert found.kind == kind_told
    assert found.effect == back.effect
    assert (found.asked, found.listed) == (birth_text(ours), birth_text(theirs))


def test_the_finer_a_birth_agrees_the_more_it_says() -> None:
    ours = day("1965-03-02")
    month = BirthDate(period=Period(date(1965, 3, 1), date(1965, 4, 1)))
    told = [ours, month, years(1965, 1965), years(1965, 1965, about=True), years(1900, 1999)]
    effects = [found.effect for one in told if (found := born(ours, one))]
    assert effects == sorted(effects, reverse=True)
    assert effects[0] == MOST
    assert effects[-1] > 0
    assert birth_text(month) == "1965-03-01/1965-04-01"


def test_the_farther_apart_the_more_is_against_and_less_where_it_is_approximate() -> None:
    effects = [
        found.effect
        for year in (1968, 1972, 1980, 1999)
        if (found := born(years(1965, 1965), years(year, year)))
    ]
    assert effects == sorted(effects, reverse=True)
    assert effects[0] < 0
    about = born(years(1965, 1965), years(1999, 1999, about=True))
    assert about is not None
    assert effects[-1] < about.effect < 0


def test_of_several_births_the_one_that_agrees_counts() -> None:
    found = born(day("1965-03-02"), day("1940-01-01"), day("1965-03-02"))
    assert found is not None
    assert found.kind == "birth_same"


def test_births_of_an_alias_count_with_that_alias_alone() -> None:
    alias = ListedName(text="Umm Ali", births=(day("1971-05-06"),))
    one = entry(names=(NAME, alias), births=(day("1940-01-01"),))
    party = asked(births=(day("1971-05-06"),))
    with_alias, with_name = births(party, one, alias), births(party, one, NAME)
    assert with_alias is not None
    assert with_name is not None
    assert with_alias.kind == "birth_same"
    assert with_name.kind == "birth_far"


def test_what_is_not_told_says_nothing() -> None:
    full = asked(
        births=(day("1965-03-02"),),
        birth_places=("Mosul",),
        countries=("iq",),
        gender=Gender.FEMALE,
        numbers=(IIN,),
        kind=DesignatedKind.PERSON,
    )
    for feature in (births, birth_places, countries, gender, numbers, kind, weak_alias):
        assert feature(full, entry(kind=DesignatedKind.UNKNOWN), NAME) is None
        assert feature(asked(), entry(), NAME) is None


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ("Mosul, Iraq", "Mossul, Ninewa Province, Iraq", 0.4),
        ("Mosul", "MOSUL", 0.4),
        ("Tikrit, Iraq", "Mosul, Iraq", 0.15),
        ("Tikrit", "Mosul", 0.0),
        ("District", "Village, Iraq", 0.0),
        ("Шымкент, Казахстан", "Shymkent, Kazakhstan", 0.4),
    ],
)
def test_a_place_of_birth_speaks_for_or_not_at_all(ours: str, theirs: str, expected: float) -> None:
    found = birth_places(asked(birth_places=(ours,)), entry(birth_places=(theirs,)), NAME)
    assert (found.effect if found else 0.0) == expected


def test_the_best_place_of_birth_counts_an_alias_s_own_too() -> None:
    alias = ListedName(text="Umm Ali", birth_places=("Mosul, Iraq",))
    one = entry(birth_places=("Tikrit, Iraq",))
    found = birth_places(asked(birth_places=("Baghdad, Iraq", "Mosul, Iraq")), one, alias)
    assert found is not None
    assert found.listed == "Mosul, Iraq"


def test_any_country_that_agrees_is_enough() -> None:
    one = entry(nationalities=("iq",), countries=("sy", "Free Land"))
    same = countries(asked(countries=("kz", "sy")), one, NAME)
    other = countries(asked(countries=("kz",)), one, NAME)
    assert same == Reason("country_same", 0.25, "SY", "IQ, SY, Free Land")
    assert other == Reason("country_other", -0.25, "KZ", "IQ, SY, Free Land")


def test_another_gender_says_more_than_the_same() -> None:
    woman = entry(gender=Gender.FEMALE)
    same = gender(asked(gender=Gender.FEMALE), woman, NAME)
    other = gender(asked(gender=Gender.MALE), woman, NAME)
    assert same is not None
    assert other is not None
    assert 0 < same.effect < -other.effect


def test_a_person_is_no_company_and_a_company_may_be_a_ship() -> None:
    person = kind(asked(kind=DesignatedKind.ORGANISATION), entry(), NAME)
    ship = kind(asked(kind=DesignatedKind.ORGANISATION), entry(kind=DesignatedKind.VESSEL), NAME)
    assert person is not None
    assert ship is not None
    assert person.effect < ship.effect < 0
    assert kind(asked(kind=DesignatedKind.PERSON), entry(), NAME) is None


def test_a_weak_alias_lowers() -> None:
    found = weak_alias(asked(), entry(), ListedName(text="Abu Ali", weak=True))
    assert found is not None
    assert found.effect < 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("N 123-456 78", "n12345678"),
        ("IMO 9074729", "9074729"),
        ("№ А1234567", "A1234567"),
        ("ИИН: 850101300005", "850101300005"),
        ("0xABCDEF0123456789abcdef", "0xabcdef0123456789ABCDEF"),
    ],
)
def test_a_number_is_its_letters_and_digits(one: str, other: str) -> None:
    assert normal(one) == normal(other)


def test_addresses_that_tell_capitals_from_small_letters_are_left_as_they_are() -> None:
    assert normal("1BoatSLRHtKNngkdXEeobR76b53LETtpyT") != normal(
        "1boatSLRHtKNngkdXEeobR76b53LETtpyT"
    )


def number(kind: str, text: str) -> ListedNumber:
    return ListedNumber(kind=kind, number=text, said=kind)


def test_the_equal_number_that_says_most_counts() -> None:
    one = entry(numbers=(number("passport", "A1234567"), number("imo", IMO)))
    found = numbers(asked(numbers=("A 1234567", f"IMO {IMO}")), one, NAME)
    assert found == Reason("number_same", 6.0, f"IMO {IMO}", f"{IMO} (imo)")


def test_a_short_paper_number_says_little_and_a_shorter_one_nothing() -> None:
    assert worth(number("passport", "12345")) < worth(number("passport", "123456"))
    assert worth(number("passport", "123456")) < worth(number("passport", "12345678"))
    short = entry(numbers=(number("passport", "1234"),))
    assert numbers(asked(numbers=("1234",)), short, NAME) is None


def test_another_passport_says_nothing_and_another_iin_that_it_is_another() -> None:
    paper = entry(numbers=(number("passport", "A1234567"),))
    person = entry(numbers=(number("iin", OTHER_IIN),))
    assert numbers(asked(numbers=("B7654321",)), paper, NAME) is None
    found = numbers(asked(numbers=(IIN,)), person, NAME)
    assert found is not None
    assert found.kind == "number_other"
    company = asked(numbers=(IIN,), kind=DesignatedKind.ORGANISATION)
    assert numbers(company, person, NAME) is None


def test_another_imo_number_is_another_ship() -> None:
    ship = entry(kind=DesignatedKind.VESSEL, numbers=(number("imo", OTHER_IMO),))
    found = numbers(asked(kind=DesignatedKind.VESSEL, numbers=(IMO,)), ship, NAME)
    assert found is not None
    assert found.effect < 0
