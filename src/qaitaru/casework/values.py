"""The value ladder: identified, restrained, ordered, final, returned. Each sum stands on one rung.

What is frozen is not confiscated, and neither fines nor penalties are; a conviction's confiscation
and one without a conviction count alike.

Source: FATF Methodology, Immediate Outcome 8, note to assessors on what counts as confiscated.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.casework.asset_phases import AssetStanding, assets
from qaitaru.casework.bodies.orders import MoneyPenalty
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.orders import order_on
from qaitaru.casework.phases import CONFISCATED, DISPOSED, FOUND, HELD, OUT, Phase
from qaitaru.casework.worth import given_of, worth_of
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
    """A part of an asset on a rung; ``model`` is how it was, or is to be, confiscated."""

    asset: int
    rung: Rung
    money: Money
    model: str = ""
    counts: bool = True  # among what was confiscated


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Every valued part on its rung, the assets nobody valued, and the penalties beside it."""

    parts: tuple[Valued, ...]
    unvalued: tuple[int, ...]
    penalties: dict[str, int]

    def on(self, rung: Rung) -> dict[str, int]:
        """What stands on a rung, in minor units by currency."""
        return total(one.money for one in self.parts if one.rung is rung)

    @property
    def confiscated(self) -> dict[str, int]:
        """What is confiscated for good, given back or not; never what is frozen or fined."""
        gone = (Rung.FINAL, Rung.RETURNED)
        return total(one.money for one in self.parts if one.rung in gone and one.counts)

    @property
    def all(self) -> dict[str, int]:
        """Everything valued, on whatever rung."""
        return total(one.money for one in self.parts)


def ladder(case: CaseAt) -> Ladder:
    """The ladder of an investigation at an instant."""
    standings = assets(case)
    return Ladder(
        parts=tuple(part for one in standings for part in _parts(case, one)),
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


def _parts(case: CaseAt, one: AssetStanding) -> Iterator[Valued]:
    """An asset on its rung; the part that is not held, or not taken, stays below or outside."""
    number, worth, rung = one.entry.number, worth_of(case, one.entry.number), _RUNGS[one.phase]
    if rung is Rung.RETURNED:
        given = given_of(case, number)
        model, counts = _model(case, number)
        for code, minor in given.items():
            yield Valued(
                asset=number, rung=rung, money=Money(minor, code), model=model, counts=counts
            )
    elif worth is not None and rung is Rung.RESTRAINED:
        held = _held(one, worth)
        yield from _split(number, worth, (rung, held), Rung.IDENTIFIED)
    elif worth is not None and rung in {Rung.ORDERED, Rung.FINAL}:
        model, counts = _model(case, number)
        taken = _ordered(case, number, worth)
        for part in _split(number, worth, (rung, taken), Rung.IDENTIFIED):
            own = part.rung is rung
            yield Valued(
                asset=number,
                rung=part.rung,
                money=part.money,
                model=model if own else "",
                counts=counts,
            )
    elif worth is not None:
        yield Valued(asset=number, rung=rung, money=worth)


def _split(asset: int, worth: Money, part: tuple[Rung, int], rest: Rung) -> Iterator[Valued]:
    rung, minor = part
    yield Valued(asset=asset, rung=rung, money=Money(minor, worth.currency))
    if minor < worth.amount_minor:
        left = Money(worth.amount_minor - minor, worth.currency)
        yield Valued(asset=asset, rung=rest, money=left)


def _held(one: AssetStanding, worth: Money) -> int:
    """How much of an asset is held: the whole, or the greatest sum that a measure names."""
    own = [
        hold.held
        for standing in one.held_by
        for hold in standing.holds
        if hold.held.asset == one.entry.number
    ]
    sums = [hold.amount_minor for hold in own if hold.currency == worth.currency]
    if len(sums) < len(own) or not sums:
        return worth.amount_minor
    return min(max(sums), worth.amount_minor)


def _ordered(case: CaseAt, asset: int, worth: Money) -> int:
    """How much an order takes: the asset, or the sum it names where it is on that asset alone."""
    order = order_on(case.record, asset, case.at)
    if order is None or order.body.currency != worth.currency or len(order.body.assets) > 1:
        return worth.amount_minor
    return min(order.body.amount_minor, worth.amount_minor)


def _model(case: CaseAt, asset: int) -> tuple[str, bool]:
    """By which model an asset was taken, and whether that counts as confiscation."""
    order = order_on(case.record, asset, case.at)
    found = case.law.found(Confiscation, order.body.model) if order else None
    return (found.key, found.counts) if found else ("", False)
