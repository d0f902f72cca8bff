"""What an agency's schema does not take is told, field by field; names go into Latin letters."""

from pathlib import Path

import msgspec
import pytest
from lxml.etree import _Element, fromstring
from tests.interchange.test_goaml_writing import opened

from qaitaru.facts.claims import Claim
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.facts.problems import Problem
from qaitaru.interchange.form_file import bytes_of, json_form
from qaitaru.interchange.goaml.code_lists import code_lists
from qaitaru.interchange.goaml.from_claims import report_of_claims
from qaitaru.interchange.goaml.report import Activity, GoamlReport, ReportParty
from qaitaru.interchange.goaml.schema_shape import Facets
from qaitaru.interchange.goaml.subjects import Person
from qaitaru.interchange.goaml.writing import goaml_taken, goaml_written
from qaitaru.interchange.letters import in_latin
from qaitaru.interchange.losses import LossKind


@pytest.fixture
def schema(shared: Path) -> _Element:
    return opened(shared / "data" / "goaml" / "xsd" / "goAMLSchema_5.0.2_ae.xsd")


@pytest.fixture
def older(shared: Path) -> _Element:
    return opened(shared / "data" / "goaml" / "xsd" / "goAML_lk_4x.xsd")


def about(person: Person) -> GoamlReport:
    return GoamlReport(activity=Activity(report_parties=(ReportParty(person=person),)))


def test_a_kazakh_name_is_written_in_latin_and_kept_beside_in_its_own_letters(
    schema: _Element,
) -> None:
    made = goaml_written(about(Person(first_name="Әлия", last_name="ҚҰРМАНҒАЗЫ")), schema)
    person = fromstring(made.document).find("activity/report_parties/report_party/person")
    assert person is not None
    assert [(one.tag, one.text) for one in person] == [
        ("first_name", "Aliya"),
        ("last_name", "KURMANGAZY"),
        ("full_name_frn", "Әлия ҚҰРМАНҒАЗЫ"),
    ]
    assert [(loss.code, loss.found, loss.became) for loss in made.losses] == [
        ("name_in_latin", "Әлия", "Aliya"),
        ("name_in_latin", "ҚҰРМАНҒАЗЫ", "KURMANGAZY"),
        ("own_letters_kept", "", "Әлия ҚҰРМАНҒАЗЫ"),
    ]


def test_a_name_already_beside_is_not_overwritten(schema: _Element) -> None:
    person = Person(first_name="Әлия", last_name="Asan", full_name_frn="Әлия Асан")
    made = goaml_written(about(person), schema)
    assert [loss.code for loss in made.losses] == ["name_in_latin", "own_letters_taken"]
    assert "Әлия Асан".encode() in made.document


def test_a_schema_without_a_place_for_the_own_letters_says_that_they_are_lost(
    schema: _Element,
) -> None:
    officer = GoamlReport(reporting_person=Person(first_name="Дана", last_name="Ким"))
    codes = [loss.code for loss in goaml_written(officer, schema).losses]
    assert codes == ["name_in_latin", "name_in_latin", "own_letters_lost"]


def test_a_script_that_is_not_transliterated_is_told_and_refused(schema: _Element) -> None:
    made = goaml_written(about(Person(first_name="小龙", last_name="Li")), schema)
    assert [(loss.code, loss.found) for loss in made.losses] == [("no_latin", "小龙")]
    assert not made.may_be_sent


def test_running_text_is_cut_and_told_in_full_but_a_number_never_is(schema: _Element) -> None:
    report = GoamlReport(reason="я" * 8_001, entity_reference="9" * 256)
    made = goaml_written(report, schema)
    assert [(loss.code, loss.kind, len(loss.found), loss.target) for loss in made.losses] == [
        ("too_long", LossKind.REFUSED, 256, "255"),
        ("cut", LossKind.CHANGED, 8_001, "8000"),
    ]
    assert b"9" * 256 in made.document


def test_a_client_of_the_reporter_is_a_plain_person_in_an_older_schema(older: _Element) -> None:
    client = Person(first_name="Dana", last_name="Kim")
    activity = Activity(report_parties=(ReportParty(person_my_client=client, reason="x"),))
    made = goaml_written(GoamlReport(activity=activity), older)
    assert [loss.code for loss in made.losses] == ["client_mark_lost"]
    assert b"<person>" in made.document


def test_a_sign_that_no_document_can_hold_is_left_out_and_told() -> None:
    made = goaml_written(GoamlReport(reason="a\x0bb"))
    assert [(loss.code, loss.field, loss.became) for loss in made.losses] == [
        ("letter_impossible", "/report/reason", "ab")
    ]


def test_what_the_form_does_not_know_is_told() -> None:
    report, lost = goaml_taken(fromstring("<report><reason>a</reason><mood>b</mood></report>"))
    assert report == GoamlReport(reason="a")
    assert [(loss.code, loss.field, loss.found) for loss in lost] == [
        ("not_in_form", "/report/mood", "b")
    ]


def test_a_second_element_where_the_form_has_one_is_told() -> None:
    _, lost = goaml_taken(fromstring("<report><reason>a</reason><reason>b</reason></report>"))
    assert [(loss.field, loss.found) for loss in lost] == [("/report/reason[2]", "b")]


def test_codes_that_the_agencys_lists_do_not_define_are_named(tmp_path: Path) -> None:
    (tmp_path / "xx__report_indicators.json").write_text('[{"code": "AA", "label": "a"}]')
    (tmp_path / "funds.json").write_text("{}")
    lists = code_lists(tmp_path)
    made = goaml_written(GoamlReport(report_indicators=("AA", "BB")), lists=lists)
    found = [(one.code, one.found) for one in made.problems if "code" in one.code]
    assert found[0][0] == "code_list_faulty"
    assert found[1:] == [("goaml_code_undefined", "BB")]


def test_the_published_lists_hold_every_code_of_the_published_samples(shared: Path) -> None:
    lists = code_lists(shared / "data" / "goaml" / "lookups")
    for file in sorted((shared / "data" / "goaml" / "samples").glob("*.xml")):
        report, _ = goaml_taken(opened(file))
        made = goaml_written(report, lists=lists)
        assert [one.found for one in made.problems if one.code == "goaml_code_undefined"] == []


def test_a_form_in_json_says_the_same() -> None:
    text = msgspec.json.encode(about(Person(first_name="Dana")))
    assert b'"person":{"first_name":"Dana"}' in text
    assert json_form(text, GoamlReport) == about(Person(first_name="Dana"))


@pytest.mark.parametrize("text", ['{"mood": "good"}', '{"rentity_id": 101}', "{"])
def test_a_form_with_a_name_unknown_or_a_number_is_refused_by_place(text: str) -> None:
    found = json_form(text.encode(), GoamlReport)
    assert isinstance(found, Problem)
    assert found.code == "form_json_faulty"


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Щукин Пётр", "Shchukin Pyotr"),
        ("ЖАННА", "ZHANNA"),
        ("Юлия", "Yuliya"),
        ("Ю", "Yu"),
        ("Ольга", "Olga"),
        ("Müller", "Muller"),
        ("O'Neil-2", "O'Neil-2"),
        ("", ""),
    ],
)
def test_names_in_latin(name: str, latin: str) -> None:
    assert in_latin(name) == latin


def test_a_letter_of_another_script_has_no_latin_here() -> None:
    assert in_latin("Ли 龙") is None


def test_a_schema_that_knows_no_report_leaves_it_as_it_is_and_is_not_passed() -> None:
    bare = fromstring('<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"/>')
    made = goaml_written(about(Person(first_name="Дана")), bare)
    assert made.losses == ()
    assert not made.may_be_sent


def test_a_pattern_that_cannot_be_read_here_takes_everything() -> None:
    assert Facets(patterns=(r"\i+",)).takes_letters("Дана")
    assert Facets().takes_letters("Дана")


def test_an_empty_element_that_a_schema_does_not_have_is_left_out_without_a_word(
    older: _Element,
) -> None:
    made = goaml_written(GoamlReport(schema_version=""), older)
    assert made.losses == ()
    assert b"schema_version" not in made.document


def test_a_name_kept_beside_already_is_not_kept_twice(schema: _Element) -> None:
    person = Person(first_name="Дана", last_name="Ким", full_name_frn="Дана Ким")
    codes = [loss.code for loss in goaml_written(about(person), schema).losses]
    assert codes == ["name_in_latin", "name_in_latin"]


def test_a_folder_without_lists_and_a_file_that_is_not_there_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable):
        code_lists(tmp_path)
    with pytest.raises(SourceUnreadable):
        bytes_of(tmp_path / "nothing")


def test_claims_of_a_row_or_an_attribute_make_no_element() -> None:
    claims = [
        Claim(subject="party:1", field="name", value="a", original="a", place="row=3"),
        Claim(subject="report:1", field="x", value="b", original="b", place="xpath=/report/@x"),
        Claim(subject="report:1", field="x", value="c", original="c", place="xpath=/report/[1"),
    ]
    report, lost = report_of_claims(claims)
    assert report == GoamlReport()
    assert "/report/@x" in [loss.field for loss in lost]
