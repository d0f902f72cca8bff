"""A claim: which receipts are said to be somebody's money, whose, and how they are to be followed.

A claim names receipts one by one, or asks for all that answer a query, in one account or in many.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Protocol

from qaitaru.facts.errors import ClaimFaulty
from qaitaru.tracing.coordination import Coordination
from qaitaru.tracing.order import SameDay
from qaitaru.tracing.parts import OWN, Part, Parts
from qaitaru.tracing.rules.names import Between


class Booked(Protocol):
    """What a claim must know of a booking."""

    @property
    def entry_id(self) -> str:
        """Its number in the ledger."""

    @property
    def key(self) -> str:
        """Of its account."""

    @property
    def currency(self) -> str:
        """Of its account."""

    @property
    def booked_on(self) -> date:
        """The day it was booked."""

    @property
    def amount_minor(self) -> int:
        """Credits are positive."""

    @property
    def counterparty(self) -> str:
        """Who it names on the other side."""

    @property
    def purpose(self) -> str:
        """What it was paid for."""

    @property
    def reference(self) -> str:
        """As the bank states it."""

    @property
    def file_name(self) -> str:
        """The evidence item's name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One claimed credit, by its entry or by what it says; None and empty: not asked."""

    claimant: str
    account: str = ""  # key
    currency: str = ""
    entry: str = ""
    reference: str = ""
    booked_on: date | None = None
    amount_minor: int | None = None
    claimed_minor: int | None = None  # None: all of it
    file: str = ""

    def told(self) -> str:
        """How the receipt is named in a message."""
        parts = (self.entry, self.reference, str(self.booked_on or ""), self.file)
        return " ".join(part for part in parts if part)

    def answers(self, booking: Booked) -> bool:
        """Whether a booking is the one meant."""
        asked = (
            (self.account, booking.key),
            (self.currency, booking.currency),
            (self.entry, booking.entry_id),
            (self.reference, booking.reference),
            (self.booked_on, booking.booked_on),
            (self.amount_minor, booking.amount_minor),
            (self.file, booking.file_name),
        )
        return all(wanted in {"", None} or wanted == stated for wanted, stated in asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptQuery:
    """Every credit that answers is claimed, whole; empty and None: not asked."""

    claimant: str
    account: str = ""  # key
    currency: str = ""
    counterparty: str = ""  # contained in the name of the other side, in any case
    purpose: str = ""  # contained in it
    first_on: date | None = None
    last_on: date | None = None  # included

    def answers(self, booking: Booked) -> bool:
        """Whether a booking is one that is asked for."""
        return (
            booking.amount_minor > 0
            and self.account in {"", booking.key}
            and self.currency in {"", booking.currency}
            and self.counterparty.casefold() in booking.counterparty.casefold()
            and self.purpose.casefold() in booking.purpose.casefold()
            and (self.first_on is None or booking.booked_on >= self.first_on)
            and (self.last_on is None or booking.booked_on <= self.last_on)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Bought:
    """An asset, and the outflows that paid for it, by entry or by reference."""

    name: str
    entries: tuple[str, ...] = ()
    references: tuple[str, ...] = ()  # of outflows, as the bank states them
    value_minor: int | None = None  # what it is worth; None: its cost
    currency: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Election:
    """A claimant takes what an outflow bought."""

    entry: str
    claimant: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sale:
    """A receipt that an asset, or a part of it, was sold for; a loan made is sold as it is repaid.

    What the receipt brings is as much each source's as the asset was.
    """

    asset: str
    receipt: str  # entry
    part: Fraction = Fraction(1)  # of what is left of the asset


@dataclass(frozen=True, slots=True, kw_only=True)
class Reversal:
    """A receipt that gives an earlier outflow back: a chargeback, a returned payment."""

    receipt: str  # entry
    outflow: str  # entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Cash:
    """Withdrawals and deposits of one person's cash, in one currency, by entry."""

    holder: str
    entries: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningBetween:
    """What an account held before its first booking: no statement says, but between two amounts."""

    account: str  # key
    currency: str
    low_minor: int  # below zero: an overdraft
    high_minor: int
    source: str = OWN  # or ``unknown``

    @property
    def name(self) -> str:
        """The account as a trace names it: with its currency."""
        return f"{self.account} {self.currency}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceClaim:
    """Receipts claimed, and how they are to be followed."""

    receipts: tuple[Receipt, ...] = ()
    queries: tuple[ReceiptQuery, ...] = ()
    assets: tuple[Bought, ...] = ()
    elections: tuple[Election, ...] = ()
    sales: tuple[Sale, ...] = ()
    reversals: tuple[Reversal, ...] = ()
    interest: tuple[str, ...] = ()  # entries of receipts that the account's own money earned
    cash: tuple[Cash, ...] = ()
    cash_days: int = 0  # from a withdrawal to the last day it may be paid in again
    coordinations: tuple[Coordination, ...] = ()
    openings: tuple[OpeningBetween, ...] = ()
    unclaimed: str = OWN  # whose the receipts are that nobody claims
    same_day: SameDay = SameDay.LEDGER
    between: Between = Between.PRO_RATA
    account: str = ""  # the key that stands for all receipts that name none
    currency: str = ""


@dataclass(slots=True)
class _Claims:
    by_entry: dict[str, list[Part]] = field(default_factory=dict)

    def add(self, booking: Booked, part: Part, told: str) -> None:
        parts = self.by_entry.setdefault(booking.entry_id, [])
        parts.append(part)
        if sum(one.amount for one in parts) > booking.amount_minor:
            raise ClaimFaulty(told, "claimed > amount")


def claimed_parts(claim: TraceClaim, bookings: Sequence[Booked]) -> Mapping[str, Parts]:
    """Of each claimed credit, the parts that are claimed, by its entry.

    Raises: ClaimFaulty for a receipt that no booking answers to, or several do, or that is no
        credit, or that is claimed beyond what it brought; for a query that nothing answers.
    """
    claims = _Claims()
    for receipt in claim.receipts:
        booking = _the_one(receipt, bookings)
        claimed = booking.amount_minor if receipt.claimed_minor is None else receipt.claimed_minor
        claims.add(booking, Part(receipt.claimant, claimed), receipt.told())
    for query in claim.queries:
        found = [booking for booking in bookings if query.answers(booking)]
        if not found:
            raise ClaimFaulty(f"query {query.claimant}", "0 bookings")
        for booking in found:
            claims.add(booking, Part(query.claimant, booking.amount_minor), booking.entry_id)
    return {entry: tuple(parts) for entry, parts in claims.by_entry.items()}


def _the_one(receipt: Receipt, bookings: Iterable[Booked]) -> Booked:
    answering = [booking for booking in bookings if receipt.answers(booking)]
    if len(answering) != 1:
        raise ClaimFaulty(receipt.told(), f"{len(answering)} bookings")
    if answering[0].amount_minor <= 0:
        raise ClaimFaulty(receipt.told(), "amount <= 0")
    return answering[0]
