"""Expenditures, or source and application: each line is posted to the side its money moved.

Property that grew, debts that shrank and spending are applications. Property that shrank (a bank
balance drawn down), debts that grew and receipts are sources. What was applied beyond the known
sources came from somewhere else. The same evidence must give what net worth gives.
"""

from collections.abc import Iterator
from typing import Final

from qaitaru.wealth.figures import Worked, flows, less, plus, summed
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet, Stood

RULE: Final = "expenditures"


def decrease_minor(before_minor: int, after_minor: int) -> int:
    """By how much property shrank: that much was there to be used; nothing where it grew.

    Source: IRM 9.5.9 (expenditures statement: decreases in assets are sources).
    """
    return max(before_minor - after_minor, 0)


def expenditures(sheet: Sheet) -> tuple[Worked, ...]:
    """The statement of source and application of funds over a stretch.

    Source: IRM 9.5.9 (expenditures method); United States v Johnson 319 US 503 (1943).
    """
    assets, debts = sheet.stood(Section.ASSET), sheet.stood(Section.LIABILITY)
    grew = summed("asset_increases", _grown(assets))
    repaid = summed("liability_decreases", _shrunk(debts))
    spent = flows("expenses", sheet.flowed(Section.EXPENSE))
    applied = plus("applications", grew, repaid, spent)
    shrank = summed("asset_decreases", _shrunk(assets))
    borrowed = summed("liability_increases", _grown(debts))
    came = flows("receipts", sheet.flowed(Section.SOURCE, Section.ASSUMPTION))
    sources = plus("sources", shrank, borrowed, came)
    unknown = less("unknown", applied, sources)
    return grew, repaid, spent, applied, shrank, borrowed, came, sources, unknown


def _grown(stocks: tuple[Stood, ...]) -> Iterator[tuple[str, int]]:
    return ((one.line.key, decrease_minor(one.after_minor, one.before_minor)) for one in stocks)


def _shrunk(stocks: tuple[Stood, ...]) -> Iterator[tuple[str, int]]:
    return ((one.line.key, decrease_minor(one.before_minor, one.after_minor)) for one in stocks)
