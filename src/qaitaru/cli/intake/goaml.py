"""``qaitaru goaml check``: whether a report holds; no workspace is needed."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from qaitaru.acts.interchange.agency_files import RULES, SCHEMA
from qaitaru.cli.face import (
    HERE,
    OUT,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    tell_json,
)
from qaitaru.cli.given import text_of
from qaitaru.cli.intake.problem_words import tell_problem
from qaitaru.cli.interchange.agency_given import agency_file
from qaitaru.ingest.readers.goaml.profile import Profile, profile_of
from qaitaru.ingest.schema.goaml_check import GoamlCheck, Line, lines
from qaitaru.ingest.schema.goaml_check import check as check_report
from qaitaru.wording.places import place_text

ProfileOption = Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.profile"))]


def check(
    report: Annotated[Path, typer.Argument(help=WORDS("cli.goaml.check.report"))],
    *,
    schema: Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.check.schema"))] = None,
    profile: ProfileOption = None,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Check a goAML report by the rules of the format and, if given, by the agency's schema."""
    published = agency_file(schema, workspace, SCHEMA)
    rules = profile_in(agency_file(profile, workspace, RULES))
    checked = check_report(report, published, rules)
    told = lines(checked)
    if as_json:
        tell_json(checked)
    else:
        _tell(checked, told)
    finish(problems=any(line.bad for line in told))


def profile_in(path: Path | None) -> Profile | None:
    """The agency's rules in a file; None where no file is given.

    Raises: SourceUnreadable, PackFaulty.
    """
    return None if path is None else profile_of(text_of(path), path.name)


def tell_lines(told: list[Line]) -> None:
    """The lines of a check, those that need looking at marked."""
    for line in told:
        style = "bold" if line.bad else ""
        sign = "✕" if line.bad else "■"
        OUT.print(f"{sign} {escape(_words(line))}", style=style, highlight=False, soft_wrap=True)


def _tell(checked: GoamlCheck, told: list[Line]) -> None:
    tell_lines(told)
    for problem in checked.problems:
        tell_problem(problem)


def _words(line: Line) -> str:
    fields: dict[str, object] = dict(line.fields)
    if "place" in line.fields:
        fields["place"] = place_text(line.fields["place"], WORDS)
    return WORDS(f"goaml_check.{line.key}", **fields)
