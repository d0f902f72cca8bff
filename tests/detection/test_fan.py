"""Fan-in and fan-out: the textbook case, the near miss, and the window's edges."""

from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.fan import FanParameters, fan_in, fan_out
from qaitaru.detection.scheme import NONE, Scheme

ASKED = FanParameters(counterparties=3, seconds=DAY)


def _paid(*payers: tuple[int, int]) -> list[Move]:
    """Payments to account 9: who paid, and when."""
    return [Move(row, at, payer, 9, 100) for row, (payer, at) in enumerate(payers)]


def test_three_payers_within_a_day_are_a_fan() -> None:
    moves = _paid((1, 0), (2, 10), (3, 20))
    assert list(fan_in(moves, ASKED)) == [Scheme("fan_in", (9, NONE), 20, (0, 1, 2))]


def test_two_payers_are_none_however_often_they_pay() -> None:
    assert not list(fan_in(_paid((1, 0), (2, 10), (1, 20), (2, 30)), ASKED))


def test_a_payment_a_day_old_is_out_of_the_window() -> None:
    assert not list(fan_in(_paid((1, 0), (2, 10), (3, DAY)), ASKED))
    assert list(fan_in(_paid((1, 0), (2, 10), (3, DAY - 1)), ASKED))


def test_an_account_does_not_pay_itself() -> None:
    assert not list(fan_in(_paid((1, 0), (2, 10), (9, 20)), ASKED))


def test_stretches_far_from_each_other_are_two_schemes() -> None:
    first, later = [(1, 0), (2, 10), (3, 20)], [(1, 9 * DAY), (2, 9 * DAY), (3, 9 * DAY)]
    found = list(fan_in(_paid(*first, *later), ASKED))
    assert [one.rows for one in found] == [(0, 1, 2), (3, 4, 5)]


def test_a_fan_out_is_a_fan_in_with_the_sides_changed() -> None:
    moves = _paid((1, 0), (2, 10), (3, 20))
    turned = [Move(one.row, one.at, one.payee, one.payer, one.amount) for one in moves]
    assert [one.rows for one in fan_out(turned, ASKED)] == [(0, 1, 2)]
