"""The lists of Kazakhstan's Financial Monitoring Agency."""

from collections.abc import Callable
from datetime import date

import pytest

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.publishers.kz.headings import items, sections
from qaitaru.lists.publishers.kz.notes import birth_said, day_said, excluded_on, included_on
from qaitaru.lists.reading import ListReading

FINANCING, TERRORISM, WEAPONS = "kz_financing.xml", "kz_terrorism.xml", "kz_weapons.xml"
PERSONS, ORGANISATIONS = "kz_persons.json", "kz_organisations.json"
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_a_person_has_three_names_an_iin_and_a_day_of_listing(reads: Reads, said: Said) -> None:
    reading = reads(FINANCING)
    person = reading.designations[0]
    assert (reading.publisher, reading.list_name) == ("kz", "financing")
    assert (person.reference, person.kind) == ("iin 850203300129", DesignatedKind.PERSON)
    assert [(name.text, name.kind) for name in person.names] == [
        ("ПРИМЕРОВ АСАН ТЕСТОВИЧ", NameKind.PRIMARY),
        ("ПРИМЕРҰЛЫ АСАН ТЕСТОВИЧ", NameKind.ALIAS),
    ]
    assert person.names[0].parts == (
        *(("family", "ПРИМЕРОВ"), ("given", "АСАН"), ("patronymic", "ТЕСТОВИЧ")),
    )
    assert person.births[0].period == Period(date(1985, 2, 3), date(1985, 2, 4))
    assert person.listed_on == date(2019, 5, 14)
    assert [(one.kind, one.number, one.country) for one in person.numbers] == [
        ("iin", "850203300129", "kz")
    ]
    assert said(person, "note") == ["решение суда"]
    assert said(person, "correction") == ["включен от 14.05.2019"]


def test_without_an_iin_the_name_and_birth_are_the_reference(reads: Reads) -> None:
    _, first, second, *_ = reads(FINANCING).designations
    assert first.reference == "ОБРАЗЦОВ ТЕСТ 1970"
    assert second.reference.startswith("ОБРАЗЦОВ ТЕСТ 1970, ")
    assert first.listed_on == date(2020, 2, 1)


def test_a_row_that_moves_stays_itself(reads: Reads) -> None:
    before = reads(FINANCING).designations
    after = reads(FINANCING, changed=lambda t: t.replace("<num>1</num>", "<num>7</num>"))
    assert [(one.reference, one.content_sha256) for one in after.designations] == [
        (one.reference, one.content_sha256) for one in before
    ]


def test_who_has_left_is_left_out_and_counted(reads: Reads) -> None:
    reading = reads(FINANCING)
    assert len(reading.designations) == 5
    assert [(one.code, one.found) for one in reading.problems] == [
        ("list_key_shared", "ОБРАЗЦОВ ТЕСТ 1970"),
        ("list_delisted_left_out", "1"),
    ]
    back = "исключен от 05.06.2021; включен от 01.07.2022"
    again = reads(FINANCING, changed=lambda text: text.replace("исключен от 05.06.2021", back))
    assert len(again.designations) == 6


def test_organisations_have_their_names_in_both_languages(reads: Reads) -> None:
    *_, firm, group = reads(FINANCING).designations
    assert (firm.kind, [name.text for name in firm.names]) == (
        *(DesignatedKind.ORGANISATION, ["«Пример»", "«Образец»"]),
    )
    assert [(name.text, name.kind) for name in group.names] == [
        ("«Тестовая группа»", NameKind.PRIMARY),
        ("Test Group", NameKind.ALIAS),
        ("Sample Group", NameKind.ALIAS),
    ]


def test_in_the_second_category_an_org_is_a_person(reads: Reads) -> None:
    reading = reads(TERRORISM)
    (person,) = reading.designations
    assert (reading.list_name, person.kind) == ("terrorism", DesignatedKind.PERSON)
    assert person.reference == "iin 850203300121"
    assert [(one.code, one.found) for one in reading.problems] == [
        ("list_iin_faulty", "850203300121")
    ]


def test_the_answer_of_the_service_gives_the_same_reference(reads: Reads, said: Said) -> None:
    reading = reads(PERSONS, ORGANISATIONS)
    person, firm = reading.designations
    assert (reading.publisher, reading.list_name) == ("kz", "financing")
    assert person.reference == reads(FINANCING).designations[0].reference
    assert person.names[0].parts == (("family", "ПРИМЕРОВ"), ("given", "АСАН"))
    assert (person.listed_on, firm.listed_on) == (date(2019, 5, 14), date(2019, 5, 14))
    assert [name.text for name in firm.names] == ["«Пример»", "«Образец»", "Sample"]
    assert said(firm, "extra/files") == ["a", "b"]
    assert [(one.code, one.found) for one in reading.problems] == [
        ("list_delisted_left_out", "1"),
    ]


def test_persons_without_organisations_are_told(reads: Reads) -> None:
    codes = {one.code for one in reads(PERSONS).problems}
    assert "list_part_missing" in codes


def test_one_page_of_an_answer_is_not_the_list(reads: Reads) -> None:
    page = reads(PERSONS, changed=lambda text: text.replace('"count": 2', '"count": 2500'))
    assert ("list_incomplete_page", Severity.REFUSED) in {
        (one.code, one.severity) for one in page.problems
    }


@pytest.mark.parametrize("tail", ['"x": ', '"x": NaN}', '"count": 2, "count": 3}'])
def test_an_answer_that_is_no_json_is_refused(reads: Reads, tail: str) -> None:
    broken = reads(PERSONS, changed=lambda text: text.rstrip()[:-1] + ", " + tail)
    assert ("json_unreadable", Severity.REFUSED) in {
        (one.code, one.severity) for one in broken.problems
    }


def test_the_weapons_list_is_taken_apart_by_its_headings(reads: Reads, said: Said) -> None:
    reading = reads(WEAPONS)
    firm, person = reading.designations
    assert (reading.list_name, firm.reference) == ("weapons", "KPe.099")
    assert (firm.kind, person.kind) == (DesignatedKind.ORGANISATION, DesignatedKind.PERSON)
    assert [(name.text, name.kind) for name in firm.names] == [
        ("EIGHTH OF TEST", NameKind.PRIMARY),
        ("КОМПАНИЯ «8-ГО ТЕСТА»", NameKind.ALIAS),
        ("Test Eight", NameKind.ALIAS),
        ("Восьмой", NameKind.ALIAS),
    ]
    assert (firm.listed_on, firm.countries) == (date(2006, 12, 23), ("ir",))
    assert [(one.kind, one.number) for one in firm.numbers] == [
        ("imo", "9187629"),
        ("other", "KPe.099"),
    ]
    assert said(firm, "un_listed_on") == ["23 Dec. 2006 ( изменения внесены 17 Dec. 2014 )"]
    assert said(firm, "former_name") == []
    assert [birth.period for birth in person.births] == [
        Period(date(1963, 4, 24), date(1963, 4, 25)),
        Period(date(1960, 1, 1), date(1963, 1, 1)),
    ]
    assert (person.gender, person.titles) == (Gender.MALE, ("директор",))
    assert (person.birth_places, person.nationalities) == (("Тестоград",), ("ir",))
    assert [name.text for name in person.names if name.weak] == ["Самп"]
    assert [(one.code, one.found) for one in reading.problems] == [
        ("list_date_unreadable", "когда-то")
    ]


def test_the_whole_text_of_an_entry_stays(reads: Reads, said: Said) -> None:
    for one in reads(WEAPONS).designations:
        (whole,) = said(one, "information")
        sections_told = [c.value for c in one.claims if c.place.endswith("/information")]
        assert all(text.strip(" ,") in whole for text in sections_told)


def test_headings_part_a_text() -> None:
    first, told = sections("A, Б Р.И.К.: д/о Адрес: ул. 5 Прочая информация: нет")
    assert (first, told) == ("A, Б", (("address", "ул. 5"),))
    assert items("a) один; б) два") == ["один", "два"]
    assert items("один; два") == ["один", "два"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("03.02.1985", date(1985, 2, 3), date(1985, 2, 4)),
        ("3 мая 1985 года", date(1985, 5, 3), date(1985, 5, 4)),
        ("1985 г.р.", date(1985, 1, 1), date(1986, 1, 1)),
        ("сентябрь 1985", date(1985, 9, 1), date(1985, 10, 1)),
        ("1960-1962 гг.", date(1960, 1, 1), date(1963, 1, 1)),
    ],
)
def test_dates_in_russian(text: str, start: date, end: date) -> None:
    birth = birth_said(text)
    assert birth is not None
    assert (birth.period, birth.original) == (Period(start, end), text)


def test_about_is_approximate_and_a_year_is_no_day() -> None:
    about = birth_said("приблизительно в 1985")
    assert about is not None
    assert about.approximate
    assert (day_said("1985"), day_said("14.05.2019")) == (None, date(2019, 5, 14))


def test_notes_tell_inclusion_and_exclusion() -> None:
    assert included_on("включена в перечень от 14.05.2019") == date(2019, 5, 14)
    assert included_on("решение суда от 14.05.2019") is None
    assert excluded_on("исключён от 05.06.2021 г.") == date(2021, 6, 5)


def test_unreadable_days_and_unknown_roots_are_told(reads: Reads) -> None:
    birth = reads(FINANCING, changed=lambda text: text.replace("03.02.1985", "весной"))
    assert ("list_date_unreadable", "весной") in {(one.code, one.found) for one in birth.problems}
    added = reads(FINANCING, changed=lambda text: text.replace("01.02.2020", "летом"))
    assert ("list_date_unreadable", "летом") in {(one.code, one.found) for one in added.problems}
