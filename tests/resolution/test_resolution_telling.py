"""What is told of a resolution: parties, the bonds that hold them, pairs to judge."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolution.cases import MARAT, SERIK, born, person, read_name

from qaitaru.resolution.asking import SURE_FROM, doubt, worth
from qaitaru.resolution.clustering import Bond
from qaitaru.resolution.estimating import Weights
from qaitaru.resolution.fields import FIELDS, LEVELS
from qaitaru.resolution.judging import Judgement, Verdict
from qaitaru.resolution.outcome import Asking, Known, Outcome, ToldPair
from qaitaru.resolution.records import PartyRecord, in_conflict, state_numbers
from qaitaru.resolution.resolving import resolve
from qaitaru.resolution.telling import Asked, holding, outcome_of
from qaitaru.resolution.values import Levels

DAY = born(1980, 1, 1)
PHONE = ("87011234567",)
ONE = person(0, "Akhmetov Serik Boluly", DAY, numbers=(SERIK,), phones=PHONE)
TWO = person(1, "Serik Akhmetov", DAY, phones=PHONE)
THREE = person(2, "Akhmetov Serik", DAY, numbers=(MARAT,), phones=PHONE)


def said(number: int, one: int, other: int, verdict: Verdict) -> Judgement:
    return Judgement(
        number=number, first=one, second=other, verdict=verdict, ground="seen", member="a", at=""
    )


def outcome(
    *told: PartyRecord, judged: Sequence[Judgement] = (), payments: Sequence[int] = ()
) -> Outcome:
    resolution = resolve(told, read_name, judged)
    asked = Asked(
        keys=[f"p{one.record_no}" for one in told],
        payments=payments or [0] * len(told),
        judgements=judged,
        join_from_bits=1.0,
    )
    return outcome_of(resolution, asked)


def test_a_party_is_told_with_the_bond_that_holds_it() -> None:
    found = outcome(ONE, TWO)
    assert found.parties == (("p0", "p1"),)
    (pair,) = found.within(found.party_of("p1"))
    assert (pair.bond, pair.holds, pair.known) == (Bond.LIKENESS, True, Known.NOTHING)
    assert found.party_of("p9") == ("p9",)
    assert found.within(["p9"]) == ()


def test_a_pair_a_member_joined_holds_though_it_was_never_compared() -> None:
    stranger = person(1, "Ospanova Dina")
    found = outcome(ONE, stranger, judged=[said(1, 0, 1, Verdict.SAME)])
    (pair,) = found.pairs
    assert (pair.levels, pair.bond, pair.holds) == ((), Bond.JUDGED, True)
    assert found.doubts == ()


def test_alike_but_for_the_number_is_told_and_never_asked() -> None:
    found = outcome(ONE, person(1, THREE.names[0], DAY, numbers=(MARAT,), phones=PHONE))
    assert [(one.first, one.second, one.known) for one in found.alike] == [
        ("p0", "p1", Known.DIFFERENT)
    ]
    assert (found.doubts, found.alike_count) == ((), 1)


def test_a_bond_that_a_third_record_forbids_is_told_with_the_two_that_forbid() -> None:
    found = outcome(ONE, TWO, THREE)
    assert len(found.parties) == 1
    (apart,) = found.kept_apart
    assert (apart.by, apart.pair.bond) == (("p0", "p2"), Bond.LIKENESS)


def test_judged_the_same_against_the_numbers_is_told_as_not_followed() -> None:
    other = person(1, "Akhmetov Serik", numbers=(MARAT,))
    found = outcome(ONE, other, judged=[said(1, 0, 1, Verdict.SAME)])
    (apart,) = found.kept_apart
    assert (found.parties, apart.pair.bond, apart.by) == ((), Bond.JUDGED, ("p0", "p1"))


def test_one_number_where_all_else_differs_is_asked_first() -> None:
    other = person(1, "Ospanova Dina", numbers=(SERIK,), phones=("87779998877",))
    found = outcome(ONE, other, payments=[6, 14])
    (asked,) = found.doubts
    assert (asked.asking, asked.pair.known) == (Asking.NUMBER_ALONE, Known.SAME)
    assert asked.worth == 3000  # one whole bit, times log2 of two and six payments


def test_a_likeness_that_is_not_sure_is_asked_and_one_judged_is_not() -> None:
    unsure = person(1, "Serik Akhmetov", born(1980))
    found = outcome(person(0, "Akhmetov Serik", DAY), unsure)
    assert [one.asking for one in found.doubts] in ([Asking.TOGETHER], [Asking.APART])
    judged = outcome(
        person(0, "Akhmetov Serik", DAY), unsure, judged=[said(1, 0, 1, Verdict.UNSURE)]
    )
    assert (judged.doubts, judged.doubt_count, judged.parties) == ((), 0, ())


def test_a_record_of_two_numbers_is_told_by_its_key() -> None:
    (found,) = outcome(person(0, "Serik", numbers=(SERIK, MARAT))).contradicting
    assert (found.key, found.numbers) == ("p0", ", ".join(sorted((SERIK.text, MARAT.text))))


def test_the_kept_scale_weighs_as_the_room_did() -> None:
    resolution = resolve([ONE, TWO], read_name)
    found = outcome(ONE, TWO).persons.weights()
    levels = resolution.pairs.levels
    assert found.of(levels).tolist() == resolution.persons.of(levels).tolist()


def test_another_estimate_may_be_given() -> None:
    def nothing(_: Levels, __: Levels) -> Weights:
        return Weights(-9.0, {field: np.zeros(len(LEVELS[field])) for field in FIELDS})

    assert resolve([ONE, TWO], read_name, learn=nothing).clustered.parties == ()


def test_doubt_is_whole_at_even_chances_and_ends_far_from_them() -> None:
    found = doubt(np.array([0, SURE_FROM, -SURE_FROM, 10**6], np.int64))
    assert found[0] == 1
    assert found[1] == pytest.approx(found[2])
    assert found[1] < 0.07
    assert found[3] == pytest.approx(0)
    assert worth(found[:1], np.array([2])).tolist() == [2000]


def bond(first: str, second: str, kind: Bond | None, bits: int) -> ToldPair:
    return ToldPair(first=first, second=second, bond=kind, thousandths=bits)


def test_the_fewest_and_strongest_bonds_hold_a_party() -> None:
    pairs = [
        bond("a", "b", Bond.LIKENESS, 9000),
        bond("b", "c", Bond.LIKENESS, 2000),
        bond("a", "c", Bond.NUMBER, -500),
        bond("b", "d", Bond.LIKENESS, 100),
        bond("a", "d", None, 99_000),
    ]
    assert holding(pairs) == {("a", "c"), ("a", "b"), ("b", "d")}


NAMES = ("Akhmetov Serik", "Serik Akhmetov", "Akhmetova Dina", "Ospanov Marat")
NUMBERS = st.lists(st.sampled_from([SERIK, MARAT]), max_size=2, unique=True).map(tuple)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[PartyRecord], list[Judgement]]:
    count = draw(st.integers(2, 7))
    told = [
        person(
            at,
            draw(st.sampled_from(NAMES)),
            *draw(st.sampled_from([(), (DAY,), (born(1975, 5, 5),)])),
            numbers=draw(NUMBERS),
            phones=draw(st.sampled_from([(), PHONE])),
        )
        for at in range(count)
    ]
    pairs = st.sampled_from(list(combinations(range(count), 2)))
    words = draw(st.lists(st.tuples(pairs, st.sampled_from(Verdict)), max_size=8))
    return told, [said(n, *pair, verdict) for n, (pair, verdict) in enumerate(words, 1)]


@settings(max_examples=150)
@given(worlds())
def test_numbers_in_conflict_are_never_one_party_whatever_members_say(
    world: tuple[list[PartyRecord], list[Judgement]],
) -> None:
    told, judged = world
    found = outcome(*told, judged=judged)
    state = {f"p{one.record_no}": state_numbers(one) for one in told}
    for party in found.parties:
        assert not any(
            in_conflict(state[one], state[other]) for one, other in combinations(party, 2)
        )
        assert sum(one.holds for one in found.within(party)) == len(party) - 1
    asked = {(one.pair.first, one.pair.second) for one in found.doubts}
    assert not any(in_conflict(state[one], state[other]) for one, other in asked)
