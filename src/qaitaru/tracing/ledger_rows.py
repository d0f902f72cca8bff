"""The rows of a ledger as a plain table: cells read strictly, every fault named with its place."""

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from io import StringIO
from typing import Final

from qaitaru.facts.places import place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.tracing.ledger_amounts import DECIMAL_COMMA, Amount, amount_of, either_of
from qaitaru.tracing.ledger_header import header_faults, header_notes, refused, separator_of
from qaitaru.tracing.parts import OWN, UNKNOWN
from qaitaru.tracing.walk import Kind

SHORTFALL: Final = "shortfall"
_AMOUNT: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)", re.ASCII)
_DIGITS_MOST: Final = 60  # before the point, and after it
_RESERVED: Final = {OWN: OWN, UNKNOWN: UNKNOWN, SHORTFALL: UNKNOWN}
"""Words that no claimant may be called, and what to write where they are meant."""

Record = tuple[int, list[str]]
"""A row's number in the table, and its cells."""
Cells = Mapping[str, str]
RowFault = tuple[str, str, str, str]
"""Which problem, in which column, found and expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerRow:
    """One booking as its row states it."""

    number: int  # in the table; the header is 1
    entry_id: str
    account: str
    kind: Kind
    source: str  # of an opening or a receipt
    amount: Decimal
    currency: str
    day: date | None
    to_account: str

    def accounts(self) -> tuple[str, ...]:
        """The account, and the one where a transfer goes."""
        return (self.account, self.to_account) if self.to_account else (self.account,)


def ledger_rows(text: str) -> tuple[list[LedgerRow], list[Problem]]:
    """The rows that can be read, and all that is to be said of the header and of other rows."""
    table, faults = _records(text.removeprefix("\ufeff"))
    header = [cell.lower() for cell in table[0][1]] if table else []
    at_fault = list(header_faults(header))
    if at_fault:
        return [], faults or at_fault
    found = list(_rows(header, table[1:]))
    rows = [one for one in found if isinstance(one, LedgerRow)]
    wrong = [fault for one in found if not isinstance(one, LedgerRow) for fault in one]
    return rows, [*wrong, *faults, *header_notes(header), *_read_otherwise(header, table[1:])]


def _rows(header: Sequence[str], records: Sequence[Record]) -> Iterator[LedgerRow | list[Problem]]:
    commas = any(DECIMAL_COMMA in one.ways for *_, one in _amounts(header, records))
    for number, record in records:
        yield _row(number, header, record, decimal_commas=commas)


def _amounts(header: Sequence[str], records: Sequence[Record]) -> Iterator[tuple[int, str, Amount]]:
    """The amounts that are told clearly, each with its row and as it is written."""
    column = header.index("amount")
    for number, record in records:
        written = "".join(record[column : column + 1])
        amount = amount_of(written)
        if amount is not None:
            yield number, written, amount


def _read_otherwise(header: Sequence[str], records: Sequence[Record]) -> Iterator[Problem]:
    """How amounts were read that are no plain decimals: the first of each way."""
    first: dict[str, Problem] = {}
    for number, written, amount in _amounts(header, records):
        at = place(row=number, column="amount")
        for way in set(amount.ways) - first.keys():
            code = f"ledger_file_{way}"
            first[way] = Problem(code, Severity.NOTED, at, written, amount.plain)
    yield from (problem for _, problem in sorted(first.items()))


def _records(text: str) -> tuple[list[Record], list[Problem]]:
    """The rows that are not blank with their numbers, as far as the table can be taken apart."""
    lines = csv.reader(StringIO(text, newline=""), delimiter=separator_of(text), strict=True)
    found, begins = [], 1
    try:
        for number, record in enumerate(lines, start=1):
            begins = lines.line_num + 1
            cells = [" ".join(cell.split()) for cell in record]
            if any(cells):
                found.append((number, cells))
    except csv.Error:
        return found, [refused("broken", place(line=begins))]
    return found, []


def _row(
    number: int, header: Sequence[str], record: Sequence[str], *, decimal_commas: bool
) -> LedgerRow | list[Problem]:
    filled = max(at for at, cell in enumerate(record, start=1) if cell)
    if filled > len(header):
        return [refused("cells", place(row=number), str(filled), str(len(header)))]
    cells = defaultdict(str, zip(header, record, strict=False))
    either = either_of(cells["amount"], decimal_commas=decimal_commas)
    if either is not None:
        at = place(row=number, column="amount")
        return [refused("either", at, cells["amount"], " | ".join(either))]
    amount = amount_of(cells["amount"])
    cells["amount"] = amount.plain if amount else cells["amount"]
    faults = [
        refused(code, place(row=number, column=column), found, expected)
        for code, column, found, expected in row_faults(cells)
    ]
    return faults or LedgerRow(
        number=number,
        entry_id=cells["entry_id"],
        account=cells["account"],
        kind=Kind(cells["direction"].lower()),
        source=cells["counterparty"] or UNKNOWN,
        amount=Decimal(cells["amount"]),
        currency=cells["currency"].upper(),
        day=_day(cells["booked_at"]),
        to_account=cells["to_account"],
    )


def row_faults(cells: Cells, digits: int = _DIGITS_MOST) -> Iterator[RowFault]:
    """All that is wrong with one row of trimmed cells by the names of their columns.

    Args:
        digits: that an amount may have before the point, and after it.
    """
    kind = cells["direction"].lower()
    if kind not in list(Kind):
        yield "direction", "direction", cells["direction"], ", ".join(Kind)
    yield from _name_faults(cells, kind)
    yield from _amount_faults(cells["amount"], kind, digits)
    if cells["booked_at"] and _day(cells["booked_at"]) is None:
        yield "day", "booked_at", cells["booked_at"], "2025-03-05"


def _name_faults(cells: Cells, kind: str) -> Iterator[RowFault]:
    for column in ("entry_id", "account"):
        if not cells[column]:
            yield "empty", column, "", column
    for column in ("entry_id", "account", "counterparty", "to_account"):
        if not cells[column].isprintable():
            yield "unseen", column, _with_codes(cells[column]), ""
    if kind == Kind.OUT:
        return
    if cells["to_account"]:
        yield "to_account", "to_account", cells["to_account"], Kind.OUT
    source = cells["counterparty"]
    meant = _RESERVED.get(source.casefold(), source)
    if meant != source:
        yield "source", "counterparty", source, meant


def _with_codes(text: str) -> str:
    """What cannot be seen, by its number: ``VU+200B``."""
    return "".join(one if one.isprintable() else f"U+{ord(one):04X}" for one in text)


def _amount_faults(text: str, kind: str, digits: int) -> Iterator[RowFault]:
    whole, _, places = text.lstrip("+-0").partition(".")
    if not _AMOUNT.fullmatch(text):
        yield "amount", "amount", text, "1234.56"
    elif max(len(whole), len(places)) > digits:
        yield "long", "amount", text, str(digits)
    elif Decimal(text) < 0 and kind != Kind.OPENING:
        yield "negative", "amount", text, "0.00"


def _day(text: str) -> date | None:
    """The day of a moment; None where none is stated or it cannot be read."""
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        return None
