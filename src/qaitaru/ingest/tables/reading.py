"""Reading a table from its first line to its last: lines, header, rows, totals, statements."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from qaitaru.facts.accounts import account_key
from qaitaru.facts.bookings import Booking, Statement
from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.tables.cells import Cell, column_letters, is_blank, line_of, text_of
from qaitaru.ingest.tables.header_currency import header_currency
from qaitaru.ingest.tables.layout import Layout, is_numbering
from qaitaru.ingest.tables.mapping import Mapping
from qaitaru.ingest.tables.mapping_terms import pattern_of
from qaitaru.ingest.tables.row_dates import day_of, looks_dated
from qaitaru.ingest.tables.row_values import Ground
from qaitaru.ingest.tables.rows import read_row
from qaitaru.ingest.tables.start import Start, TableRow, texts_of
from qaitaru.ingest.tables.stated_lines import (
    Heading,
    Lines,
    account_currency,
    hidden_line,
    match_line,
    statement_of,
)
from qaitaru.ingest.tables.totals import Totals
from qaitaru.ingest.text.values import currency_of

Fact = Statement | Booking | Transfer | Claim | Problem
AccountCurrency = tuple[str, str]
_MONEY = ("amount", "debit", "credit")
OF_THE_ACCOUNT = ("holder_name", "holder_code", "bank_name", "bank_code")


@dataclass(slots=True)
class Numbers:
    """Numbering through all the tables of one file."""

    seq: int = 0
    statements: int = 0


@dataclass(slots=True)
class _Section:
    """One statement's part of a table, or a part that holds a statement for each account."""

    lines: Lines
    statements: dict[AccountCurrency, tuple[int, str, dict[str, str]]] = field(default_factory=dict)
    totals: Totals = field(default_factory=Totals)
    begun: bool = False  # a row has been read
    closed: bool = False  # a closing line or totals row stood after the rows


class TableReading:
    """One table being read, row after row; each call gives the facts that the row made certain."""

    def __init__(self, start: Start, decimal_mark: str, numbers: Numbers, place: str) -> None:
        self.layout: Layout = start.layout
        self.mapping: Mapping = start.layout.mapping
        self._start = start
        self._mark = decimal_mark
        self._numbers = numbers
        self._place = place
        self._header_left = 0
        self._header_currency = header_currency(start.layout)
        self._section = _Section(Lines())
        self._ground = Ground(decimal_mark)
        self.sections = 1  # statements, or groups of them, begun so far

    def open(self, before: list[TableRow], sample: list[TableRow]) -> Iterator[Fact]:
        """The lines above the header, and the columns that nobody uses.

        Args:
            before: the rows above the header.
            sample: rows below it, among which the account may be stated only at the end.
        """
        for row in before:
            yield from self._line(row)
        lines = self._section.lines
        for row in sample:
            if self._states("account", lines) and self._states("currency", lines):
                break
            found = match_line(self.mapping, row.cells)
            lines.take({k: v for k, v in found.items() if k in ("account", "currency")}, row.place)
        self._set_ground()
        yield from self._unused_columns()
        yield from self._other_currency()

    def lacks(self) -> str:
        """What the table does not say and a member must: ``account``, ``currency``, or empty."""
        needed = ("account", "currency") if self.mapping.kind == "statement" else ("currency",)
        missing = [name for name in needed if not self._states(name, self._section.lines)]
        return missing[0] if missing else ""

    def feed(self, row: TableRow) -> Iterator[Fact]:
        """One row below the header."""
        self._numbers.seq += 1
        cells = row.cells
        yield from row.problems
        if all(map(is_blank, cells)) or self._is_header(row):
            return
        dated = self._dated(cells) or self._looks_dated(cells)
        if dated and self._has(_MONEY, cells):
            yield from self._row(row)
        elif is_numbering(cells) or self._is_skipped(cells):
            return
        elif self._is_total(cells):
            yield from self._total(row)
        elif match_line(self.mapping, cells) or not (dated or self._has(_MONEY, cells)):
            yield from self._line(row)
        else:
            yield from self._row(row)

    def close(self) -> Iterator[Fact]:
        """The statements of the section that has ended."""
        if self.mapping.kind != "statement":
            return
        section = self._section
        account, currency = self._ground.account_text, self._ground.currency
        if not section.statements and account and currency:
            self.number(currency, [])
        alone = len(section.statements) == 1
        lines = section.lines if alone else Lines(_common(section.lines))
        heading = Heading(self.mapping, lines, self._mark, self._place)
        for (_, code), (number, text, said) in section.statements.items():
            statement, problems = statement_of(heading, number, text, code)
            statement = _with_columns(statement, said)
            yield section.totals.complete(statement) if alone else statement
            yield from problems
        if len(section.statements) > 1:
            yield from _shared_balances(section.lines)

    def counts(self, credits_minor: int, debits_minor: int, currency: str) -> None:
        """Take rows into the sums that were read elsewhere, before the row fed next."""
        self._section.totals.add(credits_minor, debits_minor, currency)

    @property
    def ground(self) -> Ground:
        """What holds for the rows that come next."""
        return self._ground

    @property
    def statements(self) -> dict[AccountCurrency, tuple[int, str, dict[str, str]]]:
        """The statements of this section: (account key, currency) -> number, account as printed,
        and what the columns of its first row say of the account.
        """
        return self._section.statements

    def feed_at(self, index: int, row: TableRow) -> Iterator[Fact]:
        """One row whose index below the header, from 0, is known; others are read elsewhere."""
        self._numbers.seq = index
        yield from self.feed(row)

    def number(self, currency: str, cells: Sequence[Cell]) -> int:
        """The number of the statement that a row belongs to, the next one for a first row."""
        text = self._said(cells, "account") or self._ground.account_text
        key = (account_key(text), currency)
        if key not in self._section.statements:
            self._numbers.statements += 1
            said = {name: self._said(cells, name) for name in OF_THE_ACCOUNT}
            self._section.statements[key] = (self._numbers.statements, text, said)
        return self._section.statements[key][0]

    def _said(self, cells: Sequence[Cell], name: str) -> str:
        at = self.layout.columns.get(name)
        return text_of(cells[at]) if at is not None and at < len(cells) else ""

    def _states(self, name: str, lines: Lines) -> bool:
        account, currency = self._account_currency(lines)
        stated = account if name == "account" else currency
        return bool(stated or name in self.layout.columns)

    def _set_ground(self) -> None:
        account, currency = self._account_currency(self._section.lines)
        self._ground = Ground(self._mark, account, currency)

    def _account_currency(self, lines: Lines) -> AccountCurrency:
        """By the lines or constants; a currency in the heads of the amounts is what they are in."""
        account, currency = account_currency(self.mapping, lines)
        return account, self._header_currency or currency

    def _other_currency(self) -> Iterator[Problem]:
        """A currency in the heads of the amounts that is not the one a line states."""
        lines = self._section.lines
        stated = currency_of(lines.text("currency")) or ""
        if self._header_currency and stated and stated != self._header_currency:
            at = lines.places.get("currency", self._place)
            yield Problem("line_contradicts", Severity.DOUBTFUL, at, stated, self._header_currency)

    def _is_header(self, row: TableRow) -> bool:
        if self._header_left:
            self._header_left -= 1
            return True
        if texts_of(row.cells) != self._start.texts[0]:
            return False
        self._header_left = len(self._start.texts) - 1
        return True

    def _is_skipped(self, cells: Sequence[Cell]) -> bool:
        if not self.mapping.skipped:
            return False
        line = line_of(cells)
        return any(pattern_of(text).search(line) for text in self.mapping.skipped)

    def _dated(self, cells: Sequence[Cell]) -> bool:
        at = self.layout.columns["booked_on"]
        return at < len(cells) and day_of(cells[at], self.mapping).on is not None

    def _looks_dated(self, cells: Sequence[Cell]) -> bool:
        """Whether a day stands there, though in a format that the mapping does not name."""
        at = self.layout.columns["booked_on"]
        return at < len(cells) and looks_dated(cells[at])

    def _has(self, names: Sequence[str], cells: Sequence[Cell]) -> bool:
        ats = [self.layout.columns[name] for name in names if name in self.layout.columns]
        return any(at < len(cells) and not is_blank(cells[at]) for at in ats)

    def _is_total(self, cells: Sequence[Cell]) -> bool:
        first = next((text_of(cell) for cell in cells if not is_blank(cell)), "")
        return any(pattern_of(text).match(first) for text in self.mapping.totals)

    def _line(self, row: TableRow) -> Iterator[Fact]:
        found = match_line(self.mapping, row.cells)
        yield from hidden_line(row.cells, row.place)
        if not found:
            text = line_of(row.cells)
            if text and not self._is_skipped(row.cells):
                yield Problem("line_unused", Severity.NOTED, row.place, text.replace("\t", " | "))
            return
        if self._section.begun and self._section.lines.starts_another(found):
            yield from self.close()
            self._section = _Section(Lines())
            self.sections += 1
        elif self._section.begun:
            self._section.closed = True
        yield from self._section.lines.take(found, row.place, row.cells)
        self._set_ground()

    def _total(self, row: TableRow) -> Iterator[Fact]:
        self._section.closed = True
        yield from self._section.totals.check(self.layout, self._ground, row)

    def _row(self, row: TableRow) -> Iterator[Fact]:
        self._section.begun = True
        fact, problems = read_row(
            self.layout, self._ground, row.cells, row.place, seq=self._numbers.seq
        )
        yield from problems
        if isinstance(fact, Booking):
            yield self._booked(fact, row.cells)
        elif fact is not None:
            self._section.totals.add(fact.amount_minor, 0, fact.currency)
            yield fact
            yield from self._claims(fact, row)

    def _booked(self, booking: Booking, cells: Sequence[Cell]) -> Booking:
        number = self.number(booking.currency, cells)
        amount = booking.amount_minor
        self._section.totals.add(max(amount, 0), max(-amount, 0), booking.currency)
        return replace(booking, statement_no=number)

    def _claims(self, transfer: Transfer, row: TableRow) -> Iterator[Claim]:
        subject = f"transfer:{transfer.seq}"
        for name, at in self.layout.claims.items():
            text = text_of(row.cells[at]) if at < len(row.cells) else ""
            if text:
                yield Claim(subject=subject, field=name, value=text, place=row.place)
        at = self.layout.columns["amount"]
        stated = text_of(row.cells[at])
        if stated.startswith(("-", "−", "(")) or stated.endswith("-"):
            yield Claim(
                subject=subject, field="stated_sign", value="-", original=stated, place=row.place
            )

    def _unused_columns(self) -> Iterator[Problem]:
        for at in self.layout.unused:
            place = f"{self._place};column={column_letters(at)}"
            yield Problem("column_unused", Severity.NOTED, place, self.layout.header[at])


def _with_columns(statement: Statement, said: dict[str, str]) -> Statement:
    """What the columns of the first row say of the account, where no line says it."""
    return replace(
        statement,
        holder_name=statement.holder_name or said["holder_name"],
        holder_code=statement.holder_code or said["holder_code"],
        bank_name=statement.bank_name or said["bank_name"],
        bank_code=statement.bank_code or said["bank_code"],
    )


def _common(lines: Lines) -> dict[str, tuple[str, ...]]:
    """What lines above several accounts say of each: not the account, nor one account's balance."""
    of_one = ("account", "opening", "closing", "credits", "debits", "reference")
    return {name: value for name, value in lines.said.items() if name not in of_one}


def _shared_balances(lines: Lines) -> Iterator[Problem]:
    for name in ("opening", "closing", "credits", "debits"):
        if name in lines.said:
            place, found = lines.places[name], lines.text(name)
            yield Problem("balance_of_many", Severity.DOUBTFUL, place, found)
