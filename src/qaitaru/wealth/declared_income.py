"""Declared income against apparent income: what a household must have earned to live as it did."""

from typing import Final

from qaitaru.wealth.figures import Worked, flows, less
from qaitaru.wealth.net_worth import net_worth
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Flowed, Sheet

RULE: Final = "declared_income"
INCOME: Final = "income"
TAKINGS: Final = "takings"
SPOUSE_INCOME: Final = "spouse_income"


def declared_income(sheet: Sheet) -> tuple[Worked, ...]:
    """The outlay less what is not taxed is the apparent income; less what was declared, the rest.

    Source: IRM 9.5.9.5 (corrected income compared with reported income); FATF, Financial
    Investigations Guidance (2012), on income inconsistent with spending.
    """
    outlay = next(one for one in net_worth(sheet) if one.name == "outlay")
    came = sheet.flowed(Section.SOURCE, Section.ASSUMPTION)
    untaxed = flows("non_taxable", (one for one in came if not _is_taxed(one)))
    apparent = less("apparent_income", outlay, untaxed)
    declared = flows("declared", declared_as(sheet, INCOME))
    return outlay, untaxed, apparent, declared, less("undeclared", apparent, declared)


def _is_taxed(one: Flowed) -> bool:
    """Whether it would have had to be declared; of what is only assumed, the spouse's income."""
    if one.section is Section.ASSUMPTION:
        return one.kind == SPOUSE_INCOME
    return one.line.taxable


def declared_as(sheet: Sheet, kind: str) -> tuple[Flowed, ...]:
    """What was declared as income, or as the takings of a trade."""
    return tuple(one for one in sheet.flowed(Section.DECLARED) if one.kind == kind)
