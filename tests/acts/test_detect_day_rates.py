"""Amounts of several currencies are compared by the stated rates of their days, or told apart."""

from datetime import date
from pathlib import Path

import pytest
from tests.detection.desk_cases_of_findings import quiet_year, take_in
from tests.detection.desk_cases_of_known import gifts

from qaitaru.acts.act import Desk
from qaitaru.acts.books.state_rate import state_rate
from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_here import detect_again, detect_here
from qaitaru.acts.detection.detection_results import Detection
from qaitaru.detection.desk.sighting import RateUsed, Sum
from qaitaru.detection.findings.bound import EVERYTHING
from qaitaru.ledger.conversion import Rate


def _state(desk: Desk, on: date, rate: str) -> None:
    told = {"source_currency": "USD", "target_currency": "KZT", "source": "NB"}
    state_rate(desk, Rate(on=on, rate=rate, **told))


def _run(desk: Desk, name: str) -> Detection:
    return detect_here(desk, asked_typologies((name,), {}), bound=EVERYTHING).run


@pytest.fixture
def given(desk: Desk, tmp_path: Path) -> Desk:
    """A desk where twenty-four gave small sums in dollars, and somebody lives in tenge."""
    take_in(desk, tmp_path / "in", "gifts", gifts("05.01.2026", 10))
    take_in(desk, tmp_path / "in", "quiet", quiet_year())
    return desk


def test_a_threshold_in_tenge_is_asked_of_dollars_by_the_rate_of_the_day(given: Desk) -> None:
    before = _run(given, "tf_collection").result
    assert [(one.currency, one.needed) for one in before.not_asked] == [("USD", "KZT")]
    assert (before.findings, before.unrated) == ((), ())
    _state(given, date(2026, 1, 3), "500.5")
    run = _run(given, "tf_collection")
    assert (run.result.not_asked, run.result.unrated) == ((), ())
    (finding,) = run.result.findings
    dollars = finding.sums[0].amount_minor
    assert [one.currency for one in finding.sums] == ["USD"]
    assert finding.whole == Sum("KZT", dollars * 1001 // 2)
    assert finding.rates == (RateUsed("USD", "KZT", "2026-01-03", "500.5", "NB"),)
    assert detect_again(given, run.number).equal


def test_at_a_rate_that_makes_them_large_they_are_no_small_gifts(given: Desk) -> None:
    _state(given, date(2026, 1, 5), "50000")
    result = _run(given, "tf_collection").result
    assert (result.findings, result.not_asked) == ((), ())


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 1, 6)])
def test_a_day_without_a_rate_is_told_and_nothing_is_guessed(given: Desk, on: date) -> None:
    _state(given, on, "500.5")
    result = _run(given, "tf_collection").result
    assert result.findings == ()
    (told,) = result.unrated
    assert (told.currency, told.target, told.transfers) == ("USD", "KZT", 25)
    assert [(one.currency, one.needed) for one in result.not_asked] == [("USD", "KZT")]


def test_what_is_in_tenge_alone_is_not_turned_by_rates_that_are_stated(
    desk: Desk, tmp_path: Path
) -> None:
    take_in(desk, tmp_path / "in", "quiet", quiet_year())
    _state(desk, date(2025, 1, 10), "500.5")
    run = _run(desk, "repeated_amount")
    assert run.result.unrated == ()
    assert all(one.whole is None and one.rates == () for one in run.result.findings)
