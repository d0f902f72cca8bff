"""See a screening that was kept, and how far screening is."""

from dataclasses import dataclass

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.screening.hit_views import (
    HitView,
    Queue,
    hit_views,
    latest_payments,
    latest_screening,
    pairs_met,
)
from qaitaru.acts.screening.payment_results import PaymentScreening
from qaitaru.acts.screening.screening_results import RULE, Screening, screening_of
from qaitaru.engine import imports, kept_analyses
from qaitaru.facts.errors import AnalysisMissing
from qaitaru.lists import version_store
from qaitaru.lists.versions import in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreeningGlance:
    """How far screening is, for the home page."""

    lists: int  # in force
    screening: Screening | None
    payments: PaymentScreening | None
    is_stale: bool  # lists or evidence have changed since
    open_hits: int
    waiting: int
    matches: int
    first: HitView | None


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
        head = kept_analyses.head(connection, RULE, number)
        return screening_of(head, kept_analyses.result_text(connection, number))


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
