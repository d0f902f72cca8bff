"""``qaitaru export``: a case in the formats of those beside us."""

from typing import Annotated

import typer

from qaitaru.acts.interchange.export_case import FORMS, export_case
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    instant_of,
    tell,
    tell_json,
)
from qaitaru.cli.given import one_of
from qaitaru.cli.interchange.goaml import OutOption
from qaitaru.cli.interchange.losses import kept

PurposeOption = Annotated[str, typer.Option(help=WORDS("cli.export.purpose"))]


def export(
    form: Annotated[str, typer.Argument(metavar="|".join(FORMS), help=WORDS("cli.export.form"))],
    out: OutOption,
    *,
    purpose: PurposeOption,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the case of a workspace for another program; the journal keeps what for."""
    one_of("FORM", form, FORMS)
    needed(purpose)
    with desk_at(workspace) as desk:
        content, counts = export_case(desk, form, purpose=purpose, as_of=instant_of(as_of))
    kept(out, content)
    if as_json:
        tell_json({"written": str(out), "bytes": len(content), **counts})
    else:
        tell("cli.export.written", path=out, **counts)


def needed(purpose: str) -> None:
    """Personal data leave for a stated purpose alone.

    Raises: typer.BadParameter.
    """
    if not purpose.strip():
        raise typer.BadParameter(WORDS("cli.export.purpose_empty"), param_hint="--purpose")
