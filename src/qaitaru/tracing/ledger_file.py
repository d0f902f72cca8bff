"""A ledger as a plain table, for tracing without a workspace.

One row a booking, in booking order, comma-separated, with a header::

    entry_id,account,direction,counterparty,amount,currency,booked_at,to_account
    1,A,opening,own,100
    2,A,in,V,50.00
    3,A,out,shop,70,,,
    4,A,out,,20,,,B

``direction`` is opening, in or out; the ``counterparty`` of an opening or a receipt is its source:
``own``, a claimant's name, or ``unknown`` (as is one left empty); an ``out`` with a ``to_account``
moves money to that account of the same ledger. The last three columns may be left out. Amounts are
decimals with a point; they are kept as whole numbers of the ledger's finest decimal place.
"""

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from io import StringIO
from itertools import pairwise
from typing import Final

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.tracing.parts import UNKNOWN, Part
from qaitaru.tracing.walk import Kind, Posting

REQUIRED: Final = ("entry_id", "account", "direction", "counterparty", "amount")
OPTIONAL: Final = ("currency", "booked_at", "to_account")
SHORTFALL: Final = "shortfall"
_WHOLE_MOST: Final = 18  # digits before the point
_PLACES_MOST: Final = 18


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The postings of a table, in its order; amounts times ``10**places``."""

    postings: tuple[Posting, ...]
    places: int
    sources: tuple[str, ...]  # in order of first appearance
    currencies: Mapping[str, str]  # account -> its currency, empty where none is stated


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    cells: Mapping[str, str]
    amount: Decimal
    day: date | None

    def said(self, column: str) -> str:
        return self.cells.get(column, "")


def ledger_file(text: str) -> LedgerFile | list[Problem]:
    """The postings of a table, or everything that keeps it from being traced.

    A ledger with a row left out would be traced wrongly, so one bad row refuses the file.
    """
    records = list(csv.reader(StringIO(text, newline=""), strict=False))
    header = [cell.strip().lower() for cell in records[0]] if records else []
    faults = list(_header_faults(header))
    if faults:
        return faults
    rows: list[_Row] = []
    for number, record in enumerate(records[1:], start=2):
        if any(cell.strip() for cell in record):
            read = _row(number, header, record)
            if isinstance(read, _Row):
                rows.append(read)
            else:
                faults += read
    faults += _twice(rows)
    if not rows and not faults:
        return [_problem("ledger_file_no_rows", WHOLE_FILE, "", "")]
    return faults or _ledger(rows)


def _header_faults(header: Sequence[str]) -> Iterator[Problem]:
    missing = [name for name in REQUIRED if name not in header]
    surplus = [name for name in header if name not in {*REQUIRED, *OPTIONAL}]
    twice = sorted({name for name, after in pairwise(sorted(header)) if name == after})
    expected = ",".join((*REQUIRED, *(f"[{name}]" for name in OPTIONAL)))
    if missing or surplus or twice:
        found = ",".join(header)
        yield Problem("ledger_file_header", Severity.REFUSED, place(row=1), found, expected)


def _row(number: int, header: Sequence[str], record: Sequence[str]) -> _Row | list[Problem]:
    if len(record) > len(header):
        found, expected = str(len(record)), str(len(header))
        return [_problem("ledger_file_cells", place(row=number), found, expected)]
    cells = {name: cell.strip() for name, cell in zip(header, record, strict=False)}
    amount, day = _amount(cells.get("amount", "")), _day(cells.get("booked_at", ""))
    faults = [
        _problem(f"ledger_file_{code}", place(row=number, column=column), found, expected)
        for code, column, found, expected in _faults(cells, amount, day)
    ]
    if faults or amount is None or isinstance(day, str):
        return faults
    return _Row(number, cells, amount, day)


def _faults(
    cells: Mapping[str, str], amount: Decimal | None, day: date | str | None
) -> Iterator[tuple[str, str, str, str]]:
    """What is wrong with a row: the problem, its column, found and expected."""

    def said(name: str) -> str:
        return cells.get(name, "")

    for name in ("entry_id", "account"):
        if not said(name):
            yield "empty", name, "", name
    if said("direction") not in list(Kind):
        yield "direction", "direction", said("direction"), ", ".join(Kind)
    if amount is None:
        yield "amount", "amount", said("amount"), "1234.56"
    elif amount < 0 and said("direction") != Kind.OPENING:
        yield "negative", "amount", said("amount"), "0.00"
    if isinstance(day, str):
        yield "day", "booked_at", day, "2025-03-05"
    if said("to_account") and said("direction") != Kind.OUT:
        yield "to_account", "to_account", said("to_account"), "out"
    if said("counterparty") == SHORTFALL and said("direction") != Kind.OUT:
        yield "source", "counterparty", SHORTFALL, UNKNOWN


def _problem(code: str, where: str, found: str, expected: str) -> Problem:
    return Problem(code, Severity.REFUSED, where, found, expected)


def _twice(rows: Sequence[_Row]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        before = first.setdefault(row.said("entry_id"), row.number)
        if before != row.number:
            found, where = row.said("entry_id"), place(row=before)
            yield _problem(
                "ledger_file_twice", place(row=row.number, column="entry_id"), found, where
            )


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    if not amount.is_finite() or amount.adjusted() >= _WHOLE_MOST:
        return None
    return amount if -_exponent(amount) <= _PLACES_MOST else None


def _exponent(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _day(text: str) -> date | str | None:
    """The day of a moment; None where none is stated, the text where it cannot be read."""
    if not text:
        return None
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return text


def _ledger(rows: Sequence[_Row]) -> LedgerFile:
    places = max(0, *(-_exponent(row.amount) for row in rows))
    held = {(name, row.said("currency")) for row in rows for name in _accounts(row)}
    several = {name for name, count in Counter(name for name, _ in held).items() if count > 1}
    postings = tuple(_posting(row, places, several) for row in rows)
    sources = dict.fromkeys(part.source for posting in postings for part in posting.parts)
    currencies = {_pocket(name, currency, several): currency for name, currency in sorted(held)}
    return LedgerFile(postings, places, tuple(sources), currencies)


def _accounts(row: _Row) -> Iterator[str]:
    yield row.said("account")
    if row.said("to_account"):
        yield row.said("to_account")


def _pocket(name: str, currency: str, several: set[str]) -> str:
    """An account with more than one currency is one account for each: ``A KZT``, ``A USD``."""
    return f"{name} {currency}".strip() if name in several else name


def _posting(row: _Row, places: int, several: set[str]) -> Posting:
    kind, amount = Kind(row.said("direction")), int(row.amount.scaleb(places))
    source = row.said("counterparty") or UNKNOWN
    account, *there = (_pocket(n, row.said("currency"), several) for n in _accounts(row))
    return Posting(
        entry_id=row.said("entry_id"),
        account=account,
        kind=kind,
        amount=amount,
        parts=() if kind is Kind.OUT or amount <= 0 else (Part(source, amount),),
        to_account=there[0] if there else "",
        day=row.day,
    )
