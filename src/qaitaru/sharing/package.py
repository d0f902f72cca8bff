"""A part of an investigation on its way to another agency: what, to whom, for what, until when.

An entry keeps the name its first workspace gave it: that workspace's key, and the number there.
So the same entry is known wherever it comes back, and nothing is taken in twice.
"""

from datetime import date, datetime
from typing import Annotated, Final, TypeAlias

import msgspec

from qaitaru.casework.bodies.every import EveryBody
from qaitaru.sharing.signing import Signed

KIND: Final = "package"
VERSION: Final = 2
_Sha256: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_Key: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{64}\Z")]
_Number: TypeAlias = Annotated[int, msgspec.Meta(ge=1, le=2**63 - 1)]
_NumberOrNone: TypeAlias = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
_Instant: TypeAlias = Annotated[datetime, msgspec.Meta(tz=True)]
Origin: TypeAlias = tuple[_Key, _Number]
"""The public key of the workspace where something was first told, and its number there."""


class _Packed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every part of a package has."""


class Terms(_Packed, frozen=True, kw_only=True):
    """For whom it is, for what, until when, and whether it may go on to a third."""

    to_agency: str
    to_key: _Key
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
    opened_at: _Instant


class PackedEntry(_Packed, frozen=True, kw_only=True):
    """One entry; ``number``, and the numbers in its body, are the sender's."""

    origin: Origin
    number: _Number
    about: _NumberOrNone = 0
    corrects: _NumberOrNone = 0
    at: _Instant
    body: EveryBody
    agency: str
    made_by: str
    made_at: _Instant


class PackedDecision(_Packed, frozen=True, kw_only=True):
    """A second member's decision on an entry, by the sender's number."""

    entry: _Number
    granted: bool
    remark: str
    agency: str
    decided_by: str
    decided_at: _Instant


class PackedExhibit(_Packed, frozen=True, kw_only=True):
    """An evidence item whose original lies in the package under its hash."""

    number: _Number
    sha256: _Sha256
    size_bytes: _NumberOrNone
    name: str
    legal_basis: str
    received_from: str
    sealed_by: str
    sealed_at: str


class Package(_Packed, frozen=True, kw_only=True):
    """The whole of it, in the sender's order."""

    version: int = VERSION
    terms: Terms
    agency: str  # that sends it
    sent_by: str  # who proposed it
    confirmed_by: str  # the second member, who allowed it
    sent_at: _Instant
    head: PackedHead
    entries: tuple[PackedEntry, ...]
    decisions: tuple[PackedDecision, ...] = ()
    exhibits: tuple[PackedExhibit, ...] = ()
    leaves: tuple[Signed, ...] = ()  # of those who first told something, that it may go on


def package_bytes(package: Package) -> bytes:
    """What is signed: one spelling for one package."""
    return msgspec.json.encode(package, order="deterministic")


def package_of(payload: bytes) -> Package:
    """A package as it was signed.

    Raises: msgspec.ValidationError.
    """
    return msgspec.json.decode(payload, type=Package)
