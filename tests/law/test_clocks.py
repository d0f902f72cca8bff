"""A clock runs from its event under a dated edition; two editions give two answers."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.law.actors import Actor
from qaitaru.law.calendars import Calendar
from qaitaru.law.clocks import Clock, Edition, Ends, Unit, standing
from qaitaru.law.due import due, every_edition, reckon
from qaitaru.law.holidays import Moved, YearDecided
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.told import Told

ALMATY = Calendar(zone="Asia/Almaty", weekend=frozenset({6, 7}))
NAURYZ = Calendar(
    zone="Asia/Almaty",
    weekend=frozenset({6, 7}),
    year=(
        YearDecided(
            year=2026,
            rest=(date(2026, 3, 23),),
            moved=(Moved(rest=date(2026, 3, 31), worked=date(2026, 3, 28)),),
            source="Order 1",
        ),
    ),
)
FRIDAY = datetime(2026, 3, 20, 12, 0, tzinfo=UTC)  # 17:00 in Almaty


def edition(count: int, unit: Unit, ends: Ends = Ends.INSTANT, **more: object) -> Edition:
    told = {"name": "e", "valid_from": date(2000, 1, 1), "source": "s", **more}
    return Edition(count=count, unit=unit, ends=ends, **told)  # type: ignore[arg-type]


def clock(*editions: Edition) -> Clock:
    return Clock(
        key="xx.freeze",
        jurisdiction="xx",
        runs_from="published",
        stopped_by="frozen",
        owed_by=Actor.REPORTING_ENTITY,
        text=Told("k", "r", "e"),
        editions=editions,
    )


def until(one: Edition, calendar: Calendar = ALMATY, event: datetime = FRIDAY) -> str:
    found = due(event, clock(one), one, calendar).due_utc
    assert found is not None
    return found.isoformat(timespec="minutes")


def test_hours_run_through_the_weekend_to_the_minute() -> None:
    assert until(edition(24, Unit.HOURS)) == "2026-03-21T12:00+00:00"


def test_calendar_days_to_the_minute_keep_the_hour() -> None:
    assert until(edition(3, Unit.CALENDAR_DAYS)) == "2026-03-23T12:00+00:00"


def test_calendar_days_to_the_end_of_the_day_end_at_midnight_there() -> None:
    assert until(edition(3, Unit.CALENDAR_DAYS, Ends.DAY_END)) == "2026-03-23T19:00+00:00"


def test_the_next_working_day_after_a_friday_is_monday() -> None:
    assert until(edition(1, Unit.WORKING_DAYS, Ends.DAY_END)) == "2026-03-23T19:00+00:00"


def test_a_holiday_is_left_out_and_a_moved_day_is_worked() -> None:
    one = edition(1, Unit.WORKING_DAYS, Ends.DAY_END)
    assert until(one, NAURYZ) == "2026-03-24T19:00+00:00"
    saturday = NAURYZ.working_day_after(date(2026, 3, 27), 1)
    assert saturday.last == date(2026, 3, 28)


def test_the_day_is_the_day_it_is_there() -> None:
    late = datetime(2026, 3, 20, 19, 30, tzinfo=UTC)  # 00:30 on Saturday in Almaty
    assert until(edition(1, Unit.WORKING_DAYS, Ends.DAY_END), event=late).startswith("2026-03-23")
    before = late - timedelta(hours=1)
    assert until(edition(1, Unit.CALENDAR_DAYS, Ends.DAY_END), event=before).startswith(
        "2026-03-21"
    )


def test_months_end_on_the_last_day_where_the_month_is_short() -> None:
    event = datetime(2025, 10, 31, 6, 0, tzinfo=UTC)
    one = edition(4, Unit.MONTHS, Ends.DAY_END, extension=2)
    found = due(event, clock(one), one, ALMATY)
    assert found.last_day == date(2026, 2, 28)
    assert found.extended_utc == ALMATY.end_of(date(2026, 4, 30))


def test_without_delay_has_no_instant_and_is_never_reckoned_late() -> None:
    one = edition(0, Unit.WITHOUT_DELAY)
    found = due(FRIDAY, clock(one), one, ALMATY)
    assert found.due_utc is None
    assert found.overdue(FRIDAY + timedelta(days=9)) == timedelta()


def test_what_is_done_at_the_very_instant_is_in_time_and_a_second_later_is_late() -> None:
    one = edition(24, Unit.HOURS)
    found = due(FRIDAY, clock(one), one, ALMATY)
    assert found.overdue(FRIDAY + timedelta(hours=24)) == timedelta()
    assert found.overdue(FRIDAY + timedelta(hours=24, seconds=1)) == timedelta(seconds=1)


def test_a_count_of_working_days_says_when_the_holidays_are_not_held() -> None:
    one = edition(1, Unit.WORKING_DAYS, Ends.DAY_END)
    assert not due(FRIDAY, clock(one), one, ALMATY).holidays_known
    assert due(FRIDAY, clock(one), one, NAURYZ).holidays_known
    hours = edition(1, Unit.HOURS)
    assert due(FRIDAY, clock(hours), hours, ALMATY).holidays_known


OLD = edition(1, Unit.WORKING_DAYS, Ends.DAY_END, name="old", valid_from=date(2016, 1, 1))
NEW = edition(24, Unit.HOURS, name="new", valid_from=date(2026, 1, 1), from_known=False)


def test_two_editions_side_by_side_give_two_answers() -> None:
    told = every_edition(FRIDAY, clock(OLD, NEW), ALMATY)
    assert [one.edition.name for one in told] == ["old", "new"]
    assert told[0].due_utc != told[1].due_utc


def test_between_two_texts_the_earlier_end_is_acted_by_and_the_other_shown() -> None:
    event = datetime(2020, 3, 20, 12, 0, tzinfo=UTC)
    found = reckon(event, clock(OLD, NEW), ALMATY)
    assert found is not None
    assert found.due.edition.name == "new"
    assert [one.edition.name for one in found.others] == ["old"]
    assert not found.is_sure


def test_after_a_text_surely_stands_the_older_one_is_gone() -> None:
    found = reckon(FRIDAY, clock(OLD, NEW), ALMATY)
    assert found is not None
    assert (found.due.edition.name, found.others, found.is_sure) == ("new", (), True)


def test_before_every_text_nothing_is_reckoned() -> None:
    event = datetime(2010, 3, 20, 12, 0, tzinfo=UTC)
    assert reckon(event, clock(OLD, NEW), ALMATY) is None


def test_an_ended_text_stands_no_longer() -> None:
    ended = edition(1, Unit.HOURS, valid_to=date(2010, 1, 1))
    assert standing(clock(ended), date(2009, 12, 31)).sure == ended
    assert standing(clock(ended), date(2010, 1, 1)).editions == ()


@given(
    st.integers(0, 10_000_000).map(lambda minutes: FRIDAY - timedelta(minutes=minutes)),
    st.integers(1, 40),
)
def test_a_working_day_is_worked_and_no_count_ends_before_its_event(
    event: datetime, count: int
) -> None:
    one = edition(count, Unit.WORKING_DAYS, Ends.DAY_END)
    found = due(event, clock(one), one, NAURYZ)
    assert found.last_day is not None
    assert found.due_utc is not None
    assert NAURYZ.working_day_after(found.last_day - timedelta(days=1), 1).last == found.last_day
    assert found.due_utc > event
    more = edition(count + 1, Unit.WORKING_DAYS, Ends.DAY_END)
    later = due(event, clock(more), more, NAURYZ).due_utc
    assert later is not None
    assert later > found.due_utc


def test_the_suspension_of_an_operation_in_both_texts() -> None:
    """DL-02: three calendar days of 2010 against three working days of 2016."""
    law = shipped_law()
    suspension = law.clock("kz.suspension")
    assert suspension is not None
    old, new = every_edition(FRIDAY, suspension, law.calendar(suspension))
    assert (old.edition.name, old.due_utc) == ("2010", datetime(2026, 3, 23, 12, 0, tzinfo=UTC))
    assert (new.edition.name, new.last_day) == ("2016", date(2026, 3, 30))


def test_the_languages_of_a_text() -> None:
    assert [Told("k", "r", "e").words(one) for one in ("kk", "ru", "en")] == ["k", "r", "e"]


@pytest.mark.parametrize("key", ["kz.freeze", "un.exemption_basic_1267"])
def test_every_text_of_a_clock_names_its_source(key: str) -> None:
    found = shipped_law().clock(key)
    assert found is not None
    assert all(one.source for one in found.editions)
