"""What some parties, taken as one, moved, and the accounts they have."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class PartySum:
    """What parties took from and paid to others in one currency; what they pay each other apart."""

    currency: str
    in_minor: int
    in_payments: int
    out_minor: int
    out_payments: int
    within_minor: int
    within_payments: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAccount:
    """An account of a party; ``held`` where a statement of it is in hand."""

    key: str  # of the party
    account: str
    held: bool
