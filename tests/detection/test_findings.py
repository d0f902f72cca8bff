"""Findings: one for each scheme, best first, and why it is no chance."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.detection.ledgers import ledgers

from qaitaru.detection.background import background_of
from qaitaru.detection.findings import coupling
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.findings.joining import join
from qaitaru.detection.findings.weighed import Weighed
from qaitaru.detection.moves import DAY, HOUR, Move
from qaitaru.detection.rules.fan import FanParameters, fan_in, fan_out
from qaitaru.detection.scheme import NONE, Scheme

SEED = 20_261_122
HUB, COLLECTOR = 9_000, 9_001


def _ledger(*more: Move) -> list[Move]:
    """A month in which a hub is paid each hour by somebody else, and what is added to it."""
    hub = [Move(0, hour * HOUR, 10_000 + hour, HUB, 500 + hour * hour) for hour in range(720)]
    moves = sorted((*hub, *more), key=lambda one: (one.at, one.payer, one.payee))
    return [replace(one, row=row) for row, one in enumerate(moves)]


def _found(moves: list[Move], *schemes: Scheme, supporting: tuple[str, ...] = ()) -> list[Finding]:
    by_row = {one.row: one for one in moves}
    return list(findings_of(schemes, background_of(moves), by_row, supporting))


def _of(moves: list[Move], typology: str, *accounts: int) -> Scheme:
    """A scheme of all moves between these accounts."""
    rows = tuple(one.row for one in moves if {one.payer, one.payee} <= set(accounts))
    return Scheme(typology, (accounts[0], NONE), 0, rows)


def _collected(begins: int, payers: range, apart: int = 600) -> list[Move]:
    return [
        Move(0, begins + at * apart, payer, COLLECTOR, 90_000 + at)
        for at, payer in enumerate(payers)
    ]


def _evidence(finding: Finding) -> dict[str, float]:
    return {part.name: part.nats for part in finding.evidence}


def test_strangers_within_an_hour_come_before_a_hub_with_many_more_payers() -> None:
    moves = _ledger(*_collected(3 * DAY, range(500, 506)))
    asked = FanParameters(3, 7 * DAY)
    found = _found(moves, *fan_in(moves, asked))
    assert [one.accounts for one in found[:1]] == [(500, 501, 502, 503, 504, 505, COLLECTOR)]
    assert found[0].score > 0.5 > found[1].score
    assert (found[0].begins, found[0].ends) == (3 * DAY, 3 * DAY + 3_000)
    assert [part.key for part in found[0].evidence] == [
        "evidence.gathered",
        "evidence.quiet",
        "evidence.alike",
        "evidence.among",
    ]


def test_of_a_busy_account_only_the_stretch_that_surprises_is_told() -> None:
    usual = [
        Move(0, day * DAY, payer, COLLECTOR, 70_000) for day in range(30) for payer in (1, 2, 3)
    ]
    moves = _ledger(*usual, *_collected(12 * DAY + 5 * HOUR, range(500, 508)))
    (found,) = _found(moves, *fan_in(moves, FanParameters(3, 7 * DAY)))[:1]
    assert found.accounts == (*range(500, 508), COLLECTOR)


def test_who_pays_again_later_is_no_stranger() -> None:
    both = (*_collected(9 * DAY, range(500, 540)), *_collected(24 * DAY, range(500, 540)))
    moves = _ledger(*both)
    found = _found(moves, _of(moves, "fan_in", COLLECTOR, *range(500, 540)))
    assert found[0].score == 0


def test_a_fan_out_is_weighed_as_a_fan_in_is() -> None:
    moves = _ledger(*_collected(3 * DAY, range(500, 506)))
    turned = [replace(one, payer=one.payee, payee=one.payer) for one in moves]
    came = _found(moves, *fan_in(moves, FanParameters(3, DAY)))
    went = _found(turned, *fan_out(turned, FanParameters(3, DAY)))
    assert [one.score for one in went] == [one.score for one in came]


def test_a_part_is_not_told_beside_its_whole() -> None:
    moves = _ledger(*_collected(3 * DAY, range(500, 510)))
    whole = _of(moves, "fan_in", COLLECTOR, *range(500, 510))
    part = _of(moves, "dropper", COLLECTOR, *range(500, 505))
    (found,) = _found(moves, part, whole)
    assert found.typologies == ("fan_in", "dropper")
    assert found.rows == whole.rows


def _weighed(name: str, nats: float, *rows: int) -> Weighed:
    return Weighed((Scheme(name, (0, NONE), 0, rows),), rows, (Evidence("gathered", nats, ()),))


def test_a_hub_that_holds_two_schemes_does_not_make_them_one() -> None:
    first, second = _weighed("first", 9, 1, 2, 3, 4), _weighed("second", 8, 11, 12, 13)
    hub = _weighed("hub", 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13)
    assert join([hub, second, first]) == [((first, hub), (1, 2, 3, 4)), ((second,), (11, 12, 13))]


def test_a_scheme_half_of_which_is_a_finding_s_lends_it_the_other_half() -> None:
    first, half = _weighed("first", 9, 1, 2, 3, 4), _weighed("half", 3, 3, 4, 5, 6)
    assert join([half, first]) == [((first, half), (1, 2, 3, 4, 5, 6))]


def test_a_scheme_less_than_half_of_which_is_a_finding_s_is_one_of_its_own() -> None:
    first, other = _weighed("first", 9, 1, 2, 3, 4, 5), _weighed("other", 3, 4, 5, 6, 7, 8)
    assert join([first, other]) == [((first,), first.rows), ((other,), other.rows)]


def test_a_finding_grows_to_twice_its_leader_s_rows() -> None:
    chain = [_weighed(f"link {at}", 90 - at, at, at + 1) for at in range(6)]
    assert [rows for _, rows in join(chain)] == [(0, 1, 2, 3), (4, 5, 6)]


def test_what_is_gathered_and_then_scattered_is_one_finding() -> None:
    came = _collected(3 * DAY, range(500, 506))
    went = [Move(0, 3 * DAY + 7_000 + at * 60, COLLECTOR, 600 + at, 80_000) for at in range(5)]
    moves = _ledger(*came, *went)
    into = _of(moves, "fan_in", COLLECTOR, *range(500, 506))
    out = _of(moves, "fan_out", COLLECTOR, *range(600, 605))
    (found,) = _found(moves, into, out)
    assert set(found.typologies) == {"fan_in", "fan_out"}
    assert "turned" in _evidence(found)
    whole = Scheme("gather_scatter", (COLLECTOR, NONE), 0, found.rows)
    (again,) = _found(moves, whole, into, out)
    assert again.rows == found.rows
    assert set(again.typologies) == {"fan_in", "fan_out", "gather_scatter"}


def test_what_is_scattered_before_it_was_gathered_is_two_findings() -> None:
    went = [Move(0, 2 * DAY + at * 60, COLLECTOR, 600 + at, 80_000) for at in range(5)]
    moves = _ledger(*went, *_collected(3 * DAY, range(500, 506)))
    into = _of(moves, "fan_in", COLLECTOR, *range(500, 506))
    out = _of(moves, "fan_out", COLLECTOR, *range(600, 605))
    assert len(_found(moves, into, out)) == 2


def test_what_goes_through_the_same_accounts_is_one_finding() -> None:
    source, sink = 800, 900
    middle = range(500, 505)
    out = [Move(0, DAY + at * 60, source, one, 1_000 * one) for at, one in enumerate(middle)]
    into = [Move(0, 2 * DAY + at * 60, one, sink, 990 * one) for at, one in enumerate(middle)]
    moves = _ledger(*out, *into)
    fans = (_of(moves, "fan_out", source, *middle), _of(moves, "fan_in", sink, *middle))
    (found,) = _found(moves, *fans)
    assert set(found.typologies) == {"fan_in", "fan_out"}
    assert "passed" in _evidence(found)


def test_fans_with_few_counterparties_in_common_are_two_findings() -> None:
    out = [Move(0, DAY + at * 60, 800, 500 + at, 70_000) for at in range(6)]
    into = [Move(0, 2 * DAY + at * 60, 505 + at, 900, 60_000) for at in range(6)]
    moves = _ledger(*out, *into)
    fans = (
        _of(moves, "fan_out", 800, *range(500, 506)),
        _of(moves, "fan_in", 900, *range(505, 511)),
    )
    assert len(_found(moves, *fans)) == 2


def _circle(amounts: tuple[int, ...], hub: bool = False) -> list[Move]:  # noqa: FBT001, FBT002
    round_trip = (HUB if hub else 700, 701, 702, 703)
    return [
        Move(0, 5 * DAY + at * HOUR, round_trip[at], round_trip[(at + 1) % 4], amount)
        for at, amount in enumerate(amounts)
    ]


def test_a_round_trip_that_keeps_its_money_is_less_a_chance_than_one_that_does_not() -> None:
    kept, lost = (
        _found(moves, _of(moves, "cycle", 700, 701, 702, 703))[0]
        for moves in (
            _ledger(*_circle((90_000, 89_500, 89_000, 88_900))),
            _ledger(*_circle((90_000, 20_000, 150_000, 4_000))),
        )
    )
    assert [part.name for part in kept.evidence] == ["followed", "conserved", "among"]
    assert kept.score > lost.score > 0


def test_a_round_trip_through_a_busy_account_is_more_a_chance() -> None:
    alone, busy = _ledger(*_circle((90_000,) * 4)), _ledger(*_circle((90_000,) * 4, hub=True))
    quiet = _found(alone, _of(alone, "cycle", 700, 701, 702, 703))[0]
    lively = _found(busy, _of(busy, "cycle", HUB, 701, 702, 703))[0]
    assert quiet.score > lively.score


def test_transfers_that_do_not_touch_are_weighed_all_the_same() -> None:
    moves = _ledger(Move(0, DAY, 700, 701, 5), Move(0, 2 * DAY, 702, 703, 5))
    rows = tuple(one.row for one in moves if one.payer >= 700)
    assert _found(moves, Scheme("stack", (700, NONE), 0, rows))[0].score == 0


def test_what_many_pay_in_and_goes_to_one_is_told_transfer_by_transfer() -> None:
    """Its centre scatters to nobody: it is no fan on both sides."""
    moves = _ledger(
        *_collected(3 * DAY, range(500, 503)), Move(0, 4 * DAY, COLLECTOR, 600, 260_000)
    )
    found = _found(moves, _of(moves, "gather_scatter", COLLECTOR, 500, 501, 502, 600))[0]
    assert [part.name for part in found.evidence] == ["followed", "conserved", "among"]
    assert len(found.rows) == 4


def test_supporting_evidence_alone_is_never_above_one_half() -> None:
    moves = _ledger(*_collected(3 * DAY, range(500, 540), apart=20))
    scheme = _of(moves, "round_amounts", COLLECTOR, *range(500, 540))
    alone = _found(moves, scheme, supporting=("round_amounts",))[0]
    fan = replace(scheme, typology="fan_in")
    both = _found(moves, scheme, fan, supporting=("round_amounts",))[0]
    assert alone.score < 0.5 < both.score


@given(st.integers(0, 200), st.randoms(use_true_random=False))
def test_no_scheme_is_lost_and_the_order_makes_no_difference(seed: int, dice: object) -> None:
    (moves,) = ledgers(1, seed)
    asked = (FanParameters(2, HOUR), FanParameters(3, DAY))
    schemes = [one for each in asked for one in (*fan_in(moves, each), *fan_out(moves, each))]
    found = _found(moves, *schemes)
    shuffled = list(schemes)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert _found(moves, *shuffled) == found
    assert {name for one in found for name in one.typologies} == {one.typology for one in schemes}
    assert all(first.score >= second.score for first, second in pairwise(found))
    assert len({one.rows for one in found}) <= len(set(schemes))


def test_ends_that_share_only_regular_counterparties_are_no_scatter_gather() -> None:
    months = range(0, 28, 3)
    out = [Move(0, day * DAY, 800, 500 + at, 60_000) for day in months for at in range(4)]
    into = [Move(0, day * DAY + HOUR, 500 + at, 900, 60_000) for day in months for at in range(4)]
    moves = _ledger(*out, *into)
    rows = tuple(one.row for one in moves if one.payer < 1_000)
    (found,) = _found(moves, Scheme("scatter_gather", (800, 900), 0, rows))
    assert found.score == 0


def _through(times: int) -> Finding:
    """What an account paid another through five, in so many parts each."""
    parts = [(at, part * 30) for at in range(5) for part in range(times)]
    out = [Move(0, DAY + at * 60 + late, 800, 500 + at, 70_000 * at + 100) for at, late in parts]
    into = [
        Move(0, 2 * DAY + at * 60 + late, 500 + at, 900, 60_000 * at + 100) for at, late in parts
    ]
    moves = _ledger(*out, *into)
    rows = tuple(one.row for one in moves if one.payer < 1_000)
    (found,) = _found(moves, Scheme("scatter_gather", (800, 900), 0, rows))
    assert found.rows == rows
    return found


def test_a_scatter_gather_is_weighed_by_its_two_halves() -> None:
    found = _through(times=2)
    assert dict(found.evidence[-1].numbers) == {"accounts": 5, "of": 5}


def test_a_scatter_gather_is_weighed_by_what_goes_on_through_each_where_that_tells_more() -> None:
    found = _through(times=1)
    assert [part.name for part in found.evidence] == ["followed", "conserved", "among"]
    assert found.score > 0.8


def test_who_is_in_very_many_fans_does_not_make_two_of_them_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    out = [Move(0, DAY + at * 60, 800, 500 + at, 70_000) for at in range(5)]
    into = [Move(0, 2 * DAY + at * 60, 500 + at, 900, 60_000) for at in range(5)]
    moves = _ledger(*out, *into)
    fans = (
        _of(moves, "fan_out", 800, *range(500, 505)),
        _of(moves, "fan_in", 900, *range(500, 505)),
    )
    assert len(_found(moves, *fans)) == 1
    monkeypatch.setattr(coupling, "BUSY", 0)
    assert len(_found(moves, *fans)) == 2
