"""What an evidence item is, what is said of it when handed over, and an event of its custody."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """Sealed original bytes; the exhibit number is given once and never reused."""

    exhibit: int
    sha256: str
    size_bytes: int
    name: str
    legal_basis: str
    received_from: str
    sealed_by: str
    sealed_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What is said of evidence when it is handed over."""

    name: str
    legal_basis: str
    received_from: str


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One event in an item's custody, with the hash its bytes had then."""

    number: int
    exhibit: int
    event: str  # sealed, offered_again, read, verified, altered, missing
    sha256: str
    member: str
    remark: str
    at: str
