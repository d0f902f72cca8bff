"""``qaitaru init``: a new workspace."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.face import WORDS, JsonOption, tell, tell_json


def init(
    folder: Annotated[Path, typer.Argument(help=WORDS("cli.init.folder"))],
    *,
    title: Annotated[str, typer.Option(help=WORDS("cli.init.title"))] = "",
    language: Annotated[str, typer.Option(help=WORDS("cli.init.language"))] = WORDS.language,
    member: Annotated[str, typer.Option(help=WORDS("cli.init.member"))] = "member",
    agency: Annotated[str, typer.Option(help=WORDS("cli.init.agency"))] = "agency",
    record: Annotated[str, typer.Option(help=WORDS("cli.init.record"))] = "",
    engine: Annotated[str, typer.Option(help=WORDS("cli.init.engine"))] = "duckdb",
    engine_address: Annotated[str, typer.Option(help=WORDS("cli.init.engine_address"))] = "",
    engine_folder: Annotated[str, typer.Option(help=WORDS("cli.init.engine_folder"))] = "",
    as_json: JsonOption = False,
) -> None:
    """Make a workspace."""
    settings = Settings(
        title=title or folder.name,
        language=language,
        member=member,
        agency=agency,
        record=record,
        engine=engine,
        engine_address=engine_address,
        engine_folder=engine_folder,
    )
    create_workspace(folder, settings).close()
    if as_json:
        tell_json({"workspace": str(folder), "title": settings.title})
    else:
        tell("cli.init.done", folder=folder)
