"""The SQL that reads the plain rows of a large table: the same reading as rows.py, in vectors.

A row is plain where every cell that is typed has one of the few shapes named here; any other row is
left to ``read_row``. So SQL never judges: it only does fast what is beyond doubt.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from qaitaru.engine.columns import SORTED_BY, TABLES, columns
from qaitaru.facts.bookings import Booking
from qaitaru.facts.currencies import CURRENCIES
from qaitaru.facts.money import exponent
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.cells import BLANKS, NOTHING
from qaitaru.ingest.layout import Layout
from qaitaru.ingest.row_values import Ground
from qaitaru.ingest.values import EARLIEST_YEAR, LATEST_YEAR, currency_of

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
_EDGES: Final = "[" + BLANKS.replace("\n", "") + "]"
_NOT_PLAIN: Final = rf"{_HIDDEN}|\n{_EDGES}|{_EDGES}\n"  # in texts parted by line feeds
_KEY_MARKS: Final = " ./-"
_TEXTS: Final = ("clock_time", "purpose", "purpose_code", "reference")
_SIDE: Final = ("name", "code", "bank")
COMMON_EXPONENT: Final = 2
TABLE_OF: Final = {kind: table for table, kind in TABLES.items()}


@dataclass(frozen=True, slots=True)
class Steps:
    """The queries over ``raw`` for one layout, in the order they run."""

    firsts: str  # by account and currency: the first plain row; and how many rows are odd
    odd: str  # the rows left to Python, in order
    sums: str  # plain credits and debits before each odd row, by currency
    typed: str  # the plain rows in the ledger's columns
    all_typed: str  # the same where every row is plain


def steps_for(layout: Layout, ground: Ground, skipped: int) -> Steps | None:
    """The queries, or None where the mapping asks more than plain shapes can answer.

    Args:
        skipped: lines of the file before the first row.
    """
    mapping = layout.mapping
    if mapping.amounts != "plain" or mapping.date_formats[0] not in _DATES or layout.claims:
        return None
    if layout.style == "sides" and mapping.kind == "statement":
        return None
    table = _Table(layout, ground, skipped)
    return table.bookings() if mapping.kind == "statement" else table.transfers()


@dataclass(frozen=True, slots=True)
class _Table:
    layout: Layout
    ground: Ground
    skipped: int

    def bookings(self) -> Steps | None:
        account = self.key("account") if "account" in self.layout.columns else "''"
        stated = literal(self.ground.account_text)
        account = f"CASE WHEN {account} = '' THEN {_key(stated)} ELSE {account} END"
        original = self.amount("original_amount")
        found = {
            "statement_no": "numbered.statement_no",
            "account": "plain.account",
            "currency": "plain.currency",
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
        ]
        return self._steps(Booking, account, found, conditions)

    def transfers(self) -> Steps | None:
        if "local_amount" in self.layout.mapping.columns:
            return None
        found = {
            "currency": "plain.currency",
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
        conditions = [
            self.day_ok("booked_on"),
            f"coalesce({amount_ok}, false)",
            self.currency_ok("currency"),
            f"NOT regexp_matches(concat('\n', {', '.join(self._free())}), {literal(_NOT_PLAIN)})",
            *(f"c{len(self.layout.header) + i} = ''" for i in range(SPARE)),
            *more,
        ]
        plain = (
            f"SELECT rowid AS r, *, {account} AS account, {self._currency()} AS currency, "
            f"{amount} AS amount_minor, {self.day('booked_on')} AS booked_on FROM raw"
        )
        judged = f"SELECT *, ({' AND '.join(filter(None, conditions))}) AS is_plain FROM ({plain})"
        raw_columns = ", ".join(f"c{i}" for i in range(len(self.layout.header) + SPARE))
        seq = {"seq": "r + 1", "place": f"'row=' || (r + 1 + {self.skipped})"}
        named = ", ".join(
            f"{({**found, **seq}).get(name, _nothing(sql))} AS {name}"
            for name, sql in columns(fact).items()
        )
        numbered = "LEFT JOIN numbered ON numbered.account = plain.account AND numbered.currency = plain.currency"
        table = TABLE_OF[fact]
        order = SORTED_BY[table]
        joined = numbered if fact is Booking else ""
        return Steps(
            firsts=f"SELECT is_plain, currency, min(r) AS first, count(*) AS rows FROM ({judged}) GROUP BY is_plain, account, currency ORDER BY first",
            odd=f"SELECT r, {raw_columns} FROM ({judged}) WHERE NOT is_plain ORDER BY r",
            sums=(
                "SELECT odd.r, currency, sum(greatest(amount_minor, 0))::VARCHAR, sum(greatest(-amount_minor, 0))::VARCHAR "
                f"FROM (SELECT r, currency, amount_minor FROM ({judged}) WHERE is_plain) AS plain "
                "ASOF JOIN odd ON plain.r < odd.r GROUP BY odd.r, currency ORDER BY odd.r, currency"
            ),
            typed=f"SELECT {named} FROM (SELECT * FROM ({judged}) WHERE is_plain) AS plain {joined} ORDER BY {order}",
            all_typed=f"SELECT {named} FROM ({plain}) AS plain {joined} ORDER BY {order}",
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
        both = " || ".join(self.text(name) for name in names)
        return f"regexp_full_match({both}, '[A-Za-z0-9 ./-]*')"

    def blank(self, name: str) -> str:
        return f"{self.text(name)} IN {_in(NOTHING)}"

    def day(self, name: str) -> str:
        text = self.text(name)
        tried = [
            f"CASE WHEN regexp_full_match({text}, '{_DATES[form]}') THEN try_strptime({text}, '{form}')::DATE END"
            for form in self._formats()
        ]
        return f"coalesce({', '.join(tried)})" if len(tried) > 1 else tried[0]

    def day_ok(self, name: str, *, or_blank: bool = False) -> str:
        if name not in self.layout.columns:
            return ""
        inside = (
            f"coalesce(year({self.day(name)}) BETWEEN {EARLIEST_YEAR} AND {LATEST_YEAR}, false)"
        )
        return f"({self.blank(name)} OR {inside})" if or_blank else inside

    def amount(self, name: str) -> str:
        """The minor units of a plain amount; NULL where the cell is empty."""
        mark, text = self.ground.decimal_mark, self.text(name)
        strip = literal("".join((*_GROUPS, ".", ",")))
        scale = f"CASE WHEN contains({text}, '{mark}') THEN 1 ELSE {10 ** self._exponent()} END"
        return f"try_cast(translate({text}, {strip}, '') AS BIGINT) * {scale}"

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
        debit, credit = self.amount("debit"), self.amount("credit")
        one = f"coalesce({debit}, 0) = 0 OR coalesce({credit}, 0) = 0"
        given = f"NOT ({self.blank('debit')} AND {self.blank('credit')})"
        shapes = f"{self.minor_ok('debit', sign='')} AND {self.minor_ok('credit', sign='')}"
        return f"coalesce({credit}, 0) - coalesce({debit}, 0)", f"{shapes} AND ({one}) AND {given}"

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
        """Digits, at most twelve of them, in groups of three of one kind or in none."""
        mark = self.ground.decimal_mark
        groups = "|".join(
            f"[0-9]{{1,3}}(?:[{group}][0-9]{{3}}){{1,3}}"
            for group in (*_GROUPS, "." if mark == "," else ",")
        )
        places = self._exponent()
        fraction = f"(?:[{mark}][0-9]{{{places}}})?" if places else ""
        return f"(?:[0-9]{{1,12}}|{groups}){fraction}"

    def _formats(self) -> list[str]:
        formats = list(self.layout.mapping.date_formats)
        known = [form in _DATES for form in formats]
        return formats[: known.index(False)] if False in known else formats

    def _free(self) -> list[str]:
        """The columns that hold text as printed."""
        ats = sorted({at for name, at in self.layout.columns.items() if name not in _TYPED})
        return [part for at in ats for part in (f"c{at}", "'\\n'")] or ["''"]


_TYPED: Final = frozenset(
    ("booked_on", "value_on", "until_on", "amount", "debit", "credit", "balance", "count")
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
