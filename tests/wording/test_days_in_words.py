"""A date as a paper writes it."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from qaitaru.wording import forms_for


@pytest.mark.parametrize(
    ("language", "told"),
    [("kk", "2025 жылғы 5 наурыз"), ("ru", "5 марта 2025 года"), ("en", "5 March 2025")],
)
def test_a_paper_writes_its_date_in_words(language: str, told: str) -> None:
    assert forms_for(language).day_in_words(date(2025, 3, 5)) == told


@pytest.mark.parametrize(
    ("hours", "told"), [(5, "UTC+5"), (0, "UTC"), (-3.5, "UTC-3:30"), (5.75, "UTC+5:45")]
)
def test_a_paper_tells_an_instant_by_the_clock_of_its_place(hours: float, told: str) -> None:
    at = datetime(2026, 11, 22, 14, 30, tzinfo=timezone(timedelta(hours=hours)))
    assert forms_for("en").instant_in_words(at) == f"22 November 2026, 14:30 ({told})"


def test_an_instant_is_told_in_utc_whatever_its_clock() -> None:
    at = datetime(2026, 2, 27, 17, 0, 12, tzinfo=timezone(timedelta(hours=5)))
    assert forms_for("ru").instant(at) == "27.02.2026 12:00:12 UTC"


@pytest.mark.parametrize(
    ("at", "told"),
    [
        (datetime(2026, 2, 27, 20, 0, 12, tzinfo=UTC), "28.02.2026 01:00:12 (UTC+5)"),
        (datetime(2024, 2, 1, 6, 0, tzinfo=UTC), "01.02.2024 12:00:00 (UTC+6)"),
    ],
    ids=["past midnight there", "before the clocks were set back"],
)
def test_in_a_place_an_instant_is_told_by_its_clock_with_the_zone_once(
    at: datetime, told: str
) -> None:
    there = forms_for("ru").there(ZoneInfo("Asia/Almaty"))
    assert there.instant(at) == told
    assert there.day_or_instant(at.isoformat()) == told
    assert there.money(100, "KZT") == forms_for("ru").money(100, "KZT")


@pytest.mark.parametrize(("text", "told"), [("2026-02-27", "27.02.2026"), ("", "")])
def test_a_day_is_not_told_to_the_second(text: str, told: str) -> None:
    assert forms_for("kk").there(ZoneInfo("Asia/Almaty")).day_or_instant(text) == told


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "Wed 04/03/2026, 14:05 (UTC+5)"),
        ("ru", "ср 04.03.2026, 14:05 (UTC+5)"),
        ("kk", "ср 04.03.2026, 14:05 (UTC+5)"),
    ],
)
def test_an_end_is_told_with_its_weekday_by_the_clock_of_its_zone(language: str, told: str) -> None:
    there = datetime(2026, 3, 4, 14, 5, tzinfo=timezone(timedelta(hours=5)))
    forms = forms_for(language)
    assert forms.ending(there) == told
    assert forms.ending(there).endswith(forms.minute(there))
    assert forms.minute(there.astimezone(UTC)).endswith("09:05 (UTC)")
