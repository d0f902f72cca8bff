"""The Swiss list: identities, spellings, places, and the changes inside the file."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.designations import DesignatedKind, Designation, Gender, NameKind
from qaitaru.facts.moments import Period
from qaitaru.facts.problems import Severity
from qaitaru.lists.publishers.seco.history import Change, Listing, listings, stands
from qaitaru.lists.reading import ListReading

FILE = "seco.xml"
Reads = Callable[..., ListReading]
Said = Callable[[Designation, str], list[str]]


def test_those_taken_off_the_list_are_left_out_and_counted(reads: Reads) -> None:
    reading = reads(FILE)
    assert (reading.publisher, reading.published_on) == ("seco", date(2026, 3, 4))
    assert [one.reference for one in reading.designations] == ["9001", "9003"]
    assert ("list_delisted_left_out", "1") in {(one.code, one.found) for one in reading.problems}


def test_a_name_is_spelt_in_each_language_and_script(reads: Reads) -> None:
    names = reads(FILE).designations[0].names
    assert [(name.text, name.kind, name.weak, name.language) for name in names[:4]] == [
        ("Exampleu Adam", NameKind.PRIMARY, False, ""),
        ("Examplev Adam", NameKind.ALIAS, False, "ru"),
        ("Экзамплев Адам", NameKind.ORIGINAL, False, "ru"),
        ("Samplo", NameKind.ALIAS, True, ""),
    ]
    assert names[2].parts == (("family", "Экзамплев"), ("given", "Адам"))


def test_a_name_spelt_only_in_part_is_weak(reads: Reads) -> None:
    spelt = '<spelling-variant lang="RUS" script="CYRL">Адам</spelling-variant>'
    names = reads(FILE, changed=lambda text: text.replace(spelt, "")).designations[0].names
    assert [(name.text, name.weak) for name in names if name.kind is NameKind.ORIGINAL] == [
        ("Экзамплев", True)
    ]


def test_another_identity_keeps_its_own_birth(reads: Reads) -> None:
    person = reads(FILE).designations[0]
    other = next(name for name in person.names if name.text == "Other Person")
    assert [birth.period for birth in person.births] == [Period(date(1951, 2, 3), date(1951, 2, 4))]
    assert [birth.period for birth in other.births] == [Period(date(1949, 1, 1), date(1950, 1, 1))]


def test_what_is_referred_to_by_number_is_resolved(reads: Reads, said: Said) -> None:
    reading = reads(FILE)
    person, ship = reading.designations
    assert (person.regimes, person.titles) == (("Testland",), ("Dr",))
    assert (person.birth_places, person.nationalities) == (("Sampleton, Iran",), ("ir",))
    assert (person.countries, person.gender) == (("sy",), Gender.MALE)
    assert said(person, "place-of-birth") == ["Sampleton, Iran"]
    assert ship.regimes == ("78",)
    assert ("list_reference_unresolved", "78") in {
        (one.code, one.found) for one in reading.problems
    }


def test_numbers_stand_in_documents_and_in_sentences(reads: Reads) -> None:
    person, ship = reads(FILE).designations
    assert [(one.kind, one.number, one.country, one.note) for one in person.numbers] == [
        ("passport", "A123456", "ir", "date-of-issue 2001-03-01"),
        ("tax_id", "12345678", "", ""),
        ("other", "QDi.999", "", ""),
    ]
    assert [(one.kind, one.number) for one in ship.numbers] == [("imo", "9187629")]
    assert ship.kind is DesignatedKind.VESSEL


def test_the_last_listing_counts_and_older_states_are_left_aside(reads: Reads) -> None:
    person = reads(FILE).designations[0]
    assert (person.listed_on, person.amended_on) == (date(2021, 3, 22), (date(2022, 3, 16),))
    assert not any("older state" in claim.value for claim in person.claims)


def test_only_a_whole_list_is_read(reads: Reads) -> None:
    delta = reads(FILE, changed=lambda text: text.replace('"whole-list"', '"delta"'))
    assert ("list_not_whole", Severity.REFUSED) in {
        (one.code, one.severity) for one in delta.problems
    }


def test_an_unknown_kind_place_or_calendar_is_told(reads: Reads) -> None:
    kind = reads(FILE, changed=lambda text: text.replace('"vessel"', '"balloon"'))
    assert "list_kind_unknown" in {one.code for one in kind.problems}
    place = reads(FILE, changed=lambda text: text.replace('<place ssid="400"', '<place ssid="4"'))
    assert "400" in {one.found for one in place.problems}
    calendar = reads(FILE, changed=lambda text: text.replace('"Gregorian"', '"Islamic"', 1))
    assert "Islamic 1951-02-03" in {one.found for one in calendar.problems}


def day(number: int) -> date:
    return date(2020, 1, number)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ([], [Listing(None)]),
        ([Change("amended", day(2))], [Listing(None)]),
        ([Change("listed", day(1))], [Listing(day(1))]),
        ([Change("listed", None)], [Listing(None)]),
        (
            [Change("de-listed", day(5)), Change("amended", day(3)), Change("listed", day(1))],
            [Listing(day(1), day(5))],
        ),
        (
            [Change("listed", day(9)), Change("de-listed", day(5)), Change("listed", None)],
            [Listing(None, day(5)), Listing(day(9))],
        ),
        ([Change("de-listed", day(5))], [Listing(None, day(5))]),
        ([Change("de-listed", None), Change("listed", day(2))], [Listing(day(2), day(2))]),
        ([Change("listed", day(2)), Change("listed", day(1))], [Listing(day(1))]),
        (
            [Change("listed", day(5)), Change("de-listed", day(5))],
            [Listing(None, day(5)), Listing(day(5))],
        ),
    ],
)
def test_listings_follow_from_the_changes(changes: list[Change], expected: list[Listing]) -> None:
    assert list(listings(changes)) == expected


def test_a_listing_holds_from_its_first_day_up_to_its_end() -> None:
    listing = Listing(day(2), day(4))
    assert [listing.holds_on(day(number)) for number in (1, 2, 3, 4)] == [False, True, True, False]
    assert Listing(None).holds_on(day(1))


changes_drawn = st.lists(
    st.builds(
        Change,
        st.sampled_from(["listed", "amended", "de-listed"]),
        st.none() | st.dates(date(2000, 1, 1), date(2001, 1, 1)),
    ),
    max_size=6,
)


@given(changes_drawn)
def test_listings_never_overlap_and_only_the_last_is_open(changes: list[Change]) -> None:
    found = listings(changes)
    assert all(one.end is not None for one in found[:-1])
    assert stands(changes) == (found[-1].end is None)
