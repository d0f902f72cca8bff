"""``qaitaru withdraw``: take an import out of sight."""

from typing import Annotated

import typer

from qaitaru.acts.intake.withdraw_import import withdraw_import
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json


def withdraw(
    number: Annotated[int, typer.Argument(help=WORDS("cli.withdraw.number"))],
    *,
    because: Annotated[str, typer.Option(help=WORDS("cli.withdraw.because"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Withdraw an import for a stated reason; its facts stay, no analysis sees them."""
    with desk_at(workspace) as desk:
        gone = withdraw_import(desk, number, because=because)
    if as_json:
        tell_json(gone)
    else:
        tell("cli.withdraw.done", number=gone.number, exhibit=gone.exhibit)
