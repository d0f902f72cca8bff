"""``qaitaru problems``: what was found wrong, where, and how to mend it."""

from typing import Annotated

import typer
from rich.markup import escape

from qaitaru.acts.intake.look_at_problems import LocatedProblem, look_at_problems
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    OUT,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    table,
    tell,
    tell_json,
)
from qaitaru.ingest.problem_rows import ProblemFilter
from qaitaru.wording.places import place_text

_COUNTS = tuple(f"cli.column.{name}" for name in ("severity", "problem", "count"))


def problems(
    *,
    severity: Annotated[str, typer.Option(help=WORDS("cli.problems.severity"))] = "",
    code: Annotated[str, typer.Option(help=WORDS("cli.problems.code"))] = "",
    import_no: Annotated[int, typer.Option("--import", help=WORDS("cli.problems.import"))] = 0,
    limit: Annotated[int, typer.Option(help=WORDS("cli.option.limit"))] = 50,
    offset: Annotated[int, typer.Option(help=WORDS("cli.option.offset"))] = 0,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The problems of everything read, gravest first."""
    wanted = ProblemFilter(severity=severity, code=code, import_no=import_no or None)
    with desk_at(workspace) as desk:
        page = look_at_problems(desk, wanted, offset=offset, limit=limit, as_of=instant_of(as_of))
    if as_json:
        tell_json(page)
    else:
        for row in page.rows:
            _tell_one(row)
        tell("cli.option.page", first=offset + 1, last=offset + len(page.rows), total=page.total)
        rows = [(WORDS(f"severity.{c.severity}"), c.code, c.count) for c in page.counts]
        table("", _COUNTS, rows, right=(2,))
    finish(problems=page.total > 0)


def _tell_one(row: LocatedProblem) -> None:
    problem = row.problem
    place = place_text(problem.place, WORDS)
    text = WORDS(
        f"problem.{problem.code}", place=place, found=problem.found, expected=problem.expected
    )
    where = f"{row.exhibit} {row.name}, {place}" if place else f"{row.exhibit} {row.name}"
    OUT.print(f"[bold]{escape(WORDS(f'severity.{problem.severity}'))}[/]  {escape(where)}")
    OUT.print(f"  {escape(text)}")
    mend = WORDS(
        f"problem.{problem.code}.mend", place=place, found=problem.found, expected=problem.expected
    )
    OUT.print(f"  [dim]{escape(mend)}[/]\n")
