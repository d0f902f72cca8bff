"""Bank deposits: what was paid in, made pure, with what was spent in currency never paid in.

Gross deposits less what is no income (transfers between own accounts, loans, gifts, money put back,
cash from before) are net deposits. To them comes what was spent in currency that never went through
a bank. Together they are the gross receipts.
"""

from typing import Final

from qaitaru.wealth.expenditures import decrease_minor
from qaitaru.wealth.figures import Worked, flows, less, plus, summed
from qaitaru.wealth.money_kinds import is_cash, is_money
from qaitaru.wealth.profile import Section
from qaitaru.wealth.sheet import LOSS, SALE, Flowed, Sheet

RULE: Final = "bank_deposits"
PRIOR_CASH: Final = "prior_cash"
LOAN: Final = "loan"
NON_INCOME_KINDS: Final = ("transfer", LOAN, "gift", "redeposit", PRIOR_CASH, "sale", "other")


def net_deposits(gross_minor: int, non_income_minor: int) -> int:
    """What was paid in, less what is no income.

    Source: United States v Boulet 577 F2d 1165 (5th Cir 1978), as in the DOJ Criminal Tax Manual,
    ch. 33.
    """
    return gross_minor - non_income_minor


def cash_expenditures(
    *, outlays_minor: int, bank_payments_minor: int, before_minor: int, after_minor: int
) -> int:
    """What was spent in currency that came in within the period and never went to a bank.

    Args:
        bank_payments_minor: all that left the accounts to pay for outlays, cash drawn included.
        before_minor, after_minor: cash on hand at the two dates.
    Source: DOJ Criminal Tax Manual, ch. 33 (cash expenditures in a bank deposits case).
    """
    return outlays_minor - bank_payments_minor - before_minor + after_minor


def bank_deposits(sheet: Sheet) -> tuple[Worked, ...]:
    """The bank deposits schedule of a stretch.

    Cash from before that was paid in is taken off the deposits; it cannot have been spent as well,
    and is given back to the cash spent. Known receipts that never were a deposit are those in cash.

    Source: United States v Boulet 577 F2d 1165 (5th Cir 1978), as in the DOJ Criminal Tax Manual,
    ch. 33; IRM 9.5.9 (bank deposits method).
    """
    items = sheet.flowed(Section.NON_INCOME)
    gross, pure = flows("deposits", sheet.flowed(Section.DEPOSIT)), flows("non_income", items)
    net = less("net_deposits", gross, pure)
    in_cash = _spent_in_cash(sheet, items)
    receipts = plus("gross_receipts", net, in_cash[-1])
    deducted = flows("deductions", sheet.flowed(Section.DEDUCTION))
    apparent = less("apparent_income", receipts, deducted)
    known, cash = _known(sheet)
    answer = less("unknown", apparent, known, cash)
    return (gross, pure, net, *in_cash, receipts, deducted, apparent, known, cash, answer)


def _spent_in_cash(sheet: Sheet, items: tuple[Flowed, ...]) -> tuple[Worked, ...]:
    outlays = _outlays(sheet, items)
    banked = flows("bank_payments", sheet.flowed(Section.BANK_PAYMENT))
    cash = [one for one in sheet.stood(Section.ASSET) if is_cash(one.line)]
    before = summed("cash_before", ((one.line.key, one.before_minor) for one in cash))
    after = summed("cash_after", ((one.line.key, one.after_minor) for one in cash))
    prior = flows("prior_cash_deposited", (one for one in items if one.kind == PRIOR_CASH))
    spent = less("cash_expenditures", plus("", outlays, after, prior), banked, before)
    return outlays, banked, before, after, prior, spent


def _outlays(sheet: Sheet, items: tuple[Flowed, ...]) -> Worked:
    """All that was paid for with money: property other than money, debts, spending.

    What was repaid is what was owed and borrowed, less what is still owed. A debt that brought no
    money (to a seller, on a card) so takes itself off what it bought. One that brought cash is
    among the known receipts in cash.
    """
    bought = (
        (one.line.key, decrease_minor(one.after_minor, one.before_minor))
        for one in sheet.stood(Section.ASSET)
        if not is_money(one.line)
    )
    repaid = (
        (
            one.line.key,
            max(-one.change_minor, 0) if one.line.in_cash else -one.change_minor,
        )
        for one in sheet.stood(Section.LIABILITY)
    )
    borrowed = ((one.line.key, one.amount_minor) for one in items if one.kind == LOAN)
    spent = (
        (one.line.key, one.amount_minor)
        for one in sheet.flowed(Section.EXPENSE)
        if one.kind != LOSS
    )
    return summed("outlays", (*bought, *repaid, *borrowed, *spent))


def _known(sheet: Sheet) -> tuple[Worked, Worked]:
    """Known income, and the known receipts in cash that are none.

    What else is no income went to a bank, and was taken off the deposits there.
    """
    sources = sheet.flowed(Section.SOURCE, Section.ASSUMPTION)
    income = flows("known_income", (one for one in sources if _is_income(one)))
    others = (
        (one.line.key, one.amount_minor)
        for one in sources
        if not _is_income(one) and one.line.in_cash
    )
    sold = (
        (one.line.key, decrease_minor(one.before_minor, one.after_minor))
        for one in sheet.stood(Section.ASSET)
        if one.line.in_cash and not is_money(one.line)
    )
    lost = (
        (one.line.key, -one.amount_minor)
        for one in sheet.flowed(Section.EXPENSE)
        if one.kind == LOSS and one.line.in_cash
    )
    lent = (
        (one.line.key, decrease_minor(one.after_minor, one.before_minor))
        for one in sheet.stood(Section.LIABILITY)
        if one.line.in_cash
    )
    return income, summed("known_in_cash", (*others, *sold, *lost, *lent))


def _is_income(one: Flowed) -> bool:
    return one.line.taxable and one.kind != SALE
