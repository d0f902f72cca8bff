"""The investigation at a glance: how far each phase is, and what comes first in it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import LedgerView, reckoned_ledger_at
from qaitaru.acts.duty.look_at_duties import DutyGlance, glance_at_duties
from qaitaru.acts.screening.glance_at_screening import ScreeningGlance, glance_at_screening
from qaitaru.acts.tracing.kept_claim import has_claim
from qaitaru.acts.tracing.trace_results import FAMILY
from qaitaru.acts.wealth.kept_profiles import KeptProfile, known, read
from qaitaru.engine import kept_analyses
from qaitaru.evidence.items import EvidenceItem
from qaitaru.ingest import problem_store
from qaitaru.ingest.problem_rows import ProblemCount, ProblemFilter, ProblemRow
from qaitaru.ledger import store
from qaitaru.ledger.answers import BreakCount, NamedFlow, TransferPage
from qaitaru.ledger.coverage import Cell, Cover
from qaitaru.ledger.search import TransferFilter
from qaitaru.tracing import claim_store

_GRAVEST = tuple(Cover)
_FLOWS = 5  # of each currency: the largest may be between accounts of one party


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The gravest account-month that is not proved, the earliest of them."""

    account: str
    currency: str
    cell: Cell


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """Each phase by its counts, and the first thing to do in it."""

    items: tuple[EvidenceItem, ...]
    states: Mapping[int, str]  # of the latest reading in sight, by exhibit
    problems: tuple[ProblemCount, ...]
    first_problem: ProblemRow | None
    covers: Mapping[Cover, int]
    first_gap: Gap | None
    transfers: TransferPage
    breaks: tuple[BreakCount, ...]
    flows: tuple[NamedFlow, ...]
    claims: int
    untraced: str  # the first claim that no trace has followed as it stands; empty: none
    last_trace: int  # the number of the latest trace; 0: none
    profiles: int  # of wealth
    wealth: KeptProfile | None  # what stands of the one worked last
    screening: ScreeningGlance
    duties: DutyGlance


def look_at_home(desk: Desk) -> Glance:
    """All of it in one read."""
    with reckoned_ledger_at(desk, "look_at_home") as view:
        connection = view.connection
        counts = problem_store.counts(connection, ProblemFilter())
        first = problem_store.problems(connection, ProblemFilter(), offset=0, limit=1)
        covers, gap = _coverage(view)
        claims, untraced, last_trace = _tracing(desk)
        profiles, wealth = _wealth(desk)
        return Glance(
            items=tuple(view.items.values()),
            states={one.exhibit: one.state for one in view.imports.values()},
            problems=tuple(counts),
            first_problem=first[0] if first else None,
            covers=covers,
            first_gap=gap,
            transfers=store.transfers(
                connection, TransferFilter(counted=True), limit=0, facets=("confidence",)
            ),
            breaks=tuple(store.break_counts(connection)),
            flows=tuple(store.flows(connection, limit=_FLOWS)),
            claims=claims,
            untraced=untraced,
            last_trace=last_trace,
            profiles=profiles,
            wealth=wealth,
            screening=_screening(desk),
            duties=_duties(desk),
        )


def _duties(desk: Desk) -> DutyGlance:
    with desk.workspace.record.read() as connection:
        return glance_at_duties(desk, connection)


def _screening(desk: Desk) -> ScreeningGlance:
    with desk.workspace.record.read() as connection:
        return glance_at_screening(desk, connection)


def _tracing(desk: Desk) -> tuple[int, str, int]:
    """How many claims there are, the first that waits to be traced, and the latest trace."""
    with desk.workspace.record.read() as connection:
        claims = claim_store.latest_claims(connection)
        heads = kept_analyses.heads(connection, FAMILY)
    traced = {one.parameters.get("claim_sha256") for one in heads}
    waiting = (one.name for one in claims if one.sha256 not in traced)
    readable = (one.number for one in heads if has_claim(one))
    return len(claims), next(waiting, ""), max(readable, default=0)


def _wealth(desk: Desk) -> tuple[int, KeptProfile | None]:
    """How many profiles there are, and the latest analysis, which alone is read whole."""
    with desk.workspace.record.read() as connection:
        latest = [stands[0] for one in known(connection) if (stands := one.latest())]
        last = max(latest, key=lambda one: one.number, default=None)
        return len(latest), None if last is None else read(connection, last)


def _coverage(view: LedgerView) -> tuple[dict[Cover, int], Gap | None]:
    rows = store.coverage(view.connection).rows
    cells = [
        Gap(account=row.account, currency=row.currency, cell=cell)
        for row in rows
        for cell in row.cells
    ]
    counts = Counter(one.cell.cover for one in cells)
    del counts[Cover.OUTSIDE]
    open_cells = [one for one in cells if one.cell.cover not in {Cover.PROVED, Cover.OUTSIDE}]
    first = min(
        open_cells, key=lambda one: (_GRAVEST.index(one.cell.cover), one.cell.month), default=None
    )
    return dict(counts), first
