"""Openings, declared income, who is behind accounts, and changes of owners, as facts of them."""

from dataclasses import replace
from datetime import date

import pytest

from qaitaru.detection.account_facts import (
    Change,
    Declared,
    Hand,
    Opening,
    declared_incomes,
    hands,
    openings,
    owner_changes,
    second_of,
)
from qaitaru.detection.grounds import (
    Ground,
    NotTaken,
    Opens,
    Origin,
    Why,
    grounds_of,
    told_of,
)
from qaitaru.detection.known import EARLIEST, LATEST, AccountFact, AccountKind

REPORT = Origin(Opens.SOURCE, 3, "str.xml", "row=4")
DAY = 86_400


def declared(since: date, until: date, amount: int = 1_000) -> Declared:
    return Declared(
        party="name:a",
        since=since,
        until=until,
        amount_minor=amount,
        text="Form 270",
        origins=(REPORT,),
    )


def hand(account: int, holder: str, key: str, since: date | None = None) -> Hand:
    return Hand(
        account=account,
        holder=holder,
        kind=AccountKind.CONTROLLER,
        key=key,
        name=key.title(),
        since=since,
        until=None,
        origins=(REPORT,),
    )


def test_an_account_is_opened_on_the_day_told_however_it_is_spelled() -> None:
    told = [
        Opening("KZ75 125-a", date(1970, 1, 3), REPORT),
        Opening("other", date(1970, 1, 2), REPORT),
    ]
    (found,) = openings([(4, "KZ75125A"), (5, "KZ86")], told)
    assert (found.account, found.kind, found.from_s) == (4, AccountKind.OPENED, 2 * DAY)
    assert found.origins == (REPORT,)


@pytest.mark.parametrize(
    ("until", "a_year"),
    [
        (date(2026, 1, 1), 1_000),  # a year of 365 days
        (date(2025, 7, 1), 2_017),  # 181 days: 2016.57…, up
        (date(2027, 1, 1), 500),
    ],
)
def test_income_is_told_for_a_year(until: date, a_year: int) -> None:
    since = date(2025, 1, 1)
    told = [declared(since, until)]
    (found,) = declared_incomes([(0, "name:a"), (1, "name:b")], told)
    assert (found.account, found.value) == (0, a_year)
    assert (found.from_s, found.to_s) == (second_of(since), second_of(until))


def test_income_of_a_leap_year_is_that_of_a_year() -> None:
    (found,) = declared_incomes([(0, "name:a")], [declared(date(2024, 1, 1), date(2025, 1, 1))])
    assert found.value == 1_000


def test_a_hand_behind_two_holders_links_them_and_behind_one_nobody() -> None:
    own = [hand(0, "a", "x"), hand(1, "a", "x"), hand(2, "b", "y"), hand(3, "c", "y")]
    found = list(hands(own))
    assert [(one.account, one.key, one.text) for one in found] == [(2, "y", "Y"), (3, "y", "Y")]
    assert {(one.from_s, one.to_s) for one in found} == {(EARLIEST, LATEST)}


def test_a_hand_is_there_for_its_days() -> None:
    told = [
        replace(hand(0, "a", "x", date(1970, 1, 2)), until=date(1970, 1, 5)),
        hand(1, "b", "x"),
    ]
    assert [(one.from_s, one.to_s) for one in hands(told)] == [
        (DAY, 4 * DAY),
        (EARLIEST, LATEST),
    ]


def test_an_owner_from_the_first_movement_on_is_no_change() -> None:
    told = [Change(account=at, on=date(1970, 1, 2), name="N", origins=(REPORT,)) for at in (0, 1)]
    (found,) = owner_changes(told, {0: DAY - 1, 1: DAY})
    assert (found.account, found.kind, found.from_s) == (0, AccountKind.OWNER_CHANGED, DAY)


def fact(account: int, kind: AccountKind, key: str = "", from_s: int = EARLIEST) -> Ground:
    return Ground(account=account, kind=kind, key=key, from_s=from_s)


def test_names_are_numbered_by_kind_and_each_fact_keeps_all_that_say_it() -> None:
    said = [
        fact(1, AccountKind.PHONE, "b"),
        fact(0, AccountKind.PHONE, "a"),
        fact(0, AccountKind.CONTROLLER, "b"),
        Ground(account=0, kind=AccountKind.PHONE, key="a", text="A"),
        Ground(account=0, kind=AccountKind.DECLARED_INCOME, value=9),
    ]
    found = grounds_of(said, [NotTaken(Why.NOBODY, "z"), NotTaken(Why.NOBODY, "z")])
    assert found.known.accounts == (
        AccountFact(0, AccountKind.DECLARED_INCOME, 9),
        AccountFact(0, AccountKind.PHONE, 0),
        AccountFact(0, AccountKind.CONTROLLER, 0),
        AccountFact(1, AccountKind.PHONE, 1),
    )
    assert len(found.behind[AccountFact(0, AccountKind.PHONE, 0)]) == 2
    assert found.not_taken == (NotTaken(Why.NOBODY, "z"),)


def test_of_a_finding_is_told_what_two_of_its_accounts_share_and_what_was_so_by_its_end() -> None:
    grounds = grounds_of(
        [
            fact(0, AccountKind.PHONE, "a"),
            fact(1, AccountKind.PHONE, "a"),
            fact(1, AccountKind.PHONE, "b"),
            fact(2, AccountKind.PHONE, "b"),
            fact(0, AccountKind.OPENED, from_s=50),
            fact(1, AccountKind.OPENED, from_s=51),
            fact(0, AccountKind.MEASURE, from_s=90),
            fact(0, AccountKind.LISTED, from_s=10),
        ]
    )
    kinds = (AccountKind.PHONE, AccountKind.OPENED, AccountKind.MEASURE)
    told = told_of(grounds, (0, 1), kinds, 50)
    assert [(one.account, one.kind, one.key) for one in told] == [
        (0, AccountKind.PHONE, "a"),
        (0, AccountKind.MEASURE, ""),
        (0, AccountKind.OPENED, ""),
        (1, AccountKind.PHONE, "a"),
    ]
