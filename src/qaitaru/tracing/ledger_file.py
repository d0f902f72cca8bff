"""A ledger as a plain table, for tracing without a workspace.

One row a booking, in booking order, with a header; cells are parted by commas (or, where the header
is, by semicolons or tabs)::

    entry_id,account,direction,counterparty,amount,currency,booked_at,to_account
    1,A,opening,own,100
    2,A,in,V,50.00
    3,A,out,shop,70,,,
    4,A,out,,20,,,B

``direction`` is opening, in or out; the ``counterparty`` of an opening or a receipt is its source:
``own``, a claimant's name, or ``unknown`` (as is one left empty); an ``out`` with a ``to_account``
moves money to that account of the same ledger. The last three columns may be left out; others are
passed over, and told. Amounts are decimals; a comma for the point, and thousands set apart, are
understood where they can mean one sum only. They are kept as whole numbers of the ledger's finest
decimal place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from qaitaru.facts.places import WHOLE_FILE, place
from qaitaru.facts.problems import Problem, Severity
from qaitaru.tracing.ledger_header import refused
from qaitaru.tracing.ledger_rows import LedgerRow, ledger_rows
from qaitaru.tracing.parts import Part
from qaitaru.tracing.walk import Kind, Posting


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """The postings of a table, in its order; amounts times ``10**places``."""

    postings: tuple[Posting, ...]
    places: int
    sources: tuple[str, ...]  # in order of first appearance
    currencies: Mapping[str, str]  # account -> its currency, empty where none is stated
    doubts: tuple[Problem, ...] = ()  # what does not agree or is not used; traced as it stands


def ledger_file(text: str) -> LedgerFile | list[Problem]:
    """The postings of a table, or everything that keeps it from being traced.

    A ledger with a row left out would be traced wrongly, so one bad row refuses the file.
    """
    rows, told = ledger_rows(text)
    faults = [one for one in told if one.severity is Severity.REFUSED]
    pockets = _Pockets(rows)
    faults += [*_twice(rows), *pockets.faults(), *_late_openings(rows, pockets)]
    if not rows and not faults:
        return [refused("no_rows", WHOLE_FILE)]
    return faults or _ledger(rows, pockets, [one for one in told if one not in faults])


class _Pockets:
    """Accounts with one currency each: one with two currencies is two, ``A KZT`` and ``A USD``."""

    def __init__(self, rows: Sequence[LedgerRow]) -> None:
        self._rows = rows
        self._stated: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            for name in row.accounts():
                self._stated[name].add(row.currency)

    def of(self, name: str, currency: str) -> str:
        """How an account with a currency is named."""
        return f"{name} {currency}" if len(self._stated[name]) > 1 else name

    def of_row(self, row: LedgerRow) -> list[str]:
        """The account of a row, and the one where its transfer goes."""
        return [self.of(name, row.currency) for name in row.accounts()]

    def currencies(self) -> dict[str, str]:
        """Each account's currency, in order of name."""
        held = {(name, currency) for name, stated in self._stated.items() for currency in stated}
        return {self.of(name, currency): currency for name, currency in sorted(held)}

    def faults(self) -> Iterator[Problem]:
        """Rows that leave out a currency stated elsewhere; names that would mean two accounts."""
        named = Counter(
            self.of(name, one) for name, stated in self._stated.items() for one in stated
        )
        clashing = {name for name, count in named.items() if count > 1}
        for row in self._rows:
            at, seen = place(row=row.number, column="currency"), self._elsewhere(row)
            if seen and not row.currency:
                yield refused("currency", at, ", ".join(row.accounts()), ", ".join(seen))
            for name in clashing.intersection(row.accounts()):
                yield refused("name", place(row=row.number), name)

    def _elsewhere(self, row: LedgerRow) -> list[str]:
        return sorted({one for name in row.accounts() for one in self._stated[name]} - {""})


def _twice(rows: Sequence[LedgerRow]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        before = first.setdefault(row.entry_id, row.number)
        if before != row.number:
            at = place(row=row.number, column="entry_id")
            yield refused("twice", at, row.entry_id, str(before))


def _late_openings(rows: Sequence[LedgerRow], pockets: _Pockets) -> Iterator[Problem]:
    """Openings after a booking of the account, and overdrafts after anything."""
    opened: set[str] = set()
    moved: set[str] = set()
    for row in rows:
        account, *there = pockets.of_row(row)
        if row.kind is Kind.OPENING:
            if account in moved or (row.amount < 0 and account in opened):
                yield refused("opening", place(row=row.number), account)
            opened.add(account)
        if row.kind is not Kind.OPENING or row.amount < 0:
            moved.update((account, *there))


def _back_in_time(rows: Sequence[LedgerRow]) -> Iterator[Problem]:
    days = [(row, row.day) for row in rows if row.day is not None]
    for (_, before), (row, day) in pairwise(days):
        if day < before:
            at = place(row=row.number, column="booked_at")
            yield Problem("ledger_file_back", Severity.DOUBTFUL, at, str(day), str(before))


def _ledger(rows: Sequence[LedgerRow], pockets: _Pockets, notes: Sequence[Problem]) -> LedgerFile:
    places = max(0, *(_places(row.amount) for row in rows))
    postings = tuple(_posting(row, places, pockets) for row in rows)
    sources = dict.fromkeys(part.source for posting in postings for part in posting.parts)
    doubts = (*_back_in_time(rows), *notes)
    return LedgerFile(postings, places, tuple(sources), pockets.currencies(), doubts)


def _places(amount: Decimal) -> int:
    exponent = amount.as_tuple().exponent
    return -exponent if isinstance(exponent, int) else 0


def _posting(row: LedgerRow, places: int, pockets: _Pockets) -> Posting:
    account, *there = pockets.of_row(row)
    amount = int(Fraction(row.amount) * 10**places)
    comes = row.kind is not Kind.OUT and amount > 0
    return Posting(
        entry_id=row.entry_id,
        account=account,
        kind=row.kind,
        amount=amount,
        parts=(Part(row.source, amount),) if comes else (),
        to_account="".join(there),
        day=row.day,
    )
