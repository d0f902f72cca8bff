"""``qaitaru fm1 answer``: what the FIU asked for about a form that was sent."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.cli.face import WORDS, JsonOption
from qaitaru.cli.interchange.fm1 import FormArgument, fm1_opened, tell_written
from qaitaru.cli.interchange.goaml import OutOption, refused
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Problem
from qaitaru.interchange.fm1.answering import answer_to
from qaitaru.interchange.fm1.writing import fm1_written
from qaitaru.interchange.form_file import bytes_of


def answer(
    request: FormArgument,
    out: OutOption,
    *,
    comment: Annotated[str, typer.Option(help=WORDS("cli.fm1.answer.comment"))],
    file: Annotated[list[Path] | None, typer.Option(help=WORDS("cli.fm1.answer.file"))] = None,
    at: Annotated[str, typer.Option(help=WORDS("cli.fm1.answer.at"))] = "",
    as_json: JsonOption = False,
) -> None:
    """Answer a request for more about an FM-1 that was sent, with files beside it, unsigned."""
    opened, _ = fm1_opened(request, as_json=as_json)
    files = [(one.name, bytes_of(one)) for one in file or ()]
    made = answer_to(opened, at=_instant(at), comment=comment, files=files)
    if isinstance(made, Problem):
        refused(made, as_json=as_json)
    tell_written(fm1_written(made), [], out, draft=False, as_json=as_json)


def _instant(text: str) -> datetime:
    """When it is answered, by the clock on the wall.

    Raises: SettingFaulty.
    """
    if not text:
        return datetime.now().astimezone()
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise SettingFaulty("--at", text, "2026-02-02T10:00:00") from None
