"""The values of one row by the names of their fields; each that cannot be read is a Problem."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from qaitaru.facts.money import LARGEST_MINOR, exponent, plain, to_minor
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import NOTHING, Cell, column_letters, hidden_in, is_blank, text_of
from qaitaru.ingest.tables.layout import Layout
from qaitaru.ingest.tables.row_dates import Day, day_of
from qaitaru.ingest.text.values import currency_of, decimal_of

_SCIENTIFIC: Final = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,2})?")
_LONGEST_FLOAT: Final = 40
_WITH_UNIT: Final = re.compile(r"(?P<amount>.*[\d)-])\s*(?P<unit>[^\d\s()-]{1,8})")
EXACT_DIGITS: Final = 15
"""Digits that a spreadsheet keeps of a number. Source: Excel specifications and limits."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What holds for every row of a table that does not say otherwise."""

    decimal_mark: str = ","
    account_text: str = ""
    currency: str = ""


@dataclass(slots=True)
class RowReading:
    """The cells of one row by the names of their fields, and what is wrong with them."""

    layout: Layout
    ground: Ground
    cells: Sequence[Cell]
    place: str
    problems: list[Problem] = field(default_factory=list)

    def cell(self, name: str) -> Cell:
        """What stands in the field's column, else the mapping's constant."""
        at = self.layout.columns.get(name)
        if at is None:
            return self.layout.mapping.constants.get(name, "")
        found = self.cells[at] if at < len(self.cells) else ""
        return self.layout.mapping.constants.get(name, "") if is_blank(found) else found

    def say(self, code: str, severity: Severity, name: str = "", **what: str) -> None:
        """Add a Problem, at the field's cell where it has one."""
        at = self.layout.columns.get(name)
        where = self.place if at is None else f"{self.place};column={column_letters(at)}"
        self.problems.append(Problem(code, severity, where, **what))

    def text(self, name: str) -> str:
        """The field as printed, without the blanks around it."""
        text = text_of(self.cell(name))
        hidden = hidden_in(text)
        if hidden:
            self.say("text_hidden", Severity.DOUBTFUL, name, found=hidden)
        return text

    def number(self, name: str) -> str:
        """An identifying number; one kept as a numeric cell may have lost its last digits."""
        cell = self.cell(name)
        if isinstance(cell, Decimal) and cell.adjusted() >= EXACT_DIGITS:
            self.say("digits_lost", Severity.DOUBTFUL, name, found=text_of(cell))
        return self.text(name)

    def day(self, name: str, severity: Severity) -> Day:
        """The field's day; one that cannot be read is a Problem of this severity."""
        cell = self.cell(name)
        found = day_of(cell, self.layout.mapping)
        if found.on is None and text_of(cell) not in NOTHING:
            expected = ", ".join(self.layout.mapping.date_formats)
            self.say("date_unreadable", severity, name, found=text_of(cell), expected=expected)
        return found

    def currency(self, name: str, otherwise: str) -> str:
        """The field's currency; where the cell is empty, the one given."""
        stated = self.text(name)
        found = currency_of(stated) if stated else otherwise
        if not found:
            code = "currency_unknown" if stated else "currency_missing"
            self.say(code, Severity.SKIPPED, name, found=stated)
        return found or ""

    def amount(self, name: str, currency: str, severity: Severity) -> Decimal | None:
        """The field's amount, exact; None where it is empty or cannot be read."""
        cell = self.cell(name)
        if isinstance(cell, Decimal):
            return cell
        text = text_of(cell)
        if text in NOTHING:
            return None
        amount = self._decimal(text, currency)
        if amount is None:
            expected = "1" + self.ground.decimal_mark + "00"
            self.say("amount_unreadable", severity, name, found=text, expected=expected)
        return amount

    def _decimal(self, text: str, currency: str) -> Decimal | None:
        if self.layout.mapping.amounts == "scientific":
            fits = len(text) <= _LONGEST_FLOAT and _SCIENTIFIC.fullmatch(text)
            return Decimal(text) if fits else None
        amount = decimal_of(text, self.ground.decimal_mark)
        united = _WITH_UNIT.fullmatch(text) if amount is None else None
        if united and currency and currency_of(united["unit"]) == currency:
            return decimal_of(united["amount"], self.ground.decimal_mark)
        return amount

    def minor(self, name: str, amount: Decimal, currency: str, severity: Severity) -> int | None:
        """The amount in minor units; a finer one by the mapping's rule, which is always said."""
        exact = to_minor(amount, currency)
        if exact is not None:
            return exact
        shown = format(amount, "f") if abs(amount.adjusted()) < 40 else str(amount)
        scaled = amount.scaleb(exponent(currency))
        if scaled.adjusted() > 18 or abs(scaled) > LARGEST_MINOR:
            self.say("amount_too_large", severity, name, found=shown, expected=str(LARGEST_MINOR))
            return None
        if self.layout.mapping.round == "refused":
            self.say("amount_too_fine", severity, name, found=shown, expected=currency)
            return None
        rounded = int(scaled.to_integral_value(ROUND_HALF_EVEN))
        expected = plain(rounded, currency)
        self.say("amount_rounded", Severity.DOUBTFUL, name, found=shown, expected=expected)
        return rounded

    def money(self, name: str, currency: str, severity: Severity) -> int | None:
        """The field's amount in minor units of the currency."""
        amount = self.amount(name, currency, severity) if currency else None
        return None if amount is None else self.minor(name, amount, currency, severity)

    def whole(self, name: str) -> int | None:
        """The field's count; None where none is stated."""
        text = self.text(name)
        if text and not (text.isascii() and text.isdigit() and len(text) < 10):
            self.say("count_unreadable", Severity.DOUBTFUL, name, found=text)
            return None
        return int(text) if text else None

    @property
    def fails(self) -> bool:
        """Whether something is wrong that keeps the row out of the ledger."""
        return any(problem.severity is Severity.SKIPPED for problem in self.problems)
