"""``qaitaru lists add|fetch|list``: lists into the workspace, and which are in force."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import msgspec
import typer

from qaitaru.acts.lists.add_list import add_list
from qaitaru.acts.lists.fetch_list import fetch_list
from qaitaru.acts.lists.list_offer import ListOffer, ListOutcome, ListState
from qaitaru.acts.lists.look_at_lists import look_at_versions
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    CANNOT,
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
from qaitaru.cli.given import day_of, text_of
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.cli.local_time import told_at
from qaitaru.lists.list_files import files_at
from qaitaru.lists.versions import ListVersion, in_force

_OUTCOME = tuple(
    f"cli.column.{name}"
    for name in (
        "name",
        "publisher",
        "outcome",
        "list_version",
        "entries",
        "added",
        "removed",
        "changed",
    )
)
_VERSIONS = tuple(
    f"cli.column.{name}"
    for name in ("list_version", "publisher", "list", "published", "entries", "taken", "in_force")
)

_LEFT = frozenset({ListState.REFUSED, ListState.UNREACHED})
_SHOWN = 5  # problems of one list told in full; the rest are counted
ShrunkenOption = Annotated[str, typer.Option(help=WORDS("cli.lists.accept_shrunken"))]


def add(
    files: Annotated[list[Path], typer.Argument(help=WORDS("cli.lists.files"))],
    *,
    accept_shrunken: ShrunkenOption = "",
    published_on: Annotated[str, typer.Option(help=WORDS("cli.lists.published_on"))] = "",
    legal_basis: Annotated[str, typer.Option("--basis", help=WORDS("cli.ingest.basis"))] = "",
    encoding: Annotated[str, typer.Option(help=WORDS("cli.ingest.encoding"))] = "",
    mapping: Annotated[list[Path] | None, typer.Option(help=WORDS("cli.ingest.mapping"))] = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take lists from files, each put in force or refused with its reason."""
    offer = ListOffer(
        files=tuple((file.name, file) for file in files_at(files)),
        legal_basis=legal_basis,
        encoding=encoding,
        mappings={file.stem: text_of(file) for file in mapping or ()},
        accept_shrunken=accept_shrunken.strip(),
        published_on=day_of("--published-on", published_on),
    )
    with desk_at(workspace) as desk:
        outcomes = add_list(desk, offer)
    _tell(outcomes, as_json=as_json)


def fetch(
    publisher: Annotated[str, typer.Argument(help=WORDS("cli.lists.publisher"))] = "",
    *,
    accept_shrunken: ShrunkenOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Fetch lists from their publishers, and take them."""
    with desk_at(workspace) as desk:
        found = fetch_list(desk, publisher, accept_shrunken=accept_shrunken.strip())
        outcomes = list(found)
    _tell(outcomes, as_json=as_json)


def list_versions(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """Every list version, and which are in force."""
    with desk_at(workspace) as desk:
        versions = look_at_versions(desk)
    standing = {one.number for one in in_force(versions)}
    if as_json:
        tell_json([{"version": one, "in_force": one.number in standing} for one in versions])
        return
    rows = [
        (*version_cells(one, formats=_formats(versions, one)), _sign(one.number in standing))
        for one in versions
    ]
    table(WORDS("cli.lists.title", count=len(rows)), _VERSIONS, rows, right=(0, 4))


def _formats(versions: Sequence[ListVersion], one: ListVersion) -> int:
    """In how many formats the versions of a list came."""
    return len({other.reader for other in versions if other.list_key == one.list_key})


def version_cells(one: ListVersion, *, formats: int = 1) -> tuple[object, ...]:
    """A version in a row of a table: number, publisher, list, day, entries, when taken.

    Args:
        one: the version.
        formats: in which its list came; its own is told where they are several.
    """
    return (
        one.number,
        one.publisher,
        one.list_name if formats == 1 else f"{one.list_name}, {one.reader}",
        published_text(one),
        FORMS.number(one.entries),
        taken_text(one),
    )


def taken_text(one: ListVersion) -> str:
    """When a version was taken."""
    return told_at(one.added_at)


def published_text(one: ListVersion) -> str:
    """The day of publication, and by whose word where it is not the file's."""
    day = FORMS.day(one.published_on)
    return day if one.dated_by == "file" else f"{day} ({WORDS(f'cli.lists.by_{one.dated_by}')})"


def _sign(yes: bool) -> str:  # noqa: FBT001  # a cell's own content
    return "■" if yes else ""


def _tell(outcomes: list[ListOutcome], *, as_json: bool) -> None:
    if as_json:
        tell_json([_told(one) for one in outcomes])
    else:
        rows = [_row(one) for one in outcomes]
        table(WORDS("cli.lists.taken", count=len(rows)), _OUTCOME, rows, right=(3, 4, 5, 6, 7))
        for one in outcomes:
            _tell_problems(one)
    if outcomes and all(one.state in _LEFT for one in outcomes):
        raise typer.Exit(CANNOT)
    finish(problems=any(one.problems or one.state in _LEFT for one in outcomes))


def _told(one: ListOutcome) -> dict[str, Any]:
    """An outcome for a machine, its problems with their words."""
    told: dict[str, Any] = msgspec.to_builtins(one, str_keys=True)
    return told | {"problems": [problem_told(problem) for problem in one.problems]}


def _row(one: ListOutcome) -> tuple[object, ...]:
    version = one.version
    entries = FORMS.number(version.entries) if version else ""
    return (
        "\n".join(one.files),
        one.publisher,
        WORDS(f"cli.lists.state.{_state(one)}"),
        version.number if version else "",
        entries,
        *("" if count is None else count for count in (one.added, one.removed, one.changed)),
    )


def _state(one: ListOutcome) -> str:
    """A version of an earlier day than the one in force is taken, and is not in force."""
    is_earlier = one.version is not None and one.version.number != one.in_force
    return "added_earlier" if one.state is ListState.ADDED and is_earlier else one.state.value


def _tell_problems(one: ListOutcome) -> None:
    for problem in one.problems[:_SHOWN]:
        tell_problem(problem)
    if len(one.problems) > _SHOWN:
        tell("cli.lists.more_problems", count=len(one.problems) - _SHOWN)
    if one.state in _LEFT and one.in_force:
        tell("cli.lists.stays", number=one.in_force)
    elif one.state is ListState.REFUSED:
        tell("cli.lists.none_in_force")
