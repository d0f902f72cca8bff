"""Mirrors, loans, cash, wages, gambling and digits: found, and missed by one unit."""

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any, Final

import pytest
from tests.detection.textbook import Case

from qaitaru.detection.known import AccountFact, AccountKind, Known
from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.other_typologies import OTHER_TYPOLOGIES
from qaitaru.detection.rules.cash import CashBeyondTakingsParameters, CashMismatchParameters
from qaitaru.detection.rules.digits import FirstDigitsParameters, LastDigitsParameters
from qaitaru.detection.rules.gambling import (
    GamblingCollectionParameters,
    GamblingReturnParameters,
)
from qaitaru.detection.rules.layers import LayersParameters
from qaitaru.detection.rules.loan_back import LoanBackParameters
from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters
from qaitaru.detection.rules.salary_return import SalaryReturnParameters
from qaitaru.detection.scheme import Scheme

USUAL: Final = Known((AccountFact(9, AccountKind.USUAL_CASH, 20),))
_FIRST_LAYER: Final = ((0, 9, 21, 5), (10, 9, 22, 5), (20, 10, 22, 5), (30, 10, 23, 5))
CASES: Final[Mapping[str, Case]] = {
    "bipartite": Case(
        LayersParameters(3, 100, 5),
        (*_FIRST_LAYER, (99, 11, 23, 5)),
        (0, 1, 2, 3, 4),
        {"accounts": 1, "seconds": -1, "transfers": -1},
    ),
    "stack": Case(
        LayersParameters(3, 100, 10),
        (
            *(*_FIRST_LAYER, (31, 11, 23, 5)),
            *((40, 21, 31, 5), (41, 22, 31, 5), (42, 22, 32, 5), (43, 23, 32, 5), (99, 23, 33, 5)),
        ),
        tuple(range(10)),
        {"accounts": 1, "seconds": -1, "transfers": -1},
    ),
    "mirror_legs": Case(
        MirrorLegsParameters(2, 1_000, 50, 5),
        ((0, 9, 8, 1_000), (50, 8, 9, 950), (949, 9, 8, 1_000), (999, 8, 9, 950)),
        (0, 1, 2, 3),
        {"each_way": 1, "seconds": -1, "apart_seconds": -1, "percent": -1},
    ),
    "loan_back": Case(
        LoanBackParameters(1_000, 80, 1, 875),
        (
            *((1, 9, 8, 300), (500, 9, 7, 400), (600, 7, 8, 500)),
            (1_000, 8, 9, 875, Mark.LOAN),
        ),
        (0, 1, 2, 3),
        {"seconds": -1, "percent": 1, "borrowers": -1, "threshold": 1},
    ),
    "cash_mismatch": Case(
        CashMismatchParameters(70, 20, 3, 100),
        ((0, 1, 9, 350, Mark.CASH_IN), (50, 2, 9, 350, Mark.CASH_IN), (99, 3, 9, 300)),
        (0, 1),
        {"percent": 1, "usual_percent": -1, "credits": 1, "seconds": -1},
    ),
    "cash_beyond_takings": Case(
        CashBeyondTakingsParameters(3, 2, 100),
        (
            *((0, 1, 9, 300, Mark.CASH_IN), (1, 2, 9, 300, Mark.CASH_IN)),
            *((50, 3, 9, 100, Mark.CARD), (99, 4, 9, 100, Mark.CARD)),
        ),
        (0, 1),
        {"times": 1, "payments": 1, "seconds": -1},
    ),
    "salary_return": Case(
        SalaryReturnParameters(2, 100, 50, 60, 1),
        (
            *((0, 1, 5, 200, Mark.SALARY), (59, 5, 9, 100)),
            *((99, 1, 6, 200, Mark.SALARY), (158, 6, 9, 100)),
        ),
        (0, 1, 2, 3),
        {"persons": 1, "seconds": -1, "percent": 1, "after_seconds": -1, "employers": -1},
    ),
    "gambling_return": Case(
        GamblingReturnParameters(2, 100, 80, 50, 1),
        (
            *((0, 9, 1, 100, Mark.GAMBLING), (99, 9, 1, 100, Mark.GAMBLING)),
            (149, 2, 9, 160, Mark.GAMBLING),
        ),
        (0, 1, 2),
        {"payments": 1, "seconds": -1, "percent": 1, "after_seconds": -1, "players": -1},
    ),
    "gambling_collection": Case(
        GamblingCollectionParameters(2, 100, 50, 10),
        (
            *((0, 1, 9, 100, Mark.CARD), (99, 2, 9, 100, Mark.CARD)),
            (109, 9, 3, 100, Mark.GAMBLING),
        ),
        (0, 1, 2),
        {"payers": 1, "seconds": -1, "percent": 1, "after_seconds": -1},
    ),
    "first_digits": Case(
        FirstDigitsParameters(9, 9, 100, 186_652, 2_120),
        tuple((at, 9, 1, 900 if at else 9) for at in range(9)),
        tuple(range(9)),
        {
            "debits": 1,
            "most": -1,
            "times": 1,
            "chi_thousandths": 1,
            "mean_ten_thousandths": 1,
        },
    ),
    "last_digits": Case(
        LastDigitsParameters(100, 9, 9, 72_000, 1_975),
        tuple((at, 9, 1, 1_000_000 * at + 700) for at in range(9)),
        tuple(range(9)),
        {
            "unit": 1,
            "debits": 1,
            "most": -1,
            "chi_thousandths": 1,
            "mean_ten_thousandths": 1,
        },
    ),
}
MISSES = [(name, field) for name, case in CASES.items() for field in case.stricter]


def _found(name: str, moves: Sequence[Move], asked: Any) -> list[Scheme]:
    (typology,) = (one for one in OTHER_TYPOLOGIES if one.name == name)
    return list(typology.found(moves, asked, USUAL))


@pytest.mark.parametrize("name", CASES)
def test_the_case_is_found_with_all_its_rows(name: str) -> None:
    case = CASES[name]
    (scheme,) = _found(name, case.moves, case.asked)
    assert scheme.rows == case.rows
    assert 9 in scheme.anchors
    assert _found(name, case.moves[::-1], case.asked) == [scheme]


@pytest.mark.parametrize(("name", "field"), MISSES)
def test_a_unit_stricter_and_it_is_missed(name: str, field: str) -> None:
    case = CASES[name]
    stricter = getattr(case.asked, field) + case.stricter[field]
    assert _found(name, case.moves, replace(case.asked, **{field: stricter})) == []


def test_each_of_these_typologies_has_its_case_and_near_misses() -> None:
    assert CASES.keys() == {one.name for one in OTHER_TYPOLOGIES}
    for name, case in CASES.items():
        assert {one.name for one in fields(case.asked)} == set(case.stricter), name


def _moves(*told: tuple[int, ...]) -> list[Move]:
    return [Move(row, *one) for row, one in enumerate(told)]


@pytest.mark.parametrize(
    "spoilt",
    [
        (98, 9, 23, 5),  # still down one layer
        (98, 9, 31, 5),  # past a layer
        (98, 31, 21, 5),  # up
        (98, 23, 22, 5),  # aside
    ],
)
def test_every_transfer_leads_one_layer_down(spoilt: tuple[int, ...]) -> None:
    case = CASES["stack"]
    found = _found(
        "stack", _moves(*case.told[:9], spoilt, case.told[9]), replace(case.asked, transfers=11)
    )
    assert bool(found) == (spoilt[1:3] == (9, 23))


def test_nobody_hands_on_before_being_paid() -> None:
    case = CASES["stack"]
    early = [replace(one, at=-one.at + 100) for one in case.moves]
    assert not _found("stack", early, case.asked)


def test_layers_are_seen_whichever_transfers_come_first() -> None:
    """The second and third touch no account before them; what one pays oneself is none."""
    told = ((0, 9, 21, 5), (1, 10, 22, 5), (2, 11, 23, 5), (3, 10, 21, 5), (98, 11, 22, 5))
    asked = CASES["bipartite"].asked
    assert [one.rows for one in _found("bipartite", _moves(*told), asked)] == [(0, 1, 2, 3, 4)]
    oneself = _moves(*told[:4], (50, 22, 22, 5), told[4])
    assert [one.rows for one in _found("bipartite", oneself, asked)] == [(0, 1, 2, 3, 5)]
    later = _moves(*told, (99 + 1_000, 9, 22, 5))  # long after all others
    assert [one.rows for one in _found("bipartite", later, asked)] == [(0, 1, 2, 3, 4)]


def test_the_service_of_a_debt_is_no_money_behind_a_loan() -> None:
    asked = LoanBackParameters(1_000, 1, 9, 0)
    repaid = _moves((1, 9, 8, 500, Mark.LOAN), (2, 8, 9, 500, Mark.LOAN))
    assert not _found("loan_back", repaid, asked)


def test_what_goes_back_to_a_lender_is_no_loan() -> None:
    asked = LoanBackParameters(1_000, 1, 9, 0)
    lent = _moves((1, 9, 8, 500, Mark.LOAN), (2, 9, 8, 500), (3, 8, 9, 500, Mark.LOAN))
    assert not _found("loan_back", lent, asked)
    assert _found("loan_back", lent[1:], asked)


def test_a_hand_brings_no_more_than_came_to_it_and_in_time() -> None:
    asked = LoanBackParameters(1_000, 100, 9, 0)
    lent = (9, 8, 9, 100, Mark.LOAN)
    assert _found("loan_back", _moves((1, 9, 7, 100), (2, 7, 8, 500), lent), asked)
    assert not _found("loan_back", _moves((1, 9, 7, 99), (2, 7, 8, 500), lent), asked)
    assert not _found("loan_back", _moves((1, 7, 8, 500), (2, 9, 7, 100), lent), asked)
    (found,) = _found(
        "loan_back", _moves((1, 9, 7, 100), (2, 7, 8, 500), (3, 9, 7, 1), lent), asked
    )
    assert found.rows == (0, 1, 3)  # what came to the hand too late is no part of it


def test_a_refund_is_no_mirror_of_turnover() -> None:
    refund = _moves((0, 9, 8, 100), (1, 8, 9, 100))
    assert not _found("mirror_legs", refund, MirrorLegsParameters())


def test_the_largest_share_of_cash_that_holds_counts() -> None:
    case = CASES["cash_mismatch"]
    (typology,) = (one for one in OTHER_TYPOLOGIES if one.name == "cash_mismatch")
    other = AccountFact(9, AccountKind.USUAL_CASH, 60, 0, 100)
    assert not list(typology.found(case.moves, case.asked, Known((*USUAL.accounts, other))))
    ended = replace(other, to_s=99)
    assert list(typology.found(case.moves, case.asked, Known((*USUAL.accounts, ended))))
    assert not list(typology.found(case.moves, case.asked))


def test_credits_of_nothing_are_no_cash() -> None:
    empty = _moves(*((at, at, 9, 0) for at in range(5)))
    assert not _found("cash_mismatch", empty, CashMismatchParameters(70, 20, 3, 100))


def test_takings_without_cash_are_nothing_whatever_is_asked() -> None:
    cards = _moves((0, 1, 9, 100, Mark.CARD), (1, 2, 9, 100, Mark.CARD))
    assert not _found("cash_beyond_takings", cards, CashBeyondTakingsParameters(0, 1))


def test_growth_by_shares_keeps_to_the_law_of_first_digits() -> None:
    sums = [max(int(100 * 1.021**at), 1) for at in range(600)]
    grown = _moves(*((at, 9, 1, amount) for at, amount in enumerate(sums)))
    assert not _found("first_digits", grown, FirstDigitsParameters())
    made_up = _moves(*((at, 9, 1, 1 + at * 7_919 % 100_000) for at in range(600)))
    assert _found("first_digits", made_up, FirstDigitsParameters())


def test_nothing_has_no_first_digit() -> None:
    nothing = _moves(*((at, 9, 1, 0) for at in range(200)))
    assert not _found("first_digits", nothing, FirstDigitsParameters(debits=1))


def test_amounts_of_whole_tens_say_nothing_of_last_digits() -> None:
    tens = _moves(*((at, 9, 1, 100_000) for at in range(500)))
    assert not _found("last_digits", tens, LastDigitsParameters())
