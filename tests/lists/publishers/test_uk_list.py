"""The UK sanctions list, in XML and as a table."""

from collections.abc import Callable
from datetime import date

import pytest

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.reading import ListReading

XML, TABLE = "uk.xml", "uk.csv"
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


@pytest.mark.parametrize("file", [XML, TABLE])
def test_both_forms_say_the_same_of_a_person(reads: Reads, file: str) -> None:
    reading = reads(file)
    person = reading.designations[0]
    assert (reading.publisher, reading.list_name) == ("uk", "sanctions")
    assert reading.published_on == date(2026, 3, 4)
    assert (person.reference, person.kind) == ("TST0001", DesignatedKind.PERSON)
    assert person.names[0].text == "Adam Test EXAMPLE"
    assert person.names[0].parts == (("given", "Adam"), ("given", "Test"), ("family", "EXAMPLE"))
    kinds = {(name.text, name.kind, name.weak) for name in person.names}
    assert ("Samplo", NameKind.ALIAS, True) in kinds
    assert ("آدم مثال", NameKind.ORIGINAL, False) in kinds
    assert (person.listed_on, person.amended_on) == (date(2001, 1, 25), (date(2026, 2, 14),))
    assert (person.gender, person.titles) == (Gender.MALE, ("Dr", "Minister"))
    assert person.birth_places == ("Sampleton, Iran",)
    assert person.countries == ("ir",)
    assert person.regimes == ("The Test (Sanctions) Regulations 2020",)
    assert ("other", "QDi.999") in {(one.kind, one.number) for one in person.numbers}
    periods = {birth.period for birth in person.births}
    assert {
        Period(date(1945, 1, 1), date(1946, 1, 1)),
        Period(date(1951, 2, 3), date(1951, 2, 4)),
    } <= periods


@pytest.mark.parametrize("file", [XML, TABLE])
def test_a_ship_has_its_imo_number_and_flag(reads: Reads, file: str) -> None:
    ship = reads(file).designations[1]
    assert (ship.kind, ship.countries) == (DesignatedKind.VESSEL, ("km",))
    assert [(one.kind, one.number) for one in ship.numbers] == [("imo", "9187629")]


def test_letters_for_an_unknown_day_leave_the_month(reads: Reads) -> None:
    reading = reads(XML)
    births = reading.designations[0].births
    assert births[2].period == Period(date(1946, 5, 1), date(1946, 6, 1))
    assert [(one.code, one.found) for one in reading.problems] == [
        ("list_date_unreadable", "sometime")
    ]


def test_a_document_has_the_country_that_stands_beside_it(reads: Reads) -> None:
    passport, identity = reads(XML).designations[0].numbers[1:]
    assert (passport.kind, passport.country, passport.note) == ("passport", "ir", "Iran")
    assert (identity.kind, identity.country) == ("national_id", "")
    assert identity.note == "Identity card, issued in Sampleton"


def test_values_in_one_cell_are_parted_by_pipes(reads: Reads) -> None:
    person = reads(TABLE).designations[0]
    assert person.nationalities == ("ir", "sy")
    passports = [(one.number, one.country) for one in person.numbers if one.kind == "passport"]
    assert passports == [("A1", "ir"), ("A2", "sy")]


def test_a_value_that_rows_repeat_is_told_once_and_addresses_whole(
    reads: Reads, said: Said
) -> None:
    person = reads(TABLE).designations[0]
    assert said(person, "OtherInformation") == ["Kept as it stands."]
    assert said(person, "Address") == [
        "AddressLine6: Sampleton; AddressCountry: Iran",
        "AddressLine6: Otherton; AddressCountry: Iran",
    ]
    assert said(person, "Name")[1] == (
        "Name6: Samplo; NameType: Alias; AliasStrength: Low quality a.k.a"
    )
    assert len(person.births) == 2


def test_a_day_of_update_changes_no_content(reads: Reads) -> None:
    for file in (XML, TABLE):
        before = reads(file).designations[0].content_sha256
        after = reads(file, changed=lambda text: text.replace("14/02/2026", "15/02/2026"))
        other = reads(file, changed=lambda text: text.replace("Minister", "Governor"))
        assert after.designations[0].content_sha256 == before
        assert other.designations[0].content_sha256 != before


def test_a_row_that_is_cut_refuses_the_table(reads: Reads) -> None:
    reading = reads(TABLE, changed=lambda text: text[: text.rindex(",,,")])
    assert [(one.code, one.severity) for one in reading.problems] == [
        ("list_row_misshapen", Severity.REFUSED)
    ]


@pytest.mark.parametrize("file", [XML, TABLE])
def test_unknown_words_and_days_are_told(reads: Reads, file: str) -> None:
    kind = reads(file, changed=lambda text: text.replace("Ship", "Balloon", 2))
    assert "list_kind_unknown" in {one.code for one in kind.problems}
    name = reads(file, changed=lambda text: text.replace("Alias", "Nickname"))
    assert "list_kind_unknown" in {one.code for one in name.problems}
    day = reads(file, changed=lambda text: text.replace("25/01/2001", "long ago"))
    assert "list_date_unreadable" in {one.code for one in day.problems}
    imo = reads(file, changed=lambda text: text.replace("IMO9187629", "IMO unknown"))
    assert imo.designations[1].numbers[0].number == "IMO unknown"
