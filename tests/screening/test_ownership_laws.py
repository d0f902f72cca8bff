"""The readings held to dull counts over small graphs, and to what must always hold."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from itertools import chain, combinations, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from qaitaru.screening.ownership.answering import Answer, Designated, HeldParty, ownership
from qaitaru.screening.ownership.bound import exactly
from qaitaru.screening.ownership.interests import Interest
from qaitaru.screening.ownership.reading import reading_on

DAY = date(2026, 3, 2)
PARTIES = "XYABCD"
COMPANIES = "ABCD"
Ranges = dict[tuple[str, str], tuple[Fraction, Fraction]]
Shares = dict[tuple[str, str], Fraction]


def percent(number: int) -> Fraction:
    return Fraction(number, 100)


@st.composite
def graphs(draw: st.DrawFn, *, ranges: bool = True, most_edges: int = 7) -> Ranges:
    """Holdings among six parties, circles among them, no company divided over the whole."""
    left = dict.fromkeys(COMPANIES, 100)
    pairs = [(owner, owned) for owner in PARTIES for owned in COMPANIES]
    found: Ranges = {}
    for owner, owned in draw(st.lists(st.sampled_from(pairs), max_size=most_edges, unique=True)):
        low = draw(st.sampled_from([n for n in (0, 5, 10, 25, 30, 40, 50, 60) if n <= left[owned]]))
        high = draw(st.sampled_from([n for n in (low, 50, 60, 100) if n >= low])) if ranges else low
        left[owned] -= low
        found[owner, owned] = (percent(low), percent(high))
    return found


def interests(graph: Ranges) -> list[Interest]:
    return [
        Interest(owner=owner, owned=owned, low=exactly(low), high=exactly(high))
        for (owner, owned), (low, high) in graph.items()
    ]


def held(graph: Ranges, reading: str, designated: str = "XY") -> dict[str, HeldParty]:
    edition = reading_on(reading, DAY)
    assert edition is not None
    found = ownership(interests(graph), [Designated(one) for one in designated], edition, DAY)
    assert not found.problems
    return {one.party: one for one in found.parties}


def answer(found: dict[str, HeldParty], party: str) -> Answer:
    return found[party].answer if party in found else Answer.NOT_PROVED


# dull counts


def blocked(shares: Shares) -> set[str]:
    """The smallest set with the designated in it that owning a half cannot grow."""
    for chosen in chain.from_iterable(combinations(COMPANIES, size) for size in range(5)):
        counted = {*chosen, "X", "Y"}
        others = [one for one in COMPANIES if one not in counted]
        sums = [sum(shares.get((owner, one), Fraction(0)) for owner in counted) for one in others]
        if all(one < Fraction(1, 2) for one in sums):
            return set(chosen)
    raise AssertionError(shares)


def integrated(shares: Shares) -> dict[str, Fraction]:
    """Every walk to every company, by repeated squaring of what goes on: the limit by Cramer."""
    reach = {"X", "Y"}
    for _ in PARTIES:
        reach |= {owned for (owner, owned), part in shares.items() if part and owner in reach}
    names = [one for one in COMPANIES if one in reach]
    matrix = [
        [Fraction(int(row == col)) - shares.get((col, row), Fraction(0)) for col in names]
        for row in names
    ]
    right = [
        shares.get(("X", row), Fraction(0)) + shares.get(("Y", row), Fraction(0)) for row in names
    ]
    whole = determinant(matrix)
    found = dict.fromkeys(COMPANIES, Fraction(0))
    for at, name in enumerate(names):
        replaced = [
            [right[i] if j == at else cell for j, cell in enumerate(row)]
            for i, row in enumerate(matrix)
        ]
        found[name] = determinant(replaced) / whole
    return found


def determinant(matrix: list[list[Fraction]]) -> Fraction:
    total = Fraction(0)
    size = len(matrix)
    for order in permutations(range(size)):
        turns = sum(order[i] > order[j] for i in range(size) for j in range(i + 1, size))
        term = Fraction(-1 if turns % 2 else 1)
        for i, j in enumerate(order):
            term *= matrix[i][j]
        total += term
    return total


def divisions(graph: Ranges) -> Iterator[Shares]:
    """Every corner of what the ranges leave open: each company filled in every order."""
    each = []
    for owned in COMPANIES:
        held_in = {owner: bounds for (owner, one), bounds in graph.items() if one == owned}
        corners = {
            tuple(sorted(corner(held_in, order, owned).items()))
            for size in range(len(held_in) + 1)
            for order in permutations(held_in, size)
        }
        each.append([dict(one) for one in sorted(corners)])
    for chosen in product(*each):
        yield {key: part for one in chosen for key, part in one.items()}


def corner(
    held_in: dict[str, tuple[Fraction, Fraction]], order: tuple[str, ...], owned: str
) -> Shares:
    parts = {owner: low for owner, (low, _) in held_in.items()}
    for owner in order:
        room = 1 - sum(parts.values())
        parts[owner] += min(room, held_in[owner][1] - parts[owner])
    return {(owner, owned): part for owner, part in parts.items()}


@given(graphs(ranges=False))
def test_owned_links_are_the_smallest_set_that_owning_a_half_cannot_grow(graph: Ranges) -> None:
    expected = blocked({pair: low for pair, (low, _) in graph.items()})
    found = held(graph, "ofac")
    assert {one for one in COMPANIES if answer(found, one) is Answer.PROVED} == expected


@given(graphs(ranges=False))
def test_effective_shares_solve_the_equations_of_all_walks(graph: Ranges) -> None:
    expected = integrated({pair: low for pair, (low, _) in graph.items()})
    found = held(graph, "eu")
    for one in COMPANIES:
        shares = found[one].shares if one in found else ()
        low = shares[0].low.share if shares else Fraction(0)
        assert low == expected[one]
        assert (answer(found, one) is Answer.PROVED) == (expected[one] >= Fraction(1, 2))


@settings(max_examples=60)
@given(graphs(most_edges=5))
def test_the_most_and_the_least_are_those_of_all_divisions(graph: Ranges) -> None:
    ranges = held(graph, "eu")
    chains = held(graph, "ofac")
    all_shares = [integrated(one) for one in divisions(graph)]
    all_blocked = [blocked(one) for one in divisions(graph)]
    for one in COMPANIES:
        shares = ranges[one].shares if one in ranges else ()
        low = shares[0].low.share if shares else Fraction(0)
        high = shares[0].high.share if shares else Fraction(0)
        assert low == min(each[one] for each in all_shares)
        assert high == max(each[one] for each in all_shares)
        times = sum(one in each for each in all_blocked)
        assert (answer(chains, one) is not Answer.NOT_PROVED) == (times > 0)
        assert (answer(chains, one) is Answer.PROVED) == (times == len(all_blocked))


# laws

_RANK = {Answer.NOT_PROVED: 0, Answer.POSSIBLE: 1, Answer.PROVED: 2}
readings = st.sampled_from(["ofac", "eu", "uk", "fatf", "kz"])


@given(graphs(), readings)
def test_one_more_designated_party_never_lowers_an_answer(graph: Ranges, reading: str) -> None:
    few, more = held(graph, reading, "X"), held(graph, reading, "XY")
    assert all(_RANK[answer(more, one)] >= _RANK[answer(few, one)] for one in COMPANIES)


@given(graphs(), readings)
def test_a_company_aside_changes_nothing(graph: Ranges, reading: str) -> None:
    aside: Ranges = {("P", "Z"): (percent(60), percent(60)), ("Z", "W"): (percent(1), percent(100))}
    assert held(graph, reading) == held(graph | aside, reading)


@given(graphs(), readings)
def test_knowing_more_never_turns_a_proof_round(graph: Ranges, reading: str) -> None:
    exact: Ranges = {pair: (low, low) for pair, (low, _) in graph.items()}
    before, after = held(graph, reading), held(exact, reading)
    for one in COMPANIES:
        if answer(before, one) is Answer.PROVED:
            assert answer(after, one) is Answer.PROVED
        if answer(before, one) is Answer.NOT_PROVED:
            assert answer(after, one) is Answer.NOT_PROVED


@given(graphs(), readings)
def test_least_is_never_above_most_and_most_never_above_the_whole(
    graph: Ranges, reading: str
) -> None:
    for one in held(graph, reading).values():
        for share in one.shares:
            assert 0 <= share.low.share <= share.high.share <= 1
        assert one.paths
        assert {path.stakes[-1].owned for path in one.paths} == {one.party}


@given(graphs(), readings)
def test_the_order_of_the_evidence_changes_no_answer(graph: Ranges, reading: str) -> None:
    turned = dict(reversed(graph.items()))
    one, other = held(graph, reading), held(turned, reading)
    assert {k: (v.answer, v.shares) for k, v in one.items()} == {
        k: (v.answer, v.shares) for k, v in other.items()
    }
