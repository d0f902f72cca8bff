"""``qaitaru serve``: the workspace in the browser of this computer."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, WorkspaceOption, tell
from qaitaru.web.serving import LOOPBACK
from qaitaru.web.serving import serve as serve_workspace


def serve(
    folder: Annotated[Path | None, typer.Argument(help=WORDS("cli.option.workspace"))] = None,
    *,
    workspace: WorkspaceOption = HERE,
    port: Annotated[int, typer.Option(help=WORDS("cli.serve.port"))] = 0,
    host: Annotated[str, typer.Option(help=WORDS("cli.serve.host"))] = LOOPBACK,
) -> None:
    """Serve the workspace until interrupted."""
    with desk_at(folder or workspace) as desk:
        serve_workspace(
            desk, announce=lambda url: tell("cli.serve.open", url=url), host=host, port=port
        )
