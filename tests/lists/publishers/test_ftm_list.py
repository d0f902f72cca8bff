"""Lists in FollowTheMoney: entities, one a line, and the plain table of targets."""

from collections.abc import Callable
from datetime import date

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.reading import ListReading

LINES, TABLE = "ftm_entities.json", "ftm_targets.csv"
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_a_target_gathers_what_belongs_to_it(reads: Reads, said: Said) -> None:
    reading = reads(LINES)
    person, ship = reading.designations
    assert (reading.publisher, reading.list_name) == ("ftm", "test_list")
    assert (person.reference, person.kind) == ("t-1", DesignatedKind.PERSON)
    assert [(name.text, name.kind, name.weak) for name in person.names] == [
        ("Adam Example", NameKind.PRIMARY, False),
        ("Adem Example", NameKind.ALIAS, False),
        ("Samplo", NameKind.ALIAS, True),
    ]
    assert person.births[0].period == Period(date(1951, 2, 1), date(1951, 3, 1))
    assert (person.regimes, person.listed_on) == (("Test programme",), date(2020, 3, 4))
    assert (person.nationalities, person.gender) == (("ir",), Gender.MALE)
    assert [(one.kind, one.number, one.said) for one in person.numbers] == [
        ("tax_id", "123", "innCode"),
        ("crypto", "1ExampleAddressOnlyForTests", "XBT"),
    ]
    assert said(person, "Sanction/listingDate") == ["2020-03-04"]
    assert (ship.regimes, ship.countries) == (("TEST-1",), ("mt",))
    assert [(one.kind, one.number) for one in ship.numbers] == [("imo", "9187629")]


def test_those_beside_the_list_are_left_out_and_counted(reads: Reads) -> None:
    assert [(one.code, one.found) for one in reads(LINES).problems] == [
        ("list_entities_left_out", "1")
    ]


def test_without_marks_a_sanction_makes_a_target(reads: Reads) -> None:
    def unmarked(text: str) -> str:
        return text.replace(',"target":true', "").replace(',"target":false', "")

    assert [one.reference for one in reads(LINES, changed=unmarked).designations] == ["t-1", "v-1"]

    def bare(text: str) -> str:
        return "\n".join(line for line in unmarked(text).splitlines() if '"x-1"' in line)

    assert [one.reference for one in reads(LINES, changed=bare).designations] == ["x-1"]


def test_the_order_of_values_changes_no_content(reads: Reads) -> None:
    before = reads(LINES).designations[0].content_sha256
    turned = reads(
        LINES,
        changed=lambda t: t.replace(
            '["Adam Example","Adem Example"]', '["Adem Example","Adam Example"]'
        ),
    )
    seen = reads(LINES, changed=lambda text: text.replace("2026-01-01", "2026-02-01"))
    other = reads(LINES, changed=lambda text: text.replace('"male"', '"female"'))
    assert turned.designations[0].content_sha256 == before
    assert seen.designations[0].content_sha256 == before
    assert other.designations[0].content_sha256 != before


def test_a_line_that_is_no_entity_refuses_the_file(reads: Reads) -> None:
    for tail, code in (
        ("{", "json_unreadable"),
        ('{"id": 5}', "entity_malformed"),
        ("[]", "entity_malformed"),
    ):
        problems = reads(LINES, changed=lambda text, tail=tail: text + tail).problems
        assert (code, Severity.REFUSED) in {(one.code, one.severity) for one in problems}


def test_a_document_comes_to_its_holder(reads: Reads) -> None:
    passport = (
        '{"id":"p-1","schema":"Passport","properties":{"holder":["t-1"],"number":["A1"],'
        '"country":["ir"],"endDate":["2030-01-01"]}}\n'
        '{"id":"i-1","schema":"Identification","properties":{"holder":["t-1"],"number":["N1"],'
        '"type":["National ID"]}}'
    )
    person = reads(LINES, changed=lambda text: text + passport).designations[0]
    assert [(one.kind, one.number, one.country, one.note) for one in person.numbers[2:]] == [
        ("passport", "A1", "ir", "endDate 2030-01-01"),
        ("national_id", "N1", "", ""),
    ]


def test_the_table_joins_values_by_semicolons(reads: Reads) -> None:
    reading = reads(TABLE)
    person, ship = reading.designations
    assert (reading.list_name, reading.problems) == ("Test", ())
    assert [name.text for name in person.names] == [
        "Adam Example",
        "Adem Example",
        "Samplo; the younger",
    ]
    assert len(person.births) == 2
    assert (person.countries, person.regimes) == (("ir", "sy"), ("Test list - 2020",))
    assert [(one.kind, one.number) for one in ship.numbers] == [
        ("imo", "9187629"),
        ("other", "T3ST"),
    ]


def test_a_row_that_is_cut_refuses_the_table(reads: Reads) -> None:
    reading = reads(TABLE, changed=lambda text: text[: text.rindex(',"Test"')] + "\n")
    assert [(one.code, one.severity) for one in reading.problems] == [
        ("list_row_misshapen", Severity.REFUSED)
    ]
