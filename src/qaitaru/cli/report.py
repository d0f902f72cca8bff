"""``qaitaru report``: the investigation report, as HTML, PDF or a document of Word."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.report.write_report import FORMATS, USUAL_FORMATS, MadeFor, write_report
from qaitaru.acts.tracing.trace_funds import trace_funds
from qaitaru.casework.requests.use_limits import Use
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import text_of
from qaitaru.cli.use_limits import UseOption, use_given
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording import LANGUAGES


def report(
    folder: Annotated[Path, typer.Argument(help=WORDS("cli.report.folder"))] = Path("reports"),
    *,
    language: Annotated[list[str] | None, typer.Option(help=WORDS("cli.report.language"))] = None,
    claim: Annotated[list[Path] | None, typer.Option(help=WORDS("cli.report.claim"))] = None,
    formats: Annotated[
        list[str] | None, typer.Option("--format", help=WORDS("cli.report.format"))
    ] = None,
    use: UseOption = Use.EVIDENCE,
    leave_out: Annotated[
        bool, typer.Option("--leave-out-limited", help=WORDS("cli.report.leave_out"))
    ] = False,
    investigation: Annotated[int, typer.Option(min=0, help=WORDS("cli.report.investigation"))] = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the report."""
    meant = use_given(use)
    with desk_at(workspace) as desk:
        languages = language or [desk.workspace.settings.language]
        for one in languages:
            if one not in LANGUAGES:
                raise SettingFaulty("language", one, ", ".join(LANGUAGES))
        for one in formats or ():
            if one not in FORMATS:
                raise SettingFaulty("--format", one, ", ".join(FORMATS))
        claims = [text_of(path) for path in claim or ()]
        traces = [trace for text in claims for trace in trace_funds(desk, text)]
        wanted = formats or USUAL_FORMATS
        written = write_report(
            desk,
            folder,
            languages=languages,
            traces=traces,
            formats=wanted,
            made_for=MadeFor(use=meant, investigation=investigation, leave_out=leave_out),
        )
    if as_json:
        tell_json(written)
        return
    for file in written:
        tell("cli.report.written", path=file.path, sha256=file.sha256)
