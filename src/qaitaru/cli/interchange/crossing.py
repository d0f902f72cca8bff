"""``qaitaru goaml to-fm1`` and ``qaitaru fm1 to-goaml``: carried across, and every loss told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.interchange.agency_files import CODES
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, finish, tell, tell_json
from qaitaru.cli.interchange.agency_given import agency_file
from qaitaru.cli.interchange.fm1 import FormArgument, fm1_opened
from qaitaru.cli.interchange.goaml import OutOption, ReportArgument, goaml_opened, refused
from qaitaru.cli.interchange.losses import kept, losses_told, tell_losses
from qaitaru.facts.problems import Problem
from qaitaru.interchange.crossing.codes import CodeCrossing, code_crossing
from qaitaru.interchange.crossing.to_fm1 import fm1_of
from qaitaru.interchange.crossing.to_goaml import goaml_of
from qaitaru.interchange.form_file import json_of
from qaitaru.interchange.losses import Loss
from qaitaru.interchange.nodes import Node

CodesOption = Annotated[Path | None, typer.Option(help=WORDS("cli.crossing.codes"))]


def to_fm1(
    report: ReportArgument,
    out: OutOption,
    *,
    codes: CodesOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Carry a goAML report into FM-1 forms, one for each transaction; every loss is told."""
    opened, losses = goaml_opened(report, as_json=as_json)
    made, lost = fm1_of(opened, _codes(agency_file(codes, workspace, CODES), as_json=as_json))
    _keep(made, out, [*losses, *lost], as_json=as_json)


def to_goaml(
    form: FormArgument,
    out: OutOption,
    *,
    codes: CodesOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Carry an FM-1 into a goAML report; every loss is told."""
    opened, losses = fm1_opened(form, as_json=as_json)
    made, lost = goaml_of(opened, _codes(agency_file(codes, workspace, CODES), as_json=as_json))
    _keep([made], out, [*losses, *lost], as_json=as_json)


def _codes(path: Path | None, *, as_json: bool) -> CodeCrossing:
    found = CodeCrossing() if path is None else code_crossing(path)
    if isinstance(found, Problem):
        refused(found, as_json=as_json)
    return found


def _keep(made: Sequence[Node], out: Path, losses: Sequence[Loss], *, as_json: bool) -> None:
    """Keep each form in a file of its own, numbered where there are several."""
    paths = [
        out if len(made) == 1 else out.with_stem(f"{out.stem}-{number}")
        for number in range(1, len(made) + 1)
    ]
    for path, form in zip(paths, made, strict=True):
        kept(path, json_of(form))
    if as_json:
        tell_json({"written": [str(path) for path in paths], "losses": losses_told(losses)})
    else:
        tell_losses(losses)
        for path in paths:
            tell("cli.interchange.written", path=path)
    finish(problems=bool(losses))
