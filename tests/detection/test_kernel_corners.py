"""What generated ledgers seldom have: the compiled rules still find what the plain ones find."""

from collections.abc import Iterable
from dataclasses import replace

from tests.detection.ledgers import ledgers

from qaitaru.detection.kernels import doors
from qaitaru.detection.kernels.links import links as compiled_links
from qaitaru.detection.kernels.packed import pack
from qaitaru.detection.moves import DAY, HOUR, Mark, Move
from qaitaru.detection.rules.cycle import CycleParameters
from qaitaru.detection.rules.flow_through import FlowThroughParameters, flow_through
from qaitaru.detection.rules.links import links
from qaitaru.detection.rules.mirror_legs import MirrorLegsParameters, mirror_legs
from qaitaru.detection.rules.small_fan import SmallFanParameters, small_fan_in

SEED = 20_261_122
HUB = 1_000


def _moves(told: Iterable[tuple[int, int, int, int]]) -> list[Move]:
    """Transfers of (at, payer, payee, amount), in the order of time."""
    return [Move(row, *one) for row, one in enumerate(sorted(told))]


def test_a_busy_account_may_carry_on_very_much() -> None:
    came = [(at, at, HUB, 1_000) for at in range(270)]
    went = [(HOUR + at, HUB, 2_000 + at, 1_000) for at in range(270)]
    moves = _moves(came + went)
    asked = CycleParameters(seconds=DAY, fitting=300)
    told, plain = compiled_links(pack(moves), asked), links(moves, asked)
    assert told.onward.size == sum(map(len, plain.values())) == 270 * 270


def test_mirrored_payments_of_two_years_are_two_stretches() -> None:
    days = [year * 365 * DAY + day * DAY for year in (0, 1) for day in range(4)]
    there = [(at, 1, 2, 500) for at in days]
    back = [(at + HOUR, 2, 1, 500) for at in days]
    moves, asked = _moves(there + back), MirrorLegsParameters()
    found = sorted(doors.mirror_legs_kernel(pack(moves), asked))
    assert found == sorted(mirror_legs(moves, asked))
    assert len(found) == 2


def test_where_every_hour_is_known_balances_are_kept_in_the_order_told() -> None:
    asked = FlowThroughParameters(movements=2)
    for moves in ledgers(60, SEED):
        timed = [replace(one, marks=one.marks & ~Mark.DAY_ONLY) for one in moves]
        found = sorted(doors.flow_through_kernel(pack(timed), asked))
        assert found == sorted(flow_through(timed, asked))


def test_a_ledger_of_one_hour_has_no_small_fan() -> None:
    moves = _moves((at, at, HUB, 700) for at in range(6))
    asked = SmallFanParameters(chance=10**9)
    found = sorted(doors.small_fan_in_kernel(pack(moves), asked))
    assert found == sorted(small_fan_in(moves, asked))
