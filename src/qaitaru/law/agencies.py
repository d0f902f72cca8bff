"""Agencies of a jurisdiction: what each is for, what it may do, which channels it holds."""

from enum import StrEnum

import msgspec

from qaitaru.law.actors import Actor
from qaitaru.law.editions import Dated, Entry, Point
from qaitaru.law.request_fields import Channel


class Stage(StrEnum):
    """At which stage of a case; words stand under ``law.stage``."""

    INTELLIGENCE = "intelligence"
    PRE_TRIAL = "pre_trial"
    TRIAL = "trial"
    ENFORCEMENT = "enforcement"


class ChannelHeld(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A channel that an agency sends requests through.

    ``is_central`` is true where it is the central authority of the channel at these stages;
    ``only_sanctioned`` where that is for acts that need a sanction alone.
    """

    channel: Channel
    stages: tuple[Stage, ...] = ()  # empty: every stage
    is_central: bool = False
    only_sanctioned: bool = False
    is_contact: bool = False  # a contact point of a network


class AgencyEdition(Dated, frozen=True, kw_only=True):
    """An agency as one text or practice has it."""

    roles: tuple[Actor, ...]
    competences: tuple[Point, ...]
    offences: tuple[str, ...] = ()  # that it investigates, by key
    channels: tuple[ChannelHeld, ...] = ()


class AgencyKind(Entry, frozen=True, kw_only=True):
    """An agency, or a kind of agencies, of a jurisdiction."""

    short: str  # ``GPO``
    editions: tuple[AgencyEdition, ...]
