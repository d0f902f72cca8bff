"""``qaitaru investigation join|beside|role|end-role|task|done|note``: who does what."""

from typing import Annotated

import typer

from qaitaru.acts.casework.lead_investigation import (
    assign_task,
    end_role,
    finish_task,
    give_role,
    join_agency,
    note_something,
)
from qaitaru.acts.casework.open_investigation import join_predicate
from qaitaru.casework.bodies.conduct import AgencyJoined, Note, RoleGiven, Task, TaskDone
from qaitaru.casework.roles import Role
from qaitaru.cli.casework.case_given import (
    AboutOption,
    AtOption,
    EntryArgument,
    ExhibitOption,
    InvestigationArgument,
    RemarkOption,
    TextArgument,
)
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.casework.investigation import (
    OffenceOption,
    PredicateAgencyOption,
    predicate_given,
)
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import day_of, instant_given

MemberArgument = Annotated[str, typer.Argument(help=WORDS("cli.case.member"))]


def beside(
    number: InvestigationArgument,
    registration: Annotated[str, typer.Argument(help=WORDS("cli.case.registration"))],
    *,
    registered: Annotated[str, typer.Option(help=WORDS("cli.case.registered"))],
    offence: OffenceOption = "",
    predicate_agency: PredicateAgencyOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Follow the proceeds of one more criminal case."""
    body = predicate_given(registration, registered, offence, predicate_agency)
    told(at_desk(workspace, join_predicate, number, body), as_json=as_json)


def join(
    number: InvestigationArgument,
    agency: Annotated[str, typer.Argument(help=WORDS("cli.case.agency"))],
    *,
    name: Annotated[str, typer.Option(help=WORDS("cli.case.agency_name"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """An agency takes part."""
    body = AgencyJoined(agency=agency.strip(), name=name.strip())
    told(at_desk(workspace, join_agency, number, body), as_json=as_json)


def role(
    number: InvestigationArgument,
    member: MemberArgument,
    role_given: Annotated[
        str, typer.Argument(metavar="ROLE", help=WORDS("cli.case.role", all=", ".join(Role)))
    ],
    *,
    until: Annotated[str, typer.Option(help=WORDS("cli.case.until_instant"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Give a member a role; what no role opens is shut."""
    ends = instant_given("--until", until)
    body = RoleGiven(member=member.strip(), role=role_given, until=ends)
    told(at_desk(workspace, give_role, number, body), as_json=as_json)


def end_role_(
    entry_number: EntryArgument, *, workspace: WorkspaceOption = HERE, as_json: JsonOption = False
) -> None:
    """End a role; somebody who may give roles always stays."""
    told(at_desk(workspace, end_role, entry_number), as_json=as_json)


def task(
    number: InvestigationArgument,
    member: MemberArgument,
    text: TextArgument,
    *,
    due: Annotated[str, typer.Option(help=WORDS("cli.case.due"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Give a member something to do."""
    body = Task(text=text.strip(), member=member.strip(), due_on=day_of("--due", due))
    told(at_desk(workspace, assign_task, number, body), as_json=as_json)


def done(
    entry_number: EntryArgument,
    *,
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Tell that a task is done."""
    body = TaskDone(remark=remark, exhibit=exhibit)
    entry = at_desk(workspace, finish_task, entry_number, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def note(
    number: InvestigationArgument,
    text: TextArgument,
    *,
    about: AboutOption = 0,
    at: AtOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Keep a note, of the whole or of one thing."""
    body, when = Note(text=text.strip(), exhibit=exhibit), instant_given("--at", at)
    entry = at_desk(workspace, note_something, number, body, about=about, at=when)
    told(entry, as_json=as_json)
