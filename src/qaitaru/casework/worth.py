"""What an asset is worth at an instant: its sale, else its last valuation less the haircut."""

from datetime import date
from typing import Final

from qaitaru.casework.bodies.assets import Valuation
from qaitaru.casework.bodies.keeping import Cost, Returned, Sale
from qaitaru.casework.case_at import CaseAt
from qaitaru.casework.record import CaseEntry
from qaitaru.facts.money import Money, total

_WHOLE: Final = 100


def worth_of(case: CaseAt, asset: int) -> Money | None:
    """What stands for an asset in money; None where nobody valued it.

    The money of a sale stands in the asset's place. A haircut is rounded down, to the safe side.
    """
    sold = [body for entry, body in case.record.about(asset, Sale) if entry.at <= case.at]
    if sold:
        return Money(sold[-1].amount_minor, sold[-1].currency)
    last = valuation_of(case, asset)
    if last is None:
        return None
    kept = last.amount_minor * (_WHOLE - last.haircut_percent) // _WHOLE
    return Money(kept, last.currency)


def basis_of(case: CaseAt, asset: int) -> tuple[CaseEntry, date] | None:
    """The entry that the worth of an asset stands on, and the day it is of."""
    sold = [(at, one.on) for at, one in case.record.about(asset, Sale) if at.at <= case.at]
    if sold:
        return sold[-1]
    last = _last(case, asset)
    return (last[0], last[1].on) if last else None


def valuation_of(case: CaseAt, asset: int) -> Valuation | None:
    """The valuation of the latest day; of one day, the one told last."""
    last = _last(case, asset)
    return last[1] if last else None


def _last(case: CaseAt, asset: int) -> tuple[CaseEntry, Valuation] | None:
    told = case.record.about(asset, Valuation)
    known = [pair for pair in told if pair[0].at <= case.at]
    return max(known, key=lambda pair: (pair[1].on, pair[0].number), default=None)


def costs_of(case: CaseAt, asset: int) -> dict[str, int]:
    """What the keeping of an asset has cost, in minor units by currency."""
    told = case.record.about(asset, Cost)
    return total(Money(one.amount_minor, one.currency) for at, one in told if at.at <= case.at)


def given_of(case: CaseAt, asset: int) -> dict[str, int]:
    """What was given back of an asset, in minor units by currency."""
    told = case.record.about(asset, Returned)
    return total(Money(one.amount_minor, one.currency) for at, one in told if at.at <= case.at)
