"""See the hits: the queue of those that wait, and one of them with both of its sides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import reckoned_ledger_at
from qaitaru.acts.screening.screening_results import FAMILY, Screening, screening_of
from qaitaru.engine import imports, kept_analyses
from qaitaru.facts.designations import Designation
from qaitaru.facts.errors import AnalysisMissing
from qaitaru.ledger.known_parties import Said
from qaitaru.ledger.known_party_store import known_party
from qaitaru.ledger.marks import mark_of_key
from qaitaru.lists import version_store
from qaitaru.lists.versions import ListVersion, in_force
from qaitaru.screening import hit_store
from qaitaru.screening.deciding import Disposition, HitState, Move, Standing, may_answer, standing
from qaitaru.screening.hit_store import KeptHit


class Queue(StrEnum):
    """Which hits are wanted."""

    OPEN = "open"  # something is to be done
    POTENTIAL = "potential"
    WAITING = "waiting"  # for a second member
    MATCH = "match"
    NO_MATCH = "no_match"
    GONE = "gone"  # the latest screening meets it no more: a side has changed
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """A hit with where it stands; ``is_met`` where the latest screening met it as well."""

    kept: KeptHit
    stands: Standing
    is_met: bool
    may_answer: bool  # whether the member who looks may confirm or refuse what waits

    def is_in(self, queue: Queue) -> bool:
        """Whether the hit belongs to a queue."""
        if queue in {Queue.ALL, Queue.GONE}:
            return queue is Queue.ALL or not self.is_met
        if queue is Queue.OPEN:
            return self.is_met and self.stands.is_open
        if queue is Queue.WAITING:
            return self.is_met and self.stands.waiting is not None
        return self.is_met and self.stands.state.value == queue.value


@dataclass(frozen=True, slots=True, kw_only=True)
class HitQueue:
    """The hits wanted, those that came back first, then the likeliest; and how many are in each."""

    screening: Screening | None
    hits: tuple[HitView, ...]
    counts: Mapping[Queue, int]


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningGlance:
    """How far screening is, for the home page."""

    lists: int  # in force
    screening: Screening | None
    is_stale: bool  # lists or evidence have changed since
    open_hits: int
    waiting: int
    matches: int
    first: HitView | None


def look_at_hits(desk: Desk, queue: Queue = Queue.OPEN) -> HitQueue:
    """The hits of a queue."""
    with consult(desk, "look_at_hits", queue=queue.value) as connection:
        latest = latest_screening(connection)
        views = _views(desk, connection, latest)
    return HitQueue(
        screening=latest,
        hits=tuple(one for one in views if one.is_in(queue)),
        counts={each: sum(one.is_in(each) for one in views) for each in Queue},
    )


def look_at_hit(desk: Desk, number: int) -> HitSides:
    """One hit, and what each side says.

    Raises: HitMissing; ListAltered.
    """
    with consult(desk, "look_at_hit", hit=number) as connection:
        hit = hit_store.find(connection, number)
        views = _views(desk, connection, latest_screening(connection))
        version = version_store.find(connection, hit.list_version)
        said = version_store.designations(connection, desk.workspace.lists, version.number)
        steps = hit_store.steps(connection, [number]).get(number, [])
    found = hit.found
    pair = (found.party, found.publisher, found.reference)
    queue = [one.kept.number for one in views if one.is_in(Queue.OPEN)]
    return HitSides(
        view=next(one for one in views if one.kept.number == number),
        version=version,
        designation=next(one for one in said if _is_entry(one, hit)),
        said=_said(desk, hit),
        mark=mark_of_key(found.party),
        steps=tuple(steps),
        others=tuple(one for one in views if _pair(one) == pair and one.kept.number != number),
        before=_beside(queue, number, -1),
        after=_beside(queue, number, 1),
    )


def look_at_screening(desk: Desk, number: int | None = None) -> Screening:
    """A kept screening; the latest of those as of now where none is named.

    Raises: AnalysisMissing.
    """
    with consult(desk, "look_at_screening", analysis=number or 0) as connection:
        if number is None:
            found = latest_screening(connection)
            if found is None:
                raise AnalysisMissing("")
            return found
        head = kept_analyses.head(connection, FAMILY, number)
        return screening_of(head, kept_analyses.result_text(connection, number))


def glance_at_screening(desk: Desk, connection: Connection) -> ScreeningGlance:
    """How far screening is, in a read that goes on."""
    latest = latest_screening(connection)
    standing_lists = in_force(version_store.every(connection))
    views = _views(desk, connection, latest)
    waiting = [one for one in views if one.is_in(Queue.OPEN)]
    return ScreeningGlance(
        lists=len(standing_lists),
        screening=latest,
        is_stale=latest is not None
        and (
            [one.number for one in latest.lists] != [one.number for one in standing_lists]
            or latest.data_version != imports.data_version(imports.visible(connection))
        ),
        open_hits=len(waiting),
        waiting=sum(one.is_in(Queue.WAITING) for one in views),
        matches=sum(one.is_in(Queue.MATCH) for one in views),
        first=waiting[0] if waiting else None,
    )


def latest_screening(connection: Connection) -> Screening | None:
    """The latest screening as of now; where there is none, the latest of any day."""
    heads = kept_analyses.heads(connection, FAMILY)
    now = [one for one in heads if not one.parameters["as_of"]] or heads
    if not now:
        return None
    return screening_of(now[-1], kept_analyses.result_text(connection, now[-1].number))


def _views(desk: Desk, connection: Connection, latest: Screening | None) -> list[HitView]:
    """Every hit, those that came back first, then the likeliest."""
    met = {hit_store.pair_of(one): one for one in latest.hits} if latest else {}
    steps = hit_store.steps(connection)
    on = desk.clock().date()
    views = [
        _view(one, steps.get(one.number, []), on, met=met.get(one.pair), member=desk.member)
        for one in hit_store.every(connection)
    ]
    return sorted(views, key=lambda one: (not _came_back(one), one.kept.found.order))


def _view(
    kept: KeptHit, steps: Sequence[Disposition], on: date, *, met: object, member: str
) -> HitView:
    stands = standing(steps, on)
    return HitView(
        kept=kept,
        stands=stands,
        is_met=met is not None,
        may_answer=may_answer(stands, member),
    )


def _came_back(one: HitView) -> bool:
    """Whether a second member refused what was proposed last."""
    reopened = one.stands.reopened
    is_open = one.stands.state is HitState.POTENTIAL
    return is_open and reopened is not None and reopened.move is Move.REFUSED


def _said(desk: Desk, hit: KeptHit) -> tuple[Said, ...]:
    """What the visible imports say of the party; nothing where they know it no more."""
    words = (*hit.asked.names, *hit.asked.numbers)
    with reckoned_ledger_at(desk, "look_at_party", party=mark_of_key(hit.found.party)) as view:
        party = known_party(view.connection, hit.found.party, words)
    return party.said if party else ()


def _is_entry(one: Designation, hit: KeptHit) -> bool:
    return (one.publisher, one.reference, one.content_sha256) == hit.found.entry


def _pair(one: HitView) -> tuple[str, str, str]:
    found = one.kept.found
    return found.party, found.publisher, found.reference


def _beside(queue: Sequence[int], number: int, by: int) -> int:
    """The hit so many places on in a queue; the first of it for a hit that is not in it."""
    if number not in queue:
        return queue[0] if by > 0 and queue else 0
    at = queue.index(number) + by
    return queue[at] if 0 <= at < len(queue) else 0
