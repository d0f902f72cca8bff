"""Stretches of days as OFAC's advanced XML spells them."""

from datetime import date

import pytest
from lxml.etree import fromstring

from qaitaru.facts.moments import Period
from qaitaru.lists.publishers.ofac.advanced.dates import birth_in, day_in, span_said


def bound(name: str, year: str) -> str:
    return f"<{name}><From>{year}</From><To>{year}</To></{name}>"


YEAR = "<Year>1951</Year>"
DAY = "<Year>1951</Year><Month>2</Month><Day>3</Day>"
LAST = "<Year>1952</Year><Month>12</Month><Day>31</Day>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (bound("Start", DAY) + bound("End", DAY), Period(date(1951, 2, 3), date(1951, 2, 4))),
        (bound("Start", DAY), Period(date(1951, 2, 3), date(1951, 2, 4))),
        (bound("Start", YEAR) + bound("End", LAST), Period(date(1951, 1, 1), date(1953, 1, 1))),
    ],
)
def test_a_stretch_runs_from_its_first_day_to_its_last(text: str, expected: Period) -> None:
    birth = birth_in(fromstring(f"<DatePeriod>{text}</DatePeriod>"))
    assert birth is not None
    assert birth.period == expected


@pytest.mark.parametrize(
    "text", ["", bound("Start", "<Day>3</Day>"), bound("Start", LAST) + bound("End", DAY)]
)
def test_a_stretch_without_a_year_or_turned_round_is_none(text: str) -> None:
    assert birth_in(fromstring(f"<DatePeriod>{text}</DatePeriod>")) is None


def test_a_day_that_is_none_is_none() -> None:
    assert day_in(None) is None
    assert day_in(fromstring("<a><Year>1951</Year><Month>13</Month></a>")) is None


def test_a_span_is_said_as_shortly_as_it_is_exact() -> None:
    assert span_said(date(1951, 1, 1), date(1951, 12, 31)) == "1951"
    assert span_said(date(1951, 2, 3), date(1951, 2, 3)) == "1951-02-03"
    assert span_said(date(1951, 2, 3), date(1951, 3, 1)) == "1951-02-03 to 1951-03-01"
