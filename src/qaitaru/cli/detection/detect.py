"""``qaitaru detect --transfers``: typologies sought in a plain table, nothing kept."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.detection.detect_in_file import Detected, detect_in_file
from qaitaru.acts.detection.look_at_typologies import typologies_named
from qaitaru.cli.detection.detect_told import tell_lines, tell_not_asked, tell_problems, tell_table
from qaitaru.cli.detection.rates_given import units_given
from qaitaru.cli.face import CANNOT, WORDS, JsonOption, finish, tell_json
from qaitaru.cli.given import LimitOption
from qaitaru.cli.intake.problem_words import problem_told
from qaitaru.facts.problems import Severity

TypologyOption = Annotated[list[str] | None, typer.Option(help=WORDS("cli.detect.typology"))]
RateOption = Annotated[list[str] | None, typer.Option(help=WORDS("cli.detect.rate"))]
IntoOption = Annotated[str, typer.Option(help=WORDS("cli.detect.currency"))]


def detect(
    *,
    transfers: Annotated[Path, typer.Option(help=WORDS("cli.detect.transfers"))],
    typology: TypologyOption = None,
    rate: RateOption = None,
    currency: IntoOption = "",
    limit: LimitOption = 50,
    as_json: JsonOption = False,
) -> None:
    """Look for typologies in a table of transfers."""
    asked = typologies_named(tuple(typology or ()))
    detected = detect_in_file(transfers, asked, units_given(tuple(rate or ()), currency))
    if not detected.transfers.ledgers and detected.transfers.problems:
        _refuse(transfers, detected, as_json=as_json)
    if as_json:
        tell_lines(detected.findings)
    else:
        tell_table(transfers, detected, limit)
    tell_not_asked(detected)
    tell_problems(transfers, detected)
    finish(problems=_is_wrong(detected))


def _refuse(file: Path, detected: Detected, *, as_json: bool) -> None:
    """Nothing could be read: there are no findings, and that says nothing of the transfers."""
    if as_json:
        problems = [{"file": file.name, **problem_told(one)} for one in detected.transfers.problems]
        tell_json({"refused": str(file), "problems": problems})
    tell_problems(file, detected)
    raise typer.Exit(CANNOT)


def _is_wrong(detected: Detected) -> bool:
    """Whether there is more to say of the table than remarks."""
    problems = detected.transfers.problems
    hidden = detected.transfers.problem_count > len(problems)
    return hidden or any(one.severity is not Severity.NOTED for one in problems)
