"""What the investigation report is made from: plain frozen facts, gathered by whoever asks for it.

Rows of the ledger are named by ``row_id``, unique in the report; a figure names the rows it stands
on, and each of them is one ``SourceRow``. Nothing here is worded: words belong to the report.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from qaitaru.casework.requests.use_marks import UseMark
from qaitaru.facts.money import Money
from qaitaru.facts.problems import Severity
from qaitaru.ledger.coverage import Cover
from qaitaru.ledger.reconciliation import Check, State
from qaitaru.tracing.claim_bounds import FigureBound
from qaitaru.wealth.analysis import WealthAnalysis


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
    """One account in one currency in one month."""

    account: str
    currency: str
    month: date  # its first day
    cover: Cover
    exhibits: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """One statement: opening + in - out = closing, as stated and as computed."""

    exhibit: int
    place: str
    account: str
    currency: str
    state: State
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
class BrokenBalance:
    """A figure of a statement that does not follow from the others."""

    check: Check
    account: str
    exhibit: int
    place: str  # of the statement
    found: Money
    expected: Money
    row_id: str | None = None  # the row that states it; None: the statement as a whole


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
class Summed:
    """Transfers of one currency taken together."""

    total: Money
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow(Summed):
    """All transfers from one party to another in one currency.

    ``rows`` may be fewer than ``count`` where the report is to stay short; it says so then.
    """

    payer: str
    payee: str
    first_on: date
    last_on: date
    rows: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherFlows(Summed):
    """Flows of one currency that the ledger has summed already, without naming them."""

    flows: int


_LONG: Final = 300  # steps of a trace that are told one by one


def _of(parts: Mapping[str, int], names: set[str]) -> int:
    return sum(minor for source, minor in parts.items() if source in names)


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceStep:
    """One booking of the traced account; sources are those of tracing/parts.py."""

    row_id: str
    on: date
    amount_minor: int
    balance_minor: int
    claimed: Mapping[str, int] = field(default_factory=dict)  # of this credit, by claimant
    held: Mapping[str, int] = field(default_factory=dict)  # on the account after it, by source
    left: Mapping[str, int] = field(default_factory=dict)  # with it, by source


@dataclass(frozen=True, slots=True, kw_only=True)
class Lowest:
    """The lowest balance since a claimant's first money came in, and after which booking."""

    claimant: str
    balance_minor: int
    row_id: str | None = None  # None: before the first booking


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """One claim followed through one account under one rule."""

    rule: str  # its name in tracing/rules/names.py: fifo, own-first
    account: str
    holder: str
    currency: str
    opening_minor: int
    steps: tuple[TraceStep, ...]
    lowest: tuple[Lowest, ...] = ()
    parameters: Mapping[str, str] = field(default_factory=dict)
    analysis: int | None = None  # its number in the record
    result_sha256: str = ""
    partly_seen: bool = False  # no statement of the account is held

    def listed(self) -> list[TraceStep]:
        """The steps told one by one: all, or of a long account the largest that move claimed money.

        The lowest balance is always among them; they keep their order.
        """
        if len(self.steps) <= _LONG:
            return list(self.steps)
        lowest = {one.row_id for one in self.lowest}
        names = set(self.claimants())
        moved = {
            step.row_id: sum(step.claimed.values()) + _of(step.left, names) for step in self.steps
        }
        largest = sorted(moved, key=lambda row: (row not in lowest, -moved[row]))[:_LONG]
        kept = {row for row in largest if moved[row]} | lowest
        return [step for step in self.steps if step.row_id in kept]

    def claimants(self) -> list[str]:
        """Whose money is claimed, in order of first receipt."""
        claimed = (name for step in self.steps for name in step.claimed)
        return list(dict.fromkeys((*claimed, *(one.claimant for one in self.lowest))))

    def claimed_minor(self) -> int:
        """All that is claimed."""
        return sum(sum(step.claimed.values()) for step in self.steps)

    def tainted_minor(self, step: TraceStep) -> int:
        """What of the balance after a booking is claimed money."""
        return sum(step.held.get(name, 0) for name in self.claimants())

    def remaining_minor(self) -> int:
        """What of the claim stands on the account at the end."""
        return self.tainted_minor(self.steps[-1]) if self.steps else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleAnswer:
    """What one rule says of one account or asset at the end: how much of it is claimed money."""

    rule: str
    place: str
    currency: str
    tainted_minor: int
    analysis: int
    bound: FigureBound | None = None  # whatever the order of a day, or an opening, was


@dataclass(frozen=True, slots=True, kw_only=True)
class AssumptionMove:
    """What an assumption, varied alone, makes of all that is held for a claimant at the end."""

    analysis: int
    under: str  # the rule under which all but the rule itself are varied
    claimant: str
    currency: str
    assumption: str
    low_minor: int
    high_minor: int
    low_when: tuple[str, ...]
    high_when: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceEnd:
    """An outflow of claimed money to where the evidence does not follow, under one rule."""

    rule: str
    row_id: str
    on: date
    currency: str
    tainted_minor: int


@dataclass(frozen=True, slots=True)
class TraceEndSum:
    """What left the evidence in one currency, in all: more than is told one by one, perhaps."""

    currency: str
    tainted_minor: int
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedWealth:
    """One kept analysis of a wealth profile, for one purse."""

    analysis: WealthAnalysis
    number: int
    name: str  # of the profile; empty for one that has none
    version: int
    result_sha256: str

    def places(self) -> set[tuple[int, str]]:
        """Every place that its lines, persons and foundations cite in an exhibit."""
        it = self.analysis
        parts = [one.evidence for one in it.lines]
        parts += [one.evidence for one in it.persons] + [one.evidence for one in it.footings]
        cited = (one for part in parts for one in part)
        return {(one.exhibit, one.place) for one in cited if one.exhibit is not None and one.place}


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
    broken: tuple[BrokenBalance, ...] = ()
    parties: tuple[Party, ...] = ()
    flows: tuple[Flow, ...] = ()
    other_flows: tuple[OtherFlows, ...] = ()
    traces: tuple[Trace, ...] = ()
    rule_answers: tuple[RuleAnswer, ...] = ()
    trace_ends: tuple[TraceEnd, ...] = ()
    trace_end_sums: tuple[TraceEndSum, ...] = ()
    assumption_moves: tuple[AssumptionMove, ...] = ()  # of each claim, the greatest first
    places_reached: int = 0  # accounts that claimed money reached under any rule; not all compared
    wealth: tuple[ReportedWealth, ...] = ()
    problems: tuple[FoundProblem, ...] = ()
    rows: tuple[SourceRow, ...] = ()
    limited: tuple[UseMark, ...] = ()  # of the items it stands on
    left_out: tuple[int, ...] = ()  # exhibits that may not be used so
    is_working_paper: bool = False  # it stands on what may not be evidence

    def summed(self) -> list[Summed]:
        """Every flow, named or not."""
        return [*self.flows, *self.other_flows]

    def currencies(self) -> list[str]:
        """The currencies of the flows, by code."""
        return sorted({flow.total.currency for flow in self.summed()})
