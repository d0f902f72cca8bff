"""The value ladder: identified, restrained, ordered, final, returned. Each sum stands on one rung.

What is frozen is not confiscated, and neither fines nor penalties are; a conviction's confiscation
and one without a conviction count alike.

Source: FATF Methodology, Immediate Outcome 8, note to assessors on what counts as confiscated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from qaitaru.casework.asset_phases import AssetStanding, assets
from qaitaru.casework.bodies.orders import MoneyPenalty
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.orders import order_on
from qaitaru.casework.phases import CONFISCATED, DISPOSED, FOUND, HELD, OUT, Phase
from qaitaru.casework.shares import Divided, divided_of
from qaitaru.casework.worth import basis_of, given_of, worth_of
from qaitaru.facts.money import Money, total
from qaitaru.law.confiscation import Confiscation


class Rung(StrEnum):
    """A rung of the ladder; words stand under ``casework.rung``."""

    SUSPECTED = "suspected"
    IDENTIFIED = "identified"
    RESTRAINED = "restrained"
    ORDERED = "ordered"
    FINAL = "final"
    RETURNED = "returned"
    OUT = "out"  # released, lost, another's


_RUNGS: Final = {
    **dict.fromkeys(FOUND, Rung.IDENTIFIED),
    **dict.fromkeys(HELD | {Phase.SOLD}, Rung.RESTRAINED),
    **dict.fromkeys(CONFISCATED, Rung.FINAL),
    **dict.fromkeys(DISPOSED, Rung.RETURNED),
    **dict.fromkeys(OUT, Rung.OUT),
    Phase.SUSPECTED: Rung.SUSPECTED,
    Phase.ORDERED: Rung.ORDERED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Valued:
    """A part of an asset on a rung; ``model`` is how it was, or is to be, confiscated.

    ``money`` is what counts: what is reached of it, in minor units rounded down.
    """

    asset: int
    rung: Rung
    money: Money
    model: str = ""
    counts: bool = True  # among what was confiscated
    others_minor: int = 0  # of the same asset, beside it: the share of another
    on: date | None = None  # the day it is valued of
    entry: int = 0  # that values it
    exhibit: int = 0  # on which that stands

    @property
    def whole(self) -> Money:
        """With the share of another."""
        return Money(self.money.amount_minor + self.others_minor, self.money.currency)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Every valued part on its rung, the assets nobody valued, and the penalties beside it."""

    parts: tuple[Valued, ...]
    unvalued: tuple[int, ...]
    penalties: dict[str, int]

    def on(self, rung: Rung) -> dict[str, int]:
        """What stands on a rung, in minor units by currency."""
        return total(one.money for one in self.parts if one.rung is rung)

    def whole_on(self, rung: Rung) -> dict[str, int]:
        """The same with the shares of others."""
        return total(one.whole for one in self.parts if one.rung is rung)

    @property
    def confiscated(self) -> dict[str, int]:
        """What is confiscated for good, given back or not; never what is frozen or fined."""
        gone = (Rung.FINAL, Rung.RETURNED)
        return total(one.money for one in self.parts if one.rung in gone and one.counts)

    @property
    def all(self) -> dict[str, int]:
        """Everything valued that is reached, on whatever rung."""
        return total(one.money for one in self.parts)

    @property
    def whole(self) -> dict[str, int]:
        """Everything valued, the shares of others with it."""
        return total(one.whole for one in self.parts)


def ladder(case: CaseAt) -> Ladder:
    """The ladder of an investigation at an instant."""
    standings = assets(case)
    return Ladder(
        parts=tuple(part for one in standings for part in parts_of(case, one)),
        unvalued=tuple(one.entry.number for one in standings if _is_unvalued(case, one)),
        penalties=total(
            Money(body.amount_minor, body.currency)
            for entry, body in case.record.of(MoneyPenalty)
            if entry.at <= case.at
        ),
    )


def joined(ladders: Iterable[Ladder]) -> Ladder:
    """Several ladders as one."""
    every = tuple(ladders)
    return Ladder(
        parts=tuple(part for one in every for part in one.parts),
        unvalued=tuple(number for one in every for number in one.unvalued),
        penalties=total(
            Money(minor, code) for one in every for code, minor in one.penalties.items()
        ),
    )


def _is_unvalued(case: CaseAt, one: AssetStanding) -> bool:
    return worth_of(case, one.entry.number) is None


def parts_of(case: CaseAt, one: AssetStanding) -> tuple[Valued, ...]:
    """An asset on its rung, each part with the day and the entry that it is valued by."""
    basis = basis_of(case, one.entry.number)
    if basis is None:
        return tuple(_parts(case, one))
    entry, day = basis
    return tuple(
        replace(part, on=day, entry=entry.number, exhibit=entry.body.exhibit)
        for part in _parts(case, one)
    )


def _parts(case: CaseAt, one: AssetStanding) -> Iterator[Valued]:
    """The part that is not held, or not taken, stays below."""
    number, rung, divided = one.entry.number, _RUNGS[one.phase], divided_of(case, one)
    if rung is Rung.RETURNED:
        yield from _given(case, number, divided)
    elif divided is not None:
        taken = {Rung.RESTRAINED: _held, Rung.ORDERED: _ordered, Rung.FINAL: _ordered}.get(rung)
        reached = taken(case, one, divided.own) if taken else divided.own.amount_minor
        model, counts = _model(case, number) if taken is _ordered else ("", True)
        yield Valued(
            asset=number,
            rung=rung,
            money=Money(reached, divided.own.currency),
            model=model,
            counts=counts,
            others_minor=divided.others_minor,
        )
        left = Money(divided.own.amount_minor - reached, divided.own.currency)
        if left.amount_minor:
            yield Valued(asset=number, rung=Rung.IDENTIFIED, money=left, counts=counts)


def _given(case: CaseAt, asset: int, divided: Divided | None) -> Iterator[Valued]:
    """What was given back, and beside it the share that was never taken."""
    model, counts = _model(case, asset)
    sums = [Money(minor, code) for code, minor in given_of(case, asset).items()]
    for one in sums:
        yield Valued(asset=asset, rung=Rung.RETURNED, money=one, model=model, counts=counts)
    if divided is not None and divided.others_minor:
        yield Valued(
            asset=asset,
            rung=Rung.RETURNED,
            money=Money(0, divided.own.currency),
            others_minor=divided.others_minor,
        )


def _held(_: CaseAt, one: AssetStanding, own: Money) -> int:
    """How much of an asset is held: the whole, or the greatest sum that a measure names."""
    holds = [
        hold.held
        for standing in one.held_by
        for hold in standing.holds
        if hold.held.asset == one.entry.number
    ]
    sums = [hold.amount_minor for hold in holds if hold.currency == own.currency]
    if len(sums) < len(holds) or not sums:
        return own.amount_minor
    return min(max(sums), own.amount_minor)


def _ordered(case: CaseAt, one: AssetStanding, own: Money) -> int:
    """How much an order takes: the asset, or the sum it names where it is on that asset alone."""
    order = order_on(case.record, one.entry.number, case.at)
    if order is None or order.body.currency != own.currency or len(order.body.assets) > 1:
        return own.amount_minor
    return min(order.body.amount_minor, own.amount_minor)


def _model(case: CaseAt, asset: int) -> tuple[str, bool]:
    """By which model an asset was taken, and whether that counts as confiscation."""
    order = order_on(case.record, asset, case.at)
    found = case.law.found(Confiscation, order.body.model) if order else None
    return (found.key, found.counts) if found else ("", False)
