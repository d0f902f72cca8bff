"""Net worth: what the household came to own, and what it spent, beyond what it is known to get.

Four steps: the change in net worth; add spending; that is the outlay; take off the known sources.
Property stands at cost, never at market value: a rise in price is nobody's income until it is sold.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.wealth.figures import Worked, flows, less, plus, summed
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet

RULE: Final = "net_worth"


@dataclass(frozen=True, slots=True)
class Unexplained:
    """The steps of one period, in minor units."""

    increase_minor: int
    outlay_minor: int
    unknown_minor: int


def unexplained(
    *, before_minor: int, after_minor: int, expenses_minor: int, known_minor: int
) -> Unexplained:
    """What of one period nobody has explained, from its four totals.

    Args:
        before_minor, after_minor: net worth at the two dates: property at cost less debts.
        known_minor: known sources, as they reached the household: pay after tax, not before.
    Returns: an unknown below zero means that more came in than is seen to have been used.
    Source: IRM 9.5.9.5; Holland v United States 348 US 121 (1954).
    """
    increase = after_minor - before_minor
    outlay = increase + expenses_minor
    return Unexplained(increase, outlay, outlay - known_minor)


def net_worth(sheet: Sheet) -> tuple[Worked, ...]:
    """The net worth statement of a stretch: columns are totalled first, then compared.

    Source: IRM 9.5.9.5; Holland v United States 348 US 121 (1954).
    """
    before = _standing(sheet, after=False)
    after = _standing(sheet, after=True)
    increase = less("increase", after[-1], before[-1])
    expenses = flows("expenses", sheet.flowed(Section.EXPENSE))
    outlay = plus("outlay", increase, expenses)
    known = flows("known_sources", sheet.flowed(Section.SOURCE, Section.ASSUMPTION))
    return (*before, *after, increase, expenses, outlay, known, less("unknown", outlay, known))


def _standing(sheet: Sheet, *, after: bool) -> tuple[Worked, Worked, Worked]:
    """Property, debts and their difference at one end of the stretch."""
    when = "after" if after else "before"
    assets, debts = (
        summed(
            f"{name}_{when}",
            (
                (one.line.key, one.after_minor if after else one.before_minor)
                for one in sheet.stood(section)
            ),
        )
        for name, section in (("assets", Section.ASSET), ("liabilities", Section.LIABILITY))
    )
    return assets, debts, less(f"net_worth_{when}", assets, debts)
