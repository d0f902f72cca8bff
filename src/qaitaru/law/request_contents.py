"""What a request must hold by an instrument, or by the law of the one who asks or is asked."""

from enum import StrEnum

import msgspec

from qaitaru.law.clock_roles import ClockRole
from qaitaru.law.editions import Dated, Entry, Point
from qaitaru.law.request_fields import Assistance, Channel, Circumstance, RequestField


class Weight(StrEnum):
    """Whether a request may go out without an item."""

    BLOCKING = "blocking"
    ADVISORY = "advisory"


class Binds(StrEnum):
    """Whose law or rule it is: seen from the one who asks."""

    BOTH = "both"  # a treaty or standard, once both are of it
    REQUESTING = "requesting"  # the law of the one who asks
    REQUESTED = "requested"  # the law of the one who is asked


class Content(Point, frozen=True, kw_only=True):
    """One item of what a request must hold.

    ``fields`` are answered by any one of them where ``any_field`` is true, else all are owed;
    ``assistance`` and ``when`` are empty for an item that is owed in every request.
    """

    weight: Weight
    fields: tuple[RequestField, ...]
    any_field: bool = False
    assistance: tuple[Assistance, ...] = ()
    not_assistance: tuple[Assistance, ...] = ()
    when: tuple[Circumstance, ...] = ()  # all of them


class RequestContentEdition(Dated, frozen=True, kw_only=True):
    """The contents as one text sets them."""

    items: tuple[Content, ...]
    clocks: dict[ClockRole, str] = msgspec.field(default_factory=dict)


class RequestContent(Entry, frozen=True, kw_only=True):
    """The required contents of a request by one instrument.

    ``instrument`` is what a request's basis names it by; ``needs_basis`` is false where they are
    owed whatever the basis (the law of the one who asks, the rules of a channel).
    """

    instrument: str  # ``uncac``, ``untoc``, ``kz_cpc``, ``egmont``
    channels: tuple[Channel, ...]
    binds: Binds = Binds.BOTH
    needs_basis: bool = True
    editions: tuple[RequestContentEdition, ...]


def owed(
    edition: RequestContentEdition,
    assistance: frozenset[Assistance],
    circumstances: frozenset[Circumstance],
) -> tuple[Content, ...]:
    """The items that a request for such help in such circumstances owes, in the law's order."""
    return tuple(
        one
        for one in edition.items
        if (not one.assistance or assistance.intersection(one.assistance))
        and not (assistance and assistance <= frozenset(one.not_assistance))
        and circumstances.issuperset(one.when)
    )


def is_answered(item: Content, answered: frozenset[RequestField]) -> bool:
    """Whether the fields that are not empty answer an item."""
    if item.any_field:
        return bool(answered.intersection(item.fields))
    return answered.issuperset(item.fields)
