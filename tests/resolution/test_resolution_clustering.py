"""Records into parties: numbers forbid and join, members judge, and no order matters."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.resolution.clustering import Bond, Clustered, Join, Refused, clustered
from qaitaru.resolution.judging import Judgement, Pair, Verdict, pair_of, standing
from qaitaru.resolution.records import in_conflict

X, Y, NONE = frozenset({"x"}), frozenset({"y"}), frozenset[str]()


def like(one: int, other: int, bits: int = 5000) -> Join:
    return Join(Bond.LIKENESS, -bits, (one, other))


def of(numbers: Sequence[frozenset[str]], *joins: Join, apart: Sequence[Pair] = ()) -> Clustered:
    bits = {join.pair: -join.against for join in joins if join.bond is Bond.LIKENESS}
    return clustered(dict(enumerate(numbers)), joins, apart, bits)


def test_a_third_record_does_not_bring_two_numbers_together() -> None:
    found = of((X, NONE, Y), like(0, 1, 9000), like(1, 2, 5000))
    assert found.parties == ((0, 1),)
    assert found.refused == (Refused(like(1, 2, 5000), (0, 2)),)


def test_a_record_with_two_numbers_joins_one_of_the_two_parties() -> None:
    joins = (Join(Bond.NUMBER, 0, (0, 1)), Join(Bond.NUMBER, 0, (1, 2)))
    assert of((X, X | Y, Y), *joins).parties == ((0, 1),)


def test_a_member_says_two_and_the_third_goes_where_it_is_surest() -> None:
    joins = like(0, 1, 9000), like(0, 2, 8000), like(1, 2, 7000)
    assert of((NONE,) * 3, *joins).parties == ((0, 1, 2),)
    assert of((NONE,) * 3, *joins, apart=[(0, 1)]).parties == ((0, 2),)


def test_a_likeness_joins_only_where_all_that_is_known_adds_up() -> None:
    bits = {(0, 1): 5000, (1, 2): 4000, (0, 2): -9000}
    joins = [like(0, 1, 5000), like(1, 2, 4000)]
    found = clustered(dict.fromkeys(range(3), NONE), joins, [], bits)
    assert found.parties == ((0, 1),)
    assert found.refused == ()


numbers_of = st.lists(
    st.sampled_from([NONE, NONE, X, Y, X | Y, frozenset({"z"})]), min_size=2, max_size=9
)


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[frozenset[str]], list[Join], list[Pair]]:
    numbers = draw(numbers_of)
    pairs = list(combinations(range(len(numbers)), 2))
    weight = st.integers(1, 20)
    joined = draw(st.lists(st.tuples(st.sampled_from(pairs), st.sampled_from(Bond), weight)))
    apart = draw(st.lists(st.sampled_from(pairs), max_size=4))
    joins = {pair: Join(bond, -bits, pair) for pair, bond, bits in joined}
    return numbers, list(joins.values()), apart


@settings(max_examples=400)
@given(cases(), st.randoms(use_true_random=False))
def test_no_party_holds_a_conflict_and_no_order_matters(case, dice) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    numbers, joins, apart = case
    found = of(numbers, *joins, apart=apart)
    together = [pair for party in found.parties for pair in combinations(party, 2)]
    assert not any(in_conflict(numbers[one], numbers[other]) for one, other in together)
    assert not set(together) & set(apart)
    members = [record for party in found.parties for record in party]
    assert len(members) == len(set(members))
    dice.shuffle(joins)
    dice.shuffle(apart)
    assert of(numbers, *joins, apart=apart) == found


def judged(number: int, one: int, other: int, verdict: Verdict) -> Judgement:
    return Judgement(
        number=number,
        first=one,
        second=other,
        verdict=verdict,
        ground="seen",
        member="a",
        at="2026-11-22T10:00:00Z",
    )


def test_the_latest_judgement_of_a_pair_holds_and_a_withdrawn_one_does_not() -> None:
    said = [
        judged(3, 2, 1, Verdict.DIFFERENT),
        judged(1, 1, 2, Verdict.SAME),
        judged(2, 4, 5, Verdict.SAME),
        judged(4, 5, 4, Verdict.WITHDRAWN),
    ]
    assert standing(said) == {(1, 2): said[0]}
    assert pair_of(7, 3) == (3, 7)
