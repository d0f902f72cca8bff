"""``qaitaru goaml draft``: a report out of the ledger as a form, and what it still wants."""

from pathlib import Path
from typing import Annotated

import msgspec
import typer

from qaitaru.acts.interchange.agency_files import FORM, RULES
from qaitaru.acts.interchange.draft_goaml import Chosen, ReportWanted, draft_goaml
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.given import CurrencyOption, PeriodOption, currency_of, period_of
from qaitaru.cli.intake.goaml import ProfileOption, profile_in
from qaitaru.cli.intake.problem_words import problem_told, tell_problem
from qaitaru.cli.interchange.agency_given import agency_file
from qaitaru.cli.interchange.export import PurposeOption, needed
from qaitaru.cli.interchange.goaml import OutOption, goaml_opened
from qaitaru.cli.interchange.losses import kept
from qaitaru.facts.errors import SettingFaulty
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.goaml.profile import Profile, shipped_profile
from qaitaru.interchange.form_file import json_of
from qaitaru.interchange.goaml.draft import GoamlDraft, Missing
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.writing import goaml_written

_COLUMNS = tuple(
    f"interchange.column.{name}" for name in ("missing_field", "missing_why", "loss_found")
)


def draft(
    out: OutOption,
    *,
    purpose: PurposeOption,
    report_code: Annotated[str, typer.Option(help=WORDS("cli.goaml.draft.report_code"))],
    finding: Annotated[int, typer.Option(min=0, help=WORDS("cli.goaml.draft.finding"))] = 0,
    transfer: Annotated[
        list[str] | None, typer.Option(help=WORDS("cli.goaml.draft.transfer"))
    ] = None,
    account: Annotated[str, typer.Option(help=WORDS("cli.goaml.draft.account"))] = "",
    period: PeriodOption = "",
    form: Annotated[Path | None, typer.Option(help=WORDS("cli.goaml.draft.form"))] = None,
    currency: CurrencyOption = "",
    fiu_ref: Annotated[str, typer.Option(help=WORDS("cli.goaml.draft.fiu_ref"))] = "",
    own_bank: Annotated[
        list[str] | None, typer.Option(help=WORDS("cli.goaml.draft.own_bank"))
    ] = None,
    to: Annotated[str, typer.Option(help=WORDS("cli.goaml.draft.to"))] = "",
    profile: ProfileOption = None,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Draft a goAML report from the ledger; what is missing is named, and nothing is guessed."""
    needed(purpose)
    chosen = _chosen(finding, transfer or [], account, period)
    rules = profile_in(agency_file(profile, workspace, RULES)) or shipped_profile()
    stated = _stated(agency_file(form, workspace, FORM), currency, fiu_ref, as_json=as_json)
    wanted = ReportWanted(
        code=_code(report_code, rules),
        profile=rules,
        stated=stated,
        to=to,
        own_banks=tuple(own_bank or ()),
    )
    with desk_at(workspace) as desk:
        made = draft_goaml(desk, chosen, wanted, purpose=purpose, as_of=instant_of(as_of))
    problems = goaml_written(made.report, profile=rules).problems
    notes = out.with_suffix(".notes.json")
    kept(out, json_of(made.report))
    kept(notes, _notes(made))
    _tell(made, problems, out, notes, as_json=as_json)
    finish(problems=bool(made.missing or problems))


def _chosen(finding: int, transfers: list[str], account: str, period: str) -> Chosen:
    """What the report is made of.

    Raises: typer.BadParameter where nothing is chosen, or a period of no account.
    """
    if not (finding or transfers or account) or (period and not account):
        raise typer.BadParameter(WORDS("cli.goaml.draft.nothing_chosen"))
    days = period_of("--period", period)
    return Chosen(finding=finding, entries=tuple(transfers), account=account, period=days)


def _code(text: str, rules: Profile) -> str:
    """A report code that the agency's rules know.

    Raises: SettingFaulty.
    """
    if rules.kind(text) is None:
        raise SettingFaulty("--report-code", text, ", ".join(one.code for one in rules.report))
    return text


def _stated(form: Path | None, currency: str, fiu_ref: str, *, as_json: bool) -> GoamlReport:
    """What the member states beforehand: a form, and the options over it."""
    found = GoamlReport() if form is None else goaml_opened(form, as_json=as_json)[0]
    given = {"currency_code_local": currency_of(currency), "fiu_ref_number": fiu_ref or None}
    said = {name: value for name, value in given.items() if value}
    return msgspec.structs.replace(found, **said)


def _notes(made: GoamlDraft) -> bytes:
    told = {"notes": made.notes, "missing": [_missing_told(one) for one in made.missing]}
    return msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n"


def _missing_told(one: Missing) -> dict[str, str]:
    return {"path": one.path, "code": one.code, "found": one.found, "told": _why(one)}


def _why(one: Missing) -> str:
    return WORDS(f"goaml_draft.{one.code}")


def _tell(
    made: GoamlDraft, problems: tuple[Problem, ...], out: Path, notes: Path, *, as_json: bool
) -> None:
    if as_json:
        tell_json(
            {
                "written": str(out),
                "notes": str(notes),
                "transactions": len(made.report.transaction),
                "missing": [_missing_told(one) for one in made.missing],
                "problems": [problem_told(one) for one in problems],
            }
        )
        return
    if made.missing:
        rows = [(one.path, _why(one), one.found) for one in made.missing]
        table(WORDS("goaml_draft.missing"), _COLUMNS, rows)
    for problem in problems:
        tell_problem(problem)
    tell("cli.goaml.draft.written", path=out, notes=notes, count=len(made.report.transaction))
