"""Whose an asset is on a day, on paper and in belief; the shares of one side never pass the whole.

Source: FATF Recommendation 4: property held by others that is in truth the defendant's.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction
from typing import Final

from qaitaru.casework.bodies.assets import Owner
from qaitaru.casework.record import CaseRecord
from qaitaru.facts.refusals import Refusal

RECORD, BELIEF = "record", "belief"
SIDES: Final = (RECORD, BELIEF)


def owners_of(record: CaseRecord, asset: int, by: str, day: date) -> tuple[Owner, ...]:
    """The owners of one side on a day, in the order they were told."""
    told = (body for _, body in record.about(asset, Owner))
    return tuple(one for one in told if one.by == by and _owns(one, day))


def refuse_owner(known: Sequence[Owner], owner: Owner) -> Refusal | None:
    """Why a share cannot be; None where it can."""
    if owner.by not in SIDES:
        return Refusal("value_unknown", owner.by, ", ".join(SIDES))
    if not owner.name.strip():
        return Refusal("text_wanting")
    if not 0 < owner.part <= owner.parts:
        return Refusal("share_faulty", f"{owner.part}/{owner.parts}", "1/1, 1/2, 1/3 …")
    if owner.until is not None and owner.until <= (owner.since or date.min):
        return Refusal("days_faulty", str(owner.until), f"> {owner.since}")
    most = _most([*(one for one in known if one.by == owner.by), owner], owner)
    return Refusal("shares_above_whole", str(most), "≤ 1") if most > 1 else None


def _most(owners: Sequence[Owner], new: Owner) -> Fraction:
    """The greatest sum of shares on any day of a new one."""
    days = {_first(new)} | {_first(one) for one in owners if _owns(new, _first(one))}
    return max(_sum(one for one in owners if _owns(one, day)) for day in days)


def _sum(owners: Iterable[Owner]) -> Fraction:
    return sum((Fraction(one.part, one.parts) for one in owners), Fraction())


def _owns(one: Owner, day: date) -> bool:
    return _first(one) <= day and (one.until is None or day < one.until)


def _first(one: Owner) -> date:
    return one.since or date.min
