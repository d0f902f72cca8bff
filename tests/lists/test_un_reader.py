"""The UN list as it is published, oddities and all."""

from datetime import date
from pathlib import Path

import pytest
from tests.lists.un_texts import FUND, MARAT, person, un_list

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, ListedName, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.list_files import read_list
from qaitaru.lists.publishers.un.names import apart
from qaitaru.lists.publishers.un.notes import births_told, spelled_in_note
from qaitaru.lists.publishers.un.reader import READER
from qaitaru.lists.reading import AS_THEY_STAND, ListReading, Part


def reading(text: str) -> ListReading:
    return READER.read([("whole", Part("un.xml", text.encode()))], AS_THEY_STAND)


@pytest.fixture(scope="module")
def marat() -> Designation:
    return reading(un_list(MARAT)).designations[0]


def spelled(names: tuple[ListedName, ...]) -> list[tuple[str, str, bool]]:
    return [(name.text, name.kind.value, name.weak) for name in names]


def test_the_day_of_the_list_is_the_publishers_own() -> None:
    told = reading(un_list(person(1)))
    assert (told.published_on, told.published_text[:10]) == (date(2024, 5, 6), "2024-05-06")
    assert told.problems == ()


def test_every_name_stands_by_itself_with_its_quality(marat: Designation) -> None:
    assert spelled(marat.names) == [
        ("MARAT SAMALOV", "primary", False),
        ("مارات سمالوف", "original", False),
        ("Marat Samal", "alias", False),
        ("Marat Samaluly", "alias", False),
        ("Abu Samal", "alias", True),
        ("Абу Самал", "alias", True),
        ("Daniyar Kokzhal", "alias", False),
    ]
    assert marat.names[0].parts == (("", "MARAT"), ("", "SAMALOV"))


def test_titles_and_posts_are_no_names(marat: Designation) -> None:
    assert marat.titles == ("Haji",)
    assert not [name for name in marat.names if "Minister" in name.text or "Haji" in name.text]
    assert ("DESIGNATION/VALUE", "Minister of Steppe") in [(c.field, c.value) for c in marat.claims]


def test_an_alias_can_be_an_identity_of_its_own(marat: Designation) -> None:
    other = next(name for name in marat.names if name.text == "Daniyar Kokzhal")
    assert [birth.period for birth in other.births] == [Period(date(1971, 3, 4), date(1971, 3, 5))]
    assert (other.birth_places, other.note) == (("Semey, Kazakhstan",), "from false passport")


def test_births_are_days_years_spans_and_months_told_in_a_note(marat: Designation) -> None:
    assert [(one.period.start, one.period.end, one.approximate) for one in marat.births] == [
        (date(1970, 5, 6), date(1970, 5, 7), False),
        (date(1968, 1, 1), date(1969, 1, 1), True),
        (date(1965, 1, 1), date(1968, 1, 1), False),
        (date(1963, 9, 1), date(1963, 10, 1), False),
    ]


def test_countries_numbers_and_the_rest(marat: Designation) -> None:
    assert marat.nationalities == ("kz", "sd", "ss")
    assert (marat.countries, marat.gender, marat.kind) == (
        ("uz",),
        Gender.MALE,
        DesignatedKind.PERSON,
    )
    assert (marat.listed_on, marat.amended_on) == (date(2011, 2, 3), (date(2012, 1, 5),))
    assert [(n.kind, n.number, n.country) for n in marat.numbers] == [
        ("imo", "9074729", ""),
        ("passport", "N 1234567", "kz"),
        ("national_id", "445566", "uz"),
    ]


def test_every_text_is_a_claim_with_its_place(marat: Designation) -> None:
    by_field = {claim.field: claim for claim in marat.claims}
    assert by_field["SECOND_NAME"].value == "SAMALOV"
    assert by_field["SECOND_NAME"].original == " SAMALOV "
    assert by_field["SECOND_NAME"].place == (
        "xpath=/CONSOLIDATED_LIST/INDIVIDUALS/INDIVIDUAL/SECOND_NAME"
    )
    assert by_field["record.DATAID"].value == "1001"
    assert by_field["INDIVIDUAL_ALIAS/DATE_OF_BIRTH"].place.endswith(
        "/INDIVIDUAL_ALIAS[3]/DATE_OF_BIRTH"
    )


def test_an_entity_of_two_names_has_two() -> None:
    fund = reading(un_list(entities=FUND)).designations[0]
    assert spelled(fund.names) == [
        ("KARAVAN FUND (KF)", "primary", False),
        ("CARAVAN TRUST", "alias", False),
        ("Kerwen Fund", "former", False),
    ]
    assert (fund.kind, fund.countries) == (DesignatedKind.ORGANISATION, ("ae",))


def test_bookkeeping_and_spacing_are_no_change_and_anything_else_is() -> None:
    one = reading(un_list(MARAT)).designations[0].content_sha256
    moved = MARAT.replace("<DATAID>1001", "<DATAID>9009").replace("ALTYN 2.", "ALTYN\n  2.")
    assert reading(un_list(moved)).designations[0].content_sha256 == one
    mended = MARAT.replace("ALTYN 2", "ALTYN 3")
    assert reading(un_list(mended)).designations[0].content_sha256 != one


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Encep Zhelsiz (birth name)", [("Encep Zhelsiz", "birth name")]),
        ("عمر (Umar; Omar)", [("عمر", ""), ("Umar", ""), ("Omar", "")]),
        ("Karavan (KF) (كروان (original script); Kerwen)", [
            ("Karavan (KF)", ""), ("كروان", ""), ("Kerwen", "")]),
        ("Agha Jan اغا جان", [("Agha Jan", ""), ("اغا جان", "")]),
        ("الفاتح ، فاتح", [("الفاتح", ""), ("فاتح", "")]),
        ("“Bashir”", [("Bashir", "")]),
        ("“General” Bashir", [("“General” Bashir", "")]),
        (") Abdel Zhelsiz", [("Abdel Zhelsiz", "")]),
        ("(Haji) Bashir", [("(Haji) Bashir", "")]),
        ("Caravan Fund (KF)", [("Caravan Fund (KF)", "")]),
        ("Safia Zhelsiz, born 1 Jan. 1953 (passport)", [
            ("Safia Zhelsiz", "born 1 Jan. 1953 (passport)")]),
        ("Bulaq Net - sub-unit name", [("Bulaq Net", "sub-unit name")]),
    ],
)  # fmt: skip
def test_a_field_of_several_names_is_taken_apart(field: str, names: list[tuple[str, str]]) -> None:
    assert [(one.text, one.note) for one in apart(field)] == names


def test_a_note_spells_the_name_again_and_states_births() -> None:
    assert [n.text for n in spelled_in_note("Abu Zhel", "original script: Абу Жел")] == ["Абу Жел"]
    latin = "Yunis al-Zhel; Younis al-Zhel; passport no. 12; a) b: c"
    assert [n.text for n in spelled_in_note("يونس", latin)] == ["Yunis al-Zhel", "Younis al-Zhel"]
    told = births_told("DOB: a) 11 Apr. 1960 b) 11 Apr. 1963. POB: Semey")
    assert [one.original for one in told] == ["11 Apr. 1960", "11 Apr. 1963"]
    assert [b.original for b in births_told("born in Semey on 01 Jan.1967")] == ["01 Jan.1967"]


def test_what_the_schema_does_not_know_is_told_and_the_entry_stands() -> None:
    odd = MARAT.replace("<QUALITY>Low", "<QUALITY>Middling").replace("EXACT", "MAYBE", 1)
    odd = odd.replace("Male<", "Man<").replace("1968</YEAR>", "19b8</YEAR>")
    told = reading(un_list(odd))
    assert len(told.designations) == 1
    assert sorted((p.code, p.found) for p in told.problems) == [
        ("list_date_unreadable", "19b8"),
        ("list_term_unknown", "MAYBE"),
        ("list_term_unknown", "Man"),
        ("list_term_unknown", "Middling"),
    ]


def test_a_stranger_among_the_entries_refuses_the_list() -> None:
    told = reading(un_list(person(1), "<PERSON/>"))
    assert [(p.code, p.severity) for p in told.problems] == [
        ("list_element_unknown", Severity.REFUSED)
    ]


def test_the_real_lists_are_read_whole(shared: Path) -> None:
    files = sorted((shared / "data" / "lists" / "un").glob("*.xml"))
    if not files:
        pytest.skip("no UN lists in the shared folder")
    for file in files:
        told = read_list([file])
        raw = file.read_text(encoding="utf-8")
        assert len(told.designations) == raw.count("<REFERENCE_NUMBER>")
        assert told.published_on is not None
        assert file.stem.endswith(told.published_on.isoformat())
        kinds = {name.kind for one in told.designations for name in one.names}
        assert kinds >= {NameKind.PRIMARY, NameKind.ORIGINAL, NameKind.FORMER}
        assert told.problems == ()


def test_an_entry_that_says_little_stands_and_says_so() -> None:
    bare = "<INDIVIDUAL rank='7'><REFERENCE_NUMBER>XXi.9</REFERENCE_NUMBER></INDIVIDUAL>"
    told = reading(un_list(bare, generated="some day"))
    assert told.designations[0].names == ()
    assert [p.code for p in told.problems] == ["list_undated", "list_name_missing"]
    assert [(c.field, c.value) for c in told.designations[0].claims] == [
        ("@rank", "7"),
        ("REFERENCE_NUMBER", "XXi.9"),
    ]


def test_dates_that_cannot_be_read_are_told() -> None:
    odd = MARAT.replace("2011-02-03", "soon").replace("<TO_YEAR>1967", "<TO_YEAR>x")
    assert sorted(p.found for p in reading(un_list(odd)).problems) == ["1965 x", "soon"]


def test_a_group_that_is_not_known_refuses_the_list() -> None:
    text = un_list(person(1)).replace("</INDIVIDUALS>", "</INDIVIDUALS><SHIPS/>")
    assert [(p.code, p.found) for p in reading(text).problems] == [
        ("list_element_unknown", "SHIPS")
    ]


@pytest.mark.parametrize(
    ("document", "kind", "number", "country"),
    [
        (("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>Libyan passport number 347834, "
         "expired</NOTE>"), "passport", "347834", "ly"),
        (("<TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>"
         "Afghan national identification card (tazkira) number 44323</TYPE_OF_DOCUMENT2>"),
         "national_id", "44323", "af"),
        (("<TYPE_OF_DOCUMENT>National Identification Number</TYPE_OF_DOCUMENT><TYPE_OF_DOCUMENT2>"
         "Driver's Licence</TYPE_OF_DOCUMENT2><NUMBER>D77</NUMBER>"), "other", "D77", ""),
        (("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>Russian passport number 8208 "
         "No. 555627</NUMBER>"), "passport", "8208 No. 555627", "ru"),
        ("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>No. H0044232</NUMBER>",
         "passport", "H0044232", ""),
        ("<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>серия abcd7</NUMBER>",
         "passport", "7", ""),
    ],
)  # fmt: skip
def test_a_number_is_found_wherever_it_stands(
    document: str, kind: str, number: str, country: str
) -> None:
    entry = person(1).replace(
        "</INDIVIDUAL>", f"<INDIVIDUAL_DOCUMENT>{document}</INDIVIDUAL_DOCUMENT></INDIVIDUAL>"
    )
    (found,) = reading(un_list(entry)).designations[0].numbers
    assert (found.kind, found.number, found.country) == (kind, number, country)


def test_a_note_with_a_year_in_it_is_no_number() -> None:
    document = "<TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NOTE>issued in 1993</NOTE>"
    entry = person(1).replace(
        "</INDIVIDUAL>", f"<INDIVIDUAL_DOCUMENT>{document}</INDIVIDUAL_DOCUMENT></INDIVIDUAL>"
    )
    assert reading(un_list(entry)).designations[0].numbers == ()
