"""OFAC's comma separated files, joined by the number of the entry."""

from collections.abc import Callable
from datetime import date

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.publishers.ofac.files import READER
from qaitaru.lists.reading import ListChoices, ListReading, Part

FILES = ("ofac_sdn.csv", "ofac_alt.csv", "ofac_add.csv")
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_a_person_is_joined_from_all_the_files(reads: Reads, said: Said) -> None:
    reading = reads(*FILES)
    person = reading.designations[0]
    assert (reading.publisher, reading.list_name, reading.problems) == ("ofac", "sdn", ())
    assert (person.reference, person.kind) == ("101", DesignatedKind.PERSON)
    assert [(name.text, name.kind, name.weak) for name in person.names] == [
        ("EXAMPLE, Adam", NameKind.PRIMARY, False),
        ("SAMPLE, Adam", NameKind.ALIAS, False),
        ("OLDNAME, Adam", NameKind.FORMER, False),
        ("THE SAMPLE", NameKind.ALIAS, True),
        ("OLD SAMPLE", NameKind.FORMER, True),
    ]
    assert person.names[0].parts == (("family", "EXAMPLE"), ("given", "Adam"))
    assert person.names[2].note == "until 1990"
    assert person.regimes == ("SDGT", "IFSR")
    assert person.nationalities == ("ir", "sy")
    assert (person.countries, person.gender) == (("ir",), Gender.MALE)
    assert person.titles == ("Director of EXAMPLE TRADING",)
    assert said(person, "linked_to") == ["EXAMPLE TRADING S.A."]
    assert said(person, "remark") == ["Brigadier General"]


def test_births_keep_their_precision(reads: Reads) -> None:
    births = reads(*FILES).designations[0].births
    assert [(birth.period, birth.approximate) for birth in births] == [
        (Period(date(1951, 2, 3), date(1951, 2, 4)), False),
        (Period(date(1950, 1, 1), date(1951, 1, 1)), True),
        (Period(date(1948, 1, 1), date(1953, 1, 1)), False),
    ]


def test_numbers_keep_country_and_days(reads: Reads) -> None:
    numbers = reads(*FILES).designations[0].numbers
    assert [(one.kind, one.number, one.country, one.note) for one in numbers] == [
        ("passport", "A123456", "ir", "issued 01 Mar 2001 expires 02 Mar 2006"),
        ("passport", "B 77", "", ""),
        ("national_id", "5544", "sy", ""),
        ("crypto", "1ExampleAddressOnlyForTests", "", ""),
    ]
    assert numbers[3].said == "XBT"


def test_a_ship_has_its_imo_number_and_a_firm_its_own(reads: Reads, said: Said) -> None:
    _, firm, ship, aircraft = reads(*FILES).designations
    assert [(one.kind, one.number) for one in ship.numbers] == [
        ("other", "T3ST"),
        ("imo", "9187629"),
        ("mmsi", "572469210"),
    ]
    assert (ship.kind, ship.countries) == (DesignatedKind.VESSEL, ("mt",))
    assert said(ship, "vessel.former_flag") == ["Cyprus"]
    assert ("registration", "IMO 5055293") in [(one.kind, one.number) for one in firm.numbers]
    assert firm.kind is DesignatedKind.ORGANISATION
    assert aircraft.kind is DesignatedKind.AIRCRAFT
    assert said(aircraft, "aircraft.model") == ["IL76"]


def test_every_value_has_its_place(reads: Reads) -> None:
    for one in reads(*FILES).designations:
        assert all(claim.place.startswith("member=ofac_") for claim in one.claims)


def test_remarks_go_on_in_the_comments_file_in_the_middle_of_a_word() -> None:
    start = "DOB 03 F".rjust(1000, "Y").replace("YDOB", "; DOB")[-1000:]
    row = f'7,"EXAMPLE, Adam",individual,"SDGT",{"-0- ," * 7}"{start}"\r\n'
    sdn = Part("sdn.csv", row.encode())
    comments = Part("sdn_comments.csv", b'7,"eb 1951."\r\n')
    reading = READER.read([("sdn", sdn), ("comments", comments)], ListChoices())
    assert reading.designations[0].births[0].period.start == date(1951, 2, 3)


def test_remarks_that_are_full_and_go_on_nowhere_are_told() -> None:
    row = f'7,"EXAMPLE, Adam",individual,"SDGT",{"-0- ," * 7}"{"X" * 1000}"\r\n'
    reading = READER.read([("sdn", Part("sdn.csv", row.encode()))], ListChoices())
    codes = {problem.code for problem in reading.problems}
    assert codes == {"list_remarks_cut", "list_part_missing"}


def test_a_row_that_is_cut_refuses_the_list(reads: Reads) -> None:
    cut = reads(*FILES, changed=lambda text: text[: text.rindex(",-0- ,-0- ,-0-")])
    assert [(one.code, one.severity) for one in cut.problems] == [
        ("list_row_misshapen", Severity.REFUSED)
    ]
    torn = reads(*FILES, changed=lambda text: text[: text.rindex("MSN")])
    assert [one.severity for one in torn.problems if one.code == "row_broken"] == [Severity.REFUSED]


def test_an_alias_of_nobody_is_told(reads: Reads) -> None:
    reading = reads(*FILES, changed=lambda text: text.replace("102,", "902,"))
    told = [one for one in reading.problems if one.code == "list_row_without_entry"]
    assert [one.found for one in told] == ["102", "102"]


def test_an_unknown_kind_is_told(reads: Reads) -> None:
    reading = reads(*FILES, changed=lambda text: text.replace(",vessel,", ",balloon,"))
    assert [one.code for one in reading.problems] == ["list_kind_unknown"]
    assert reading.designations[2].kind is DesignatedKind.UNKNOWN


def test_the_consolidated_list_is_known_by_its_programmes_or_its_name() -> None:
    row = f'7,"EXAMPLE, Adam",individual,"{{}}",{"-0- ," * 7}-0- \r\n'
    for name, regime, expected in (
        ("sdn.csv", "NS-PLC", "consolidated"),
        ("cons_prim.csv", "UKRAINE-EO13662", "consolidated"),
        ("cons_prim.csv", "SDGT", "sdn"),
        ("sdn.csv", "IRAN", "sdn"),
    ):
        part = Part(name, row.format(regime).encode())
        assert READER.read([("sdn", part)], ListChoices()).list_name == expected
