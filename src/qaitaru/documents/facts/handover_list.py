"""What one hands over to another: evidence items with their hashes, and both sign.

Source: ISO/IEC 27037 (custody); Government decree of Kazakhstan 1291 of 9 December 2014.
"""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.documents.facts.parts import Authority, Signatory, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """One evidence item as it is handed over."""

    exhibit: int
    name: str
    sha256: str
    size_bytes: int
    sealed: Text = ""  # number and state of the seal


@dataclass(frozen=True, slots=True, kw_only=True)
class HandoverList:
    """The items handed over, by whom, to whom, where, when and why."""

    number: str
    handed: datetime
    place: Text
    case_number: str
    giving: Authority
    receiving: Authority
    ground: Text
    items: tuple[HandedOver, ...]
    giver: Signatory
    receiver: Signatory
    remarks: Text = ""
