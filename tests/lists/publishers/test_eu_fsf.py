"""The EU's consolidated list, FSF XML 1.1."""

from collections.abc import Callable
from datetime import date

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.lists.reading import ListReading

FILE = "eu_fsf.xml"
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_the_day_of_publication_is_in_utc(reads: Reads) -> None:
    reading = reads(FILE)
    assert (reading.publisher, reading.list_name) == ("eu", "fsf")
    assert reading.published_on == date(2026, 3, 3)  # half an hour past midnight in Brussels
    bare = reads(FILE, changed=lambda t: t.replace("T00:30:00.000+02:00", "T00:30:00.000"))
    assert bare.published_on == date(2026, 3, 4)
    plain = reads(FILE, changed=lambda t: t.replace("2026-03-04T00:30:00.000+02:00", "spring"))
    assert plain.published_on is None


def test_the_strong_name_registered_first_leads(reads: Reads) -> None:
    names = reads(FILE).designations[0].names
    assert [(name.text, name.kind, name.weak, name.language) for name in names] == [
        ("آدم مثال", NameKind.ALIAS, False, "ar"),
        ("Adam Test EXAMPLE", NameKind.PRIMARY, False, "en"),
        ("Samplo", NameKind.ALIAS, True, ""),
        ("Exemplo", NameKind.ALIAS, True, "pt"),
    ]
    assert names[1].parts == (("given", "Adam"), ("given", "Test"), ("family", "EXAMPLE"))
    assert names[3].note == "low quality alias"


def test_births_are_days_and_spans_and_converted_from_another_calendar(reads: Reads) -> None:
    reading = reads(FILE)
    births = reading.designations[0].births
    assert [(birth.period, birth.approximate) for birth in births] == [
        (Period(date(1951, 2, 3), date(1951, 2, 4)), False),
        (Period(date(1948, 1, 1), date(1953, 1, 1)), True),
        (Period(date(1951, 2, 4), date(1951, 2, 5)), False),
    ]
    assert [(one.code, one.found) for one in reading.problems] == [
        ("list_date_unreadable", "ISLAMIC 1370")
    ]
    assert reading.designations[0].birth_places == ("Sampleton, IRAN",)


def test_a_year_and_month_or_an_open_span_are_read(reads: Reads) -> None:
    day = 'birthdate="1951-02-03" dayOfMonth="3"'
    month = reads(FILE, changed=lambda text: text.replace(day, "")).designations[0].births[0]
    assert month.period == Period(date(1951, 2, 1), date(1951, 3, 1))
    half = reads(FILE, changed=lambda text: text.replace('yearRangeTo="1952"', ""))
    assert half.designations[0].births[1].period == Period(date(1948, 1, 1), date(1949, 1, 1))
    odd = reads(FILE, changed=lambda text: text.replace('yearRangeTo="1952"', 'yearRangeTo="x"'))
    assert len(odd.designations[0].births) == 2


def test_the_rest_of_the_entry(reads: Reads, said: Said) -> None:
    person, firm = reads(FILE).designations
    assert (person.reference, person.kind) == ("EU.9001.1", DesignatedKind.PERSON)
    assert (person.listed_on, person.amended_on) == (date(2001, 1, 25), (date(2020, 2, 3),))
    assert (person.regimes, person.gender) == (("TAQA",), Gender.MALE)
    assert (person.nationalities, person.countries) == (("ir",), ("sy",))
    assert person.titles == ("Dr", "Minister")
    passport, united = person.numbers
    assert (passport.kind, passport.number, passport.country) == ("passport", "A123456", "ir")
    assert passport.note.startswith("diplomatic; knownExpired; issuedBy Office")
    assert united.number == "QDi.999"
    assert said(person, "remark") == ["Believed to be in Sampleton."]
    assert (firm.kind, firm.listed_on, firm.amended_on) == (DesignatedKind.ORGANISATION, None, ())
    assert [(one.kind, one.country) for one in firm.numbers] == [("registration", "")]


def test_a_number_of_a_record_changes_no_content(reads: Reads) -> None:
    before = reads(FILE).designations[0].content_sha256
    moved = reads(FILE, changed=lambda text: text.replace('logicalId="60"', 'logicalId="6000"'))
    other = reads(
        FILE, changed=lambda text: text.replace('knownExpired="true"', 'knownExpired="false"', 1)
    )
    assert moved.designations[0].content_sha256 == before
    assert other.designations[0].content_sha256 != before


def test_an_unknown_kind_is_told(reads: Reads) -> None:
    odd = reads(FILE, changed=lambda text: text.replace('code="enterprise"', 'code="club"'))
    assert "list_kind_unknown" in {one.code for one in odd.problems}
