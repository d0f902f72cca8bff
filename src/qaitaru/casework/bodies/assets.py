"""What was found: an asset, whose it is, what lies on it, what it is worth, how it is tied."""

from datetime import date

import msgspec

from qaitaru.casework.bodies.case_body import CaseBody


class Particular(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A cadastral number, a plate, an account, an address: as it is written."""

    name: str
    value: str


class Asset(CaseBody, frozen=True, kw_only=True, tag="asset"):
    """Something of value that may be restrained."""

    sort: str  # land, vehicle, share, balance, security, crypto, cash, valuables, claim
    name: str
    particulars: tuple[Particular, ...] = ()
    country: str = ""  # where it is
    in_place_of: int = 0  # the asset it stands for, where that one is gone


class Owner(CaseBody, frozen=True, kw_only=True, tag="owner"):
    """A share of an asset, which the entry is about, in somebody's name or hands."""

    name: str
    subject: int = 0  # where the owner is one
    by: str  # record: as a register says; belief: as is believed
    part: int = 1  # of ``parts``
    parts: int = 1
    since: date | None = None
    until: date | None = None  # the first day it was not theirs


class Encumbrance(CaseBody, frozen=True, kw_only=True, tag="encumbrance"):
    """A right of somebody else on an asset: a mortgage, a pledge, a lease."""

    sort: str  # mortgage, pledge, lease, easement, other
    holder: str
    amount_minor: int = 0
    currency: str = ""
    since: date | None = None
    until: date | None = None


class Valuation(CaseBody, frozen=True, kw_only=True, tag="valuation"):
    """What an asset is worth on a day, by what basis, and what is taken off for safety."""

    basis: str  # market, book, tax, purchase, estimate, balance
    on: date
    amount_minor: int
    currency: str
    haircut_percent: int = 0


class TracedInto(CaseBody, frozen=True, kw_only=True, tag="traced"):
    """How much was traced into an asset by one rule, in a kept analysis."""

    rule: str
    analysis: int
    amount_minor: int
    currency: str


class WealthLine(CaseBody, frozen=True, kw_only=True, tag="wealth_line"):
    """The line of a wealth profile in which the asset stands."""

    profile: str
    version: int
    line: str


class Proof(CaseBody, frozen=True, kw_only=True, tag="proof"):
    """An evidence item that bears on an asset, and what it shows."""

    shows: str
