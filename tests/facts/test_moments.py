from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.moments import Moment, Period, Precision, instant_text, month_of, months


def test_a_year_a_month_and_a_day_are_half_open_runs_of_days() -> None:
    day = date(2025, 12, 31)
    assert Moment(day, Precision.YEAR).period() == Period(date(2025, 1, 1), date(2026, 1, 1))
    assert Moment(day, Precision.MONTH).period() == Period(date(2025, 12, 1), date(2026, 1, 1))
    assert Moment(day).period() == Period(day, date(2026, 1, 1))
    assert Moment(day, Precision.SECOND).period() == Moment(day).period()


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    march = Period(date(2025, 3, 1), date(2025, 4, 1))
    assert date(2025, 3, 1) in march
    assert date(2025, 4, 1) not in march
    assert not march.overlaps(Period(date(2025, 4, 1), date(2025, 5, 1)))
    assert march.overlaps(Period(date(2025, 3, 31), date(2025, 5, 1)))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 4000))
def test_months_lie_end_to_end_and_hold_both_days(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    run = months(first, last)
    assert first in run[0]
    assert last in run[-1]
    assert all(a.end == b.start for a, b in pairwise(run))
    assert all(month == month_of(month.start) for month in run)


def test_an_instant_is_written_in_utc_and_sorts_as_text() -> None:
    almaty = timezone(timedelta(hours=5))
    assert instant_text(datetime(2025, 3, 1, 4, 30, tzinfo=almaty)) == "2025-02-28T23:30:00.000000Z"
    assert instant_text(datetime(2025, 3, 1, tzinfo=UTC)) < instant_text(
        datetime(2025, 3, 1, 0, 0, 0, 1, tzinfo=UTC)
    )


def test_a_time_without_a_zone_is_no_instant() -> None:
    with pytest.raises(ValueError, match="2025"):
        instant_text(datetime(2025, 3, 1))  # noqa: DTZ001
