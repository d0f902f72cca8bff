"""Typologies that read facts find their textbook case, and not where one parameter is stricter."""

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import pytest
from tests.detection.known_textbook import KNOWN_CASES, KnownCase

from qaitaru.detection.known import NOTHING, AccountFact, AccountKind, Known, RowFact, RowKind
from qaitaru.detection.known_typologies import KNOWN_TYPOLOGIES
from qaitaru.detection.moves import DAY, Mark, Move
from qaitaru.detection.rules.flight_before_measure import flight_before_measure
from qaitaru.detection.rules.funnel import funnel
from qaitaru.detection.rules.invoice_overpaid import invoice_overpaid
from qaitaru.detection.rules.linked_controllers import linked_payers
from qaitaru.detection.rules.listed_proximity import from_listed
from qaitaru.detection.rules.one_device import one_device
from qaitaru.detection.rules.out_of_profile import out_of_profile
from qaitaru.detection.rules.trade_price import trade_price
from qaitaru.detection.scheme import Scheme

MISSES = [(name, field) for name, case in KNOWN_CASES.items() for field in case.stricter]


def _found(name: str, moves: Sequence[Move], asked: Any, known: Known) -> list[Scheme]:
    (typology,) = (one for one in KNOWN_TYPOLOGIES if one.name == name)
    return list(typology.found(moves, asked, known))


def test_each_typology_that_needs_facts_has_its_case() -> None:
    assert {one.name for one in KNOWN_TYPOLOGIES} == set(KNOWN_CASES)
    assert all(one.needs for one in KNOWN_TYPOLOGIES)


@pytest.mark.parametrize("name", KNOWN_CASES)
def test_the_textbook_case_is_found_with_all_its_rows(name: str) -> None:
    case = KNOWN_CASES[name]
    (scheme,) = _found(name, case.moves, case.asked, case.known)
    assert scheme.rows == case.rows
    assert 9 in scheme.anchors


@pytest.mark.parametrize("name", KNOWN_CASES)
def test_the_order_in_which_transfers_and_facts_are_given_is_nothing(name: str) -> None:
    case = KNOWN_CASES[name]
    turned = Known(case.known.accounts[::-1], case.known.rows[::-1])
    found = _found(name, case.moves[::-1], case.asked, turned)
    assert found == _found(name, case.moves, case.asked, case.known)


@pytest.mark.parametrize("name", KNOWN_CASES)
def test_where_nothing_is_known_nothing_is_found(name: str) -> None:
    case = KNOWN_CASES[name]
    assert _found(name, case.moves, case.asked, NOTHING) == []


@pytest.mark.parametrize(("name", "field"), MISSES)
def test_one_unit_stricter_and_it_is_not_found_whole(name: str, field: str) -> None:
    case = KNOWN_CASES[name]
    asked = replace(case.asked, **{field: getattr(case.asked, field) + case.stricter[field]})
    found = _found(name, case.moves, asked, case.known)
    assert case.rows not in [one.rows for one in found]


@pytest.mark.parametrize("case", KNOWN_CASES.values(), ids=KNOWN_CASES)
def test_each_parameter_of_a_typology_that_needs_facts_has_its_near_miss(case: KnownCase) -> None:
    assert {one.name for one in fields(case.asked)} == set(case.stricter)


def _changed(name: str, known: Known) -> list[Scheme]:
    case = KNOWN_CASES[name]
    return _found(name, case.moves, case.asked, known)


def test_cash_taken_out_where_some_was_paid_in_is_no_funnel() -> None:
    case = KNOWN_CASES["funnel"]
    at_home = (*case.known.rows[:3], RowFact(3, RowKind.CITY, 2))
    assert not _changed("funnel", Known(rows=at_home))
    abroad = [*case.moves[:3], replace(case.moves[3], marks=int(Mark.ABROAD))]
    assert list(funnel(abroad, case.asked, Known(rows=case.known.rows[:3])))


def test_a_figure_of_another_time_says_nothing_of_this() -> None:
    case = KNOWN_CASES["out_of_profile"]
    before = Known(tuple(replace(one, to_s=73 * DAY - 1) for one in case.known.accounts))
    assert not list(out_of_profile(case.moves, case.asked, before))


def test_a_link_that_was_over_before_a_transfer_does_not_link_it() -> None:
    case = KNOWN_CASES["linked_payers"]
    first = replace(case.known.accounts[0], to_s=0)
    assert not list(linked_payers(case.moves, case.asked, Known((first, *case.known.accounts[1:]))))


def test_two_links_of_the_same_accounts_are_one_scheme() -> None:
    case = KNOWN_CASES["linked_payers"]
    devices = tuple(replace(one, kind=AccountKind.DEVICE) for one in case.known.accounts)
    (scheme,) = linked_payers(case.moves, case.asked, Known((*case.known.accounts, *devices)))
    assert scheme.rows == case.rows


def test_a_day_alone_is_not_within_minutes() -> None:
    case = KNOWN_CASES["one_device"]
    dated = [replace(one, marks=int(Mark.DAY_ONLY)) for one in case.moves]
    assert not list(one_device(dated, case.asked, case.known))


def test_money_that_grew_on_the_way_is_other_money() -> None:
    case = KNOWN_CASES["from_listed"]
    grown = [case.moves[0], replace(case.moves[1], amount=1_001), case.moves[2]]
    assert [one.rows for one in from_listed(grown, case.asked, case.known)] == [(0,)]


def test_money_that_may_have_gone_two_ways_is_lost_in_the_crowd() -> None:
    case = KNOWN_CASES["from_listed"]
    other = Move(3, 149, 1, 4, 900)
    assert [one.rows for one in from_listed([*case.moves, other], case.asked, case.known)] == [(0,)]


def test_dealings_with_a_party_that_was_lifted_from_the_list_are_none() -> None:
    case = KNOWN_CASES["from_listed"]
    lifted = Known((AccountFact(9, AccountKind.LISTED, 0, 0, 50),))
    assert not list(from_listed(case.moves, case.asked, lifted))


def test_what_an_account_always_spent_is_no_flight() -> None:
    case = KNOWN_CASES["flight_before_measure"]
    usual = [Move(9, DAY, 1, 9, 200), Move(10, 2 * DAY, 9, 4, 200)]
    assert not list(flight_before_measure([*case.moves, *usual], case.asked, case.known))


def test_an_account_that_never_moved_did_not_flee() -> None:
    case = KNOWN_CASES["flight_before_measure"]
    assert not list(flight_before_measure([], case.asked, case.known))
    only = case.moves[2:]
    assert [one.rows for one in flight_before_measure(only, case.asked, case.known)] == [(2,)]


def test_a_price_without_a_range_says_nothing() -> None:
    case = KNOWN_CASES["trade_price"]
    bare = tuple(one for one in case.known.rows if one.kind is RowKind.UNIT_PRICE)
    assert not list(trade_price(case.moves, case.asked, Known(rows=bare)))


def test_an_invoice_of_which_no_amount_is_stated_says_nothing() -> None:
    case = KNOWN_CASES["invoice_overpaid"]
    assert not list(invoice_overpaid(case.moves, case.asked, Known(rows=case.known.rows[:2])))
