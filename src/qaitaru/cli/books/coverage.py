"""``qaitaru coverage``: accounts by months, and by name all that keeps one from being proved."""

from qaitaru.acts.books.look_at_ledger import CoverageView, look_at_coverage
from qaitaru.cli.books.coverage_faults import tell_faults
from qaitaru.cli.books.coverage_grid import tell_grid
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    tell,
    tell_json,
)
from qaitaru.cli.given import PeriodOption, period_of
from qaitaru.ledger.coverage import Cover

_OPEN = {Cover.MISSING, Cover.BROKEN, Cover.PARTIAL, Cover.UNPROVED}


def coverage(
    *,
    period: PeriodOption = "",
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What is proved, broken and missing."""
    span = period_of("--period", period)
    with desk_at(workspace) as desk:
        view = look_at_coverage(desk, span=span, as_of=instant_of(as_of))
    if as_json:
        tell_json(view)
    elif view.statements:
        tell_grid(view.grid)
        tell_faults(view)
    else:
        tell("cli.coverage.none")
    finish(problems=_is_open(view))


def _is_open(view: CoverageView) -> bool:
    marks = {mark for row in view.grid.rows for cell in row.cells for mark in cell.marks}
    return bool(marks & _OPEN or view.differing or view.grid.undated)
