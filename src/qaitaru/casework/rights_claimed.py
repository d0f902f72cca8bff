"""Rights that third parties and victims claim on an asset, and what speaks for their good faith.

Source: FATF Recommendation 4: the rights of bona fide third parties; UNCAC arts 55(9), 57.
"""

from datetime import datetime
from typing import Final

from qaitaru.casework.bodies.keeping import RightClaimed, RightDecided
from qaitaru.casework.record import CaseEntry, CaseRecord

INDICATORS: Final = ("price", "relationship", "knowledge", "possession", "costs", "care")
"""Price against the market, kinship, what was known, who holds it, who pays, what was checked."""
OUTCOMES: Final = ("upheld", "rejected", "withdrawn")
SORTS: Final = ("third_party", "victim", "creditor")


def outcome_of(record: CaseRecord, right: int, at: datetime) -> str:
    """The last decision on a claimed right by an instant; empty while there is none."""
    told = [body.outcome for entry, body in record.about(right, RightDecided) if entry.at <= at]
    return told[-1] if told else ""


def rights_on(
    record: CaseRecord, asset: int, at: datetime
) -> tuple[tuple[CaseEntry, RightClaimed], ...]:
    """The rights claimed on an asset by an instant."""
    return tuple(pair for pair in record.about(asset, RightClaimed) if pair[0].at <= at)


def open_rights(record: CaseRecord, asset: int, at: datetime) -> tuple[int, ...]:
    """The claimed rights on which nobody has decided."""
    told = rights_on(record, asset, at)
    return tuple(one.number for one, _ in told if not outcome_of(record, one.number, at))


def upheld_rights(record: CaseRecord, asset: int, at: datetime) -> tuple[int, ...]:
    """The claimed rights that were upheld."""
    told = rights_on(record, asset, at)
    return tuple(one.number for one, _ in told if outcome_of(record, one.number, at) == "upheld")


def good_faith(body: RightClaimed) -> tuple[int, int, int]:
    """How many indicators speak for good faith, against it, and are not known."""
    told = {one.indicator: one.is_for for one in body.weighed}
    known = [told.get(one) for one in INDICATORS]
    return known.count(True), known.count(False), known.count(None)
