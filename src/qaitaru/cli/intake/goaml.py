"""``qaitaru goaml check``: whether a report holds, with no workspace."""

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from qaitaru.cli.face import OUT, WORDS, JsonOption, finish, tell_json
from qaitaru.cli.intake.problem_words import tell_problem
from qaitaru.ingest.schema.goaml_check import GoamlCheck, Line, lines
from qaitaru.ingest.schema.goaml_check import check as check_report
from qaitaru.wording.places import place_text


def check(
    report: Annotated[Path, typer.Argument(help=WORDS("cli.goaml.check.report"))],
    *,
    schema: Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.check.schema"))] = None,
    as_json: JsonOption = False,
) -> None:
    """Check a goAML report by the rules of the format and, if given, by the agency's schema."""
    checked = check_report(report, schema)
    told = lines(checked)
    if as_json:
        tell_json(checked)
    else:
        _tell(checked, told)
    finish(problems=any(line.bad for line in told))


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
