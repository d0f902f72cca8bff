"""A part of an investigation on its way to another agency: what, to whom, for what, until when.

An entry keeps the name its first workspace gave it: that workspace's key, and the number there.
So the same entry is known wherever it comes back, and nothing is taken in twice.
"""

from datetime import date, datetime
from typing import Final, TypeAlias

import msgspec

from qaitaru.casework.bodies.every import EveryBody

KIND: Final = "package"
Origin: TypeAlias = tuple[str, int]
"""The public key of the workspace where something was first told, and its number there."""


class _Packed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every part of a package has."""


class Terms(_Packed, frozen=True, kw_only=True):
    """For whom it is, for what, until when, and whether it may go on to a third."""

    to_agency: str
    to_key: str
    purpose: str
    until: date  # the last day it may be used
    may_reshare: bool = False


class PackedHead(_Packed, frozen=True, kw_only=True):
    """The investigation it is a part of."""

    origin: Origin
    title: str
    jurisdiction: str
    agency: str
    opened_by: str
    opened_at: datetime


class PackedEntry(_Packed, frozen=True, kw_only=True):
    """One entry; ``number``, and the numbers in its body, are the sender's."""

    origin: Origin
    number: int
    about: int = 0
    corrects: int = 0
    at: datetime
    body: EveryBody
    agency: str
    made_by: str
    made_at: datetime


class PackedDecision(_Packed, frozen=True, kw_only=True):
    """A second member's decision on an entry, by the sender's number."""

    entry: int
    granted: bool
    remark: str
    agency: str
    decided_by: str
    decided_at: datetime


class PackedExhibit(_Packed, frozen=True, kw_only=True):
    """An evidence item whose original lies in the package under its hash."""

    number: int
    sha256: str
    size_bytes: int
    name: str
    legal_basis: str
    received_from: str
    sealed_by: str
    sealed_at: str


class Package(_Packed, frozen=True, kw_only=True):
    """The whole of it, in the sender's order."""

    version: int = 1
    terms: Terms
    agency: str  # that sends it
    sent_by: str
    sent_at: datetime
    head: PackedHead
    entries: tuple[PackedEntry, ...]
    decisions: tuple[PackedDecision, ...] = ()
    exhibits: tuple[PackedExhibit, ...] = ()


def package_bytes(package: Package) -> bytes:
    """What is signed: one spelling for one package."""
    return msgspec.json.encode(package, order="deterministic")


def package_of(payload: bytes) -> Package:
    """A package as it was signed.

    Raises: msgspec.ValidationError.
    """
    return msgspec.json.decode(payload, type=Package)
