"""The benefit from drugs: what was sold, times its price at that level and in that period."""

from fractions import Fraction
from typing import Final

from qaitaru.wealth.estimate import Estimate
from qaitaru.wealth.figures import Worked, flows
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet

RULE: Final = "drug_benefit"


def value(quantity: tuple[Fraction, Fraction, Fraction], price: Estimate) -> Estimate:
    """A quantity at a price: the lows together, the likely, the highs.

    It is what changed hands, not profit: what the drugs cost the seller is not taken off.

    Args:
        quantity: low, likely and high, in the unit that the price is for.
        price: of one unit, at the level of trade and in the period of the sale.
    Returns: each to the nearest minor unit, a half to the even one.
    Source: Proceeds of Crime Act 2002 (UK), s 76(4) and 76(7): benefit is the value of the property
    obtained; R v Waya [2012] UKSC 51.
    """
    low, likely, high = quantity
    return Estimate(
        round(low * price.low_minor),
        round(likely * price.likely_minor),
        round(high * price.high_minor),
    )


def drug_benefit(sheet: Sheet) -> tuple[Worked, ...]:
    """The benefit of a stretch: the sum of its quantities at their prices.

    Source: Proceeds of Crime Act 2002 (UK), s 76.
    """
    return (flows("benefit", sheet.flowed(Section.DRUG)),)
