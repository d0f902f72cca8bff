"""Lines whose amount is reckoned from what the file tells: pay, drugs, takings, what is left."""

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.drug_benefit import value
from qaitaru.wealth.estimate import NOTHING, Estimate
from qaitaru.wealth.line_context import Context
from qaitaru.wealth.percentage_markup import receipts
from qaitaru.wealth.profile import Line
from qaitaru.wealth.toml_table import Table, key_missing, three, value_faulty

Three = tuple[Fraction, Fraction, Fraction]
_PLACES: Final = 36  # more than any number of a file has


def read_received(line: Line, table: Table, context: Context) -> Line:
    """What reached the household: pay after what was withheld, for pay before it buys nothing."""
    scale = context.scale(table)
    line = replace(
        line,
        taxable=table.flag("taxable", default=True),
        in_cash=table.flag("in_cash", default=False),
    )
    if "gross" not in table.told:
        received = context.by_name(table, "received", scale, context.periods)
        return replace(line, during=received)
    gross = context.by_name(table, "gross", scale, context.periods)
    withheld = context.by_name(table, "withheld", scale, context.periods)
    for name in gross.keys() - withheld.keys():
        table.fault(gross_pay, f"gross.{name}", name, "received, withheld")
    net = {name: _less(table, name, gross[name], withheld.get(name, NOTHING)) for name in gross}
    return replace(line, during=net, working=_joined(context, gross, withheld, "-"))


def read_drug(line: Line, table: Table, context: Context) -> Line:
    """Quantities sold, at the prices the file states for that substance, level and period."""
    key = (table.text("substance"), table.text("level"), table.text("unit"))
    prices = context.drug_prices.get(key, {})
    during, working = {}, []
    for name, quantity in _numbers(table, "quantity", context.periods):
        price = prices.get(name)
        if price is None:
            table.fault(drug_price_missing, f"quantity.{name}", " ".join((*key, name)))
            continue
        during[name] = value(quantity, price)
        told = plain(price.likely_minor, context.currency)
        working.append(f"{_plain(quantity[1])} {key[2]} × {told}")
    return replace(line, kind=" · ".join(key[:2]), during=during, working="; ".join(working))


def read_markup(line: Line, table: Table, context: Context) -> Line:
    """What goods cost, and the mark-up on cost in percent."""
    cost = context.by_name(table, "cost", context.scale(table), context.periods)
    percent = three(table, "percent", table.take("percent"))
    if percent is None:
        return line
    low, likely, high = (one / 100 for one in percent)
    during = {name: receipts(one, (low, likely, high)) for name, one in cost.items()}
    working = "; ".join(
        f"{plain(one.likely_minor, context.currency)} × (1 + {_plain(percent[1])} %)"
        for one in cost.values()
    )
    return replace(line, during=during, working=working)


def read_units(line: Line, table: Table, context: Context) -> Line:
    """How much was sold, and the price of one."""
    units = dict(_numbers(table, "units", context.periods))
    price = context.scale(table).estimate(table, "price", table.take("price"))
    if price is None:
        return line
    told = plain(price.likely_minor, context.currency)
    return replace(
        line,
        during={name: value(count, price) for name, count in units.items()},
        working="; ".join(f"{_plain(count[1])} × {told}" for count in units.values()),
    )


def read_available(line: Line, table: Table, context: Context) -> Line:
    """What property would bring on the day of the order, less what comes before the state."""
    scale, last = context.scale(table), context.periods[-1]
    amount = scale.estimate(table, "amount", table.take("amount")) or NOTHING
    told = table.take("prior_obligation")
    if told is None:
        return replace(line, during={last: amount})
    prior = scale.estimate(table, "prior_obligation", told) or NOTHING
    left = _less(table, "prior_obligation", amount, prior)
    return replace(
        line, during={last: left}, working=_joined(context, {last: amount}, {last: prior}, "-")
    )


def _less(table: Table, key: str, whole: Estimate, taken: Estimate) -> Estimate:
    """A difference at its widest; what is taken is never more than there was."""
    left = Estimate(
        whole.low_minor - taken.high_minor,
        whole.likely_minor - taken.likely_minor,
        whole.high_minor - taken.low_minor,
    )
    if left.low_minor < 0:
        table.fault(value_faulty, key, key, "≥ 0")
    return left


def _numbers(table: Table, key: str, names: Iterable[str]) -> list[tuple[str, Three]]:
    part, read = table.part(key), []
    for name in names:
        told = part.take(name)
        if told is not None and (numbers := three(part, name, told)) is not None:
            read.append((name, numbers))
    part.close(", ".join(names))
    if not read:
        table.fault(key_missing, key, "", key)
    return read


def _joined(
    context: Context, first: dict[str, Estimate], second: dict[str, Estimate], sign: str
) -> str:
    return "; ".join(
        f"{plain(one.likely_minor, context.currency)} {sign} "
        f"{plain(second.get(name, NOTHING).likely_minor, context.currency)}"
        for name, one in first.items()
    )


def _plain(number: Fraction) -> str:
    """A number of a file as it was written: a decimal that ends."""
    digits = str(number.numerator * 10**_PLACES // number.denominator).rjust(_PLACES + 1, "0")
    return f"{digits[:-_PLACES]}.{digits[-_PLACES:]}".rstrip("0").rstrip(".")


def gross_pay(place: str, found: str, expected: str) -> Problem:
    """Pay before what was withheld, told as if it had been paid out."""
    return Problem("profile_gross_pay", Severity.REFUSED, place, found, expected)


def drug_price_missing(place: str, found: str, expected: str) -> Problem:
    """A quantity with no price at its level and in its period."""
    return Problem("profile_drug_price_missing", Severity.REFUSED, place, found, expected)
