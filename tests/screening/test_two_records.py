"""Two records side by side: the same field in one row, words that differ marked."""

from datetime import date

from qaitaru.facts.designations import (
    BirthDate,
    DesignatedKind,
    Designation,
    Gender,
    ListedName,
    ListedNumber,
)
from qaitaru.facts.moments import Period
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason
from qaitaru.screening.side_by_side import Agreement, Word, side_by_side

DAY = Period(date(1981, 5, 14), date(1981, 5, 15))
ASKED = Asked(
    "1",
    ("Tobylgin, Dauren",),
    kind=DesignatedKind.PERSON,
    births=(BirthDate(period=DAY),),
    countries=("kz",),
    gender=Gender.MALE,
    numbers=("N1",),
)
ALIAS = ListedName(
    text="Dauka",
    note="as a boy",
    births=(BirthDate(period=DAY, approximate=True, original="1981"),),
    birth_places=("Aral",),
)
LISTED = Designation(
    reference="T1",
    publisher="test",
    kind=DesignatedKind.PERSON,
    names=(ListedName(text="Dauren Tobylghin Omar"), ALIAS),
    nationalities=("uz",),
    gender=Gender.MALE,
    numbers=(ListedNumber(kind="passport", number="N2"),),
    listed_on=date(2025, 11, 3),
)
REASONS = (
    Reason("name_agrees", 3.0, "tobylgin dauren", "tobylghin dauren"),
    Reason("name_differs", -0.1, "tobylgin", "tobylghin"),
    Reason("name_listed_left", -0.2, "", "omar"),
    Reason("birth_same", 1.4, "1981-05-14", "1981-05-14"),
    Reason("country_other", -0.6, "kz", "uz"),
    Reason("unheard_of", 0.0, "", ""),
)


def test_words_that_agree_are_told_from_those_that_are_near_or_missing() -> None:
    (names, *_) = side_by_side(ASKED, LISTED, REASONS)
    assert names.agreement is Agreement.NEAR
    assert names.asked == ((Word("Tobylgin,", Agreement.NEAR), Word("Dauren", Agreement.SAME)),)
    assert names.listed[0] == (
        Word("Dauren", Agreement.SAME),
        Word("Tobylghin", Agreement.NEAR),
        Word("Omar", Agreement.OTHER),
    )
    assert names.listed[1] == (Word("Dauka"),), "a name of which nothing agrees is one word"
    assert names.texts == (("Tobylgin, Dauren",), ("Dauren Tobylghin Omar", "Dauka"))


def test_each_field_is_the_same_other_or_not_compared() -> None:
    marks = {row.field: row.agreement for row in side_by_side(ASKED, LISTED, REASONS)}
    assert marks == {
        "name": Agreement.NEAR,
        "kind": Agreement.SAME,
        "birth": Agreement.SAME,
        "birth_place": Agreement.SILENT,
        "country": Agreement.OTHER,
        "gender": Agreement.SAME,
        "number": Agreement.SILENT,
        "listed_on": Agreement.SILENT,
        "note": Agreement.SILENT,
    }


def test_an_approximate_birth_says_so() -> None:
    rows = {row.field: row for row in side_by_side(ASKED, LISTED, ())}
    assert rows["birth"].texts == (("1981-05-14",), ("≈ 1981",))


def test_a_reason_that_only_tells_marks_nothing() -> None:
    told = (Reason("birth_far", 0.0, "1981", "1990"),)
    rows = {row.field: row for row in side_by_side(ASKED, LISTED, told)}
    assert rows["birth"].agreement is Agreement.SILENT
