"""Small fans: strangers close together are told, regulars, salaries and chance are not."""

from dataclasses import replace

import pytest
from tests.detection.ledgers import ledgers
from tests.detection.planted import planted_ledger

from qaitaru.detection.kernels.doors import small_fan_in_kernel, small_fan_out_kernel
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.small_fan import SmallFanParameters, small_fan_in, small_fan_out

COLLECTOR = 900
FEW = SmallFanParameters(chance=1)
MANY = SmallFanParameters(chance=10**9)


def _month(*more: Move) -> list[Move]:
    """Hourly transfers between regulars for a month, and what is added to them."""
    usual = [Move(0, 7 + hour * HOUR, hour % 40, 50 + hour % 7, 5_000) for hour in range(720)]
    moves = sorted((*usual, *more), key=lambda one: (one.at, one.payer))
    return [replace(one, row=row) for row, one in enumerate(moves)]


def _paid(begins: int, payers: range, apart: int = 600, marks: int = 0) -> list[Move]:
    return [
        Move(0, begins + at * apart, payer, COLLECTOR, 90_000, marks)
        for at, payer in enumerate(payers)
    ]


def _rows(moves: list[Move], begins: int, ends: int) -> tuple[int, ...]:
    return tuple(one.row for one in moves if one.payee == COLLECTOR and begins <= one.at <= ends)


def test_four_strangers_within_an_hour_are_a_small_fan() -> None:
    moves = _month(*_paid(3 * DAY + 60, range(500, 504)))
    (found,) = small_fan_in(moves, FEW)
    assert (found.typology, found.anchors, found.begins) == (
        "small_fan_in",
        (COLLECTOR, -1),
        3 * DAY + 60,
    )
    assert found.rows == _rows(moves, 3 * DAY, 4 * DAY)


def test_the_same_paid_out_is_a_small_fan_out() -> None:
    moves = _month(*_paid(3 * DAY + 60, range(500, 504)))
    turned = [replace(one, payer=one.payee, payee=one.payer) for one in moves]
    assert [one.rows for one in small_fan_out(turned, FEW)] == [
        one.rows for one in small_fan_in(moves, FEW)
    ]


def test_an_account_has_as_many_small_fans_as_are_rare_and_no_more_than_asked() -> None:
    first, second = (_paid(day * DAY + 60, range(500 + day, 505 + day)) for day in (2, 20))
    moves = _month(*first, *second)
    assert {one.begins for one in small_fan_in(moves, FEW)} == {2 * DAY + 60, 20 * DAY + 60}
    assert len(list(small_fan_in(moves, replace(FEW, times=1)))) == 1


def test_who_pays_all_the_month_through_is_no_stranger() -> None:
    weekly = (one for day in range(0, 28, 7) for one in _paid(day * DAY + 60, range(500, 504)))
    assert not list(small_fan_in(_month(*weekly), FEW))


def test_who_is_paid_a_salary_is_no_stranger() -> None:
    moves = _month(*_paid(3 * DAY + 60, range(500, 504), marks=Mark.SALARY))
    assert not list(small_fan_in(moves, FEW))


def test_strangers_further_apart_than_asked_are_none() -> None:
    moves = _month(*_paid(3 * DAY + 60, range(500, 502), apart=10 * DAY))
    assert not any(
        one.anchors[0] == COLLECTOR
        for one in small_fan_in(moves, replace(MANY, seconds=10 * DAY - 1))
    )
    found = small_fan_in(moves, replace(MANY, seconds=10 * DAY))
    assert COLLECTOR in {one.anchors[0] for one in found}


def test_fewer_than_asked_are_none() -> None:
    moves = _month(*_paid(3 * DAY + 60, range(500, 504)))
    assert not list(small_fan_in(moves, replace(FEW, counterparties=5)))
    assert len(list(small_fan_in(moves, replace(FEW, counterparties=4)))) == 1


def test_a_month_of_chance_has_about_as_many_as_are_said_to_be_expected() -> None:
    ledger = planted_ledger(3, 20_000, 0)
    found = len(list(small_fan_in_kernel(pack(ledger.moves), SmallFanParameters(chance=10))))
    assert found <= 4 * 10  # salaries and shops are in it


@pytest.mark.parametrize("seed", [1, 2])
def test_compiled_as_plain_in_a_power_law(seed: int) -> None:
    moves = planted_ledger(seed, 4_000, 3).moves
    for asked in (SmallFanParameters(), SmallFanParameters(3, DAY, 10**6, 2)):
        assert sorted(small_fan_in_kernel(pack(moves), asked)) == sorted(small_fan_in(moves, asked))
        assert sorted(small_fan_out_kernel(pack(moves), asked)) == sorted(
            small_fan_out(moves, asked)
        )


def test_nothing_is_found_in_nothing() -> None:
    assert not list(small_fan_in([], FEW))
    assert not list(small_fan_in_kernel(pack([]), FEW))
    (empty,) = ledgers(1, 9)
    to_oneself = [replace(one, payee=one.payer) for one in empty]
    assert not list(small_fan_in(to_oneself, FEW))
    assert not list(small_fan_in_kernel(pack(to_oneself), FEW))
