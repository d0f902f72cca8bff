"""Totals rows of a table, checked against the rows above them."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from qaitaru.facts.bookings import Statement
from qaitaru.facts.money import plain, to_minor
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.tables.cells import NOTHING, Cell, column_letters, text_of
from qaitaru.ingest.tables.layout import Layout
from qaitaru.ingest.tables.row_values import Ground
from qaitaru.ingest.tables.start import TableRow
from qaitaru.ingest.text.values import decimal_of

Sums = Counter[tuple[str, str]]  # (column, currency) -> minor units


@dataclass(slots=True)
class Totals:
    """Sums of the rows read, over the whole section and since the last totals row."""

    whole: Sums = field(default_factory=Counter)
    part: Sums = field(default_factory=Counter)
    stated: dict[str, int] = field(default_factory=dict)  # by the last totals row

    def add(self, credits_minor: int, debits_minor: int, currency: str) -> None:
        """Count rows in: their credits and debits, neither negative."""
        for sums in (self.whole, self.part):
            sums["credit", currency] += credits_minor
            sums["debit", currency] += debits_minor
            sums["amount", currency] += credits_minor - debits_minor

    def check(self, layout: Layout, ground: Ground, row: TableRow) -> list[Problem]:
        """Compare a totals row with the sums: of all rows, or of those since the last such row.

        Returns: nothing where each total agrees with one of the two.
        """
        names = ("debit", "credit") if layout.style == "two_columns" else ("amount",)
        currency = self._currency(ground)
        cells = {name: _cell(layout, row.cells, name) for name in names}
        cells = {name: cell for name, cell in cells.items() if text_of(cell) not in NOTHING}
        if not cells or not currency:
            return [Problem("line_unused", Severity.NOTED, row.place, _line(row))]
        problems = [
            self._compare(name, cell, currency, _Stated(layout, ground, row.place))
            for name, cell in cells.items()
        ]
        self.part = Counter()
        return [problem for problem in problems if problem is not None]

    def complete(self, statement: Statement) -> Statement:
        """The statement with the turnover that its totals row states, where no line states it."""
        credits_minor, debits_minor = (self.stated.get(name) for name in ("credit", "debit"))
        return replace(
            statement,
            credits_minor=credits_minor
            if statement.credits_minor is None
            else statement.credits_minor,
            debits_minor=debits_minor if statement.debits_minor is None else statement.debits_minor,
        )

    def _currency(self, ground: Ground) -> str:
        currencies = {currency for _, currency in self.whole}
        if not currencies:
            return ground.currency
        return currencies.pop() if len(currencies) == 1 else ""

    def _compare(self, name: str, cell: Cell, currency: str, at: "_Stated") -> Problem | None:
        where = f"{at.place};column={column_letters(at.layout.columns[name])}"
        amount = cell if isinstance(cell, Decimal) else decimal_of(text_of(cell), at.mark)
        stated = None if amount is None else to_minor(amount, currency)
        if stated is None:
            return Problem("amount_unreadable", Severity.DOUBTFUL, where, text_of(cell), currency)
        sums = {self.whole[name, currency], self.part[name, currency]}
        if name == "debit":
            stated = abs(stated)
        self.stated[name] = stated
        if stated in sums:
            return None
        expected = plain(self.whole[name, currency], currency)
        return Problem("total_differs", Severity.DOUBTFUL, where, plain(stated, currency), expected)


@dataclass(frozen=True, slots=True)
class _Stated:
    layout: Layout
    ground: Ground
    place: str

    @property
    def mark(self) -> str:
        return self.ground.decimal_mark


def _cell(layout: Layout, cells: Sequence[Cell], name: str) -> Cell:
    at = layout.columns[name]
    return cells[at] if at < len(cells) else ""


def _line(row: TableRow) -> str:
    return " | ".join(text for text in map(text_of, row.cells) if text)
