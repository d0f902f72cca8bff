"""Working days of Kazakhstan: holidays with editions, what each year decided."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.law.test_packs import PACK, faulty

from qaitaru.facts.errors import PackFaulty
from qaitaru.law.calendars import Calendar
from qaitaru.law.due import reckon
from qaitaru.law.holidays import RestKind
from qaitaru.law.law import Law
from qaitaru.law.packs_shipped import law_with, shipped_law

DECIDED_2027 = """
code = "kz"
[[year]]
year = 2027
rest = [2027-05-17]
moved = [{ rest = 2027-07-05, worked = 2027-07-03 }]
source = "Order of the agency's own register"
verified = true
"""


def kz(law: Law | None = None) -> Calendar:
    return next(one.calendar for one in (law or shipped_law()).packs if one.code == "kz")


def of_rest(year: int) -> list[str]:
    """The weekdays of a year that are not worked, as ``03-09``."""
    days = kz().unusual_in(year).values()
    return [
        f"{one.day:%m-%d}"
        for one in days
        if one.kind is not RestKind.WORKED and one.day.isoweekday() < 6
    ]


def next_working(day: date) -> date:
    return kz().working_day_after(day, 1).last


def test_the_weekdays_of_rest_of_2025_are_those_the_ministry_told() -> None:
    told = "01-01 01-02 01-03 01-07 03-10 03-21 03-24 03-25 05-01 05-07 05-09 06-06 07-07 09-01"
    assert of_rest(2025) == [*told.split(), "10-27", "12-16"]


def test_in_2026_nauryz_runs_to_the_25th_and_no_constitution_day_stands() -> None:
    assert next_working(date(2026, 3, 20)) == date(2026, 3, 26)
    assert next_working(date(2026, 8, 28)) == date(2026, 8, 31)
    assert next_working(date(2026, 5, 8)) == date(2026, 5, 12)


def test_the_law_of_2022_gave_october_and_took_december() -> None:
    assert "12-02" in of_rest(2019)  # 1 December 2019 was a Sunday
    assert {"12-16", "12-17"} <= set(of_rest(2021))
    assert "10-25" not in of_rest(2021)
    assert {"10-24", "10-25"} <= set(of_rest(2022))
    assert not {"12-01", "12-19"} & set(of_rest(2022))


def test_a_saturday_that_is_worked_ends_a_count() -> None:
    assert next_working(date(2022, 10, 21)) == date(2022, 10, 22)
    assert next_working(date(2022, 10, 22)) == date(2022, 10, 26)


def test_a_shifted_day_that_was_moved_again_is_worked() -> None:
    """9 May 2020 fell on a Saturday: Monday the 11th was given for Friday the 8th."""
    assert next_working(date(2020, 5, 7)) == date(2020, 5, 11)


def test_kurban_ait_on_a_sunday_gives_no_monday() -> None:
    assert next_working(date(2024, 6, 14)) == date(2024, 6, 17)


def test_christmas_on_a_weekend_does_not_shift() -> None:
    assert next_working(date(2024, 1, 5)) == date(2024, 1, 8)


def test_the_count_tells_what_it_passed_over_and_by_what() -> None:
    counted = kz().working_day_after(date(2026, 3, 20), 1)
    assert [(f"{one.day:%m-%d}", one.kind.value) for one in counted.unusual] == [
        ("03-23", "holiday"),
        ("03-24", "shifted"),
        ("03-25", "shifted"),
    ]
    assert all(one.holiday and one.holiday.key == "nauryz" for one in counted.unusual)
    assert counted.unknown_years == ()
    assert not counted.verified  # what 2026 decided was not read in the order itself


def test_a_verified_year_and_verified_holidays_are_told_as_verified() -> None:
    assert kz().working_day_after(date(2025, 10, 24), 1).verified


def test_a_clock_into_a_year_nobody_has_decided_says_so() -> None:
    clock = shipped_law().clock("kz.report")
    assert clock is not None
    found = reckon(datetime(2026, 12, 31, 6, tzinfo=UTC), clock, kz())
    assert found is not None
    assert found.due.last_day == date(2027, 1, 5)  # the law's own holidays are counted
    assert found.due.counted is not None
    assert found.due.counted.unknown_years == (2027,)
    assert not found.due.holidays_known


def test_what_a_year_decided_is_given_beside_the_packs(tmp_path: Path) -> None:
    (tmp_path / "kz-years.toml").write_text(DECIDED_2027, encoding="utf-8")
    calendar = kz(law_with(tmp_path))
    counted = calendar.working_day_after(date(2027, 5, 14), 1)
    assert (counted.last, counted.unknown_years) == (date(2027, 5, 18), ())
    assert calendar.working_day_after(date(2027, 7, 2), 1).last == date(2027, 7, 3)
    assert [one.year for one in calendar.year] == list(range(2016, 2028))


def test_a_given_year_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    own = DECIDED_2027.replace("2027", "2026")
    (tmp_path / "kz.toml").write_text(own, encoding="utf-8")
    years = kz(law_with(tmp_path)).year
    assert [one.source for one in years if one.year == 2026] == [
        "Order of the agency's own register"
    ]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('code = "kz"', 'code = "zz"', "code"),
        ("year = 2027", "year = 2028", "year[0]"),
        ("year = 2027", 'year = "soon"', "year[0].year"),
        ('"Order of the agency\'s own register"', '" "', "year[0].source"),
    ],
)
def test_what_is_given_wrong_is_told(tmp_path: Path, old: str, new: str, key: str) -> None:
    (tmp_path / "kz.toml").write_text(DECIDED_2027.replace(old, new), encoding="utf-8")
    with pytest.raises(PackFaulty) as told:
        law_with(tmp_path)
    assert (told.value.file, told.value.key) == ("kz.toml", key)


def test_a_pack_with_a_wrong_calendar_is_refused() -> None:
    day = '[[calendar.holiday]]\nkey = "x"\ndays = ["02-30"]\nsource = "s"\n'
    day += 'text = { kk = "x", ru = "x", en = "x" }\n'
    assert faulty(PACK + day)[1:3] == ("calendar.holiday[0].days", "02-30")
    unsourced = day.replace("02-30", "02-28").replace('source = "s"', 'source = ""')
    assert faulty(PACK + unsourced)[1] == "calendar.holiday[0].source"
    year = '[[calendar.year]]\nyear = 2026\nsource = "s"\n'
    assert faulty(PACK + year + year)[1] == "calendar.year[0].year"


@given(st.dates(date(2016, 1, 1), date(2027, 12, 1)), st.integers(1, 20))
def test_a_longer_count_is_a_count_after_a_count(day: date, count: int) -> None:
    calendar = kz()
    step = calendar.working_day_after(day, count).last
    assert (
        calendar.working_day_after(step, 1).last == calendar.working_day_after(day, count + 1).last
    )


def test_every_holiday_and_year_names_its_source_and_what_was_not_read() -> None:
    assert all(one.source for one in kz().holiday)
    assert all(one.source for one in kz().year)
    assert all(one.verified or one.remark for one in kz().holiday)
