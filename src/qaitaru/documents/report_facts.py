"""What the investigation report is made from: plain frozen facts, gathered by whoever asks for it.

Rows of the ledger are named by ``row_id``, unique in the report; a figure names the rows it stands
on, and each of them is one ``SourceRow``. Nothing here is worded: words belong to the report.
"""

from dataclasses import dataclass
from datetime import date, datetime

from qaitaru.documents.charts.coverage_grid import Standing
from qaitaru.facts.money import Money
from qaitaru.facts.problems import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRow:
    """One row of one exhibit, as it was read."""

    row_id: str
    exhibit: int
    place: str  # facts/places.py
    on: date | None = None
    amount: Money | None = None
    account: str = ""  # whose statement it stands on; empty for a claimed transfer
    payer: str = ""
    payee: str = ""
    purpose: str = ""
    reference: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exhibit:
    """One evidence item and how it came to be sealed."""

    exhibit: int
    file_name: str
    sha256: str
    size_bytes: int
    sealed_utc: datetime
    sealed_by: str
    legal_basis: str
    received_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadImport:
    """One reading of one exhibit: with what, and what became of its rows."""

    number: int
    exhibit: int
    reader: str
    reader_version: int
    rows: int
    problems: int
    mapping: str = ""
    content_sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageCell:
    """One account in one month."""

    account: str
    month: date  # its first day
    standing: Standing
    exhibits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """One statement: opening + in - out = closing, as stated and as computed."""

    exhibit: int
    place: str
    account: str
    currency: str
    standing: Standing
    from_on: date | None = None
    to_on: date | None = None  # included
    opening_minor: int | None = None
    credits_minor: int = 0
    debits_minor: int = 0  # not negative
    closing_minor: int | None = None  # as stated

    @property
    def computed_minor(self) -> int | None:
        """What the closing balance would be by the bookings."""
        if self.opening_minor is None:
            return None
        return self.opening_minor + self.credits_minor - self.debits_minor


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenRow:
    """The row at which the stated balance stops following from the bookings."""

    row_id: str
    account: str
    found: Money
    expected: Money


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """A number that a source gives for a party; ``kind`` is a term of the house: iin, bin, lei."""

    kind: str
    value: str
    valid: bool | None = None  # by its check digit; None where it has none


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A party as the sources name it, with what it received and paid, by currency."""

    name: str
    identifiers: tuple[Identifier, ...] = ()
    accounts: tuple[str, ...] = ()
    received: tuple[Money, ...] = ()
    paid: tuple[Money, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """All transfers from one party to another in one currency.

    ``rows`` may be fewer than ``count`` where the report is to stay short; it says so then.
    """

    payer: str
    payee: str
    total: Money
    count: int
    first_on: date
    last_on: date
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One booking of the traced account, and what stood on the account after it."""

    row_id: str
    on: date
    amount_minor: int
    balance_minor: int
    tainted_minor: int
    claimed_minor: int = 0  # the part of this credit that is claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """How much of one outflow one claimed credit bears under the rule; own money has no source."""

    outflow: str  # row_id
    source: str | None  # row_id of a claimed credit; None: the account's other money
    amount_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One claim followed through one account under one rule."""

    rule: str  # name of the rule's file in tracing: fifo, lowest_balance
    account: str
    holder: str
    currency: str
    opening_minor: int
    claimed_minor: int
    remaining_minor: int
    steps: tuple[TraceStep, ...]
    attributions: tuple[Attribution, ...] = ()
    cut_by: str | None = None  # row_id of the booking that last cut the claim
    lowest: str | None = None  # row_id of the booking after which the balance was lowest


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundProblem:
    """One problem of one exhibit."""

    severity: Severity
    code: str
    exhibit: int
    place: str
    found: str = ""
    expected: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """All that one investigation report says."""

    title: str
    agency: str
    member: str
    produced_utc: datetime
    code_version: str
    predicate_case: str = ""
    exhibits: tuple[Exhibit, ...] = ()
    imports: tuple[ReadImport, ...] = ()
    coverage: tuple[CoverageCell, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()
    broken_rows: tuple[BrokenRow, ...] = ()
    parties: tuple[Party, ...] = ()
    flows: tuple[Flow, ...] = ()
    traces: tuple[Trace, ...] = ()
    problems: tuple[FoundProblem, ...] = ()
    rows: tuple[SourceRow, ...] = ()
