"""See how far screening is, for the home page."""

from dataclasses import dataclass

from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.acts.screening.hit_views import (
    HitView,
    Queue,
    hit_views,
    latest_payments,
    latest_screening,
    pairs_met,
)
from qaitaru.acts.screening.payment_results import PaymentScreening
from qaitaru.acts.screening.screening_results import Screening
from qaitaru.engine import imports
from qaitaru.lists import version_store
from qaitaru.lists.versions import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningGlance:
    """How far it is."""

    lists: int  # in force
    screening: Screening | None
    payments: PaymentScreening | None
    is_stale: bool  # lists or evidence have changed since
    open_hits: int
    waiting: int
    matches: int
    first: HitView | None


def glance_at_screening(desk: Desk, connection: Connection) -> ScreeningGlance:
    """How far screening is, in a read that goes on."""
    latest, payments = latest_screening(connection), latest_payments(connection)
    standing_lists = [one.number for one in in_force(version_store.every(connection))]
    data_version = imports.data_version(imports.visible(connection))
    made = [one for one in (latest, payments) if one is not None]
    views = hit_views(desk, connection, pairs_met(latest, payments))
    waiting = [one for one in views if one.is_in(Queue.OPEN)]
    return ScreeningGlance(
        lists=len(standing_lists),
        screening=latest,
        payments=payments,
        is_stale=any(
            [each.number for each in one.lists] != standing_lists
            or one.data_version != data_version
            for one in made
        ),
        open_hits=len(waiting),
        waiting=sum(one.is_in(Queue.WAITING) for one in views),
        matches=sum(one.is_in(Queue.MATCH) for one in views),
        first=waiting[0] if waiting else None,
    )
