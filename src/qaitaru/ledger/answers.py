"""What the ledger answers when asked: its numbers, with the names that go with them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from qaitaru.ledger.flows import Flow
from qaitaru.ledger.joining import LedgerTransfer
from qaitaru.ledger.mentions import Party
from qaitaru.ledger.search import FacetValue


@dataclass(frozen=True, slots=True)
class NamedFlow:
    """A flow and its parties; None where nobody is named, and for the rest."""

    flow: Flow
    payer: Party | None
    payee: Party | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFlow:
    """What was paid in one month, in one currency."""

    month: date
    currency: str
    payments: int
    amount_minor: int
    break_minor: int


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldAccount:
    """An account whose statement is in hand, in one currency; duplicates are not counted.

    The days are None where no booking stands on its statements.
    """

    account: str
    account_no: int
    party_no: int
    holder: str
    holder_code: str
    currency: str
    bookings: int
    in_minor: int
    out_minor: int
    first_on: date | None
    last_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnheldAccount:
    """An account that others pay or are paid by, and whose statement is not in hand."""

    account: str
    account_no: int
    party_no: int
    holder: str
    currency: str
    payments: int
    in_minor: int
    out_minor: int
    first_on: date
    last_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedTransfer:
    """A transfer with its names, and the rows that show it.

    ``entry_ids`` are its debit, credit and claim, those it has, in that order.
    """

    transfer: LedgerTransfer
    payer: Party | None
    payee: Party | None
    payer_account: str
    payee_account: str
    purpose: str
    entry_ids: tuple[str, ...]
    corroborates: str  # the first entry of the transfer it says again; empty for none


@dataclass(frozen=True, slots=True)
class TransferPage:
    """Some transfers, how many there are in all, and what else may be chosen."""

    rows: tuple[NamedTransfer, ...]
    total: int
    facets: Mapping[str, tuple[FacetValue, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakCount:
    """How many transfers one booking alone shows, for one reason and currency."""

    break_kind: str
    currency: str
    transfers: int
    amount_minor: int
