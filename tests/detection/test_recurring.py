"""What recurs with the same counterparties is one finding; what has new ones is another."""

from itertools import chain

import pytest
from tests.detection.ledgers import ledgers

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.findings.joining import Joined
from qaitaru.detection.findings.recurring import once
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.rules.flow_through import FlowThroughParameters, flow_through
from qaitaru.detection.rules.gather_scatter import GatherScatterParameters, gather_scatter
from qaitaru.detection.scheme import NONE, Scheme

HUB = 0
FIRMS, CASHIERS, STRANGERS = (1, 2, 3), (4, 5, 6), (7, 8, 9)


def week(number: int, payers: tuple[int, ...], payees: tuple[int, ...]) -> list[Move]:
    """A day of receipts and the day after it of payments, in a week of its own."""
    at, row = number * 7 * DAY, number * 10
    came = [Move(row + n, at + n, payer, HUB, 100_00) for n, payer in enumerate(payers)]
    went = [Move(row + 5 + n, at + DAY + n, HUB, one, 100_00) for n, one in enumerate(payees)]
    return came + went


def found(weeks: list[list[Move]]) -> tuple[Finding, ...]:
    moves = list(chain.from_iterable(weeks))
    schemes = list(gather_scatter(moves, GatherScatterParameters()))
    return findings_of(schemes, background_of(moves), {one.row: one for one in moves})


def test_what_a_hub_does_every_week_with_the_same_firms_is_one_finding() -> None:
    (one,) = found([week(number, FIRMS, CASHIERS) for number in range(16)])
    assert len(one.rows) == 16 * 6
    assert one.evidence[-1] == Evidence(
        "recurs", 0.0, (("times", 16), ("seconds", 15 * 7 * DAY + DAY + 2))
    )


def test_a_week_with_strangers_on_both_sides_is_a_finding_of_its_own() -> None:
    usual = [week(number, FIRMS, CASHIERS) for number in range(4)]
    findings = found([*usual, week(4, STRANGERS, (10, 11, 12))])
    assert sorted(len(one.rows) for one in findings) == [6, 24]


@pytest.mark.parametrize(("payers", "count"), [((1, 2, 7), 1), ((7, 8, 9), 1), ((1, 8, 9), 1)])
def test_half_of_the_counterparties_are_enough(payers: tuple[int, ...], count: int) -> None:
    assert len(found([week(0, FIRMS, CASHIERS), week(1, payers, CASHIERS)])) == count


def test_one_below_half_of_the_counterparties_is_not_enough() -> None:
    assert len(found([week(0, FIRMS, CASHIERS), week(1, STRANGERS, (4, 5, 10))])) == 2


def months(account: int, others: list[tuple[int, int]]) -> list[Move]:
    """An account through which each month passes, from one pair of others of its own."""
    found: list[Move] = []
    for number, (payer, payee) in enumerate(others):
        for turn in range(4):
            at, row = number * 31 * DAY + turn * DAY, len(found)
            found += [
                Move(row, at, payer, account, 10**8),
                Move(row + 1, at + 5, account, payee, 10**8),
            ]
    return found


def test_months_of_flow_through_are_one_finding_whoever_pays_and_is_paid() -> None:
    moves = months(HUB, [(1, 2), (3, 4), (5, 6)])
    schemes = list(flow_through(moves, FlowThroughParameters()))
    assert len(schemes) == 3
    (one,) = findings_of(schemes, background_of(moves), {each.row: each for each in moves})
    assert len(one.rows) == 24
    assert one.evidence[-1].numbers == (("times", 3), ("seconds", 65 * DAY + 5))


def test_another_account_of_flow_through_is_another_finding() -> None:
    moves = [*months(HUB, [(1, 2)])]
    moves += [
        Move(one.row + 8, one.at, one.payer + 10, one.payee + 10, one.amount) for one in moves
    ]
    schemes = list(flow_through(moves, FlowThroughParameters()))
    told = findings_of(schemes, background_of(moves), {each.row: each for each in moves})
    assert [len(one.rows) for one in told] == [8, 8]


def test_another_typology_is_another_finding() -> None:
    moves = {one.row: one for one in week(0, FIRMS, CASHIERS)}
    joined: list[Joined] = [
        ((Weighed((Scheme(name, (HUB, NONE), 0, rows),), rows, ()),), rows)
        for name, rows in (("fan_in", (0, 1, 2)), ("fan_out", (5, 6, 7)))
    ]
    assert once(joined, moves) == joined


def test_no_scheme_and_no_row_is_lost() -> None:
    for moves in ledgers(60, seed=7):
        rows = {one.row: one for one in moves}
        asked = GatherScatterParameters(2, 7 * DAY, 100)
        joined: list[Joined] = [
            ((Weighed((one,), one.rows, ()),), one.rows) for one in gather_scatter(moves, asked)
        ]
        told = once(joined, rows)
        assert _schemes(told) == _schemes(joined)
        assert {row for _, own in told for row in own} == {row for _, own in joined for row in own}


def _schemes(joined: list[Joined]) -> list[Scheme]:
    return sorted(scheme for members, _ in joined for one in members for scheme in one.schemes)
