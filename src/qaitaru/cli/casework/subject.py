"""``qaitaru subject add|status|list``: whom it is about, and how each stands in the procedure."""

from typing import Annotated

import typer

from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.casework.name_subject import add_subject, tell_status
from qaitaru.casework.bodies.subjects import ProceduralStatus, Subject
from qaitaru.casework.subjects import STATUSES
from qaitaru.cli.casework.case_given import (
    AtOption,
    ExhibitOption,
    InvestigationArgument,
    RemarkOption,
    SubjectArgument,
    day_needed,
)
from qaitaru.cli.casework.case_json import case_json
from qaitaru.cli.casework.case_told import tell_subjects
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import (
    HERE,
    WORDS,
    AsOfOption,
    JsonOption,
    WorkspaceOption,
    instant_of,
    tell_json,
)
from qaitaru.cli.given import day_of, instant_given


def add(
    number: InvestigationArgument,
    name: Annotated[str, typer.Argument(help=WORDS("cli.case.subject_name"))],
    *,
    party: Annotated[str, typer.Option(help=WORDS("cli.case.party"))] = "",
    organisation: Annotated[
        bool, typer.Option("--organisation", help=WORDS("cli.case.organisation"))
    ] = False,
    code: Annotated[str, typer.Option(help=WORDS("cli.case.subject_code"))] = "",
    born: Annotated[str, typer.Option(help=WORDS("cli.case.born_on"))] = "",
    born_in: Annotated[str, typer.Option(help=WORDS("cli.case.born_in"))] = "",
    citizenship: Annotated[str, typer.Option(help=WORDS("cli.case.citizenship"))] = "",
    identity: Annotated[str, typer.Option(help=WORDS("cli.case.identity"))] = "",
    residence: Annotated[str, typer.Option(help=WORDS("cli.case.residence"))] = "",
    other_names: Annotated[str, typer.Option(help=WORDS("cli.case.other_names"))] = "",
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell whom the investigation is about."""
    body = Subject(
        name=name.strip(),
        party_key=party.strip(),
        is_organisation=organisation,
        code=code.strip(),
        born_on=day_of("--born", born),
        born_in=born_in.strip(),
        citizenship=citizenship.strip().upper(),
        document=identity.strip(),
        residence=residence.strip(),
        other_names=other_names.strip(),
        remark=remark,
        exhibit=exhibit,
    )
    told(at_desk(workspace, add_subject, number, body, instant_given("--at", at)), as_json=as_json)


def status(
    subject: SubjectArgument,
    procedural: Annotated[
        str,
        typer.Argument(metavar="STATUS", help=WORDS("cli.case.status", all=", ".join(STATUSES))),
    ],
    *,
    since: Annotated[str, typer.Option(help=WORDS("cli.case.since"))],
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell how a subject stands in the procedure from a day on."""
    day = day_needed("--since", since)
    body = ProceduralStatus(status=procedural, since=day, remark=remark, exhibit=exhibit)
    told(at_desk(workspace, tell_status, subject, body), as_json=as_json)


def list_subjects(
    number: InvestigationArgument,
    *,
    as_of: AsOfOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """The subjects of an investigation."""
    view = at_desk(workspace, look_at_investigation, number, as_of=instant_of(as_of))
    if as_json:
        tell_json(case_json(view)["subjects"])
    else:
        tell_subjects(view)
