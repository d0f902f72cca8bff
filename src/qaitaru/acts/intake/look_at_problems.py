"""Reading the problems of the visible imports."""

from dataclasses import dataclass
from datetime import datetime

from qaitaru.acts.act import Desk
from qaitaru.acts.books.ledger_at import ledger_at
from qaitaru.ingest import problem_store
from qaitaru.ingest.problem_rows import ProblemCount, ProblemFilter, ProblemRow


@dataclass(frozen=True, slots=True)
class LocatedProblem:
    """A problem, with the evidence item it was found in."""

    exhibit: int
    name: str
    problem: ProblemRow


@dataclass(frozen=True, slots=True)
class ProblemPage:
    """One page of problems, and how many of each kind there are under the other filters."""

    total: int
    rows: tuple[LocatedProblem, ...]
    counts: tuple[ProblemCount, ...]


def look_at_problems(
    desk: Desk,
    wanted: ProblemFilter,
    *,
    offset: int = 0,
    limit: int = 100,
    as_of: datetime | None = None,
) -> ProblemPage:
    """The problems in order of gravity, import and place of reading."""
    with ledger_at(desk, "look_at_problems", as_of=as_of) as view:
        rows = problem_store.problems(view.connection, wanted, offset=offset, limit=limit)
        located = tuple(
            LocatedProblem(
                view.item_of(row.import_no).exhibit, view.item_of(row.import_no).name, row
            )
            for row in rows
        )
        counts = problem_store.counts(view.connection, wanted)
        return ProblemPage(sum(one.count for one in counts), located, tuple(counts))
