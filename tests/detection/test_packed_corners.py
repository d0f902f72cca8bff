"""Corners of weighing packed columns that drawn ledgers seldom have, held to plain functions."""

from math import lgamma

import numpy as np
import pytest
from tests.detection.test_packed_findings import _packed, _plain

from qaitaru.detection.findings import chance
from qaitaru.detection.findings.bound import EVERYTHING, Bounded
from qaitaru.detection.kernels import couples
from qaitaru.detection.kernels.couple_weight import is_weaker
from qaitaru.detection.kernels.fan_weight import gathered
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.kernels.packed_schemes import packed_schemes
from qaitaru.detection.kernels.scheme_table import SchemeTable
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.scheme import NONE, Scheme

HUB = 0
LOG_GAMMA = np.array([0.0, *(lgamma(one) for one in range(1, 40))])


def move(row: int, at: int, payer: int, payee: int) -> Move:
    return Move(row=row, at=at, payer=payer, payee=payee, amount=1_000, marks=0)


@pytest.mark.parametrize(
    ("rows", "others"), [([1, 2], [1, 2, 3]), ([1, 2, 3], [1, 2]), ([1], [1]), ([1, 4], [1, 3])]
)
def test_of_two_that_weigh_the_same_the_rows_decide(rows: list[int], others: list[int]) -> None:
    found = is_weaker(1.0, np.array(rows, dtype=np.int32), 1.0, np.array(others, dtype=np.int32))
    assert found is (rows < others)


@pytest.mark.parametrize("within", [0, 1, 2, 5])
def test_points_gathered_weigh_as_the_plain_function_says(within: int) -> None:
    found = gathered(LOG_GAMMA, 9, within, 0.05)
    assert found == pytest.approx(chance.gathered(9, within, 0.05))


@pytest.mark.parametrize("first", ["in", "out"])
def test_halves_that_weigh_the_same_are_told_by_their_rows(first: str) -> None:
    came = [(HOUR * nth, 10 + nth, HUB) for nth in range(6)]
    went = [(HOUR * nth, HUB, 20 + nth) for nth in range(6)]
    pairs = zip(came, went, strict=True) if first == "in" else zip(went, came, strict=True)
    quiet = [(30 * DAY + nth * DAY, 40 + nth, 60 + nth) for nth in range(12)]
    ordered = [*(one for pair in pairs for one in pair), *quiet]
    moves = [move(row, *told) for row, told in enumerate(ordered)]
    schemes = [
        Scheme("fan_in", (HUB, NONE), 0, tuple(one.row for one in moves if one.payee == HUB)),
        Scheme("fan_out", (HUB, NONE), 0, tuple(one.row for one in moves if one.payer == HUB)),
    ]
    found = _packed(schemes, pack(moves), EVERYTHING)
    assert found == _plain(schemes, moves, EVERYTHING)
    assert len(found.findings) == 1


def alike(moves: list[Move], schemes: list[Scheme]) -> Bounded:
    """What is found, once both ways agree."""
    found = _packed(schemes, pack(moves), EVERYTHING)
    assert found == _plain(schemes, moves, EVERYTHING)
    return found


def numbered(*told: tuple[int, int, int]) -> list[Move]:
    return [move(row, *one) for row, one in enumerate(sorted(told))]


def fan(name: str, centre: int, moves: list[Move], before: int) -> Scheme:
    """All that came to an account, or went from it, before an instant."""
    own = [one for one in moves if centre == (one.payee if name == "fan_in" else one.payer)]
    return Scheme(name, (centre, NONE), 0, tuple(one.row for one in own if one.at < before))


def test_what_passes_no_more_often_than_by_chance_brings_nothing() -> None:
    """Two of four pass on what they got, and those four pay nearly all there is."""
    scattered = [(HOUR * (2 + nth), 0, 4 + nth) for nth in range(4)]
    gathered_up = [(0, 6, 8), (HOUR, 7, 8), (7 * HOUR, 4, 8), (8 * HOUR, 5, 8)]
    usual = [(20 * DAY + nth * HOUR, 4 + nth % 4, 9) for nth in range(40)]
    moves = numbered(*scattered, *gathered_up, *usual)
    halves = [fan("fan_out", 0, moves, DAY), fan("fan_in", 8, moves, DAY)]
    (one,) = alike(moves, halves).findings
    (passed,) = [part.nats for part in one.evidence if part.name == "passed"]
    assert passed < 0


def test_what_recurs_with_the_same_counterparties_is_one_finding() -> None:
    first = [(HOUR * nth, 10 + nth, HUB) for nth in range(6)]
    again = [(20 * DAY + at, payer, payee) for at, payer, payee in first]
    quiet = [(40 * DAY + nth * DAY, 40 + nth, 60 + nth) for nth in range(12)]
    moves = numbered(*first, *again, *quiet)
    every = fan("fan_in", HUB, moves, 90 * DAY).rows
    times = [Scheme("fan_in", (HUB, NONE), at, every[at : at + 6]) for at in (0, 6)]
    (one,) = alike(moves, times).findings
    assert one.rows == every


def test_room_for_couples_grows_with_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(couples, "_FIRST", 1)
    told = [
        one
        for hub in range(3)
        for nth in range(6)
        for one in (
            (hub * DAY + HOUR * nth, 100 * hub + 10 + nth, hub),
            (hub * DAY + HOUR * (nth + 6), hub, 100 * hub + 20 + nth),
        )
    ]
    quiet = [(30 * DAY + nth * DAY, 400 + nth, 600 + nth) for nth in range(12)]
    moves = numbered(*told, *quiet)
    names = ("fan_in", "fan_out")
    schemes = [fan(name, hub, moves, 20 * DAY) for hub in range(3) for name in names]
    assert len(alike(moves, schemes).findings) == 3


def test_a_table_of_schemes_knows_how_many_it_has() -> None:
    moves = [move(nth, nth, nth, nth + 1) for nth in range(3)]
    parts = [packed_schemes("cycle", [Scheme("cycle", (0, 1), 0, (0, 1))])]
    table = SchemeTable(parts, pack(moves))
    assert len(table) == 1
    assert table[0].rows == (0, 1)
