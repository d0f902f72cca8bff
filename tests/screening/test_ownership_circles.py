"""Circles of holdings, and shares through owned links, held to dull counts over any graph."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from qaitaru.screening.ownership.bound import NOTHING, WHOLE, Bound, exactly, just_above
from qaitaru.screening.ownership.circles import behind_circles, circles
from qaitaru.screening.ownership.holdings import Holdings, holdings_on
from qaitaru.screening.ownership.interests import Interest, InterestKind
from qaitaru.screening.ownership.reading import Measure, reading_on
from qaitaru.screening.ownership.through_owned import through_owned

DAY = date(2026, 3, 2)
PARTIES = "ABCDEFG"
SHARE = st.integers(0, 60).map(lambda number: Fraction(number, 100))
LOW = SHARE.flatmap(lambda share: st.sampled_from((exactly(share), just_above(share))))
EDGES = st.dictionaries(
    st.tuples(st.sampled_from(PARTIES), st.sampled_from(PARTIES)), LOW, max_size=16
)


def holdings(edges: dict[tuple[str, str], Bound]) -> Holdings:
    return holdings_on(
        [
            Interest(owner=owner, owned=owned, low=low, high=max(low, exactly(Fraction(2, 5))))
            for (owner, owned), low in edges.items()
        ],
        DAY,
    )


def reached(edges: dict[tuple[str, str], Bound], start: str) -> set[str]:
    found: set[str] = set()
    for _ in PARTIES:
        found |= {owned for owner, owned in edges if owner == start or owner in found}
    return found


@given(edges=EDGES)
def test_a_party_on_a_circle_is_one_that_stands_behind_itself(
    edges: dict[tuple[str, str], Bound],
) -> None:
    on_one = {one for one in PARTIES if one in reached(edges, one)}
    found = circles(holdings(edges))
    assert found == on_one
    after = on_one.union(*(reached(edges, one) for one in on_one))
    assert behind_circles(holdings(edges), found) == after


def test_two_who_act_together_are_no_circle() -> None:
    joint = Interest(owner="A", owned="B", kind=InterestKind.TOGETHER)
    assert circles(holdings_on([joint], DAY)) == frozenset()


def by_majority() -> Measure:
    edition = reading_on("ofac", DAY)
    assert edition is not None
    return edition.measures[0]


def plainly_counted(
    held: Holdings, measure: Measure, sources: set[str], *, most: bool
) -> tuple[dict[str, Bound], set[str]]:
    """Count every party anew until nobody is added."""
    counting = set(sources)
    while True:
        shares: dict[str, Bound] = {}
        for owned in held.in_owned:
            stakes = held.held_in(owned, measure.kind)
            ours = [one for one in stakes if one.owner in counting]
            others = [one.low for one in stakes if one.owner not in counting]
            share = sum((one.high if most else one.low for one in ours), start=NOTHING)
            left = WHOLE - sum(others, start=NOTHING)
            if ours:
                shares[owned] = min(share, left) if most else share
        enough = {one for one, share in shares.items() if measure.reached(share)}
        if enough <= counting:
            return shares, enough
        counting |= enough


@given(edges=EDGES, most=st.booleans())
def test_shares_through_owned_links_are_those_of_the_plain_count(
    edges: dict[tuple[str, str], Bound], *, most: bool
) -> None:
    held, sources = holdings(edges), {"A", "B"}
    found = through_owned(held, by_majority(), sources, most=most)
    assert (found.shares, found.reached) == plainly_counted(held, by_majority(), sources, most=most)


def test_three_hundred_companies_that_all_hold_each_other_are_answered_at_once() -> None:
    names = [f"C{number}" for number in range(300)]
    edges = {(one, other): exactly(Fraction(1, 300)) for one in names for other in names}
    assert circles(holdings(edges)) == frozenset(names)
