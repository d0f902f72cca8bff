"""Findings made of packed columns are those that the plain functions make."""

import random
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pytest
from tests.detection.ledgers import ledgers
from tests.detection.planted import World, planted_ledger

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.amounts_told import ONE_UNIT, AmountsTold
from qaitaru.detection.findings.beside import NOTHING_BESIDE
from qaitaru.detection.findings.bound import EVERYTHING, USUAL, Bound, Bounded, bounded
from qaitaru.detection.findings.finding import findings_of
from qaitaru.detection.findings.weighing import weighing_of
from qaitaru.detection.kernels import findings_told as told
from qaitaru.detection.kernels.packed import Codes, Packed, pack
from qaitaru.detection.kernels.packed_ledger import PackedLedger, UnitOfRow, background_of_packed
from qaitaru.detection.kernels.packed_schemes import PackedSchemes, packed_schemes
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.fan import FanParameters, fan_in, fan_out
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters, gather_scatter
from qaitaru.detection.scheme import NONE, Scheme
from qaitaru.detection.typologies import TYPOLOGIES

SEED = 20_261_122
SUPPORTING = {"stack", "bipartite"}
NAMES = ("cycle", "fan_in", "first_digits", "flow_through", "scatter_gather", "stack")


def _parts(schemes: Iterable[Scheme]) -> list[PackedSchemes]:
    found: dict[str, list[Scheme]] = {}
    for one in schemes:
        found.setdefault(one.typology, []).append(one)
    return [packed_schemes(name, own) for name, own in found.items()]


def _packed(
    schemes: Sequence[Scheme], moves: Packed, bound: Bound, amounts: AmountsTold = ONE_UNIT
) -> Bounded:
    units: Codes = np.empty(0, dtype=np.int32)
    if isinstance(amounts.unit_of_row, UnitOfRow):
        units = amounts.unit_of_row.units
    weighing = weighing_of(background_of_packed(moves), amounts)
    ledger = PackedLedger(moves, units, weighing, NOTHING_BESIDE)
    return told.findings_told(_parts(schemes), ledger, SUPPORTING, bound)


def _plain(
    schemes: Sequence[Scheme],
    moves: Sequence[Move],
    bound: Bound,
    amounts: AmountsTold = ONE_UNIT,
) -> Bounded:
    by_row = {one.row: one for one in moves}
    found = findings_of(schemes, background_of(moves), by_row, SUPPORTING, amounts=amounts)
    return bounded(found, schemes, bound)


def _any_schemes(dice: random.Random, moves: Sequence[Move]) -> Iterator[Scheme]:
    """Rows drawn at random, of one account, and of two accounts that many lie between."""
    for _ in range(dice.randrange(1, 30)):
        one, other = dice.choice(moves), dice.choice(moves)
        sides: tuple[tuple[tuple[int, int], list[Move]], ...] = (
            ((one.payer, one.payee), dice.sample(moves, dice.randrange(1, len(moves) + 1))),
            ((one.payee, NONE), [x for x in moves if x.payee == one.payee]),
            ((one.payer, NONE), [x for x in moves if x.payer == one.payer]),
            ((one.payer, NONE), [x for x in moves if one.payer in (x.payer, x.payee)]),
            (
                (one.payer, other.payee),
                [x for x in moves if x.payer == one.payer or x.payee == other.payee],
            ),
        )
        anchors, own = dice.choice(sides)
        kept = sorted(x.row for x in own if dice.random() < 0.8)
        if kept:
            yield Scheme(dice.choice(NAMES), anchors, dice.randrange(3), tuple(kept))


@pytest.mark.parametrize("bound", [USUAL, EVERYTHING])
def test_findings_of_any_schemes_are_those_of_the_plain_functions(bound: Bound) -> None:
    dice = random.Random(SEED)  # noqa: S311  # cases, from a printed seed
    for moves in filter(None, ledgers(300, SEED)):
        schemes = list(_any_schemes(dice, moves))
        if schemes:
            assert _packed(schemes, pack(moves), bound) == _plain(schemes, moves, bound)


@pytest.mark.parametrize("power", [0.9, 1.3])
def test_findings_of_planted_schemes_are_those_of_the_plain_functions(power: float) -> None:
    moves = planted_ledger(3, 6_000, 4, World(power=power)).moves
    packed = pack(moves)
    schemes = [
        scheme for one in TYPOLOGIES if one.kernel for scheme in one.kernel(packed, one.parameters)
    ]
    asked = FanParameters(3, 7 * DAY)
    turning = gather_scatter(moves, GatherScatterParameters(2, 7 * DAY, 90))
    schemes += [*fan_in(moves, asked), *fan_out(moves, asked), *turning]
    found = _packed(schemes, packed, USUAL)
    assert found == _plain(schemes, moves, USUAL)
    assert found.findings
    assert found.below


def test_amounts_of_several_units_are_compared_by_unit_alone() -> None:
    dice = random.Random(SEED)  # noqa: S311  # cases, from a printed seed
    middles = {0: (100, 5_000), 1: (5_000, 10**6)}
    for moves in filter(None, ledgers(100, SEED)):
        schemes = list(_any_schemes(dice, moves))
        packed = pack(moves)
        units = np.array([dice.randrange(3) // 2 for _ in moves], dtype=np.int32)
        amounts = AmountsTold(UnitOfRow(packed.row, units), middles)
        by_row = dict(amounts.unit_of_row)
        assert len(by_row) == len(amounts.unit_of_row)
        if schemes:
            plain = _plain(schemes, moves, EVERYTHING, AmountsTold(by_row, middles))
            assert _packed(schemes, packed, EVERYTHING, amounts) == plain


def test_without_a_compiler_findings_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    moves = planted_ledger(3, 1_000, 2, World()).moves
    schemes = list(fan_in(moves, FanParameters(2, 7 * DAY)))
    compiled = _packed(schemes, pack(moves), USUAL)
    monkeypatch.setattr(told, "find_spec", lambda _: None)
    assert _packed(schemes, pack(moves), USUAL) == compiled


def test_schemes_of_a_part_of_a_ledger_are_weighed_alike() -> None:
    moves = planted_ledger(3, 3_000, 2, World()).moves
    schemes = list(fan_in(moves, FanParameters(5, 7 * DAY)))
    kept = [one for one in moves if one.row % 7 or any(one.row in x.rows for x in schemes)]
    assert _packed(schemes, pack(kept), USUAL) == _plain(schemes, kept, USUAL)
