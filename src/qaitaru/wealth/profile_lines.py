"""One line of a profile: what all lines have, and what its section adds."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from qaitaru.facts.problems import Problem, Severity
from qaitaru.wealth.bank_deposits import NON_INCOME_KINDS
from qaitaru.wealth.declared_income import INCOME, SPOUSE_INCOME, TAKINGS
from qaitaru.wealth.line_context import Context, evidence_of
from qaitaru.wealth.profile import Line, Reliability, Role, Section
from qaitaru.wealth.profile_purchase import read_purchase, read_stock
from qaitaru.wealth.profile_reckoned import (
    read_available,
    read_drug,
    read_markup,
    read_received,
    read_units,
)
from qaitaru.wealth.toml_table import Table

ASSET_KINDS: Final = (
    "cash",
    "bank",
    "immovable",
    "vehicle",
    "securities",
    "business",
    "crypto",
    "valuables",
    "loan_given",
    "other",
)
LIABILITY_KINDS: Final = ("loan", "purchase", "card", "tax", "other")
AVAILABLE_KINDS: Final = ("property", "tainted_gift")
ASSUMPTION_KINDS: Final = ("opening_cash", "omitted_loan", SPOUSE_INCOME, "other")
_KINDS: Final[Mapping[Section, tuple[str, ...]]] = {
    Section.ASSET: ASSET_KINDS,
    Section.LIABILITY: LIABILITY_KINDS,
    Section.NON_INCOME: NON_INCOME_KINDS,
    Section.DECLARED: (INCOME, TAKINGS),
    Section.AVAILABLE: AVAILABLE_KINDS,
    Section.ASSUMPTION: ASSUMPTION_KINDS,
}
_DEFAULT_KINDS: Final = {
    Section.DECLARED: INCOME,
    Section.AVAILABLE: AVAILABLE_KINDS[0],
}
_COMMON: Final = "id, what, owner, kind, reliability, evidence, alternative, answer, currency, rate"
More = Callable[[Line, Table, Context], Line]


def read_line(table: Table, section: Section, number: int, context: Context) -> Line | None:
    """A line, or None where something in it is wrong; a Problem then says what."""
    before = len(table.problems)
    line = _common(table, section, number, context)
    more, keys = _MORE.get(section, (_read_amount, "amount"))
    line = more(line, table, context)
    table.close(f"{_COMMON}, {keys}")
    return line if len(table.problems) == before else None


def _common(table: Table, section: Section, number: int, context: Context) -> Line:
    what = table.text("what")
    kinds = _KINDS.get(section)
    default = _DEFAULT_KINDS.get(section, "other")
    return Line(
        key=table.text("id", default=f"{section}-{number}"),
        place=table.place(),
        section=section,
        what=what,
        owner=_person_named(table, "from" if section is Section.TRANSFER else "owner", context),
        kind=(
            table.choice("kind", kinds, default=default)
            if kinds
            else table.text("kind", default="")
        ),
        reliability=Reliability(
            table.choice("reliability", tuple(Reliability), default=Reliability.SINGLE)
        ),
        evidence=evidence_of(table),
        alternative=table.text("alternative", default=""),
        answer=table.text("answer", default=""),
    )


def _person_named(table: Table, key: str, context: Context) -> str:
    """Somebody of the household; the subject where nobody is named."""
    known = [one.key for one in context.persons]
    subject = next((one.key for one in context.persons if one.role is Role.SUBJECT), known[0])
    name = table.text(key, default=subject)
    if name not in known:
        table.fault(person_unknown, key, name, ", ".join(known))
    return name


def _read_amount(line: Line, table: Table, context: Context) -> Line:
    scale = context.scale(table)
    return replace(line, during=context.by_name(table, "amount", scale, context.periods))


def _read_transfer(line: Line, table: Table, context: Context) -> Line:
    recipient = _person_named(table, "to", context)
    return replace(_read_amount(line, table, context), recipient=recipient, taxable=False)


def _read_asset(line: Line, table: Table, context: Context) -> Line:
    for key in ("market_value", "value"):
        if (found := table.take(key)) is not None:
            table.fault(market_value, key, found, "at, price")
    line = replace(
        line,
        thing=table.text("thing", default=""),
        in_cash=table.flag("in_cash", default=False),
    )
    is_bought = "at" not in table.told
    return read_purchase(line, table, context) if is_bought else read_stock(line, table, context)


def _read_debt(line: Line, table: Table, context: Context) -> Line:
    line = replace(line, in_cash=table.flag("in_cash", default=False))
    return read_stock(line, table, context)


def _read_assumption(line: Line, table: Table, context: Context) -> Line:
    return replace(_read_amount(line, table, context), reliability=Reliability.ASSERTED)


_MORE: Final[Mapping[Section, tuple[More, str]]] = {
    Section.ASSET: (
        _read_asset,
        "at, price, bought, paid, sold, sold_for, thing, in_cash",
    ),
    Section.LIABILITY: (_read_debt, "at, in_cash"),
    Section.SOURCE: (read_received, "received, gross, withheld, taxable, in_cash"),
    Section.TRANSFER: (_read_transfer, "from, to, amount"),
    Section.DRUG: (read_drug, "substance, level, unit, quantity"),
    Section.MARKUP: (read_markup, "cost, percent"),
    Section.UNITS: (read_units, "units, price"),
    Section.AVAILABLE: (read_available, "amount, prior_obligation"),
    Section.ASSUMPTION: (_read_assumption, "amount"),
}


def person_unknown(place: str, found: str, expected: str) -> Problem:
    """Somebody whom the household does not know."""
    return Problem("profile_person_unknown", Severity.REFUSED, place, found, expected)


def market_value(place: str, found: str, expected: str) -> Problem:
    """Property told by what it would fetch, not by what it cost."""
    return Problem("profile_market_value", Severity.REFUSED, place, found, expected)
