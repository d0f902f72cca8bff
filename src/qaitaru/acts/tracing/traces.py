"""What tracing says, as the faces and the report show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from qaitaru.ledger.legs import is_claim_id
from qaitaru.tracing.claim_bounds import FigureBound, together
from qaitaru.tracing.following import FollowedAsset, FollowedCash, tainted
from qaitaru.tracing.parts import is_claimant
from qaitaru.tracing.sensitivity import Assumption


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedRow:
    """One booking of a traced account, and what stood on the account after it."""

    entry_id: str
    exhibit: int
    file_name: str
    place: str
    booked_on: date
    amount_minor: int
    counterparty: str
    purpose: str
    reference: str
    balance_minor: int
    follows: bool  # whether the statement's own balance agrees: if not, evidence is missing before
    claimed: Mapping[str, int]  # claimed money that came with it, by claimant
    held: Mapping[str, int]  # after it, by source
    left: Mapping[str, int]  # with it, by source; below zero the bank's


@dataclass(frozen=True, slots=True, kw_only=True)
class TracedBreak:
    """Claimed money that left for where the evidence does not follow."""

    entry_id: str
    account: str
    currency: str
    exhibit: int
    file_name: str
    place: str
    booked_on: date
    counterparty: str
    kind: str  # why: a kind of break, or empty where nobody is named
    tainted: Mapping[str, int]


class PlaceKind(StrEnum):
    """What is bounded."""

    ACCOUNT = "account"
    ASSET = "asset"
    CASH = "cash"  # in a holder's hands
    OUTFLOW = "outflow"  # that leads out of the evidence; its name is its entry


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundedPlace:
    """What one rule says of a place, whatever the order of a day or an opening was."""

    kind: PlaceKind
    name: str
    currency: str
    holder: str = ""
    by_source: Mapping[str, FigureBound]  # at the end; of an outflow what it took

    def of(self, claimant: str = "") -> FigureBound:
        """What is one claimant's; of all claimants together where none is named."""
        named = {source: one for source, one in self.by_source.items() if is_claimant(source)}
        return together(one for who, one in named.items() if claimant in {"", who})


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """An assumption varied alone: the ends of what is then held, and what gives each."""

    assumption: Assumption
    low_minor: int
    high_minor: int
    low_when: tuple[str, ...]
    high_when: tuple[str, ...]


Weighed = Mapping[str, Mapping[str, tuple[Move, ...]]]
"""Currency -> claimant -> the assumptions that move most, the greatest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """Which assumptions of a claim move most what is held at the end, as it is kept."""

    analysis: int
    result_sha256: str
    under: str  # the rule under which all but the rule itself are varied
    moved_by: Weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Trace:
    """What one rule says of one account that claimed money reached."""

    rule: str
    parameters: Mapping[str, str]
    analysis: int
    result_sha256: str
    data_version: str
    code_version: str
    account: str
    currency: str
    holder: str
    opening_minor: int
    rows: tuple[TracedRow, ...]
    lowest: Mapping[str, tuple[int, str]]  # claimant -> lowest balance since, and where
    opening: Mapping[str, int] = field(default_factory=dict)  # by source

    @property
    def partly_seen(self) -> bool:
        """Whether no statement of the account is held: only transfers that others tell of."""
        return bool(self.rows) and all(is_claim_id(row.entry_id) for row in self.rows)

    def tainted_outflows(self) -> list[TracedRow]:
        """The bookings that took claimed money out, in order."""
        return [row for row in self.rows if row.amount_minor < 0 and tainted(row.left)]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTrace:
    """What one rule says of a claim: in each account it reaches, of each asset, and its breaks."""

    rule: str
    parameters: Mapping[str, str]
    analysis: int
    result_sha256: str
    data_version: str
    code_version: str
    accounts: tuple[Trace, ...]
    assets: tuple[FollowedAsset, ...]
    breaks: tuple[TracedBreak, ...]
    contradictions: tuple[str, ...]  # receipts booked before what they would answer: not followed
    received: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """What came in for each claimant, by currency: no claim can be more."""
    cash: tuple[FollowedCash, ...] = ()
    bounds: tuple[BoundedPlace, ...] = ()  # where the order of a day, or an opening, is not known
    sensitivity: Sensitivity | None = None  # of the claim; None where not all rules were traced

    def bounded(self, kind: PlaceKind) -> dict[tuple[str, str], BoundedPlace]:
        """The places of a kind that are bounded, by name and currency."""
        return {(one.name, one.currency): one for one in self.bounds if one.kind is kind}

    def claimants(self) -> list[str]:
        """Everybody for whom something came in."""
        return list(dict.fromkeys(who for sums in self.received.values() for who in sums))


def exhibits_of(traces: Iterable[RuleTrace]) -> set[int]:
    """The evidence items whose rows some traces stand on."""
    found: set[int] = set()
    for one in traces:
        found |= {row.exhibit for at in one.accounts for row in at.rows}
        found |= {row.exhibit for row in one.breaks}
    return found
