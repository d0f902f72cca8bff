"""From records to parties, and why."""

import numpy as np
import pytest
from bench.known_parties import records
from bench.resolution import conflicts, lost, pairs_of, shares, true_pairs
from tests.resolution.cases import MARAT, SERIK, born, person, read_name

from qaitaru.acts.resolution.name_words import name_words
from qaitaru.facts.parties import PartyKind
from qaitaru.facts.problems import Problem, Severity
from qaitaru.resolution.blocking import CutBlock, blocked
from qaitaru.resolution.fields import Field
from qaitaru.resolution.judging import Judgement, Verdict
from qaitaru.resolution.records import PartyRecord
from qaitaru.resolution.resolving import Resolution, resolve

DAY = born(1980, 1, 1)
ONE = person(1, "Akhmetov Serik Boluly", DAY, numbers=(SERIK,), phones=("+77011234567",))
TWO = person(2, "Serik Akhmetov", DAY, phones=("87011234567",))
THREE = person(3, "Akhmetov Serik", DAY, numbers=(MARAT,), phones=("87011234567",))


def parties(*told: PartyRecord, said: tuple[Judgement, ...] = ()) -> tuple[tuple[int, ...], ...]:
    return resolve(told, read_name, said).clustered.parties


def judged(one: int, other: int, verdict: Verdict, number: int = 1) -> Judgement:
    return Judgement(
        number=number, first=one, second=other, verdict=verdict, ground="seen", member="a", at=""
    )


def test_name_birth_and_phone_make_two_records_one_party() -> None:
    assert parties(ONE, TWO) == ((1, 2),)
    assert parties(TWO, ONE) == ((1, 2),)


def test_one_valid_number_joins_whatever_else_differs() -> None:
    other = person(2, "Ospanova Dina", born(1950, 5, 5), numbers=(SERIK,))
    assert parties(ONE, other) == ((1, 2),)


def test_two_valid_numbers_are_two_parties_however_alike() -> None:
    assert parties(ONE, THREE) == ()
    assert parties(ONE, THREE, said=(judged(1, 3, Verdict.SAME),)) == ()
    refused = resolve([ONE, THREE], read_name, [judged(1, 3, Verdict.SAME)]).clustered.refused
    assert [one.by for one in refused] == [(1, 3)]


def test_a_judgement_unmerges_and_its_withdrawal_merges_again() -> None:
    parted = judged(2, 1, Verdict.DIFFERENT)
    assert parties(ONE, TWO, said=(parted,)) == ()
    assert parties(ONE, TWO, said=(parted, judged(1, 2, Verdict.WITHDRAWN, 2))) == ((1, 2),)


def test_unsure_leaves_two_records_as_two_until_a_member_says_the_same() -> None:
    unsure = judged(1, 2, Verdict.UNSURE)
    assert parties(ONE, TWO, said=(unsure,)) == ()
    assert parties(ONE, TWO, said=(unsure, judged(1, 2, Verdict.SAME, 2))) == ((1, 2),)


def test_a_judgement_of_a_record_that_was_withdrawn_waits() -> None:
    said = (judged(1, 9, Verdict.SAME, 1), judged(2, 9, Verdict.DIFFERENT, 2))
    assert parties(ONE, TWO, said=said) == ((1, 2),)


def test_two_records_of_one_number_are_parted_by_a_member_alone() -> None:
    other = person(2, "Ospanova Dina", numbers=(SERIK,))
    assert parties(ONE, other, said=(judged(1, 2, Verdict.UNSURE),)) == ((1, 2),)
    assert parties(ONE, other, said=(judged(1, 2, Verdict.DIFFERENT),)) == ()


def test_a_person_and_a_company_of_one_name_are_not_compared() -> None:
    company = PartyRecord(
        record_no=2, kind=PartyKind.LEGAL, names=("Akhmetov Serik",), phones=("87011234567",)
    )
    assert resolve([ONE, company], read_name).why((1, 2)) is None


def test_the_waterfall_adds_up_and_shows_both_values() -> None:
    found = resolve([ONE, TWO], read_name).why((1, 2))
    assert found is not None
    assert found.before + sum(part.bits for part in found.parts) == pytest.approx(found.bits)
    by_field = {part.field: part for part in found.parts}
    assert by_field[Field.PHONE].level == "same"
    assert by_field[Field.PHONE].first == ("+77011234567",)
    assert by_field[Field.PHONE].second == ("87011234567",)
    assert by_field[Field.BIRTH].first == ("1980-01-01/1980-01-02",)
    assert by_field[Field.ADDRESS].level == ""
    assert by_field[Field.ADDRESS].bits == 0
    assert by_field[Field.NAME].second == ("Serik Akhmetov",)


def test_the_waterfall_of_companies_is_by_the_weights_of_companies() -> None:
    firms = [
        PartyRecord(record_no=at, kind=PartyKind.LEGAL, names=("Alfa",), accounts=("KZ1",))
        for at in (1, 2)
    ]
    found = resolve(firms, read_name)
    why = found.why((1, 2))
    assert why is not None
    assert why.before == found.companies.before


def test_a_record_with_two_numbers_is_a_problem_told() -> None:
    both = person(7, "Akhmetov Serik", numbers=(SERIK, MARAT))
    numbers = ", ".join(sorted((SERIK.text, MARAT.text)))
    expected = Problem("two_state_numbers", Severity.DOUBTFUL, "record:7", numbers)
    assert resolve([both], read_name).problems == (expected,)


def test_nobody_and_records_that_say_nothing_are_no_party() -> None:
    assert parties() == ()
    assert parties(PartyRecord(record_no=1), PartyRecord(record_no=2)) == ()


def test_a_block_too_large_is_cut_and_told() -> None:
    key = ("phone", "1")
    found = blocked([{key}] * 5 + [{("phone", "2")}] * 2, largest=4)
    assert found.cut == (CutBlock(key, 5),)
    assert list(zip(found.left.tolist(), found.right.tolist(), strict=True)) == [(5, 6)]


def made(seed: int) -> tuple[list[PartyRecord], Resolution, set[tuple[int, int]]]:
    told, truth = records(6_000, seed)
    return told, resolve(told, name_words), true_pairs(truth)


def test_records_of_known_truth_are_joined_and_conflicts_never() -> None:
    told, found, true = made(6)
    precision, recall, f1 = shares(pairs_of(found.clustered.parties), true)
    assert f1 >= 0.95, (precision, recall)
    assert lost(found, true) < 0.01
    assert conflicts(found) == 0
    again = resolve(told[::-1], name_words)
    assert again.clustered == found.clustered
    assert np.array_equal(again.thousandths, found.thousandths)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ахметов Серік Болатұлы", "AKHMETOV SERIK BOLATOVICH"),
        ("ТОО «Альфа Трейд»", "Alfa Treid LLP"),
        ("Хамит Ж.", "Hamit J."),
    ],
)
def test_scripts_and_habits_come_to_the_same_words(one: str, other: str) -> None:
    plain = [[(word.form, word.is_initial) for word in name_words(name)] for name in (one, other)]
    assert plain[0] == plain[1]


def test_what_the_ending_of_a_family_tells_and_the_second_initial_is_the_fathers() -> None:
    family, given, father = name_words("Ахметова С.Б.")
    assert (family.gender, given.is_patronymic, father.is_patronymic) == ("female", False, True)
    assert name_words("Ахметов")[0].gender == "male"
    assert name_words("Тегі")[0].gender == ""
    assert [word.form for word in name_words("ТОО")] == ["to"]
