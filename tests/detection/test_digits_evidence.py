"""Digits are weighed by how often one stands, among all an account paid."""

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.moves import Move
from qaitaru.detection.scheme import NONE, Scheme

SEVENS = [Move(at, at * 60, 9, 100 + at % 40, 700 + at % 90, 0) for at in range(10, 200)]
OTHERS = [Move(at, at * 60, 9, 100 + at % 40, 100 * (at % 9 + 1), 0) for at in range(200, 400)]
LEDGER = [*SEVENS, *OTHERS]


def _told(typology: str, moves: list[Move]) -> Finding:
    scheme = Scheme(typology, (9, NONE), moves[0].at, tuple(one.row for one in moves))
    by_row = {one.row: one for one in LEDGER} | {one.row: one for one in moves}
    (found,) = findings_of([scheme], background_of(LEDGER), by_row, {typology})
    return found


def test_a_digit_far_too_often_is_hard_to_explain_yet_supports_only() -> None:
    found = _told("first_digits", SEVENS)
    assert [one.name for one in found.evidence] == ["digits", "among"]
    assert dict(found.evidence[0].numbers)["percent"] == 6  # of numbers that begin with seven
    assert 0.4 < found.score <= 0.5


def test_a_digit_as_often_as_it_should_be_says_nothing() -> None:
    few = [one for one in OTHERS if one.amount == 100]
    assert _told("first_digits", few).score == 0.0


def test_a_last_digit_is_one_of_nine() -> None:
    found = _told("last_digits", SEVENS)
    assert dict(found.evidence[0].numbers) == {"transfers": 190, "of": 390, "percent": 11}


def test_amounts_that_a_rate_turned_count_by_the_commonest_digit() -> None:
    turned = [Move(one.row, one.at, one.payer, one.payee, one.amount * 3) for one in SEVENS]
    found = _told("first_digits", [*turned[:-1], Move(turned[-1].row, 1, 9, 1, 99)])
    assert dict(found.evidence[0].numbers)["percent"] == 30
