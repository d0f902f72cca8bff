"""Every hit with where it stands, as the queue and the page of one hit show it."""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.acts.screening.payment_results import (
    PAYMENTS_RULE,
    PaymentScreening,
    payment_screening_of,
)
from qaitaru.acts.screening.screening_results import RULE, Screening, screening_of
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.screening import hit_payment_store, hit_store
from qaitaru.screening.deciding import HitState, Move, Standing, may_answer, standing
from qaitaru.screening.hit_store import KeptHit, PairKey
from qaitaru.screening.hits import HitKind


class Queue(StrEnum):
    """Which hits are wanted."""

    OPEN = "open"  # something is to be done
    POTENTIAL = "potential"
    WAITING = "waiting"  # for a second member
    MATCH = "match"
    NO_MATCH = "no_match"
    GONE = "gone"  # the latest screening meets it no more: a side has changed
    ALL = "all"


_TO_DO: Final = frozenset({Queue.OPEN, Queue.POTENTIAL, Queue.WAITING})


@dataclass(frozen=True, slots=True, kw_only=True)
class HitView:
    """A hit with where it stands; ``is_met`` where the latest screening met it as well.

    A side of payments nobody decided by itself stands as its party does, where that is a hit of
    the same entry: ``through`` is that hit's number, 0 otherwise. ``payments`` is how many stand
    behind a hit of payments.
    """

    kept: KeptHit
    stands: Standing
    is_met: bool
    may_answer: bool  # whether the member who looks may confirm or refuse what waits
    through: int = 0
    payments: int = 0

    def is_in(self, queue: Queue) -> bool:
        """Whether the hit belongs to a queue."""
        if queue in {Queue.ALL, Queue.GONE}:
            return queue is Queue.ALL or not self.is_met
        if queue in _TO_DO and self.through:
            return False
        if queue is Queue.OPEN:
            return self.is_met and self.stands.is_open
        if queue is Queue.WAITING:
            return self.is_met and self.stands.waiting is not None
        return self.is_met and self.stands.state.value == queue.value


def latest_screening(connection: Connection) -> Screening | None:
    """The latest screening as of now; where there is none, the latest of any day."""
    head = _latest(connection, RULE)
    return screening_of(head, _result(connection, head)) if head else None


def latest_payments(connection: Connection) -> PaymentScreening | None:
    """The same of payments."""
    head = _latest(connection, PAYMENTS_RULE)
    return payment_screening_of(head, _result(connection, head)) if head else None


def _latest(connection: Connection, rule: str) -> AnalysisHead | None:
    heads = kept_analyses.heads(connection, rule)
    now = [one for one in heads if not one.parameters["as_of"]] or heads
    return now[-1] if now else None


def _result(connection: Connection, head: AnalysisHead) -> str:
    return kept_analyses.result_text(connection, head.number)


def pairs_met(parties: Screening | None, payments: PaymentScreening | None) -> set[PairKey]:
    """The pairs that the latest screenings met."""
    found = {hit_store.pair_of(one) for one in (parties.hits if parties else ())}
    return found | {hit_store.pair_of(one.found) for one in (payments.pairs if payments else ())}


def latest_views(desk: Desk, connection: Connection) -> list[HitView]:
    """Every hit, by what the latest screenings met."""
    met = pairs_met(latest_screening(connection), latest_payments(connection))
    return hit_views(desk, connection, met)


def hit_views(desk: Desk, connection: Connection, met: AbstractSet[PairKey]) -> list[HitView]:
    """Every hit, those that came back first, then the likeliest."""
    steps, behind = hit_store.steps(connection), hit_payment_store.counts(connection)
    on = desk.clock().date()
    views = []
    for one in hit_store.every(connection):
        stands = standing(steps.get(one.number, []), on)
        view = HitView(
            kept=one,
            stands=stands,
            is_met=one.pair in met,
            may_answer=may_answer(stands, desk.member),
            payments=behind.get(one.number, 0),
        )
        views.append(view)
    joined = through_parties(views)
    return sorted(joined, key=lambda one: (not _came_back(one), one.kept.found.order))


def through_parties(views: Sequence[HitView]) -> list[HitView]:
    """Let sides of payments that nobody decided by themselves stand as their parties do."""
    parties: dict[tuple[str, ...], HitView] = {
        (one.kept.found.party, *one.kept.found.entry): one
        for one in views
        if one.is_met and one.kept.kind is HitKind.PARTY
    }
    return [_through(one, parties) for one in views]


def _through(one: HitView, parties: Mapping[tuple[str, ...], HitView]) -> HitView:
    found = one.kept.found
    party = parties.get((found.party, *found.entry)) if found.party else None
    if party is None or one.kept.kind is HitKind.PARTY or one.stands.reopened:
        return one
    if one.stands.decided or one.stands.waiting:
        return one
    return replace(one, stands=party.stands, may_answer=False, through=party.kept.number)


def _came_back(one: HitView) -> bool:
    """Whether a second member refused what was proposed last."""
    reopened = one.stands.reopened
    is_open = one.stands.state is HitState.POTENTIAL
    return is_open and reopened is not None and reopened.move is Move.REFUSED
