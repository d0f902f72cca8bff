"""``qaitaru goaml again``: a report of the workspace made again from its facts."""

from typing import Annotated

import typer

from qaitaru.acts.interchange.make_again import goaml_again
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, finish, tell, tell_json
from qaitaru.cli.interchange.export import PurposeOption, needed
from qaitaru.cli.interchange.goaml import OutOption
from qaitaru.cli.interchange.losses import kept, losses_told, tell_losses
from qaitaru.interchange.form_file import json_of


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
    kept(out, json_of(report))
    if as_json:
        tell_json({"written": str(out), "losses": losses_told(losses)})
    else:
        tell_losses(losses)
        tell("cli.interchange.written", path=out)
    finish(problems=bool(losses))
