"""Provisional measures: suspensions, restrictions, arrests; who orders, who is told, until when."""

from enum import StrEnum

import msgspec

from qaitaru.law.actors import Actor
from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.editions import Dated, Entry, Point


class MeasureSort(StrEnum):
    """What a provisional measure does; words stand under ``law.measure_sort``."""

    SUSPENSION = "suspension"  # an operation does not go through; or consent to it is withheld
    DEBIT_STOP = "debit_stop"  # nothing leaves an account
    RESTRICTION = "restriction"  # disposal of property is forbidden for a short time
    TAKING = "taking"  # property is taken into safe hands for a short time
    ARREST = "arrest"  # a court's order on property
    FREEZE = "freeze"  # restraint of funds by order or by list
    MONITORING = "monitoring"  # operations are told of, not stopped


class Notice(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who must be told of a measure, by which clock, and when not.

    ``clock`` is the role whose clock runs; None where the law says no time.
    """

    told: Actor
    by: Actor
    clock: ClockRole | None = None
    except_when: tuple[Point, ...] = ()


class ProvisionalEdition(Dated, frozen=True, kw_only=True):
    """A measure as one text of law sets it.

    ``orders`` are those any one of whom may order it; ``consents`` must all agree before;
    ``lifted_by`` must let the property go by themselves once the expiry has passed without an
    order, and tell ``lifting_told``. Where it is no longer needed, ``cancelled_by`` end it, with
    the consent of ``cancelling_consents``. Clocks are named by key; they may stand in any pack.
    """

    orders: tuple[Actor, ...]
    consents: tuple[Actor, ...] = ()
    executed_by: tuple[Actor, ...] = ()
    grounds: tuple[Point, ...] = ()  # at least one of them
    conditions: tuple[Point, ...] = ()  # all of them
    others_property: tuple[Point, ...] = ()  # when the property of another person may be reached
    petition_states: tuple[Point, ...] = ()  # what the petition for it must say
    order_states: tuple[Point, ...] = ()  # what the order must say
    notices: tuple[Notice, ...] = ()
    clocks: dict[ClockRole, str] = msgspec.field(default_factory=dict)
    lifted_by: tuple[Actor, ...] = ()
    lifting_told: tuple[Actor, ...] = ()
    cancelled_by: tuple[Actor, ...] = ()
    cancelling_consents: tuple[Actor, ...] = ()
    followed_by: tuple[str, ...] = ()  # measures by key that may take its place


class Provisional(Entry, frozen=True, kw_only=True):
    """A provisional measure of a jurisdiction."""

    sort: MeasureSort
    starts_with: str  # the event that puts it in force
    editions: tuple[ProvisionalEdition, ...]
