"""Percentage mark-up: what a trade must have taken, from what its goods cost it."""

from fractions import Fraction
from typing import Final

from qaitaru.wealth.declared_income import TAKINGS, declared_as
from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.figures import Worked, flows, less
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet

RULE: Final = "percentage_markup"


def receipts(cost: Estimate, markup_ratio: tuple[Fraction, Fraction, Fraction]) -> Estimate:
    """The takings that follow from a cost of goods and a mark-up on cost.

    Args:
        markup_ratio: low, likely and high; a quarter is ``Fraction(1, 4)``.
    Source: IRM 9.5.9 and 4.10.4 (percentage mark-up method).
    """
    low, likely, high = (1 + ratio for ratio in markup_ratio)
    return Estimate(
        round(cost.low_minor * low),
        round(cost.likely_minor * likely),
        round(cost.high_minor * high),
    )


def percentage_markup(sheet: Sheet) -> tuple[Worked, ...]:
    """Takings by mark-up against what was declared.

    Source: IRM 9.5.9 and 4.10.4 (percentage mark-up method).
    """
    taken = flows("takings", sheet.flowed(Section.MARKUP))
    declared = flows("declared", declared_as(sheet, TAKINGS))
    return taken, declared, less("undeclared", taken, declared)
