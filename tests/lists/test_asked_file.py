"""A table of parties: every cell is read, or told; no row is passed over in silence."""

from datetime import date

import pytest

from qaitaru.facts.designations import DesignatedKind, Gender
from qaitaru.facts.problems import Severity
from qaitaru.lists.asked_file import AskedFile, asked_file
from qaitaru.lists.asked_row import AskedRow, asked_of

HEADER = "query_id,name,type,birth_date,country,gender,document\n"


def only(text: str, header: str = HEADER) -> AskedRow:
    (row,) = asked_file(header + text).rows
    return row


def codes(found: AskedFile | AskedRow) -> list[str]:
    return [one.code for one in found.problems]


def test_a_full_row_is_asked_with_all_that_is_known() -> None:
    row = only("7,Samira Shahbandar; Umm Ali,person,02.03.1946,Iraq;KZ,f,N 123; 456\n")
    asked = row.asked
    assert codes(row) == []
    assert asked.query_id == "7"
    assert asked.names == ("Samira Shahbandar", "Umm Ali")
    assert asked.kind is DesignatedKind.PERSON
    assert [one.period.start for one in asked.births] == [date(1946, 3, 2)]
    assert asked.countries == ("iq", "kz")
    assert asked.gender is Gender.FEMALE
    assert asked.numbers == ("N 123", "456")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_columns_stand_in_any_order_under_any_of_three_marks(mark: str) -> None:
    text = f"\ufeffNAME{mark}Query_ID\nSamira{mark}1\n"
    (row,) = asked_file(text).rows
    assert (row.asked.query_id, row.asked.names) == ("1", ("Samira",))


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Individual", DesignatedKind.PERSON),
        ("юридическое лицо", DesignatedKind.ORGANISATION),
        ("Кеме", DesignatedKind.VESSEL),
        ("aircraft", DesignatedKind.AIRCRAFT),
        ("", DesignatedKind.UNKNOWN),
    ],
)
def test_a_kind_is_told_in_three_languages(word: str, kind: DesignatedKind) -> None:
    row = only(f"1,Alfa,{word},,,,\n")
    assert row.asked.kind is kind
    assert codes(row) == []


def test_what_cannot_be_read_is_told_and_the_rest_is_asked() -> None:
    row = only("1,Samira,martian,long ago,Atlantis,both,\n")
    assert codes(row) == [
        "asked_date_unreadable",
        "asked_gender_unknown",
        "asked_kind_unknown",
        "asked_country_unknown",
    ]
    assert row.asked.names == ("Samira",)
    assert {one.place for one in row.problems} >= {"row=2;column=birth_date"}


def test_a_row_with_no_name_is_told_and_keeps_its_place() -> None:
    found = asked_file(HEADER + "1,,,,,,A1\n2,Samira,,,,,\n")
    first, second = found.rows
    assert (codes(first), codes(second)) == (["asked_name_missing"], [])
    assert first.asked.numbers == ("A1",)


def test_a_row_out_of_step_with_the_header_is_told() -> None:
    row = only("1,Shahbandar, Samira,person,,,,X\n")
    assert "asked_row_uneven" in codes(row)
    assert codes(only("1,Samira\n")) == []


def test_a_query_id_missing_or_given_twice_is_told() -> None:
    found = asked_file(HEADER + ",Samira,,,,,\n2,Ali,,,,,\n2,Umm,,,,,\n")
    assert [codes(row) for row in found.rows] == [["asked_id_missing"], [], ["asked_id_twice"]]


def test_columns_nobody_uses_are_told_and_nothing_is_wrong() -> None:
    found = asked_file("query_id,name,note\n1,Samira,x\n")
    (told,) = found.problems
    assert (told.severity, told.found) == (Severity.NOTED, "note")
    assert not found.is_refused
    assert len(list(found.rows)) == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "asked_no_rows"),
        ("\n\n", "asked_no_rows"),
        ("name\nSamira\n", "asked_column_missing"),
        ("query_id,name,name\n1,Samira,Ali\n", "asked_column_twice"),
    ],
)
def test_no_table_of_parties_is_refused(text: str, code: str) -> None:
    found = asked_file(text)
    assert found.is_refused
    assert codes(found) == [code]
    assert found.rows == ()


def test_quotes_that_do_not_pair_refuse_the_table() -> None:
    found = asked_file(HEADER + '1,Samira,,,,,\n2,"Ali,,,,,\n')
    assert found.is_refused
    assert codes(found) == ["row_broken"]
    assert codes(asked_file('"query_id,name')) == ["row_broken"]


def test_an_iin_tells_the_birth_and_gender_of_its_bearer() -> None:
    bearer = asked_of({"name": "Samira", "document": "850101300005"}).asked
    assert [one.period.start for one in bearer.births] == [date(1985, 1, 1)]
    assert bearer.gender is Gender.MALE
    told = {"name": "S", "document": "900202450009", "birth_date": "1991", "gender": "m"}
    assert asked_of(told).asked.births[0].original == "1991"
    assert asked_of(told).asked.gender is Gender.MALE
    woman = asked_of({"name": "S", "document": "900202450009"}).asked
    assert woman.gender is Gender.FEMALE
    company = {"name": "Alfa", "document": "850101300005", "type": "company"}
    assert asked_of(company).asked.births == ()


def test_a_name_with_no_letter_is_told_lest_its_silence_be_taken_for_an_answer() -> None:
    found = asked_file(HEADER + "1,12345,,,,,\n2,?; Samira,,,,,\n3,김영철,,,,,\n")
    told = [codes(row) for row in found.rows]
    assert told == [["asked_name_without_letters"], ["asked_name_without_letters"], []]


def test_a_header_with_nobody_below_is_told_and_nothing_is_wrong() -> None:
    (told,) = asked_file(HEADER).problems
    assert (told.code, told.severity) == ("asked_nobody", Severity.NOTED)


def test_rows_are_read_as_they_are_asked_for_and_each_time_the_same() -> None:
    found = asked_file(HEADER + '1,"Samira\nShahbandar",,,,,\r\n\r2,Ali,,,,,\r2,Umm,,,,,')
    assert [row.asked.names for row in found.rows] == [("Samira Shahbandar",), ("Ali",), ("Umm",)]
    assert list(found.rows) == list(found.rows)


def test_nobody_is_asked_where_the_quotes_break_off_at_the_end() -> None:
    found = asked_file(HEADER + '1,Samira,,,,,\n2,"Ali,,,,,\n')
    assert found.is_refused
    assert [row.asked.names for row in found.rows] == [("Samira",)]


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251"])
def test_a_name_whose_letters_were_destroyed_on_the_way_is_told(encoding: str) -> None:
    misread = "Иван Петров".encode().decode(encoding, "replace")
    assert codes(only(f"1,{misread},,,,,\n")) == ["asked_name_misread"]
    for name in (
        "Иван Петров",
        "Ғани Әбдіқалықұлы",
        "محمد طاهر",
        "김영철",
        "José Núñez",
        "Þór Ægisson",
    ):
        assert codes(only(f"1,{name},,,,,\n")) == []
