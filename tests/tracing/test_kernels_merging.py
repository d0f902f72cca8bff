"""Many statements in one order, compiled: as the plain merge, and walked the same."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from tests.tracing.statement_networks import NAMES, Line, Network, networks

from qaitaru.tracing.kernels.laying import ON_THE_WAY, laid
from qaitaru.tracing.kernels.merging import (
    AS_BOOKED,
    CREDITS_FIRST,
    DEBITS_FIRST,
    GIVEN_UP,
    in_one_order,
)
from qaitaru.tracing.kernels.postings import SHORTFALL
from qaitaru.tracing.kernels.volume import EXACT_UNLESS_CONVERTED, RULES, trace_volume
from qaitaru.tracing.order import SameDay, in_order, merged
from qaitaru.tracing.parts import Amount
from qaitaru.tracing.rules.names import RULES as PLAIN
from qaitaru.tracing.walk import Posting, walk

MODES = {
    AS_BOOKED: SameDay.LEDGER,
    CREDITS_FIRST: SameDay.CREDITS_FIRST,
    DEBITS_FIRST: SameDay.DEBITS_FIRST,
}


def _plain_order(network: Network, mode: int) -> tuple[list[Posting], list[str]]:
    postings, given_up = merged(network.statements())
    return in_order(postings, MODES[mode]), given_up


@pytest.mark.parametrize("mode", MODES)
@given(network=networks(converts=True))
def test_the_order_is_the_plain_one_place_by_place(mode: int, network: Network) -> None:
    booked = network.booked()
    order = in_one_order(booked, mode)
    plain, given_up = _plain_order(network, mode)
    assert [str(row) for row in order] == [one.entry_id for one in plain]
    assert set(np.flatnonzero(booked.answers == GIVEN_UP)) == {int(entry) for entry in given_up}


def _compiled(
    network: Network, rule: str, mode: int
) -> tuple[dict[str, dict[str, int]], dict[str, dict[str, int]], int]:
    booked, sources = network.booked(), network.sources()
    order = in_one_order(booked, mode)
    given_up = booked.answers == GIVEN_UP
    sources.of_row[given_up] = 1
    made = laid(booked, sources, order, network.currencies)
    traced = trace_volume(made.postings, rule, made.accounts, len(NAMES))
    own = len(network.openings)
    assert not traced.held[own:].any()  # nothing is left on its way
    held = {
        str(account): {name: int(traced.held[account, at]) for at, name in enumerate(NAMES)}
        for account in range(own)
    }
    taken: dict[str, dict[str, int]] = {}
    for posting, source, amount in zip(*traced.attributed, strict=True):
        place = int(made.place[posting])
        if place != ON_THE_WAY:
            name = "shortfall" if source == SHORTFALL else NAMES[source]
            taken.setdefault(str(order[place]), {})[name] = int(amount)
    return held, taken, traced.deviation_minor_at_most


def _distance(network: Network, rule: str, mode: int) -> tuple[Fraction, int]:
    held, taken, bound = _compiled(network, rule, mode)
    walked = walk(_plain_order(network, mode)[0], PLAIN[rule])
    pairs: list[tuple[Amount, int]] = []
    for account, exact in walked.balances().items():
        pairs += [(exact.get(name, 0), held[account][name]) for name in NAMES]
    for entry, paid in walked.outflows().items():
        found = taken.get(entry, {})
        assert found.get("shortfall", 0) == paid.shortfall
        sums: dict[str, Amount] = dict.fromkeys(NAMES, 0)
        for source, amount in paid.attributed:
            sums[source] += amount
        pairs += [(sums[name], found.get(name, 0)) for name in NAMES]
    return max(abs(Fraction(exact) - told) for exact, told in pairs), bound


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("rule", RULES)
@given(network=networks(converts=True))
def test_what_is_traced_is_the_plain_answer_within_the_bound(
    rule: str, mode: int, network: Network
) -> None:
    distance, bound = _distance(network, rule, mode)
    assert distance <= bound


@pytest.mark.parametrize("rule", sorted(EXACT_UNLESS_CONVERTED))
@given(network=networks(converts=False))
def test_what_never_divides_is_exact_on_its_way_too(rule: str, network: Network) -> None:
    assert _distance(network, rule, AS_BOOKED) == (Fraction(0), 0)


def test_money_that_waits_arrives_in_the_order_in_which_it_was_taken() -> None:
    lines = (
        Line(0, 0, 10, ((2, 10),)),
        Line(0, 0, 10, ((3, 10),)),
        Line(0, 0, -20),
        Line(1, 0, 5, ((0, 5),)),
        Line(1, 0, -5),
        Line(1, 1, 20, (), 2),
        Line(1, 1, -10),
    )
    network = Network(lines, (0, 0), (0, 0))
    held, taken, _ = _compiled(network, "lifo", AS_BOOKED)
    assert taken["6"] == {"A": 10}  # B was newest, left first and so arrived first
    assert held["1"]["B"] == 10
    assert _distance(network, "lifo", AS_BOOKED) == (Fraction(0), 0)
