"""``qaitaru ingest``: a folder of evidence into the ledger."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from qaitaru.acts.intake.handover import FileOutcome, Handover, Outcome, Told
from qaitaru.acts.intake.handover import Progress as HowFar
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    ERR,
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import text_of

_COLUMNS = tuple(
    f"cli.column.{name}"
    for name in ("exhibit", "name", "outcome", "reader", "bookings", "transfers", "problems")
)


def ingest(
    paths: Annotated[list[Path], typer.Argument(help=WORDS("cli.ingest.paths"))],
    *,
    legal_basis: Annotated[str, typer.Option("--basis", help=WORDS("cli.ingest.basis"))],
    received_from: Annotated[str, typer.Option("--from", help=WORDS("cli.ingest.from"))] = "",
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    mapping: Annotated[list[Path] | None, typer.Option(help=WORDS("cli.ingest.mapping"))] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Seal files, read them, and add their facts to the ledger."""
    handover = Handover(
        paths=tuple(paths),
        legal_basis=legal_basis,
        received_from=received_from,
        encoding=encoding,
        mappings={file.stem: text_of(file) for file in mapping or ()},
    )
    with desk_at(workspace) as desk, progress_bar() as told:
        outcomes = list(ingest_evidence(desk, handover, progress=told))
    if as_json:
        tell_json(outcomes)
    else:
        tell_outcomes(outcomes)
    finish(problems=any(outcome.problems for outcome in outcomes))


@contextmanager
def progress_bar() -> Iterator[Told]:
    """A bar on standard error: files done, rows of this file and rows a second, time left."""
    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rows]}"),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=ERR, transient=True) as bar:
        task = bar.add_task("", total=None, rows="")
        started: dict[str, float] = {}

        def tell_progress(far: HowFar) -> None:
            now = bar.get_time()
            seconds = now - started.setdefault(far.name, now)
            rate = FORMS.number(round(far.rows / seconds)) if seconds > 0.1 else "…"
            rows = (
                WORDS("cli.ingest.rows", rows=FORMS.number(far.rows), rate=rate) if far.rows else ""
            )
            bar.update(
                task, description=far.name, completed=far.files_done, total=far.files, rows=rows
            )

        yield tell_progress


def tell_outcomes(outcomes: list[FileOutcome]) -> None:
    """What became of each file, and what to do next."""
    rows = [
        (
            one.exhibit,
            one.name,
            WORDS(f"cli.outcome.{one.outcome}"),
            one.mapping or one.reader,
            _figure(one.rows.get("bookings")),
            _figure(one.rows.get("transfers")),
            _figure(one.rows.get("problems")),
        )
        for one in outcomes
    ]
    table(WORDS("cli.ingest.title", count=len(outcomes)), _COLUMNS, rows, right=(0, 4, 5, 6))
    counts = {outcome: [o.outcome for o in outcomes].count(outcome) for outcome in Outcome}
    for outcome in (Outcome.ASKED, Outcome.REFUSED):
        if counts[outcome]:
            tell(f"cli.ingest.{outcome}_next", count=counts[outcome])
    if any(one.rows.get("problems") for one in outcomes):
        tell("cli.ingest.problems_next")


def _figure(count: int | None) -> str:
    return FORMS.number(count) if count else ""
