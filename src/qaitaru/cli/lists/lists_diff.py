"""``qaitaru lists diff OLD NEW``: what changed, of two files or of two versions."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from qaitaru.acts.lists.compare_versions import compare_versions
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    CANNOT,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import LimitOption
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.facts.designations import Designation
from qaitaru.lists.comparing import ListDifference
from qaitaru.lists.comparing_files import Compared, RefusedFile, compare_files
from qaitaru.lists.reading import ListChoices

_ENTRY = tuple(f"cli.column.{name}" for name in ("reference", "name"))
_FIELD = tuple(f"cli.column.{name}" for name in ("reference", "list_field", "was", "became"))


def diff(
    old: Annotated[str, typer.Argument(help=WORDS("cli.lists.diff.old"))],
    new: Annotated[str, typer.Argument(help=WORDS("cli.lists.diff.new"))],
    *,
    earlier: Annotated[
        list[Path] | None, typer.Option(help=WORDS("cli.lists.diff.earlier"))
    ] = None,
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    limit: LimitOption = 50,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What changed from one state of a list to another."""
    if _is_number(old) and _is_number(new):
        with desk_at(workspace) as desk:
            found: Compared | RefusedFile = compare_versions(desk, int(old), int(new))
    else:
        found = compare_files(Path(old), Path(new), earlier or (), ListChoices(encoding))
    if isinstance(found, RefusedFile):
        _tell_refused(found, as_json=as_json)
    elif as_json:
        tell_json(_told(found.changes))
    else:
        _tell(found, limit)


def _told(changes: ListDifference) -> dict[str, Any]:
    """What changed, for a machine; the formats only where there are two of them."""
    told = asdict(changes)
    return told if changes.formats else {key: told[key] for key in told if key != "formats"}


def _is_number(text: str) -> bool:
    """A version's number; a file of such a name is taken for the file it is."""
    return text.isdigit() and not Path(text).exists()


def _tell_refused(found: RefusedFile, *, as_json: bool) -> None:
    if as_json:
        told = [problem_told(problem) for problem in found.problems]
        tell_json({"refused": found.path, "problems": told})
    else:
        tell("cli.lists.diff.refused", path=found.path)
        for problem in found.problems:
            tell_problem(problem)
    raise typer.Exit(CANNOT)


def _tell(found: Compared, limit: int) -> None:
    changes = found.changes
    if changes.formats:
        tell("cli.lists.diff.formats", old=changes.formats[0], new=changes.formats[1])
    tell(
        "cli.lists.diff.counts",
        added=len(changes.added),
        relisted=len(changes.relisted),
        removed=len(changes.removed),
        changed=len(changes.changed),
    )
    for key in ("added", "relisted", "removed"):
        references: tuple[str, ...] = getattr(changes, key)
        if references:
            rows = [(one, _name(found.entries[one])) for one in references[:limit]]
            table(_title(key, len(references), len(rows)), _ENTRY, rows)
    if changes.changed:
        shown = changes.changed[:limit]
        fields = [
            (reference, one.field, "\n".join(one.old), "\n".join(one.new))
            for reference in shown
            for one in changes.fields[reference]
        ]
        table(_title("changed", len(changes.changed), len(shown)), _FIELD, fields)


def _title(key: str, count: int, shown: int) -> str:
    return WORDS(f"cli.lists.diff.{key}", count=count, shown=shown)


def _name(entry: Designation) -> str:
    return entry.names[0].text if entry.names else ""
