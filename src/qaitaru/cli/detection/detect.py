"""``qaitaru detect``: typologies sought in a workspace, or in a plain table with nothing kept."""

import gc
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer

from qaitaru.acts.detection.asked_typologies import asked_typologies
from qaitaru.acts.detection.detect_in_file import Detected, detect_in_file
from qaitaru.cli.detection.detect_here import changes_given, tell_here
from qaitaru.cli.detection.detect_told import (
    tell_below,
    tell_lines,
    tell_not_asked,
    tell_problems,
    tell_read_problems,
    tell_table,
)
from qaitaru.cli.detection.facts_told import tell_lacking
from qaitaru.cli.detection.rates_given import units_given
from qaitaru.cli.face import (
    CANNOT,
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    tell_json,
)
from qaitaru.cli.given import LimitOption
from qaitaru.cli.intake.problem_words import problem_told
from qaitaru.detection.currency_units import Units
from qaitaru.detection.findings.bound import EVERYTHING, USUAL, Bound
from qaitaru.detection.typology import Typology
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Severity

_RARELY: Final = 200_000  # objects made between two searches for garbage

TypologyOption = Annotated[list[str] | None, typer.Option(help=WORDS("cli.detect.typology"))]
RateOption = Annotated[list[str] | None, typer.Option(help=WORDS("cli.detect.rate"))]
IntoOption = Annotated[str, typer.Option(help=WORDS("cli.detect.currency"))]


TransfersOption = Annotated[Path | None, typer.Option(help=WORDS("cli.detect.transfers"))]
AccountsOption = Annotated[Path | None, typer.Option(help=WORDS("cli.detect.accounts"))]
LeastOption = Annotated[
    float | None, typer.Option(min=0, max=1, help=WORDS("cli.detect.least_score"))
]
EncodingOption = Annotated[str, typer.Option(help=WORDS("cli.detect.encoding"))]
ParameterOption = Annotated[list[str] | None, typer.Option(help=WORDS("cli.detect.parameter"))]


class Tables(NamedTuple):
    """Tables given in files, and the encoding named for them."""

    transfers: Path
    accounts: Path | None
    encoding: str


def detect(
    context: typer.Context,
    *,
    transfers: TransfersOption = None,
    accounts: AccountsOption = None,
    typology: TypologyOption = None,
    parameter: ParameterOption = None,
    rate: RateOption = None,
    currency: IntoOption = "",
    encoding: EncodingOption = "",
    least_score: LeastOption = None,
    limit: LimitOption = 50,
    workspace: WorkspaceOption = HERE,
    as_of: AsOfOption = "",
    as_json: JsonOption = False,
) -> None:
    """Look for typologies in the workspace, or in a table of transfers."""
    if context.invoked_subcommand:
        return
    gc.set_threshold(_RARELY)  # schemes are kept to the end: looking them through finds nothing
    names, changed = tuple(typology or ()), tuple(parameter or ())
    if transfers is not None:
        asked = asked_typologies(names, changes_given(changed))
        how = units_given(tuple(rate or ()), currency), bound_given(least_score)
        tables = Tables(transfers, accounts, encoding)
        _in_file(tables, asked, how, limit, as_json=as_json)
        return
    if rate or currency:
        raise SettingFaulty("--rate", " ".join(rate or ()) or currency, "--transfers")
    if accounts is not None:
        raise SettingFaulty("--accounts", str(accounts), "--transfers")
    if encoding:
        raise SettingFaulty("--encoding", encoding, "--transfers")
    sought = names, changed, bound_given(least_score)
    tell_here(workspace, sought, as_of=as_of, limit=limit, as_json=as_json)


def _in_file(
    tables: Tables,
    asked: Sequence[Typology],
    how: tuple[Units, Bound],
    limit: int,
    *,
    as_json: bool,
) -> None:
    """Look in a table, with that of its accounts; keep nothing, and leave with the exit code."""
    transfers, accounts, encoding = tables
    detected = detect_in_file(transfers, asked, *how, accounts=accounts, encoding=encoding)
    if not detected.transfers.ledgers and detected.transfers.problems:
        _refuse(transfers, detected, as_json=as_json)
    if as_json:
        tell_lines(detected.findings)
    else:
        tell_table(transfers, detected, limit)
    tell_below(detected)
    tell_not_asked(detected)
    tell_lacking(detected)
    tell_problems(transfers, detected)
    if accounts is not None:
        tell_read_problems(accounts, detected.known.problems, detected.known.problem_count)
    finish(problems=_is_wrong(detected))


def bound_given(least_score: float | None) -> Bound:
    """The bound by the score asked for; at zero all is told."""
    if least_score is None:
        return USUAL
    return EVERYTHING if least_score == 0 else replace(USUAL, score=least_score)


def _refuse(file: Path, detected: Detected, *, as_json: bool) -> None:
    """Nothing could be read: there are no findings, and that says nothing of the transfers."""
    if as_json:
        problems = [{"file": file.name, **problem_told(one)} for one in detected.transfers.problems]
        tell_json({"refused": str(file), "problems": problems})
    tell_problems(file, detected)
    raise typer.Exit(CANNOT)


def _is_wrong(detected: Detected) -> bool:
    """Whether there is more to say of the tables than remarks."""
    read = (detected.transfers, detected.known)
    problems = [problem for one in read for problem in one.problems]
    hidden = sum(one.problem_count for one in read) > len(problems)
    return hidden or any(one.severity is not Severity.NOTED for one in problems)
