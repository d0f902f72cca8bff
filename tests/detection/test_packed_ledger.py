"""Packed columns tell the moves and the background that the moves themselves tell."""

from collections import Counter
from dataclasses import replace

import pytest
from tests.detection.ledgers import ledgers
from tests.detection.planted import World, planted_ledger

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.finding import findings_of
from qaitaru.detection.kernels.narrowing import Narrowing
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.kernels.packed_ledger import PackedMoves, background_of_packed
from qaitaru.detection.moves import DAY
from qaitaru.detection.rules.fan import FanParameters, fan_in, fan_out
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters, gather_scatter
from qaitaru.detection.scheme import Scheme

SEED = 20_261_122


def test_the_background_of_packed_columns_is_that_of_the_moves() -> None:
    for moves in ledgers(200, SEED):
        plain, found = background_of(moves), background_of_packed(pack(moves))
        assert found.ledger == plain.ledger
        assert dict(found.accounts) == dict(plain.accounts)
        assert dict(found.repeated) == dict(plain.repeated)
        assert (len(found.accounts), len(found.repeated)) == (
            len(plain.accounts),
            len(plain.repeated),
        )
        assert found.accounts.get(-5) is None
        assert found.repeated.get((-5, 1)) is None


def test_what_is_at_hand_is_what_is_looked_up() -> None:
    for moves in ledgers(50, SEED):
        rows = [one.row for one in moves[::2]]
        plain, near = background_of(moves), background_of_packed(pack(moves), rows)
        for one in moves:
            pair = one.payer, one.payee
            assert near.accounts.get(one.payer) == plain.accounts.get(one.payer)
            assert near.repeated.get(pair, 1) == plain.repeated.get(pair, 1)
        lives = (life.paid + life.received for life in plain.accounts.values())
        assert near.lively == Counter(lives)


def test_packed_moves_are_the_moves() -> None:
    for moves in ledgers(50, SEED):
        assert dict(PackedMoves(pack(moves))) == {one.row: one for one in moves}
        assert len(PackedMoves(pack(moves))) == len(moves)


@pytest.mark.parametrize("power", [0.9, 1.3])
def test_narrowed_fans_make_the_same_findings(power: float) -> None:
    moves = planted_ledger(3, 6_000, 2, World(power=power)).moves
    asked = FanParameters(10, 7 * DAY)
    turning = gather_scatter(moves, GatherScatterParameters(2, 7 * DAY, 90))
    schemes = [*fan_in(moves, asked), *fan_out(moves, asked), *turning]
    packed = pack(moves)
    narrow = list(Narrowing(packed).narrowed(schemes))
    assert sum(len(one.rows) for one in narrow) < sum(len(one.rows) for one in schemes) / 2
    plain = findings_of(schemes, background_of(moves), {one.row: one for one in moves})
    found = findings_of(narrow, background_of_packed(packed), PackedMoves(packed))
    assert [replace(one, evidence=()) for one in found] == [
        replace(one, evidence=()) for one in plain
    ]
    assert [one.evidence for one in found] == [one.evidence for one in plain]


def test_fans_are_narrowed_alike_where_rows_are_left_out() -> None:
    moves = planted_ledger(3, 6_000, 2, World()).moves
    schemes = [*fan_in(moves, FanParameters(10, 7 * DAY)), Scheme("cycle", (1, 2), 0, (0, 1))]
    kept = [one for one in moves if one.row != 4_000]
    rows = {one.row for one in kept}
    schemes = [one for one in schemes if rows.issuperset(one.rows)]
    narrow = list(Narrowing(pack(kept)).narrowed(schemes))
    sparse = [replace(one, row=3 * one.row) for one in kept]
    tripled = [replace(one, rows=tuple(3 * row for row in one.rows)) for one in schemes]
    found = list(Narrowing(pack(sparse)).narrowed(tripled))
    assert [tuple(row // 3 for row in one.rows) for one in found] == [one.rows for one in narrow]
