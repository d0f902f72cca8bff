"""What the tracing of funds asks of the ledger: accounts that money reaches, and their rows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """An account that money may have reached, in one currency."""

    account_no: int
    account: str
    currency: str
    held: bool  # a statement of it is in hand
    holder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A transfer with both bookings in hand, or a claimed one, by numbers; 0 for none."""

    transfer_no: int
    debit_no: int
    credit_no: int
    claim_no: int
    confidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedRow:
    """A claimed transfer that touches an account reached, with what its source says."""

    claim_no: int
    import_no: int
    booked_on: date
    amount_minor: int
    currency: str
    payer_account_no: int
    payee_account_no: int
    payer_name: str
    payee_name: str
    payer_account: str
    payee_account: str
    purpose: str
    reference: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenLeg:
    """A booking whose other side is not in the evidence, and why."""

    leg_no: int
    break_kind: str
