"""The SQL that reads the plain rows of a large table: the same reading as rows.py, in vectors.

A row is plain where every cell that is typed has one of the few shapes named here; any other row is
left to ``read_row``. So SQL never judges: it only does fast what is beyond doubt.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.engine.columns import SORTED_BY, TABLES, columns
from qaitaru.facts.bookings import Booking
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import exponent
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.tables.cells import BLANKS, NOTHING
from qaitaru.ingest.tables.layout import Layout
from qaitaru.ingest.tables.row_values import Ground
from qaitaru.ingest.text.values import EARLIEST_YEAR, LATEST_YEAR, currency_of

SPARE: Final = 2  # columns kept for values to the right of the header
_DATES: Final = {
    "%d.%m.%Y": "[0-9]{2}[.][0-9]{2}[.][0-9]{4}",
    "%d/%m/%Y": "[0-9]{2}/[0-9]{2}/[0-9]{4}",
    "%m/%d/%Y": "[0-9]{2}/[0-9]{2}/[0-9]{4}",
    "%d-%m-%Y": "[0-9]{2}-[0-9]{2}-[0-9]{4}",
    "%Y-%m-%d": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "%Y.%m.%d": "[0-9]{4}[.][0-9]{2}[.][0-9]{2}",
    "%Y/%m/%d": "[0-9]{4}/[0-9]{2}/[0-9]{2}",
}
_GROUPS: Final = (" ", "\u00a0", "\u202f", "\u2009", "'")
_HIDDEN: Final = (
    r"[\x00-\x08\x0e-\x1f\x7f\x{200b}-\x{200f}\x{202a}-\x{202e}\x{2060}-\x{2069}\x{feff}]"
)
_NO_TEXT: Final = "\x01\x02"  # what no cell holds that is plain
_EDGES: Final = "[" + BLANKS.replace("\n", "") + "]"
_NOT_PLAIN: Final = rf"{_HIDDEN}|\n{_EDGES}|{_EDGES}\n"  # in texts parted by line feeds
_KEY_MARKS: Final = " ./-"
_TEXTS: Final = ("clock_time", "purpose", "purpose_code", "reference")
_SIDE: Final = ("name", "code", "bank")
_NOT_ODD: Final = "r NOT IN (SELECT r FROM odd)"
COMMON_EXPONENT: Final = 2
TABLE_OF: Final = {kind: table for table, kind in TABLES.items()}


@dataclass(frozen=True, slots=True)
class Steps:
    """The queries for one layout, in the order they run; all but the first over ``raw``."""

    load: str  # raw: the cells as text
    firsts: str  # by account and currency: the first plain row; and the numbers of the odd ones
    odd: str  # the rows left to Python, in order: those numbered in the table ``odd``
    sums: str  # plain credits and debits before each odd row, by currency
    typed: str  # the other rows in the ledger's columns, as they lie
    order: str  # how the ledger's rows are to lie


@dataclass(frozen=True, slots=True)
class Text:
    """Where the table lies as UTF-8."""

    path: str
    delimiter: str
    skipped: int  # lines before the first row


@dataclass(frozen=True, slots=True)
class Sample:
    """What the first rows show of the file's habits; what departs from them is odd, not wrong."""

    padded: frozenset[int]  # columns with spaces around their values
    amounts: frozenset[str]
    dates: frozenset[str]


def steps_for(layout: Layout, ground: Ground, sample: Sample, text: Text) -> Steps | None:
    """The queries, or None where the mapping asks more than plain shapes can answer."""
    mapping = layout.mapping
    if mapping.amounts != "plain" or mapping.date_formats[0] not in _DATES or layout.claims:
        return None
    if "payer_account" in layout.columns and mapping.kind == "statement":
        return None
    table = _Table(layout, ground, sample, text)
    return table.bookings() if mapping.kind == "statement" else table.transfers()


@dataclass(frozen=True, slots=True)
class _Table:
    layout: Layout
    ground: Ground
    sample: Sample
    source: Text

    def bookings(self) -> Steps | None:
        account = self.key("account") if "account" in self.layout.columns else "''"
        stated = literal(self.ground.account_text)
        account = f"CASE WHEN {account} = '' THEN {_key(stated)} ELSE {account} END"
        original = self.amount("original_amount")
        found = {
            "statement_no": "statement_no",
            "account": "account",
            "currency": "currency",
            "amount_minor": "amount_minor",
            "booked_on": "booked_on",
            "value_on": self.day("value_on"),
            "balance_minor": self.amount("balance"),
            "original_minor": f"CASE WHEN {self.text('original_currency')} <> '' THEN {original} END",
            "original_currency": self.text("original_currency"),
            **self.texts("counterparty"),
        }
        conditions = [
            *(f"{self.minor_ok(name)}" for name in ("balance", "original_amount")),
            f"({self.text('original_currency')} <> '' OR {self.blank('original_amount')})",
            self.currency_ok("original_currency", or_blank=True),
            self.day_ok("value_on", or_blank=True),
            self.keys_ok("account", "counterparty_account"),
            "account <> ''",
        ]
        return self._steps(Booking, account, found, conditions)

    def transfers(self) -> Steps | None:
        if "local_amount" in self.layout.mapping.columns:
            return None
        found = {
            "currency": "currency",
            "amount_minor": "amount_minor",
            "booked_on": "booked_on",
            "until_on": self.day("until_on"),
            "count": f"try_cast(nullif({self.text('count')}, '') AS BIGINT)",
            "channel": self.text("channel"),
            **self.texts("payer"),
            **self.texts("payee"),
            "payer_country": self.text("payer_country"),
            "payee_country": self.text("payee_country"),
        }
        conditions = [
            self.day_ok("until_on", or_blank=True),
            f"coalesce({self.day('until_on')} >= {self.day('booked_on')}, true)",
            f"regexp_full_match({self.text('count')}, '[0-9]{{0,9}}')",
            "amount_minor >= 0",
            self.keys_ok("payer_account", "payee_account"),
        ]
        return self._steps(Transfer, "''", found, conditions)

    def _steps(self, fact: type, account: str, found: dict[str, str], more: list[str]) -> Steps:
        amount, amount_ok = self._amount()
        last = len(self.layout.header) - 1
        conditions = [
            f"c{last} IS NOT NULL",
            *(f"coalesce(c{last + 1 + i}, '') = ''" for i in range(SPARE)),
            self.day_ok("booked_on"),
            amount_ok,
            "amount_minor IS NOT NULL",
            self.currency_ok("currency"),
            f"NOT regexp_matches(concat('\n', {', '.join(self._free())}), {literal(_NOT_PLAIN)})",
            *more,
        ]
        plain = (
            f"SELECT rowid AS r, *, {account} AS account, {self._currency()} AS currency, "
            f"{amount} AS amount_minor, {self.day('booked_on')} AS booked_on FROM raw"
        )
        is_plain = f"coalesce({' AND '.join(filter(None, conditions))}, false)"
        raw_columns = ", ".join(f"c{i}" for i in range(last + 1 + SPARE))
        seq = {"seq": "r + 1", "place": f"'row=' || (r + 1 + {self.source.skipped})"}
        named = ", ".join(
            f"{({**found, **seq}).get(name, _nothing(sql))} AS {name}"
            for name, sql in columns(fact).items()
        )
        joined = "LEFT JOIN numbered USING (account, currency)" if fact is Booking else ""
        return Steps(
            load=f"CREATE TEMP TABLE raw AS {self._cells()}",
            firsts=f"SELECT is_plain, currency, min(r) AS first, list(r) FILTER (WHERE NOT is_plain) AS odd FROM (SELECT r, account, currency, {is_plain} AS is_plain FROM ({plain})) GROUP BY is_plain, account, currency ORDER BY first",
            odd=f"SELECT rowid, {raw_columns} FROM raw WHERE rowid IN (SELECT r FROM odd) ORDER BY rowid",
            sums=(
                "SELECT odd.r, currency, sum(greatest(amount_minor, 0))::VARCHAR, sum(greatest(-amount_minor, 0))::VARCHAR "
                f"FROM (SELECT r, currency, amount_minor FROM ({plain}) WHERE {_NOT_ODD}) AS plain "
                "ASOF JOIN odd ON plain.r < odd.r GROUP BY odd.r, currency ORDER BY odd.r, currency"
            ),
            typed=f"SELECT {named} FROM (SELECT * FROM ({plain}) WHERE {_NOT_ODD}) AS plain {joined}",
            order=SORTED_BY[TABLE_OF[fact]],
        )

    def _cells(self) -> str:
        """The text's cells; an empty one is an empty text, a missing one is NULL."""
        width = len(self.layout.header) + SPARE
        typed = ", ".join(f"'c{i}': 'VARCHAR'" for i in range(width))
        padded = self.sample.padded
        cells = ", ".join(f"trim(c{i}) AS c{i}" if i in padded else f"c{i}" for i in range(width))
        return (
            f"SELECT {cells} FROM read_csv({literal(self.source.path)}, columns = {{{typed}}}, "
            f"delim = {literal(self.source.delimiter)}, quote = '\"', escape = '\"', header = false, "
            f"skip = {self.source.skipped}, auto_detect = false, strict_mode = true, null_padding = true, "
            f"nullstr = '{_NO_TEXT}', max_line_size = 1000000)"
        )

    def text(self, name: str) -> str:
        at = self.layout.columns.get(name)
        constant = self.layout.mapping.constants.get(name, "")
        if at is None:
            return literal(constant)
        return (
            f"CASE WHEN c{at} = '' THEN {literal(constant)} ELSE c{at} END"
            if constant
            else f"c{at}"
        )

    def texts(self, side: str) -> dict[str, str]:
        sides = {f"{side}_{what}": self.text(f"{side}_{what}") for what in _SIDE}
        account = f"{side}_account"
        return {**sides, account: self.key(account), **{name: self.text(name) for name in _TEXTS}}

    def key(self, name: str) -> str:
        return _key(self.text(name))

    def keys_ok(self, *names: str) -> str:
        keys = [self.text(name) for name in names if name in self.layout.columns]
        return " AND ".join(f"regexp_full_match({key}, '[A-Za-z0-9 ./-]*')" for key in keys)

    def blank(self, name: str) -> str:
        return f"{self.text(name)} IN {_in(NOTHING)}"

    def day(self, name: str) -> str:
        tried = [f"try_strptime({self.text(name)}, '{form}')" for form in self._formats()]
        return f"coalesce({', '.join(tried)})::DATE" if len(tried) > 1 else f"{tried[0]}::DATE"

    def day_ok(self, name: str, *, or_blank: bool = False) -> str:
        if name not in self.layout.columns:
            return ""
        shape = _DATES[self._formats()[0]]
        day = "booked_on" if name == "booked_on" else self.day(name)
        inside = (
            f"regexp_full_match({self.text(name)}, '{shape}') "
            f"AND year({day}) BETWEEN {EARLIEST_YEAR} AND {LATEST_YEAR}"
        )
        return f"({self.blank(name)} OR {inside})" if or_blank else inside

    def amount(self, name: str) -> str:
        """The minor units of a plain amount; NULL where the cell is empty."""
        mark, text = self.ground.decimal_mark, self.text(name)
        for sign in (mark, *self._groups()):
            text = f"replace({text}, {literal(sign)}, '')"
        minor = f"try_cast({text} AS BIGINT)"
        if self._always_fraction() or not self._exponent():
            return minor
        scale = 10 ** self._exponent()
        return f"{minor} * CASE WHEN contains({self.text(name)}, '{mark}') THEN 1 ELSE {scale} END"

    def minor_ok(self, name: str, *, sign: str = "-?") -> str:
        if name not in self.layout.columns:
            return ""
        return f"({self.blank(name)} OR regexp_full_match({self.text(name)}, {literal(sign + self._shape())}))"

    def currency_ok(self, name: str, *, or_blank: bool = False) -> str:
        if name not in self.layout.columns:
            return ""
        found = self.text(name) if or_blank else "currency"
        return f"{found} IN {_in([*_common_codes(), *([''] if or_blank else [])])}"

    def _amount(self) -> tuple[str, str]:
        """The signed amount, and the condition under which it stands beyond doubt."""
        if self.layout.mapping.kind == "statement" and self.layout.style == "two_columns":
            return self._two_columns()
        amount = self.amount("amount")
        if self.layout.mapping.kind == "statement" and self.layout.style == "indicator":
            said, mapping = self.text("indicator"), self.layout.mapping
            signed = (
                f"CASE WHEN {said} IN {_in(mapping.debit_marks)} THEN -({amount}) ELSE {amount} END"
            )
            known = f"{said} IN {_in((*mapping.debit_marks, *mapping.credit_marks))}"
            return signed, f"{known} AND {self._stated('amount', '')}"
        return amount, self._stated("amount", "-?")

    def _two_columns(self) -> tuple[str, str]:
        zero = _in((*NOTHING, *self._zeros()))
        debit, credit = self.text("debit"), self.text("credit")
        amount = f"CASE WHEN {debit} IN {zero} THEN {self.amount('credit')} ELSE -({self.amount('debit')}) END"
        shapes = f"{self.minor_ok('debit', sign='')} AND {self.minor_ok('credit', sign='')}"
        return amount, f"{shapes} AND ({debit} IN {zero} OR {credit} IN {zero})"

    def _stated(self, name: str, sign: str) -> str:
        return f"{self.minor_ok(name, sign=sign)} AND NOT {self.blank(name)}"

    def _currency(self) -> str:
        otherwise = literal(self.ground.currency)
        if "currency" not in self.layout.columns:
            return otherwise
        stated = self.text("currency")
        return f"CASE WHEN {stated} = '' THEN {otherwise} ELSE {stated} END"

    def _exponent(self) -> int:
        constant = "currency" not in self.layout.columns
        return exponent(self.ground.currency) if constant else COMMON_EXPONENT

    def _shape(self) -> str:
        """At most twelve digits, bare or in groups of three, and the currency's fraction."""
        mark, places = self.ground.decimal_mark, self._exponent()
        groups = "".join(f"|[0-9]{{1,3}}(?:[{one}][0-9]{{3}}){{1,3}}" for one in self._groups())
        fraction = f"(?:[{mark}][0-9]{{{places}}})" if places else ""
        often = "" if self._always_fraction() or not places else "?"
        return f"(?:[0-9]{{1,12}}{groups}){fraction}{often}"

    def _groups(self) -> list[str]:
        """How the first rows part their thousands."""
        shown = "".join(self.sample.amounts)
        marks = (*_GROUPS, ".", ",")
        return [one for one in marks if one != self.ground.decimal_mark and one in shown]

    def _always_fraction(self) -> bool:
        mark = self.ground.decimal_mark
        return all(mark in text for text in self.sample.amounts)

    def _zeros(self) -> list[str]:
        return ["0", f"0{self.ground.decimal_mark}{'0' * self._exponent()}"]

    def _formats(self) -> list[str]:
        """The mapping's formats of the shape that the first rows have."""
        formats = list(self.layout.mapping.date_formats)
        known = [form in _DATES for form in formats]
        formats = formats[: known.index(False)] if False in known else formats
        shapes = {_DATES[form] for form in formats}
        used = {s for s in shapes if any(re.fullmatch(s, text) for text in self.sample.dates)}
        shape = min(used, default=_DATES[formats[0]])
        return [form for form in formats if _DATES[form] == shape]

    def _free(self) -> list[str]:
        """The columns that hold text as printed, parted by line feeds."""
        ats = sorted({at for name, at in self.layout.columns.items() if name not in _TYPED})
        return [part for at in ats for part in (f"c{at}", "'\n'")] or ["''"]


_TYPED: Final = frozenset(
    (
        *("booked_on", "value_on", "until_on", "amount", "debit", "credit", "balance", "count"),
        *("account", "counterparty_account", "payer_account", "payee_account"),
    )
)


def literal(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def _key(text: str) -> str:
    return f"upper(translate({text}, '{_KEY_MARKS}', ''))"


def _in(texts: Sequence[str]) -> str:
    return "(" + ", ".join(map(literal, texts)) + ")"


def _common_codes() -> list[str]:
    """The codes that stand for themselves and have two decimals, as nearly all do."""
    return [
        code
        for code, one in CURRENCIES.items()
        if one.exponent == COMMON_EXPONENT and currency_of(code) == code
    ]


def _nothing(sql: str) -> str:
    return "''" if sql == "VARCHAR" else f"NULL::{sql}"
