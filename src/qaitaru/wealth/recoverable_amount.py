"""The recoverable amount: the benefit, but never more than there is to take."""

from typing import Final

from qaitaru.wealth.figures import Worked, flows, plus
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet

RULE: Final = "recoverable_amount"


def recoverable(benefit_minor: int, available_minor: int) -> int:
    """The lesser of benefit and available amount.

    The available amount is for the defendant to prove: where it is not, the benefit is due.

    Source: Proceeds of Crime Act 2002 (UK), ss 7 and 9.
    """
    return min(benefit_minor, available_minor)


def recoverable_amount(sheet: Sheet) -> tuple[Worked, ...]:
    """Benefit, available amount, and the lesser of them with the lines that make it.

    The available amount is free property and tainted gifts, less obligations that come first. Where
    the profile says nothing of it, nobody has shown that there is less: the benefit is due.

    Source: Proceeds of Crime Act 2002 (UK), ss 7, 9 and 77.
    """
    drugs = flows("drug_benefit", sheet.flowed(Section.DRUG))
    other = flows("other_benefit", sheet.flowed(Section.BENEFIT))
    benefit = plus("benefit", drugs, other)
    available = flows("available", sheet.flowed(Section.AVAILABLE))
    if Section.AVAILABLE not in sheet.told:
        return drugs, other, benefit, plus("recoverable", benefit)
    lesser = benefit if benefit.amount_minor <= available.amount_minor else available
    amount = recoverable(benefit.amount_minor, available.amount_minor)
    return drugs, other, benefit, available, Worked("recoverable", amount, lesser.parts)
