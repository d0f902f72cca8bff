"""See the hits: the queue of those that wait, and one of them with both of its sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.screening.hit_views import (
    HitView,
    Queue,
    hit_views,
    latest_payments,
    latest_screening,
    latest_views,
    pairs_met,
)
from qaitaru.acts.screening.payment_results import PaymentScreening
from qaitaru.acts.screening.screening_results import Screening
from qaitaru.facts.designations import Designation
from qaitaru.ledger.known_parties import Said
from qaitaru.ledger.known_party_store import known_party
from qaitaru.ledger.marks import mark_of_key
from qaitaru.lists import version_store
from qaitaru.lists.versions import ListVersion
from qaitaru.screening import hit_store
from qaitaru.screening.deciding import Disposition
from qaitaru.screening.hit_store import KeptHit
from qaitaru.screening.hits import HitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HitQueue:
    """The hits wanted, those that came back first, then the likeliest; and how many are in each.

    ``kinds`` tells how many of the queue are of each kind; ``""`` is both.
    """

    screening: Screening | None
    payments: PaymentScreening | None
    hits: tuple[HitView, ...]
    counts: Mapping[Queue, int]
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class HitSides:
    """One hit with both sides, its steps, and what was decided of the same pair before."""

    view: HitView
    version: ListVersion
    designation: Designation
    said: tuple[Said, ...]  # what sources say of the party, as far as it is in sight
    mark: str  # by which addresses tell of the party
    steps: tuple[Disposition, ...]
    others: tuple[HitView, ...]  # of the same party and reference, as they were otherwise
    before: int  # the open hits before and after it in the queue; 0: none
    after: int


def look_at_hits(desk: Desk, queue: Queue = Queue.OPEN, kind: HitKind | None = None) -> HitQueue:
    """The hits of a queue, of one kind or of both."""
    with consult(desk, "look_at_hits", queue=queue.value, of=kind or "") as connection:
        latest, payments = latest_screening(connection), latest_payments(connection)
        every = hit_views(desk, connection, pairs_met(latest, payments))
    views = [one for one in every if kind is None or one.kept.kind is kind]
    queued = [one.kept.kind for one in every if one.is_in(queue)]
    return HitQueue(
        screening=latest,
        payments=payments,
        hits=tuple(one for one in views if one.is_in(queue)),
        counts={each: sum(one.is_in(each) for one in views) for each in Queue},
        kinds={"": len(queued)} | {each.value: queued.count(each) for each in HitKind},
    )


def look_at_hit(desk: Desk, number: int) -> HitSides:
    """One hit, and what each side says.

    Raises: HitMissing; ListAltered.
    """
    with consult(desk, "look_at_hit", hit=number) as connection:
        hit = hit_store.find(connection, number)
        views = latest_views(desk, connection)
        version = version_store.find(connection, hit.list_version)
        said = version_store.designations(connection, desk.workspace.lists, version.number)
        steps = hit_store.steps(connection, [number]).get(number, [])
    found = hit.found
    queue = [one.kept.number for one in views if one.is_in(Queue.OPEN)]
    return HitSides(
        view=next(one for one in views if one.kept.number == number),
        version=version,
        designation=next(one for one in said if _is_entry(one, hit)),
        said=_said(desk, hit),
        mark=mark_of_key(found.party),
        steps=tuple(steps),
        others=tuple(one for one in views if _is_other(one.kept, hit)),
        before=_beside(queue, number, -1),
        after=_beside(queue, number, 1),
    )


def _said(desk: Desk, hit: KeptHit) -> tuple[Said, ...]:
    """What the visible imports say of the party; nothing where they know it no more."""
    words = (*hit.asked.names, *hit.asked.numbers)
    with reckoned_ledger_at(desk, "look_at_party", party=mark_of_key(hit.found.party)) as view:
        party = known_party(view.connection, hit.found.party, words)
    return party.said if party else ()


def _is_entry(one: Designation, hit: KeptHit) -> bool:
    return (one.publisher, one.reference, one.content_sha256) == hit.found.entry


def _is_other(one: KeptHit, hit: KeptHit) -> bool:
    """Whether a hit is of the same party or text and the same reference, as they were otherwise."""
    if one.number == hit.number or one.found.entry[:2] != hit.found.entry[:2]:
        return False
    if hit.found.party or one.found.party:
        return one.found.party == hit.found.party
    return (one.asked.names, one.asked.numbers) == (hit.asked.names, hit.asked.numbers)


def _beside(queue: Sequence[int], number: int, by: int) -> int:
    """The hit so many places on in a queue; the first of it for a hit that is not in it."""
    if number not in queue:
        return queue[0] if by > 0 and queue else 0
    at = queue.index(number) + by
    return queue[at] if 0 <= at < len(queue) else 0
