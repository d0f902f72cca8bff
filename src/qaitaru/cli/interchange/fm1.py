"""``qaitaru fm1 write`` and ``read``: a form made and taken apart."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated
from uuid import uuid4

import typer

from qaitaru.acts.interchange.agency_files import LISTS
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, finish, tell, tell_json
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.cli.interchange.agency_given import agency_file
from qaitaru.cli.interchange.goaml import OutOption, refused
from qaitaru.cli.interchange.losses import keep_form, kept, losses_told, tell_losses
from qaitaru.facts.problems import Problem
from qaitaru.interchange.fm1.form import Fm1
from qaitaru.interchange.fm1.writing import Fm1Written, Guids, fm1_taken, fm1_written, numbered
from qaitaru.interchange.form_file import bytes_of, is_json, json_form, xml_root
from qaitaru.interchange.goaml.code_lists import CodeLists, code_lists
from qaitaru.interchange.losses import Loss

FormArgument = Annotated[Path, typer.Argument(help=WORDS("cli.fm1.form"))]
ListsOption = Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.lists"))]


def write(
    form: FormArgument,
    out: OutOption,
    *,
    lists: ListsOption = None,
    version: Annotated[str, typer.Option(help=WORDS("cli.fm1.write.version"))] = "",
    document: Annotated[str, typer.Option(help=WORDS("cli.fm1.write.document"))] = "",
    draft: Annotated[bool, typer.Option("--draft", help=WORDS("cli.fm1.write.draft"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write an FM-1 from a form, unsigned, if the rules of the form take it."""
    opened, losses = fm1_opened(form, as_json=as_json)
    guids = Guids(version or str(uuid4()), document or str(uuid4()))
    own = agency_file(lists, workspace, LISTS)
    supplied = CodeLists() if own is None else code_lists(own)
    made = fm1_written(numbered(opened, guids), supplied)
    tell_written(made, losses, out, draft=draft, as_json=as_json)


def tell_written(
    made: Fm1Written, losses: Sequence[Loss], out: Path, *, draft: bool, as_json: bool
) -> None:
    """Keep a message that may be sent, or a draft that was asked for; tell all of it, and leave."""
    losses = [*losses, *made.losses]
    is_kept = made.may_be_sent or draft
    if is_kept:
        kept(out, made.document)
    if as_json:
        told = [problem_told(one) for one in made.problems]
        verdict = {"may_be_sent": made.may_be_sent, "written": is_kept}
        tell_json(verdict | {"losses": losses_told(losses), "problems": told})
    else:
        tell_losses(losses)
        for problem in made.problems:
            tell_problem(problem)
        tell("cli.fm1.write.written" if is_kept else "cli.fm1.write.refused", path=out)
    finish(problems=not made.may_be_sent)


def read(form: FormArgument, out: OutOption, *, as_json: JsonOption = False) -> None:
    """Take an FM-1 apart into a form that can be changed and written again."""
    opened, losses = fm1_opened(form, as_json=as_json)
    keep_form(opened, out, losses, as_json=as_json)


def fm1_opened(path: Path, *, as_json: bool) -> tuple[Fm1, list[Loss]]:
    """The form in a file, JSON or XML; what cannot be one is told, and the command ends."""
    raw = bytes_of(path)
    found = json_form(raw, Fm1) if is_json(raw) else xml_root(path)
    if isinstance(found, Problem):
        refused(found, as_json=as_json)
    return (found, []) if isinstance(found, Fm1) else fm1_taken(found)
