"""OFAC's plain XML."""

from collections.abc import Callable
from datetime import date

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.problems import Severity
from qaitaru.lists.reading import ListReading

Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_an_entry_says_what_the_csv_says_of_it(reads: Reads, said: Said) -> None:
    plain, csv = reads("ofac_sdn.xml"), reads("ofac_sdn.csv", "ofac_alt.csv", "ofac_add.csv")
    person, again = plain.designations[0], csv.designations[0]
    assert (plain.publisher, plain.list_name, plain.problems) == ("ofac", "sdn", ())
    assert plain.published_on == date(2026, 3, 4)
    assert (person.reference, person.kind) == (again.reference, again.kind)
    assert person.names[0].text == again.names[0].text
    assert person.names[0].parts == again.names[0].parts
    assert person.births[0].period == again.births[0].period
    assert person.nationalities == again.nationalities
    assert (person.regimes, person.gender) == (("SDGT", "IFSR"), Gender.MALE)
    assert person.birth_places == ("Sampleton, Iran",)
    assert said(person, "remarks") == ["(Linked To: EXAMPLE TRADING)"]


def test_numbers_and_features_stand_together_and_are_told_apart(reads: Reads) -> None:
    person = reads("ofac_sdn.xml").designations[0]
    assert [(one.kind, one.number, one.said, one.note) for one in person.numbers] == [
        ("passport", "A123456", "Passport", "issued 01 Mar 2001 expires 02 Mar 2006"),
        ("crypto", "1ExampleAddressOnlyForTests", "XBT", ""),
        ("registration", "R-1", "Sample Registry Number", ""),
    ]


def test_a_weak_alias_is_weak(reads: Reads) -> None:
    names = reads("ofac_sdn.xml").designations[0].names
    assert [(name.text, name.kind, name.weak) for name in names[1:]] == [
        ("SAMPLE, Adam", NameKind.ALIAS, False),
        ("OLD SAMPLE", NameKind.FORMER, True),
    ]


def test_a_ship_has_its_flag_and_numbers(reads: Reads) -> None:
    ship = reads("ofac_sdn.xml").designations[1]
    assert (ship.kind, ship.countries) == (DesignatedKind.VESSEL, ("mt",))
    assert [(one.kind, one.number) for one in ship.numbers] == [
        ("imo", "9187629"),
        ("other", "T3ST"),
    ]


def test_bookkeeping_changes_no_content(reads: Reads) -> None:
    before = reads("ofac_sdn.xml").designations[0]
    after = reads("ofac_sdn.xml", changed=lambda t: t.replace("<uid>11</uid>", "<uid>99</uid>"))
    other = reads("ofac_sdn.xml", changed=lambda t: t.replace(">SAMPLE<", ">SAMPLES<"))
    assert after.designations[0].content_sha256 == before.content_sha256
    assert other.designations[0].content_sha256 != before.content_sha256


def test_an_unknown_kind_is_told_and_broken_xml_refused(reads: Reads) -> None:
    odd = reads("ofac_sdn.xml", changed=lambda text: text.replace(">Vessel<", ">Balloon<"))
    assert [one.code for one in odd.problems] == ["list_kind_unknown"]
    broken = reads("ofac_sdn.xml", changed=lambda text: text.replace("</sdnList>", ""))
    assert [one.severity for one in broken.problems] == [Severity.REFUSED]
    assert broken.designations == ()
