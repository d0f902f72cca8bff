"""Offences: articles with their parts, penalties, gravity, and what may be confiscated for them."""

from enum import StrEnum

import msgspec

from qaitaru.law.editions import Dated, Entry
from qaitaru.law.told import Told


class Gravity(StrEnum):
    """How grave an offence is, as its own law classes it."""

    MISDEMEANOUR = "misdemeanour"
    MINOR = "minor"
    MEDIUM = "medium"
    GRAVE = "grave"
    PARTICULARLY_GRAVE = "particularly_grave"


class FineUnit(StrEnum):
    """What a fine is measured in."""

    CALCULATION_INDEX = "calculation_index"  # Kazakhstan: monthly calculation indices
    MINOR_UNITS = "minor_units"  # of the jurisdiction's currency
    TIMES_PROCEEDS = "times_proceeds"
    UNLIMITED = "unlimited"


class Imprisonment(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A term of deprivation of liberty, both ends counted."""

    from_months: int = 0
    to_months: int
    or_life: bool = False


class Fine(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A fine, both ends counted."""

    unit: FineUnit
    at_least: int = 0
    at_most: int | None = None
    currency: str = ""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One part of an article: what it punishes and how.

    ``unread`` names what of the penalty was not read: what is None and not named there is not
    threatened by the law.
    """

    part: str  # ``1``, ``3``
    text: Told
    imprisonment: Imprisonment | None = None
    fine: Fine | None = None
    gravity: Gravity | None = None
    confiscation: bool | None = None  # may property be confiscated; None where it was not read
    unread: tuple[str, ...] = ()  # ``fine``, ``imprisonment``, ``gravity``


class OffenceEdition(Dated, frozen=True, kw_only=True):
    """An article as one text of law sets it."""

    parts: tuple[Part, ...]
    notes: tuple[Told, ...] = ()  # release from liability, what is large


class Offence(Entry, frozen=True, kw_only=True):
    """A criminal offence.

    ``is_laundering`` is true of the laundering itself; ``has_proceeds`` of an offence that yields
    proceeds, beside which a financial investigation is expected.
    """

    act: str  # ``CC``: as the jurisdiction shortens it
    article: str  # ``218``
    has_proceeds: bool
    is_laundering: bool = False
    is_terrorist_financing: bool = False
    editions: tuple[OffenceEdition, ...]
