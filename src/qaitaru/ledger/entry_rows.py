"""One row of the ledger as it is cited: which import, which place, what it says."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """A booking or a claimed transfer; ``account`` is empty for a transfer."""

    entry_id: str
    import_no: int
    place: str
    booked_on: date
    amount_minor: int  # a booking's sign: credits are positive
    currency: str
    account: str
    payer: str
    payee: str
    purpose: str
    reference: str
