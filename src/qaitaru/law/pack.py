"""A pack: what the law of one jurisdiction says, as data with sources."""

from enum import StrEnum
from typing import Final

import msgspec

from qaitaru.law.agencies import AgencyKind
from qaitaru.law.calendars import Calendar
from qaitaru.law.checklists import Checklist, Trigger
from qaitaru.law.clocks import Clock
from qaitaru.law.confiscation import Confiscation
from qaitaru.law.events import OwnEvent
from qaitaru.law.holidays import YearDecided
from qaitaru.law.offences import Offence
from qaitaru.law.provisional import Provisional
from qaitaru.law.refusals import Refusal
from qaitaru.law.request_contents import RequestContent
from qaitaru.law.thresholds import Threshold
from qaitaru.law.told import Told


class Scope(StrEnum):
    """Whom a pack binds: everyone, or those of its own jurisdiction."""

    INTERNATIONAL = "international"
    NATIONAL = "national"


class Ground(StrEnum):
    """What a payment out of frozen money stands on."""

    NOTIFICATION = "notification"  # told to the authority, and no negative decision in time
    APPROVAL = "approval"  # the authority said yes
    STANDING = "standing"  # the resolution itself allows it


class _Sourced(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What every entry of a pack has: its key, its text, where it was read, and whether it was."""

    key: str
    text: Told
    source: str
    verified: bool = False
    remark: str = ""


class Regime(_Sourced, frozen=True, kw_only=True):
    """A sanctions regime, and how publishers name it in their lists; ``*`` is every entry."""

    said_by: dict[str, tuple[str, ...]]  # publisher -> its words


class Exemption(_Sourced, frozen=True, kw_only=True):
    """A kind of exemption: its ground, what it may be for, and the clock of a silence."""

    regimes: tuple[str, ...] = ()
    ground: Ground
    purposes: tuple[str, ...] = ()  # empty: whatever the authority approves
    clock: str = ""


class Route(_Sourced, frozen=True, kw_only=True):
    """A way off the list: to whom, for which regimes, in which phases."""

    regimes: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()  # clocks by key, in order


class Permitted(_Sourced, frozen=True, kw_only=True):
    """A payment that a listed person may have without a request, and its limit in words."""

    limit: str = ""  # ``minimum_per_member_month``, or empty where the law sets no sum


class Measure(_Sourced, frozen=True, kw_only=True):
    """One thing that freezing means here."""


class TippingOff(_Sourced, frozen=True, kw_only=True):
    """Whether a customer may be told why, and beginnings of words that would tell it."""

    reason_may_be_told: bool = False
    stems: dict[str, tuple[str, ...]] = {}  # language -> beginnings, in small letters


class Entries(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What files of a pack hold: rows of each kind, found by their keys."""

    clock: tuple[Clock, ...] = ()
    regime: tuple[Regime, ...] = ()
    exemption: tuple[Exemption, ...] = ()
    route: tuple[Route, ...] = ()
    permitted: tuple[Permitted, ...] = ()
    measure: tuple[Measure, ...] = ()
    threshold: tuple[Threshold, ...] = ()
    offence: tuple[Offence, ...] = ()
    provisional: tuple[Provisional, ...] = ()
    confiscation: tuple[Confiscation, ...] = ()
    request_content: tuple[RequestContent, ...] = ()
    refusal: tuple[Refusal, ...] = ()
    agency: tuple[AgencyKind, ...] = ()
    checklist: tuple[Checklist, ...] = ()
    trigger: tuple[Trigger, ...] = ()
    event: tuple[OwnEvent, ...] = ()
    cited: tuple[Told, ...] = ()  # sources and remarks in each language, found by the English one


class Pack(Entries, frozen=True, kw_only=True):
    """One jurisdiction's files, joined."""

    code: str
    scope: Scope
    text: Told
    calendar: Calendar
    country: str = ""  # ISO 3166-1 in small letters, where ``code`` is not that
    languages: tuple[str, ...] = ()  # in which its authorities write and read
    tipping_off: TippingOff | None = None


class Given(Entries, frozen=True, kw_only=True):
    """What an agency gives beside the pack of a jurisdiction: what was decided for years, and
    entries of its own; an entry with the key of one there is takes its place.
    """

    code: str
    year: tuple[YearDecided, ...] = ()


KEYED: Final = tuple(one for one in Entries.__struct_fields__ if one != "cited")
"""The tables of a pack whose rows have keys."""
