"""Payments of a busy account are found by size as they are found one after another."""

import random

import pytest

from qaitaru.detection.kernels.links import links as compiled_links
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import Mark, Move
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.links import links

SEED = 20_261_122


@pytest.mark.parametrize("percent", [0, 20, 99, 100, 300, 10_000])
@pytest.mark.parametrize("fitting", [1, 4, 40])
@pytest.mark.parametrize("marks", [(0,), (0, Mark.DAY_ONLY)])
def test_a_busy_account_is_followed_by_one_rule(
    percent: int, fitting: int, marks: tuple[int, ...]
) -> None:
    dice = random.Random(SEED)  # noqa: S311  # cases, from a printed seed
    moves = [
        Move(
            row,
            row // 5,
            dice.choice((1, 1, 2, 3, 4)),
            dice.choice((1, 1, 2, 3, 4)),
            10 ** dice.randrange(2, 8) + dice.randrange(9),
            int(dice.choice(marks)),
        )
        for row in range(600)
    ]
    asked = CycleParameters(seconds=80, percent=percent, fitting=fitting)
    packed = pack(moves)
    told = compiled_links(packed, asked)
    found = {
        moves[at].row: [
            moves[one].row for one in told.onward[told.begins[at] : told.begins[at + 1]]
        ]
        for at in range(len(moves))
    }
    plain = {row: [one.row for one in onward] for row, onward in links(moves, asked).items()}
    assert {row: onward for row, onward in found.items() if onward} == plain
