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
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json
from qaitaru.cli.given import currency_of
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
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the exhibits of a kept trace."""
    if language and language not in LANGUAGES:
        raise SettingFaulty("--language", language, ", ".join(LANGUAGES))
    with desk_at(workspace) as desk:
        spoken = language or desk.workspace.settings.language
        issued = [issue_workbook(desk, analysis, spoken)]
        issued.append(issue_rules_drawing(desk, analysis, spoken))
        if account:
            key, code = account_key(account), currency_of(currency) or ""
            issued.append(issue_balance_drawing(desk, analysis, key, code, language=spoken))
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
