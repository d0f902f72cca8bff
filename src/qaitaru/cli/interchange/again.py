"""``qaitaru goaml again``: a report of the workspace made again from its facts."""

from typing import Annotated

import typer

from qaitaru.acts.interchange.make_again import goaml_again
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.interchange.export import PurposeOption, needed
from qaitaru.cli.interchange.goaml import OutOption
from qaitaru.cli.interchange.losses import keep_form


def again(
    import_no: Annotated[
        int, typer.Argument(metavar="IMPORT", help=WORDS("cli.goaml.again.import"))
    ],
    out: OutOption,
    *,
    purpose: PurposeOption,
    to: Annotated[str, typer.Option(help=WORDS("cli.goaml.again.to"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Make a report that was taken in again, from its facts, as a form to be written."""
    needed(purpose)
    with desk_at(workspace) as desk:
        report, losses = goaml_again(desk, import_no, purpose=purpose, to=to)
    keep_form(report, out, losses, as_json=as_json)
