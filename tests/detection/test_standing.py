"""Accounts busy enough that their life has many parts stand in SQL as they stand in the rules."""

import random
from itertools import accumulate

import pytest

from qaitaru.detection.moves import HOUR, Mark, Move
from qaitaru.detection.rules.first_in import draws
from qaitaru.detection.rules.windows import as_booked, both_sides
from qaitaru.detection.steps.standing import STANDING
from qaitaru.engine.duck import connect
from qaitaru.engine.spelling import spell

MARKS = (0, int(Mark.DAY_ONLY))


@pytest.mark.parametrize("seed", range(5))
def test_what_went_of_what_came_is_what_was_drawn(seed: int) -> None:
    dice = random.Random(seed)  # noqa: S311  # cases, from a printed seed
    moves = [
        Move(row, row // 3 * HOUR, payer, payee, dice.randrange(1, 1_000), dice.choice(MARKS))
        for row in range(2_000)
        for payer, payee in (dice.sample(range(3), 2),)
    ]
    for account, own in both_sides(moves).items():
        booked = as_booked(account, own)
        drawn = dict.fromkeys((one.row for one in booked), 0)
        for draw in draws(account, booked):
            drawn[draw.debit.row] += draw.amount
        went = accumulate(drawn.values())
        assert len(own) > 1_000, "too few to have many parts"
        assert _went(moves, account) == sorted(zip(drawn, went, strict=True))


def _went(moves: list[Move], account: int) -> list[tuple[int, int]]:
    columns = "row_no BIGINT, at_s BIGINT, payer BIGINT, payee BIGINT, amount BIGINT, marks BIGINT"
    with connect() as connection:
        connection.execute(f"CREATE TABLE moves ({columns})")
        told = [(one.row, one.at, one.payer, one.payee, one.amount, one.marks) for one in moves]
        connection.executemany("INSERT INTO moves VALUES (?, ?, ?, ?, ?, ?)", told)
        for step in STANDING:
            connection.execute(spell(step))
        asked = "SELECT row_no, went FROM standing WHERE a = ? ORDER BY row_no"
        return connection.execute(asked, [account]).fetchall()
