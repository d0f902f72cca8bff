"""See the findings: the queue, and one finding whole with the rows of the ledger behind it."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from qaitaru.acts.act import Desk, consult
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.acts.detection.detection_results import RULE
from qaitaru.acts.detection.finding_views import FindingQueue, FindingView, finding_views
from qaitaru.detection.desk import finding_store
from qaitaru.detection.desk.deciding import Step
from qaitaru.detection.desk.finding_store import Seen
from qaitaru.engine import kept_analyses
from qaitaru.engine.kept_analyses import AnalysisHead
from qaitaru.facts.errors import FindingMissing
from qaitaru.ledger.entry_rows import EntryRow
from qaitaru.ledger.entry_store import entry_rows

PAGE = 50  # transfers of a finding shown at once where nobody chose another number


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsWanted:
    """Which findings are wanted; what is empty admits all."""

    queue: FindingQueue = FindingQueue.OPEN
    typology: str = ""  # among all that found it
    account: str = ""  # by number or key
    least_score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsSeen:
    """The findings wanted, of how many in each queue; ``run`` is the latest at the desk."""

    run: AnalysisHead | None
    findings: tuple[FindingView, ...]
    counts: Mapping[FindingQueue, int]
    typologies: Mapping[str, int]  # how many of the queue each typology found


@dataclass(frozen=True, slots=True)
class BehindTransfer:
    """A transfer of a finding: the rows of the ledger that show it, as far as they are in sight."""

    entries: tuple[str, ...]
    rows: tuple[EntryRow, ...]
    is_fresh: bool  # it was not there when the finding was last decided


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingWhole:
    """One finding: as it is seen, as earlier runs saw it, and what members decided."""

    view: FindingView
    run: AnalysisHead
    sightings: tuple[Seen, ...]
    steps: tuple[Step, ...]
    transfers: tuple[BehindTransfer, ...]  # a page of them
    before: int  # the open findings before and after it in the queue; 0: none
    after: int


def look_at_findings(desk: Desk, wanted: FindingsWanted) -> FindingsSeen:
    """The findings of a queue."""
    with consult(desk, "look_at_findings", queue=wanted.queue.value) as connection:
        every = finding_views(desk, connection)
        run = _latest_run(connection)
    queued = [one for one in every if one.is_in(wanted.queue) and _is_wanted(one, wanted)]
    typologies: dict[str, int] = {}
    for one in (each for each in every if each.is_in(wanted.queue)):
        for name in one.seen.sighting.typologies:
            typologies[name] = typologies.get(name, 0) + 1
    return FindingsSeen(
        run=run,
        findings=tuple(one for one in queued if not wanted.typology or _has(one, wanted.typology)),
        counts={each: sum(one.is_in(each) for one in every) for each in FindingQueue},
        typologies=typologies,
    )


def look_at_finding(desk: Desk, number: int, *, offset: int = 0, limit: int = PAGE) -> FindingWhole:
    """One finding, with some of its transfers.

    Raises: FindingMissing.
    """
    with consult(desk, "look_at_finding", finding=number) as connection:
        views = finding_views(desk, connection)
        view = next((one for one in views if one.number == number), None)
        if view is None:
            raise FindingMissing(str(number))
        sightings = finding_store.of_finding(connection, number)
        steps = finding_store.steps(connection, [number]).get(number, [])
        run = kept_analyses.head(connection, RULE, view.seen.analysis)
    queue = [one.number for one in views if one.is_in(FindingQueue.OPEN)]
    return FindingWhole(
        view=view,
        run=run,
        sightings=tuple(sightings),
        steps=tuple(steps),
        transfers=_behind(desk, view, sightings, slice(offset, offset + limit)),
        before=_beside(queue, number, -1),
        after=_beside(queue, number, 1),
    )


def _behind(
    desk: Desk, view: FindingView, sightings: list[Seen], page: slice
) -> tuple[BehindTransfer, ...]:
    decided = view.stands.decided if not view.stands.through else None
    then = next((one for one in sightings if decided and one.number == decided.sighting), None)
    sighting = view.seen.sighting
    transfers = list(zip(sighting.transfers, sighting.names(), strict=True))[page]
    with ledger_at(desk, "look_at_finding_rows", finding=view.number) as ledger:
        wanted = [entry for shown, _ in transfers for entry in shown]
        visible = set(ledger.imports)
        seen = [one for one in wanted if int(one.partition("-")[0]) in visible]
        rows = entry_rows(ledger.connection, seen)
    known = then.sighting.known_by if then else None
    return tuple(
        BehindTransfer(
            shown,
            tuple(rows[entry] for entry in shown if entry in rows),
            known is not None and known.isdisjoint(names),
        )
        for shown, names in transfers
    )


def _latest_run(connection: Connection) -> AnalysisHead | None:
    runs = finding_store.runs(connection)
    return kept_analyses.head(connection, RULE, runs[-1].analysis) if runs else None


def _is_wanted(one: FindingView, wanted: FindingsWanted) -> bool:
    sighting = one.seen.sighting
    if sighting.score < wanted.least_score:
        return False
    return not wanted.account or any(
        wanted.account in {each.account, each.key} for each in sighting.accounts
    )


def _has(one: FindingView, typology: str) -> bool:
    return typology in one.seen.sighting.typologies


def _beside(queue: list[int], number: int, by: int) -> int:
    """The finding so many places on; the first of the queue for one that is not in it."""
    if number not in queue:
        return queue[0] if by > 0 and queue else 0
    at = queue.index(number) + by
    return queue[at] if 0 <= at < len(queue) else 0
