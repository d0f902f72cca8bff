"""Whose amounts may be compared in a ledger of several currencies, and how far they spread.

Amounts of two currencies are compared only where a given rate made them of one unit.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Final

from qaitaru.detection.background import LedgerLife
from qaitaru.detection.moves import Move

ONLY: Final = -1
"""The unit of a ledger that has one only."""
_MIDDLE_HALF: Final = 1.349  # of a normal curve, in standard deviations


@dataclass(frozen=True, slots=True)
class AmountsTold:
    """The unit of each row's amount, and the middle half of the amounts of each unit.

    Empty where all amounts of a ledger are of one unit: its own middle half then counts.
    """

    unit_of_row: Mapping[int, int] = field(default_factory=dict)  # of the rows of schemes
    middle_of_unit: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    def unit(self, moves: Sequence[Move]) -> int | None:
        """The one unit of these amounts; None where they are of several."""
        if not self.unit_of_row:
            return ONLY
        units = {self.unit_of_row.get(move.row, ONLY) for move in moves}
        return units.pop() if len(units) == 1 else None

    def spread(self, unit: int, ledger: LedgerLife) -> float:
        """The standard deviation of the logarithms of a unit's amounts."""
        lower, upper = self.middle_of_unit.get(unit, (ledger.lower_amount, ledger.upper_amount))
        return log(max(upper, 1) / max(lower, 1)) / _MIDDLE_HALF


ONE_UNIT: Final = AmountsTold()
