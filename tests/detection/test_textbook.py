"""A typology finds its textbook case, and nothing where one parameter is one unit stricter."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import pytest
from tests.detection.textbook import CASES, DECEMBER, EVENING, Case

from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.drug_sale import drug_sale
from qaitaru.detection.rules.flow_through import FlowThroughParameters, flow_through
from qaitaru.detection.rules.rapid_pass_through import (
    RapidPassThroughParameters,
    rapid_pass_through,
)
from qaitaru.detection.rules.structuring import StructuringParameters, structuring
from qaitaru.detection.scheme import Scheme
from qaitaru.detection.typologies import TYPOLOGIES

EITHER = {"morning_seconds": "a case of its own below"}
MISSES = [(name, field) for name, case in CASES.items() for field in case.stricter]


def _found(name: str, moves: Sequence[Move], asked: Any) -> list[Scheme]:
    (typology,) = (one for one in TYPOLOGIES if one.name == name)
    return list(typology.find(moves, asked))


@pytest.mark.parametrize("name", CASES)
def test_the_textbook_case_is_found_with_all_its_rows(name: str) -> None:
    case = CASES[name]
    (scheme,) = _found(name, case.moves, case.asked)
    assert scheme.rows == case.rows
    assert 9 in scheme.anchors


@pytest.mark.parametrize("name", CASES)
def test_the_order_in_which_transfers_are_given_is_nothing(name: str) -> None:
    case = CASES[name]
    assert _found(name, case.moves[::-1], case.asked) == _found(name, case.moves, case.asked)


@pytest.mark.parametrize(("name", "field"), MISSES)
def test_one_unit_stricter_and_it_is_missed(name: str, field: str) -> None:
    case = CASES[name]
    stricter = getattr(case.asked, field) + case.stricter[field]
    assert _found(name, case.moves, replace(case.asked, **{field: stricter})) == []


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_each_parameter_has_its_near_miss(case: Case) -> None:
    assert {one.name for one in fields(case.asked)} - set(EITHER) == set(case.stricter)


def test_the_night_ends_with_the_morning() -> None:
    case = CASES["drug_sale"]
    later = [replace(one, at=one.at - EVENING + DAY + 6 * HOUR) for one in case.moves]
    asked = replace(case.asked, night_percent=33)
    assert list(drug_sale(later, asked))
    assert not list(drug_sale(later, replace(asked, morning_seconds=6 * HOUR - 50)))


def test_a_credit_of_which_only_the_day_is_known_is_not_of_the_night() -> None:
    case = CASES["drug_sale"]
    dated = [replace(one, marks=int(Mark.DAY_ONLY)) for one in case.moves]
    assert not list(drug_sale(dated, case.asked))


def test_operations_below_the_threshold_must_be_above_it_together() -> None:
    asked = StructuringParameters(1_000, 40, 2, 100)
    assert not list(structuring([Move(0, 0, 9, 1, 499), Move(1, 1, 9, 1, 500)], asked))
    assert list(structuring([Move(0, 0, 9, 1, 500), Move(1, 1, 9, 1, 500)], asked))


def test_cash_paid_in_is_the_operation_of_whom_it_is_paid_to() -> None:
    case = CASES["structuring"]
    paid = [Move(at, at, till, 9, 800, Mark.CASH_IN) for at, till in enumerate((1, 2, 3))]
    assert [one.anchors[0] for one in structuring(paid, case.asked)] == [9]


def test_old_money_stands_before_a_credit_in_the_queue() -> None:
    case = CASES["rapid_pass_through"]
    kept = Move(9, -5, 7, 9, 101)
    assert not list(rapid_pass_through([kept, *case.moves], case.asked))


def test_what_is_kept_of_each_credit_stands_before_the_next() -> None:
    asked = RapidPassThroughParameters(90, 100, 1, 1_000)
    kept = [
        one
        for at in range(5)
        for one in (
            Move(2 * at, 200 * at, 1, 9, 1_000),
            Move(2 * at + 1, 200 * at + 50, 9, 2, 960),
        )
    ]
    (scheme,) = rapid_pass_through(kept, asked)
    assert scheme.rows == (0, 1, 2, 3)


def test_what_was_there_before_the_ledger_is_no_credit_that_passes() -> None:
    moves = [Move(0, 0, 9, 1, 5_000), Move(1, 1, 2, 9, 100)]
    assert not list(rapid_pass_through(moves, RapidPassThroughParameters(1, DAY, 1, DAY)))


def test_a_day_is_closed_once_and_a_month_begins_where_the_place_is() -> None:
    case = CASES["flow_through"]
    (scheme,) = flow_through(case.moves, case.asked)
    assert scheme.begins == DECEMBER - HOUR
    later = [replace(one, at=one.at + DAY * (one.row // 3)) for one in case.moves]
    assert not list(flow_through(later, case.asked))
    assert list(flow_through(later, FlowThroughParameters(95, 1, 6, HOUR)))
