"""What moves a figure most: each assumption of a trace varied alone, the others as they are.

The rule itself, the order of a day, how claimants of one rank bear an outflow, and whose the money
is that nobody claims. All but the first are varied under one rule.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from qaitaru.tracing.comparing import Balances, Interval, in_all, interval
from qaitaru.tracing.order import SameDay, in_order
from qaitaru.tracing.parts import OWN, UNKNOWN, Part, is_claimant
from qaitaru.tracing.rules.names import Between, rule_of
from qaitaru.tracing.walk import Posting, walk

BASE: Final = "own-first"
"""The rule under which the other assumptions are varied."""

MOST: Final = 3  # assumptions told of a figure
ORDERS: Final = (SameDay.LEDGER, SameDay.CREDITS_FIRST, SameDay.DEBITS_FIRST)
"""Of a day, one after the other."""
_STATED: Final = "stated"


class Assumption(StrEnum):
    """What a trace takes as given."""

    RULE = "rule"
    SAME_DAY = "same_day"
    BETWEEN = "between"
    UNCLAIMED = "unclaimed"


Varied = Mapping[Assumption, Mapping[str, Balances]]
"""Assumption -> what it may be -> what the accounts hold then."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What an assumption makes of a figure: its ends, and what gives each of them."""

    assumption: Assumption
    between: Interval


def varied(
    booked: Sequence[Posting],
    ordered: Sequence[Posting],
    between: Between,
    by_rule: Mapping[str, Balances],
) -> Varied:
    """Every assumption that may be made otherwise, with what the accounts then hold.

    Args:
        booked: in the order of the ledger, each with its day.
        ordered: the same in the order of the day that is assumed.
        by_rule: what each rule says of them.
    Source: no authority prescribes one method; show how much turns on each choice.
    """
    as_it_is = by_rule[BASE]
    orders = {mode.value: in_order(booked, mode) for mode in ORDERS}
    return {
        Assumption.RULE: by_rule,
        Assumption.SAME_DAY: {
            name: as_it_is if _same(row, ordered) else _held(row, between)
            for name, row in orders.items()
        },
        Assumption.BETWEEN: {
            way.value: as_it_is if way is between else _held(ordered, way) for way in Between
        },
        Assumption.UNCLAIMED: {
            _STATED: as_it_is,
            OWN: _held(_as_of(OWN, ordered), between),
            UNKNOWN: _held(_as_of(UNKNOWN, ordered), between),
        },
    }


def moved(told: Varied, claimant: str) -> tuple[Moved, ...]:
    """The assumptions that move what is held for a claimant most, the greatest first."""
    found = (
        Moved(one, interval({name: in_all(held, claimant)[0] for name, held in ways.items()}))
        for one, ways in told.items()
    )
    moving = [one for one in found if one.between.low != one.between.high]
    return tuple(sorted(moving, key=lambda one: one.between.low - one.between.high)[:MOST])


def _same(row: Sequence[Posting], other: Sequence[Posting]) -> bool:
    return [one.entry_id for one in row] == [one.entry_id for one in other]


def _held(postings: Iterable[Posting], between: Between) -> Balances:
    return walk(postings, rule_of(BASE, between)).balances()


def _as_of(source: str, postings: Iterable[Posting]) -> Iterator[Posting]:
    """Whatever no claimant brought is of that source."""
    for one in postings:
        parts = [p if is_claimant(p.source) else Part(source, p.amount) for p in one.parts]
        yield replace(one, parts=tuple(parts))
