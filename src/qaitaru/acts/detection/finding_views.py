"""Every finding with where it stands, as the queue and the page of one finding show it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection

from qaitaru.acts.act import Desk
from qaitaru.acts.detection.detection_results import RULE
from qaitaru.detection.desk import finding_store
from qaitaru.detection.desk.deciding import Step
from qaitaru.detection.desk.finding_store import Seen
from qaitaru.detection.desk.standing import (
    Decided,
    FindingStanding,
    decided_so_far,
    may_answer,
    standing,
)
from qaitaru.engine import kept_analyses


class FindingQueue(StrEnum):
    """Which findings are wanted."""

    OPEN = "open"  # something is to be done
    WAITING = "waiting"  # for a second member
    TAKEN = "taken"
    DISMISSED = "dismissed"
    SUPPRESSED = "suppressed"
    GONE = "gone"  # the latest run finds it no more
    ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingView:
    """A finding as the latest run saw it, or the last that did; and where it stands."""

    number: int
    seen: Seen
    stands: FindingStanding
    is_met: bool
    may_answer: bool  # whether the member who looks may confirm or refuse what waits

    def is_in(self, queue: FindingQueue) -> bool:
        """Whether the finding belongs to a queue."""
        if queue in {FindingQueue.ALL, FindingQueue.GONE}:
            return queue is FindingQueue.ALL or not self.is_met
        if queue is FindingQueue.OPEN:
            return self.is_met and self.stands.is_open
        if queue is FindingQueue.WAITING:
            return self.is_met and self.stands.waiting is not None
        return self.is_met and self.stands.state.value == queue.value


def finding_views(desk: Desk, connection: Connection) -> list[FindingView]:
    """Every finding, those that came back first, then by score."""
    steps = finding_store.steps(connection)
    so_far = decided(desk, connection, steps)
    views = []
    for number, (seen, is_met) in _current(connection).items():
        stands = standing(number, steps.get(number, []), seen.sighting, so_far)
        views.append(
            FindingView(
                number=number,
                seen=seen,
                stands=stands,
                is_met=is_met,
                may_answer=may_answer(stands, desk.member),
            )
        )
    return sorted(views, key=_place)


def decided(desk: Desk, connection: Connection, steps: Mapping[int, list[Step]]) -> Decided:
    """What was decided of all findings, as it holds today."""
    numbers = {one.sighting for own in steps.values() for one in own}
    seen = finding_store.sightings(connection, numbers)
    return decided_so_far(steps.values(), seen, desk.clock().date())


def latest_run_of(connection: Connection) -> dict[str, int]:
    """The analysis of the latest run at the desk that asked each typology."""
    asked = {
        one.number: one.parameters["typologies"] for one in kept_analyses.heads(connection, RULE)
    }
    found: dict[str, int] = {}
    for run in finding_store.runs(connection):
        found |= dict.fromkeys(asked[run.analysis], run.analysis)
    return found


def _current(connection: Connection) -> dict[int, tuple[Seen, bool]]:
    """What is seen of each finding, and whether the latest run that asked for it sees it."""
    latest = latest_run_of(connection)
    runs = {one: finding_store.of_analysis(connection, one) for one in set(latest.values())}
    found = {}
    for number, last in finding_store.latest(connection).items():
        seen = [own[number] for own in runs.values() if number in own]
        met = [one for one in seen if latest.get(one.sighting.lead) == one.analysis]
        found[number] = (_last(met or seen) or last, bool(met))
    return found


def _last(seen: Iterable[Seen]) -> Seen | None:
    return max(seen, key=lambda one: one.number, default=None)


def _place(one: FindingView) -> tuple[bool, float, int]:
    return one.stands.returned is None, -one.seen.sighting.score, one.number
