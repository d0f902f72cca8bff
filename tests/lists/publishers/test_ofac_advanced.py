"""OFAC's advanced XML: numbers resolved through the value sets."""

from collections.abc import Callable
from datetime import date

import pytest

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.publishers.ofac.advanced import stream
from qaitaru.lists.reading import ListReading

FILE = "ofac_advanced.xml"
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_names_come_with_script_role_and_strength(reads: Reads) -> None:
    reading = reads(FILE)
    assert (reading.publisher, reading.list_name) == ("ofac", "sdn")
    assert reading.published_on == date(2026, 3, 4)
    names = reading.designations[0].names
    assert [(name.text, name.kind, name.weak) for name in names] == [
        ("THE SAMPLE", NameKind.ALIAS, True),
        ("EXAMPLE, Adam", NameKind.PRIMARY, False),
        ("مثال آدم", NameKind.ORIGINAL, False),
    ]
    assert names[2].parts == (("family", "مثال"), ("given", "آدم"))


def test_features_are_resolved(reads: Reads, said: Said) -> None:
    person = reads(FILE).designations[0]
    assert (person.reference, person.kind) == ("101", DesignatedKind.PERSON)
    (birth,) = person.births
    assert birth.period == Period(date(1951, 1, 1), date(1952, 1, 1))
    assert (birth.approximate, birth.original) == (True, "1951")
    assert (person.birth_places, person.gender) == (("Sampleton, Iran",), Gender.MALE)
    assert (person.nationalities, person.countries) == (("ir",), ("ir",))
    assert person.titles == ("Director",)
    assert said(person, "birth_date.reliability") == ["False"]
    assert said(person, "Something New") == ["kept"]
    assert said(person, "note") == ["a remark"]


def test_documents_come_to_the_party_of_their_identity(reads: Reads) -> None:
    person, ship = reads(FILE).designations
    told = [(one.kind, one.number, one.said, one.country, one.note) for one in person.numbers]
    assert told == [
        ("crypto", "1ExampleAddressOnlyForTests", "XBT", "", ""),
        ("passport", "A123456", "Passport", "ir", "Issue Date 2001-03-01; Fraudulent"),
    ]
    assert [(one.kind, one.number) for one in ship.numbers] == [("imo", "9187629")]
    assert ship.kind is DesignatedKind.VESSEL


def test_the_listing_and_the_links_come_to_the_party(reads: Reads, said: Said) -> None:
    person, ship = reads(FILE).designations
    assert (person.listed_on, person.regimes) == (date(1995, 1, 23), ("SDGT",))
    assert said(person, "legal_basis") == ["Executive Order 00001 (Test)"]
    assert said(person, "measure") == ["Block"]
    assert said(ship, "linked_to") == ["EXAMPLE, Adam"]
    assert said(ship, "linked_to.reference") == ["101"]
    assert said(ship, "linked_to.relation") == ["Owned or Controlled By"]


def test_a_number_that_nothing_explains_is_told(reads: Reads) -> None:
    reading = reads(FILE)
    assert [(one.code, one.found, one.expected) for one in reading.problems] == [
        ("list_reference_unresolved", "999", "Location")
    ]


def test_links_and_entries_of_nobody_are_told(reads: Reads) -> None:
    def change(text: str) -> str:
        return text.replace('To-ProfileID="101"', 'To-ProfileID="7"').replace(
            'ProfileID="103" ListID', 'ProfileID="8" ListID'
        )

    problems = reads(FILE, changed=change).problems
    assert {("7", "Profile"), ("8", "Profile")} <= {(one.found, one.expected) for one in problems}


def test_another_list_is_the_consolidated_one(reads: Reads) -> None:
    reading = reads(FILE, changed=lambda text: text.replace("SDN List", "Consolidated List"))
    assert reading.list_name == "consolidated"


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("</Sanctions>", "", "xml_not_well_formed"),
        ('<Profile ID="103"', '<Profile ID="101"', "list_reference_twice"),
    ],
)
def test_a_faulty_file_is_refused(reads: Reads, old: str, new: str, code: str) -> None:
    problems = reads(FILE, changed=lambda text: text.replace(old, new)).problems
    assert (code, Severity.REFUSED) in [(one.code, one.severity) for one in problems]


def test_a_document_type_declaration_is_refused() -> None:
    (problem,) = stream.elements_of(b"<!DOCTYPE a [<!ENTITY b 'c'>]><a><DateOfIssue/></a>")
    assert not isinstance(problem, tuple)
    assert (problem.code, problem.severity) == ("xml_doctype", Severity.REFUSED)


def test_a_file_past_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "LARGEST_BYTES", 10)
    (problem,) = stream.elements_of(b"<Sanctions></Sanctions>")
    assert not isinstance(problem, tuple)
    assert problem.code == "xml_too_large"
