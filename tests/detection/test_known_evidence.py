"""What speaks for a scheme that facts betray: how rare they are, and what the law says."""

from dataclasses import replace

import pytest
from tests.detection.known_textbook import KNOWN_CASES
from tests.detection.noise_known import planted_known

from qaitaru.detection.background import background_of
from qaitaru.detection.findings.beside import NOTHING_BESIDE, beside_of
from qaitaru.detection.findings.chance import often
from qaitaru.detection.findings.evidence import Evidence
from qaitaru.detection.findings.finding import Finding, findings_of
from qaitaru.detection.known import AccountFact, AccountKind, Known, RowFact, RowKind
from qaitaru.detection.known_typologies import KNOWN_TYPOLOGIES
from qaitaru.detection.moves import DAY, Move
from qaitaru.detection.scheme import NONE, Scheme


def _finding(name: str, *more: Move, known: Known | None = None) -> Finding:
    case = KNOWN_CASES[name]
    (typology,) = (one for one in KNOWN_TYPOLOGIES if one.name == name)
    moves, told = [*case.moves, *more], known or case.known
    schemes = list(typology.found(moves, case.asked, told))
    background = background_of(moves)
    beside = beside_of(moves, told, background)
    found = findings_of(schemes, background, {one.row: one for one in moves}, beside=beside)
    return found[0]


def _part(finding: Finding, name: str) -> Evidence:
    (part,) = (one for one in finding.evidence if one.name == name)
    return part


@pytest.mark.parametrize("name", KNOWN_CASES)
def test_the_fact_that_betrays_a_scheme_is_told_first_and_all_rows_stay(name: str) -> None:
    finding = _finding(name)
    assert finding.rows == KNOWN_CASES[name].rows
    assert finding.evidence[0].name not in {"among", "gathered", "followed"}
    assert finding.evidence[-1].name == "among"


def test_without_facts_a_scheme_is_weighed_by_its_shape_alone() -> None:
    case = KNOWN_CASES["linked_payers"]
    (typology,) = (one for one in KNOWN_TYPOLOGIES if one.name == "linked_payers")
    schemes = list(typology.found(case.moves, case.asked, case.known))
    moves = {one.row: one for one in case.moves}
    found = findings_of(schemes, background_of(case.moves), moves, beside=NOTHING_BESIDE)
    assert "shared" not in {one.name for one in found[0].evidence}


def test_dealings_with_a_listed_party_weigh_the_same_in_every_ledger() -> None:
    crowd = [Move(100 + at, 300 + at, 100 + at, 200 + at, 10) for at in range(50)]
    alone, among_many = (_finding("from_listed", *more) for more in ((), crowd))
    assert _part(alone, "listed") == _part(among_many, "listed")
    assert dict(_part(alone, "listed").numbers) == {"transfers": 1, "more": 2}


def test_what_few_share_says_more_than_what_many_share() -> None:
    case = KNOWN_CASES["linked_payers"]
    strangers = tuple(AccountFact(at, AccountKind.PHONE, at) for at in range(100, 140))
    rare = _finding("linked_payers", known=Known((*case.known.accounts, *strangers)))
    assert _part(rare, "shared").nats > _part(_finding("linked_payers"), "shared").nats + 5


def test_who_is_paid_by_everybody_is_paid_by_those_who_live_together() -> None:
    case = KNOWN_CASES["linked_payers"]
    strangers = tuple(AccountFact(at, AccountKind.PHONE, at) for at in range(100, 140))
    known = Known((*case.known.accounts, *strangers))
    crowd = [Move(100 + at, 9_000 + 900 * at, 100 + at, 9, 10) for at in range(40)]
    few, many = (_finding("linked_payers", *more, known=known) for more in ((), crowd))
    assert _part(many, "shared").nats < _part(few, "shared").nats / 2


def test_a_price_far_out_says_more_than_one_just_out() -> None:
    case = KNOWN_CASES["trade_price"]
    ranged = [
        replace(
            one, value={RowKind.PRICE_LOW: 90, RowKind.PRICE_HIGH: 110}.get(one.kind, one.value)
        )
        for one in case.known.rows
    ]
    far = [
        replace(one, value=500) if one.kind is RowKind.UNIT_PRICE and one.row != 1 else one
        for one in ranged
    ]
    near = [
        replace(one, value=133) if one.kind is RowKind.UNIT_PRICE and one.row != 1 else one
        for one in ranged
    ]
    nats = [
        _part(_finding("trade_price", known=Known(rows=tuple(rows))), "outside").nats
        for rows in (near, far)
    ]
    assert nats[1] > nats[0] > 0


def test_an_account_that_goes_on_paying_did_not_flee_by_paying() -> None:
    usual = [Move(100 + at, (20 + at) * DAY, 9, 50 + at, 1) for at in range(30)]
    quiet, busy = (_finding("flight_before_measure", *more) for more in ((), usual))
    assert _part(quiet, "fled").nats > _part(busy, "fled").nats


def test_the_second_payment_of_an_invoice_is_a_mistake_and_the_third_is_none() -> None:
    case = KNOWN_CASES["invoice_overpaid"]
    again = Move(2, 900, 3, 9, 3_000)
    known = Known(rows=(*case.known.rows, RowFact(2, RowKind.INVOICE, 7)))
    once, often_paid = (
        _finding("invoice_overpaid"),
        _finding("invoice_overpaid", again, known=known),
    )
    assert _part(often_paid, "overpaid").nats == 3 * _part(once, "overpaid").nats


def test_what_happens_as_often_as_everywhere_says_nothing() -> None:
    assert often(1, 10, 0.1) == 0
    assert often(10, 10, 0.1) == pytest.approx(10 * 2.302585)
    assert 0 < often(5, 10, 0.1) < often(6, 10, 0.1)


def test_a_scheme_of_other_typologies_is_left_as_it_is() -> None:
    ledger = planted_known("funnel", 1, 5)
    background = background_of(ledger.moves)
    beside = beside_of(ledger.moves, ledger.known, background)
    (own,) = ledger.schemes
    scheme = Scheme("fan_in", (own, NONE), 0, ledger.schemes[own][:3])
    moves = {one.row: one for one in ledger.moves}
    with_facts = findings_of([scheme], background, moves, beside=beside)
    assert with_facts == findings_of([scheme], background, moves)
