"""``qaitaru export``: a case in the formats of those beside us."""

from typing import Annotated

import typer

from qaitaru.acts.interchange.export_case import FORMS as CASE_FORMS
from qaitaru.acts.interchange.export_case import Exported, export_case
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    tell,
    tell_json,
)
from qaitaru.cli.given import one_of
from qaitaru.cli.interchange.goaml import OutOption
from qaitaru.cli.interchange.losses import kept
from qaitaru.cli.use_limits import exhibits_text, tell_limits
from qaitaru.documents.use_words import limits_text

PurposeOption = Annotated[str, typer.Option(help=WORDS("cli.export.purpose"))]


def export(
    form: Annotated[
        str, typer.Argument(metavar="|".join(CASE_FORMS), help=WORDS("cli.export.form"))
    ],
    out: OutOption,
    *,
    purpose: PurposeOption,
    to: Annotated[str, typer.Option(help=WORDS("cli.export.to"))] = "",
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the case of a workspace for another program; the journal keeps what for."""
    one_of("FORM", form, CASE_FORMS)
    needed(purpose)
    with desk_at(workspace) as desk:
        done = export_case(desk, form, purpose=purpose, to=to, as_of=instant_of(as_of))
    kept(out, done.content)
    if as_json:
        told = {"written": str(out), "bytes": len(done.content), **done.counts}
        limited = {"goes_out": done.goes_out, "left_out": done.left_out}
        tell_json(told | {key: marks for key, marks in limited.items() if marks})
    else:
        tell("cli.export.written", path=out, **done.counts)
        _tell_limited(done)
    finish(problems=bool(done.left_out))


def _tell_limited(done: Exported) -> None:
    for line in limits_text(done.goes_out, WORDS, FORMS):
        tell("use_limit.goes_with", told=line)
    if done.left_out:
        tell("use_limit.left_out", exhibits=exhibits_text(done.left_out))
        tell_limits(done.left_out)


def needed(purpose: str) -> None:
    """Personal data leave for a stated purpose alone.

    Raises: typer.BadParameter.
    """
    if not purpose.strip():
        raise typer.BadParameter(WORDS("cli.export.purpose_empty"), param_hint="--purpose")
