"""A claim: which receipts of an account are said to be somebody's money, and whose.

It is a small TOML file that a member writes or a finding makes::

    account = "KZ..."
    currency = "KZT"
    claimant = "proceeds"

    [[receipt]]
    entry = "12-b345"                # a booking by its number in the ledger, or by what it says:
    reference = "..."
    booked_on = 2025-03-05
    amount = "150000.00"             # of the booking; ``claimed`` may be less
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Final, Protocol

from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import ClaimFaulty
from qaitaru.facts.money import to_minor
from qaitaru.tracing.account import OVERDRAFT, OWN, UNKNOWN, Movement

_CLAIM_KEYS: Final = {"account", "currency", "claimant", "receipt"}
_RECEIPT_KEYS: Final = {"entry", "reference", "booked_on", "amount", "claimed", "file", "claimant"}


class Booked(Protocol):
    """What a claim must know of a booking."""

    @property
    def entry_id(self) -> str:
        """Its number in the ledger."""

    @property
    def booked_on(self) -> date:
        """The day it was booked."""

    @property
    def amount_minor(self) -> int:
        """Credits are positive."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceClaim:
    """Receipts claimed in one account of one currency."""

    account: str  # key
    currency: str
    receipts: tuple[Receipt, ...]


def parse_claim(text: str) -> TraceClaim:
    """A claim from its TOML.

    Raises: ClaimFaulty, naming the entry or key and what is wrong; CurrencyUnknown.
    """
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise ClaimFaulty("TOML", str(fault)) from fault
    _refuse_unknown(told, _CLAIM_KEYS)
    currency = _text(told, "currency")
    receipts = told.get("receipt", [])
    if not receipts or not isinstance(receipts, list):
        raise ClaimFaulty("receipt", "[[receipt]]")
    claimant = _claimant(told)
    return TraceClaim(
        account=account_key(_text(told, "account")),
        currency=currency,
        receipts=tuple(_receipt(receipt, claimant, currency) for receipt in receipts),
    )


def claimed_movements(claim: TraceClaim, bookings: Sequence[Booked]) -> list[Movement]:
    """The account's bookings in order, the claimed credits marked with whose they are.

    Raises: ClaimFaulty for a receipt that no booking answers to, or several do, or that is no
        credit, or that is claimed beyond what it brought.
    """
    sources: dict[str, list[tuple[str, int]]] = {}
    for receipt in claim.receipts:
        booking = _the_one(receipt, bookings)
        claimed = booking.amount_minor if receipt.claimed_minor is None else receipt.claimed_minor
        told = sources.setdefault(booking.entry_id, [])
        told.append((receipt.claimant, claimed))
        if sum(minor for _, minor in told) > booking.amount_minor:
            raise ClaimFaulty(receipt.told(), "claimed > amount")
    return [
        Movement(one.entry_id, one.amount_minor, tuple(sources.get(one.entry_id, ())))
        for one in bookings
    ]


def _the_one(receipt: Receipt, bookings: Iterable[Booked]) -> Booked:
    answering = [booking for booking in bookings if _answers(receipt, booking)]
    if len(answering) != 1:
        raise ClaimFaulty(receipt.told(), f"{len(answering)} bookings")
    if answering[0].amount_minor <= 0:
        raise ClaimFaulty(receipt.told(), "amount <= 0")
    return answering[0]


def _answers(receipt: Receipt, booking: Booked) -> bool:
    asked = (
        (receipt.entry, booking.entry_id),
        (receipt.reference, booking.reference),
        (receipt.booked_on, booking.booked_on),
        (receipt.amount_minor, booking.amount_minor),
        (receipt.file, booking.file_name),
    )
    return all(wanted in {"", None} or wanted == stated for wanted, stated in asked)


def _receipt(told: Mapping[str, Any], claimant: str, currency: str) -> Receipt:
    _refuse_unknown(told, _RECEIPT_KEYS)
    if not told.keys() & {"entry", "reference", "booked_on", "amount"}:
        raise ClaimFaulty("receipt", "entry | reference | booked_on | amount")
    booked_on = told.get("booked_on")
    if booked_on is not None and type(booked_on) is not date:
        raise ClaimFaulty("booked_on", str(booked_on))
    return Receipt(
        claimant=_claimant(told) if "claimant" in told else claimant,
        entry=_text(told, "entry", ""),
        reference=_text(told, "reference", ""),
        booked_on=booked_on,
        amount_minor=_minor(told, "amount", currency),
        claimed_minor=_minor(told, "claimed", currency),
        file=_text(told, "file", ""),
    )


def _claimant(told: Mapping[str, Any]) -> str:
    claimant = _text(told, "claimant")
    if claimant in {"", OWN, UNKNOWN, OVERDRAFT}:
        raise ClaimFaulty("claimant", claimant)
    return claimant


def _minor(told: Mapping[str, Any], key: str, currency: str) -> int | None:
    if key not in told:
        return None
    text = _text(told, key)
    try:
        amount = Decimal(text)
    except InvalidOperation:
        raise ClaimFaulty(key, text) from None
    minor = to_minor(amount, currency)
    if minor is None or minor <= 0:
        raise ClaimFaulty(key, text)
    return minor


def _text(told: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = told.get(key, default)
    if not isinstance(value, str):
        raise ClaimFaulty(key, "" if value is None else str(value))
    return value


def _refuse_unknown(told: Mapping[str, Any], known: set[str]) -> None:
    for key in told:
        if key not in known:
            raise ClaimFaulty(key, ", ".join(sorted(known)))
