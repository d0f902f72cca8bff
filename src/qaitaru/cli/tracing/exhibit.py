"""``qaitaru exhibit``: a kept trace as a worksheet that computes by itself, and as drawings."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.tracing.trace_exhibit import (
    IssuedExhibit,
    issue_balance_drawing,
    issue_rules_drawing,
    issue_workbook,
)
from qaitaru.casework.requests.use_limits import Use
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import currency_of
from qaitaru.cli.use_limits import UseOption, use_given
from qaitaru.facts.accounts import account_key
from qaitaru.facts.errors import SettingFaulty
from qaitaru.wording import LANGUAGES


def exhibit(
    analysis: Annotated[int, typer.Argument(min=1, help=WORDS("cli.exhibit.analysis"))],
    folder: Annotated[Path, typer.Argument(help=WORDS("cli.exhibit.folder"))] = Path("exhibits"),
    *,
    account: Annotated[str, typer.Option(help=WORDS("cli.exhibit.account"))] = "",
    currency: Annotated[str, typer.Option(help=WORDS("cli.option.currency"))] = "KZT",
    language: Annotated[str, typer.Option(help=WORDS("cli.report.language"))] = "",
    use: UseOption = Use.EVIDENCE,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the exhibits of a kept trace."""
    if language and language not in LANGUAGES:
        raise SettingFaulty("--language", language, ", ".join(LANGUAGES))
    meant = use_given(use)
    with desk_at(workspace) as desk:
        spoken = language or desk.workspace.settings.language
        issued = [issue_workbook(desk, analysis, spoken, use=meant)]
        issued.append(issue_rules_drawing(desk, analysis, spoken, use=meant))
        if account:
            key, code = account_key(account), currency_of(currency) or ""
            drawn = issue_balance_drawing(desk, analysis, key, code, language=spoken, use=meant)
            issued.append(drawn)
    folder.mkdir(parents=True, exist_ok=True)
    written = [_written(folder, one) for one in issued]
    if as_json:
        tell_json(written)
        return
    for file in written:
        tell("cli.report.written", path=file["path"], sha256=file["sha256"])


def _written(folder: Path, one: IssuedExhibit) -> dict[str, str]:
    path = folder / one.name
    path.write_bytes(one.content)
    return {"path": str(path), "sha256": one.sha256}
