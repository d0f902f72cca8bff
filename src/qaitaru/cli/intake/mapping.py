"""``qaitaru mapping``: how layouts of table are read; proposed, looked at, confirmed."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.intake.mappings import confirm_mapping, known_mappings
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, table, tell, tell_json
from qaitaru.cli.given import text_of
from qaitaru.facts.errors import MappingMissing

_COLUMNS = tuple(f"cli.column.{name}" for name in ("mapping", "kind", "version"))


def list_mappings(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """The mappings at hand."""
    with desk_at(workspace) as desk:
        known = known_mappings(desk)
    if as_json:
        tell_json(known)
        return
    rows = [
        (one.name, WORDS(f"cli.mapping.kind.{one.kind}"), one.version or WORDS("cli.mapping.own"))
        for one in known
    ]
    table(WORDS("cli.mapping.title", count=len(rows)), _COLUMNS, rows)


def show(
    name: Annotated[str, typer.Argument(help=WORDS("cli.mapping.name"))],
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A mapping's text, as it may be kept in a file and changed."""
    with desk_at(workspace) as desk:
        found = next((one for one in known_mappings(desk) if one.name == name), None)
    if found is None:
        raise MappingMissing(name)
    if as_json:
        tell_json(found)
    else:
        sys.stdout.write(found.text)


def confirm(
    file: Annotated[Path, typer.Argument(help=WORDS("cli.mapping.file"))],
    *,
    name: Annotated[str, typer.Option(help=WORDS("cli.mapping.confirm_name"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Keep a mapping; later ingests try it."""
    text = text_of(file)
    with desk_at(workspace) as desk:
        saved = confirm_mapping(desk, name or file.stem, text)
    if as_json:
        tell_json(saved)
    else:
        tell("cli.mapping.confirmed", name=saved.name, version=saved.version)
