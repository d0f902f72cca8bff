"""Who stands at the end of chains of shares, and who held a party when."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from tests.screening.test_ownership import interests

from qaitaru.facts.moments import Period
from qaitaru.screening.ownership.bound import exactly, span
from qaitaru.screening.ownership.final_owners import final_owners
from qaitaru.screening.ownership.holdings import holdings_on
from qaitaru.screening.ownership.interests import Interest
from qaitaru.screening.ownership.over_time import stretches

DAY = date(2026, 3, 2)


def final(text: str, party: str, persons: str) -> list[tuple[str, str, bool, int]]:
    found = final_owners(holdings_on(interests(text), DAY), party, persons.split())
    return [(one.key, span(one.low, one.high), one.is_person, one.steps) for one in found]


def test_shares_are_multiplied_along_chains_and_added_up_to_the_person() -> None:
    chains = """
    P 60 A
    A 50 T
    P 10 T
    Q 40 A
    """
    assert final(chains, "T", "P Q") == [("P", "40 %", True, 1), ("Q", "20 %", True, 2)]


def test_where_the_sources_end_a_company_stands_and_is_told_as_no_person() -> None:
    assert final("B 25-50 T\nC 10v T", "T", "") == [
        ("B", "25 % - 50 %", False, 1),
        ("C", "10 %", False, 1),
    ]


def test_a_company_whose_owners_are_told_is_not_the_end_nor_is_a_director() -> None:
    assert final("P 100 A\nA 100 T\nD director T", "T", "P D") == [("P", "100 %", True, 2)]
    assert final("P 100 A", "P", "P") == []


def test_two_that_hold_each_other_and_a_person_above_are_solved() -> None:
    assert final("P 50 A\nB 50 A\nA 100 B", "B", "P") == [("P", "100 %", True, 2)]


def on(year: int, month: int = 0, day: int = 0) -> Period:
    if not month:
        return Period(date(year, 1, 1), date(year + 1, 1, 1))
    start = date(year, month, day)
    return Period(start, start + timedelta(days=1))


def held(owner: str, since: Period | None, until: Period | None = None) -> Interest:
    share = exactly(Fraction(1, 2))
    return Interest(owner=owner, owned="T", low=share, high=share, since=since, until=until)


def told(*own: Interest) -> list[str]:
    return [
        f"{one.since}..{one.until} "
        + " ".join(f"{stake.owner}{'' if stake.sure else '?'}" for stake in one.stakes)
        for one in stretches(own, "T")
    ]


def test_a_sale_ends_one_stretch_and_begins_the_next() -> None:
    sold = held("P", None, on(2024, 5, 1)), held("Q", on(2024, 5, 1))
    assert told(*sold) == ["None..2024-05-01 P", "2024-05-01..None Q"]


def test_a_year_alone_leaves_open_when() -> None:
    assert told(held("P", on(2024))) == ["2024-01-01..2024-12-31 P?", "2024-12-31..None P"]


def test_no_dates_are_one_open_stretch_and_what_others_own_is_none() -> None:
    assert told(held("P", None)) == ["None..None P"]
    assert told(replace(held("P", None), owned="U")) == []


def test_a_date_that_cannot_be_read_opens_no_stretch() -> None:
    ever = Period(date(1, 1, 2), date(9999, 12, 31))
    assert told(held("P", ever)) == ["None..None P?"]
