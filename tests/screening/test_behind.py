"""Who stands behind a party over time: by shares along chains, by claims of control, by office."""

from datetime import date, timedelta
from fractions import Fraction

import pytest

from qaitaru.facts.moments import Period
from qaitaru.screening.ownership.behind import (
    Behind,
    Hand,
    behind,
    is_coarse,
    of_owned,
    owners_changed,
)
from qaitaru.screening.ownership.bound import NOTHING, WHOLE, exactly
from qaitaru.screening.ownership.interests import Interest, InterestKind

MARCH, MAY = date(2025, 3, 1), date(2025, 5, 1)


def day(of: date) -> Period:
    return Period(of, of + timedelta(days=1))


def holds(
    owner: str,
    owned: str,
    percent: int | None = 100,
    *,
    kind: InterestKind = InterestKind.SHARES,
    since: Period | None = None,
    until: Period | None = None,
) -> Interest:
    share = exactly(Fraction(percent or 0, 100))
    low, high = (NOTHING, WHOLE) if percent is None else (share, share)
    return Interest(
        owner=owner, owned=owned, kind=kind, low=low, high=high, since=since, until=until
    )


def hands(*interests: Interest, key: str = "firm") -> list[tuple[str, str]]:
    return [(one.owner, one.hand.value) for one in behind(of_owned(interests), key)]


@pytest.mark.parametrize(("percent", "count"), [(26, 1), (25, 0), (None, 1)])
def test_more_than_a_quarter_controls_and_a_share_not_told_may_be_any(
    percent: int | None, count: int
) -> None:
    assert len(hands(holds("p", "firm", percent))) == count


def test_shares_are_multiplied_along_the_chain_and_each_link_is_told() -> None:
    links = [holds("p", "h", 60), holds("h", "firm", 50), holds("q", "h", 40)]
    (one,) = behind(of_owned(links), "firm")
    assert (one.owner, one.hand) == ("p", Hand.CONTROLS)
    assert set(one.interests) == {links[0], links[1]}


def test_a_director_acts_and_a_nominee_controls_of_their_own_firm_alone() -> None:
    told = (
        holds("d", "firm", None, kind=InterestKind.DIRECTOR),
        holds("n", "firm", None, kind=InterestKind.NOMINEE),
        holds("h", "firm"),
        holds("e", "h", None, kind=InterestKind.DIRECTOR),
        holds("f", "firm", None, kind=InterestKind.FAMILY),
    )
    assert hands(*told) == [("d", "acts"), ("h", "controls"), ("n", "controls")]


def test_who_is_behind_is_so_for_its_days_and_other_changes_do_not_cut_it() -> None:
    own = holds("p", "firm", 60, since=day(MARCH))
    told = [own, holds("q", "firm", 40, until=day(MAY))]
    found = behind(of_owned(told), "firm")
    assert [one for one in found if one.owner == "p"] == [
        Behind(owner="p", hand=Hand.CONTROLS, since=MARCH, until=None, interests=(own,))
    ]
    assert {(one.since, one.until) for one in found if one.owner == "q"} == {(None, MAY)}


def test_in_a_month_that_is_told_without_a_day_nothing_is_sure() -> None:
    month = Period(MARCH, date(2025, 4, 1))
    (one,) = behind(of_owned([holds("p", "firm", since=month)]), "firm")
    assert one.since == date(2025, 3, 31)


def test_circles_end() -> None:
    assert hands(holds("a", "firm"), holds("firm", "a")) == []


def test_owners_change_on_the_days_that_are_told_to_the_day() -> None:
    told = [
        holds("p", "h", since=day(MAY)),
        holds("h", "firm", until=day(MARCH)),
        holds("d", "firm", None, kind=InterestKind.DIRECTOR, since=day(MARCH)),
        holds("q", "firm", since=Period(MARCH, date(2025, 4, 1))),
        holds("x", "other", since=day(MARCH)),
    ]
    found = owners_changed(of_owned(told), "firm")
    assert [(on, one.owner) for on, one in found] == [(MARCH, "h"), (MAY, "p")]
    assert [is_coarse(one) for one in told] == [False, False, False, True, False]
