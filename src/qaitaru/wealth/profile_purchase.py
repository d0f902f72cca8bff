"""Property and debts as a profile tells them: by what stood at dates, or by what was paid."""

from dataclasses import replace

from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.estimate import Estimate, total
from qaitaru.wealth.line_context import Context
from qaitaru.wealth.profile import OPENING, Line
from qaitaru.wealth.toml_table import Table, key_missing, value_faulty


def read_stock(line: Line, table: Table, context: Context) -> Line:
    """What stood at each date; every date is told, a nought too: nothing is taken for granted."""
    names = (OPENING, *context.periods)
    at = context.by_name(table, "at", context.scale(table), names)
    missing = [name for name in names if name not in at]
    if missing and not any(one.place.startswith(table.place()) for one in table.problems):
        table.fault(key_missing, "at", ", ".join(missing), '"0"')
    return replace(line, at=at)


def read_purchase(line: Line, table: Table, context: Context) -> Line:
    """What was paid for property, and when: the whole price at once, or instalments.

    Instalments count when they are paid; what is still owed to the seller never bought anything.
    """
    scale = context.scale(table)
    told = table.take("price")
    price = scale.estimate(table, "price", told) if told is not None else None
    if "paid" in table.told:
        table.take("bought")
        names = (OPENING, *context.periods)
        during = context.by_name(table, "paid", scale, names)
        _check_paid(table, price, total(during.values()))
    elif price is None:
        table.take("bought")
        if told is None:
            table.fault(key_missing, "price", "", "at, price, paid")
        during = {}
    else:
        name = context.period(table, "bought", may_precede=True)
        during = {name: price} if name else {}
    line = replace(line, during=during, is_purchase=True)
    return _sold(line, table, context) if "sold" in table.told else line


def _sold(line: Line, table: Table, context: Context) -> Line:
    sold_in = context.period(table, "sold", may_precede=False)
    told = table.take("sold_for")
    if told is None:
        table.fault(key_missing, "sold_for", "", "sold_for")
        return line
    names = (OPENING, *context.periods)
    late = [name for name in line.during if sold_in and names.index(name) > names.index(sold_in)]
    if late:
        table.fault(value_faulty, "paid", ", ".join(late), f"≤ {sold_in}")
    sold_for = context.scale(table).estimate(table, "sold_for", told)
    return replace(line, sold_in=sold_in, sold_for=sold_for)


def _check_paid(table: Table, price: Estimate | None, paid: Estimate) -> None:
    if price is not None and paid.low_minor > price.high_minor:
        table.fault(above_price, "paid", "paid", "≤ price")


def above_price(place: str, found: str, expected: str) -> Problem:
    """More was paid in instalments than the property cost: the rest is interest."""
    return Problem("profile_paid_above_price", Severity.REFUSED, place, found, expected)
