"""The cash T: all money that was there or came, against all that went or is left.

On the left of the T what was on hand and at banks, and what came in; on the right what was paid
out, and what is on hand and at banks at the end. More on the right than on the left was paid from
a source that is not on the left.
"""

from typing import Final

from qaitaru.wealth.expenditures import decrease_minor
from qaitaru.wealth.figures import Worked, flows, less, plus, summed
from qaitaru.wealth.money_kinds import is_money
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import Sheet

RULE: Final = "cash_t"


def cash_t(sheet: Sheet) -> tuple[Worked, ...]:
    """The two sides of the T, and how far the right is heavier.

    Source: IRM 9.5.9 (cash method of proof); IRM 4.10.4 (cash transaction analysis).
    """
    left, right = _left(sheet), _right(sheet)
    total_in, total_out = plus("money_in", *left), plus("money_out", *right)
    return (*left, total_in, *right, total_out, less("unknown", total_out, total_in))


def _left(sheet: Sheet) -> tuple[Worked, ...]:
    assets, debts = sheet.stood(Section.ASSET), sheet.stood(Section.LIABILITY)
    held = ((one.line.key, one.before_minor) for one in assets if is_money(one.line))
    sold = (
        (one.line.key, decrease_minor(one.before_minor, one.after_minor))
        for one in assets
        if not is_money(one.line)
    )
    lent = ((one.line.key, decrease_minor(one.after_minor, one.before_minor)) for one in debts)
    return (
        summed("money_before", held),
        flows("receipts", sheet.flowed(Section.SOURCE, Section.ASSUMPTION)),
        summed("sales", sold),
        summed("borrowed", lent),
    )


def _right(sheet: Sheet) -> tuple[Worked, ...]:
    assets, debts = sheet.stood(Section.ASSET), sheet.stood(Section.LIABILITY)
    bought = (
        (one.line.key, decrease_minor(one.after_minor, one.before_minor))
        for one in assets
        if not is_money(one.line)
    )
    repaid = ((one.line.key, decrease_minor(one.before_minor, one.after_minor)) for one in debts)
    held = ((one.line.key, one.after_minor) for one in assets if is_money(one.line))
    return (
        summed("purchases", bought),
        summed("repaid", repaid),
        flows("expenses", sheet.flowed(Section.EXPENSE)),
        summed("money_after", held),
    )
