"""``qaitaru goaml write``, ``read`` and ``loss``: a report made, taken apart, and what it loses."""

from pathlib import Path
from typing import Annotated, NamedTuple, Never

import typer

from qaitaru.acts.interchange.agency_files import LISTS, RULES, SCHEMA
from qaitaru.cli.face import (
    HERE,
    PROBLEMS_FOUND,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    tell,
    tell_json,
)
from qaitaru.cli.intake.goaml import ProfileOption, profile_in, tell_lines
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.cli.interchange.agency_given import agency_file
from qaitaru.cli.interchange.losses import keep_form, kept, losses_told, tell_losses
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.profile import Profile
from qaitaru.ingest.schema.goaml_check import lines
from qaitaru.interchange.form_file import bytes_of, is_json, json_form, xml_root
from qaitaru.interchange.goaml.code_lists import CodeLists, code_lists
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.writing import GoamlWritten, goaml_taken, goaml_written
from qaitaru.interchange.losses import Loss

ReportArgument = Annotated[Path, typer.Argument(help=WORDS("cli.goaml.form"))]
SchemaOption = Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.check.schema"))]
ListsOption = Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.lists"))]
OutOption = Annotated[Path, typer.Option("--out", help=WORDS("cli.interchange.out"))]


def write(
    report: ReportArgument,
    out: OutOption,
    *,
    schema: SchemaOption = None,
    lists: ListsOption = None,
    profile: ProfileOption = None,
    draft: Annotated[bool, typer.Option("--draft", help=WORDS("cli.goaml.write.draft"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write a goAML report from a form, if the agency's schema and rules take it."""
    opened = goaml_opened(report, as_json=as_json)
    asked = _asked(schema, lists, profile, workspace)
    made = _made(opened[0], asked)
    losses = (*opened[1], *made.losses)
    is_kept = made.may_be_sent or draft
    if is_kept:
        kept(out, made.document)
    if as_json:
        tell_json(_told(made, losses) | {"written": is_kept})
    else:
        _tell(made, losses)
        tell("cli.goaml.write.written" if is_kept else "cli.goaml.write.refused", path=out)
    finish(problems=not made.may_be_sent)


def read(report: ReportArgument, out: OutOption, *, as_json: JsonOption = False) -> None:
    """Take a goAML report apart into a form that can be changed and written again."""
    form, losses = goaml_opened(report, as_json=as_json)
    keep_form(form, out, losses, as_json=as_json)


def loss(
    report: ReportArgument,
    *,
    schema: SchemaOption = None,
    lists: ListsOption = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """What of a report does not come through an agency's schema as it was said; writes nothing."""
    form, losses = goaml_opened(report, as_json=as_json)
    made = _made(form, _asked(schema, lists, profile, workspace))
    losses = [*losses, *made.losses]
    if as_json:
        tell_json(_told(made, losses))
    else:
        tell_losses(losses)
    finish(problems=bool(losses))


def goaml_opened(path: Path, *, as_json: bool) -> tuple[GoamlReport, list[Loss]]:
    """The report in a file, JSON or XML; what cannot be one is told, and the command ends."""
    raw = bytes_of(path)
    found = json_form(raw, GoamlReport) if is_json(raw) else xml_root(path)
    if isinstance(found, Problem):
        refused(found, as_json=as_json)
    return (found, []) if isinstance(found, GoamlReport) else goaml_taken(found)


def refused(problem: Problem, *, as_json: bool) -> Never:
    """Tell why a file cannot be used, and leave."""
    if as_json:
        tell_json({"problems": [problem_told(problem)]})
    else:
        tell_problem(problem)
    raise typer.Exit(PROBLEMS_FOUND)


class _Asked(NamedTuple):
    """What the agency asks for: its schema, its code lists, its rules."""

    schema: Path | None
    lists: Path | None
    profile: Profile | None


def _asked(
    schema: Path | None, lists: Path | None, profile: Path | None, workspace: Path
) -> _Asked:
    return _Asked(
        agency_file(schema, workspace, SCHEMA),
        agency_file(lists, workspace, LISTS),
        profile_in(agency_file(profile, workspace, RULES)),
    )


def _made(form: GoamlReport, asked: _Asked) -> GoamlWritten:
    published = None if asked.schema is None else xml_root(asked.schema)
    supplied = CodeLists() if asked.lists is None else code_lists(asked.lists)
    return goaml_written(form, published, supplied, asked.profile)


def _told(made: GoamlWritten, losses: tuple[Loss, ...] | list[Loss]) -> dict[str, object]:
    return {
        "may_be_sent": made.may_be_sent,
        "losses": losses_told(losses),
        "problems": [problem_told(one) for one in made.problems],
        "schema": made.checked.schema,
    }


def _tell(made: GoamlWritten, losses: tuple[Loss, ...]) -> None:
    tell_losses(losses)
    tell_lines(lines(made.checked))
    for problem in made.problems:
        tell_problem(problem)
