"""``qaitaru duty report``: the freeze report as PDF/A and HTML, and that it was sent."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.duty.state_event import state_event
from qaitaru.acts.duty.write_freeze_report import write_freeze_report
from qaitaru.cli.desk import desk_at
from qaitaru.cli.duty.duty_given import DutyArgument
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import instant_given, one_of
from qaitaru.duty.bodies import Happened
from qaitaru.wording import LANGUAGES


def report(
    duty: DutyArgument,
    folder: Annotated[Path, typer.Argument(help=WORDS("cli.duty.report_folder"))] = Path("reports"),
    *,
    language: Annotated[list[str] | None, typer.Option(help=WORDS("cli.duty.language"))] = None,
    sent: Annotated[str, typer.Option(help=WORDS("cli.duty.sent"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the freeze report; with ``--sent``, tell that it was handed over."""
    at = instant_given("--sent", sent)
    for one in language or ():
        one_of("--language", one or "?", LANGUAGES)
    with desk_at(workspace) as desk:
        if at:
            state_event(desk, duty, Happened(event="reported"), at)
        languages = language or [desk.workspace.settings.language]
        written = write_freeze_report(desk, duty, folder, languages=languages)
    if as_json:
        tell_json(written)
        return
    for file in written:
        tell("cli.report.written", path=file.path, sha256=file.sha256)
