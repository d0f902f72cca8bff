"""Unit and volume: what a trade must have taken, from how much it sold at which price."""

from typing import Final

from qaitaru.wealth.declared_income import TAKINGS, declared_as
from qaitaru.wealth.figures import Worked, flows, less
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet

RULE: Final = "unit_and_volume"


def unit_and_volume(sheet: Sheet) -> tuple[Worked, ...]:
    """Takings by units sold against what was declared.

    Source: IRM 9.5.9 and 4.10.4 (unit and volume method).
    """
    taken = flows("takings", sheet.flowed(Section.UNITS))
    declared = flows("declared", declared_as(sheet, TAKINGS))
    return taken, declared, less("undeclared", taken, declared)
