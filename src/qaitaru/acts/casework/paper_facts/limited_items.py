"""Which evidence items a paper stands on, and whether a partner's limitation lets it.

Source: UNCAC art. 46(19); Egmont Principles for Information Exchange (2013), 32-33.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from qaitaru.casework.bodies.requests import Answer
from qaitaru.casework.record import CaseRecord
from qaitaru.casework.requests.use_limits import Use, UseLimit, Wish, limits, refuse_use
from qaitaru.facts.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperUse:
    """What a paper does with what it stands on.

    Any one of ``uses`` allows it; ``partner`` is the state it goes to, which need not agree to be
    told what it told itself.
    """

    investigation: int
    uses: tuple[Use, ...]
    at: datetime
    partner: str = ""


@dataclass(frozen=True, slots=True)
class RefusedItem:
    """An evidence item that may not stand in a paper, and why."""

    exhibit: int
    refusal: Refusal


def items_of(record: CaseRecord, entries: frozenset[int]) -> frozenset[int]:
    """The evidence items that some entries, and what was told of them, stand on.

    An answer is told of a request; the request does not stand on it.
    """
    return frozenset(
        one.body.exhibit
        for one in record.entries
        if one.body.exhibit
        and not isinstance(one.body, Answer)
        and (one.number in entries or one.about in entries)
    )


def refused_items(
    records: Iterable[CaseRecord], items: frozenset[int], use: PaperUse
) -> Iterator[RefusedItem]:
    """The items that may not be used so, by number."""
    known = [(record, limit) for record in records for limit in limits(record)]
    for record, limit in sorted(known, key=lambda one: one[1].exhibit):
        if limit.exhibit in items:
            yield from (RefusedItem(limit.exhibit, one) for one in _refusals(record, limit, use))


def _refusals(record: CaseRecord, limit: UseLimit, use: PaperUse) -> Iterator[Refusal]:
    ways = [refuse_use(record, limit, Wish(use=one, at=use.at)) for one in use.uses]
    refused = [one for one in ways if one is not None]
    if len(refused) == len(ways):
        yield refused[0]
        return
    wishes = []
    if record.head.number != use.investigation:
        wishes.append(Wish(use=Use.OTHER_CASE, at=use.at))
    if use.partner not in ("", limit.partner):
        wishes.append(Wish(use=Use.SHARING, at=use.at, shared_with=use.partner))
    yield from filter(None, (refuse_use(record, limit, one) for one in wishes))
