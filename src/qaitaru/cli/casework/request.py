"""``qaitaru request begin|field|ask|drop|conduct|paper``: a request is made ready to be sent."""

from typing import Annotated

import typer

from qaitaru.acts.casework.make_request import (
    URGENCIES,
    ask,
    begin_request,
    compare_conduct,
    drop_asked,
    note_paper,
    tell_field,
)
from qaitaru.casework.bodies.requests import (
    Asked,
    AskedDropped,
    ConductCompared,
    FieldTold,
    Paper,
    Request,
)
from qaitaru.cli.casework.case_given import (
    AtOption,
    ExhibitOption,
    InvestigationArgument,
    RemarkOption,
    TextArgument,
)
from qaitaru.cli.casework.entry_told import told
from qaitaru.cli.casework.request_given import AskedArgument, FieldArgument, RequestArgument
from qaitaru.cli.desk import at_desk
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption
from qaitaru.cli.given import day_of, instant_given
from qaitaru.law.elements import Element
from qaitaru.law.request_fields import Assistance, Channel


def begin(
    number: InvestigationArgument,
    title: Annotated[str, typer.Argument(help=WORDS("cli.request.title"))],
    *,
    channel: Annotated[
        str, typer.Option(help=WORDS("cli.request.channel", all=", ".join(Channel)))
    ],
    partner: Annotated[str, typer.Option(help=WORDS("cli.request.partner"))],
    incoming: Annotated[bool, typer.Option(help=WORDS("cli.request.incoming"))] = False,
    basis: Annotated[list[str] | None, typer.Option(help=WORDS("cli.request.basis"))] = None,
    treaty: Annotated[str, typer.Option(help=WORDS("cli.request.treaty"))] = "",
    language: Annotated[str, typer.Option(help=WORDS("cli.request.language"))] = "en",
    urgency: Annotated[
        str, typer.Option(help=WORDS("cli.request.urgency", all=", ".join(URGENCIES)))
    ] = "routine",
    electronic: Annotated[bool, typer.Option(help=WORDS("cli.request.electronic"))] = False,
    presence: Annotated[bool, typer.Option(help=WORDS("cli.request.presence"))] = False,
    procedure: Annotated[bool, typer.Option(help=WORDS("cli.request.procedure"))] = False,
    follows: Annotated[int, typer.Option(min=0, help=WORDS("cli.request.follows"))] = 0,
    at: AtOption = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Begin a request to a partner, or take one in."""
    body = Request(
        title=title.strip(),
        channel=channel,
        partner=partner.strip().lower(),
        is_incoming=incoming,
        basis=tuple(basis or ()),
        treaty=treaty.strip(),
        language=language.strip().lower(),
        urgency=urgency,
        is_electronic=electronic,
        asks_presence=presence,
        asks_procedure=procedure,
        follows=follows,
        remark=remark,
        exhibit=exhibit,
    )
    entry = at_desk(workspace, begin_request, number, body, instant_given("--at", at))
    told(entry, as_json=as_json)


def field(
    request: RequestArgument,
    name: FieldArgument,
    text: TextArgument,
    *,
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Say what a field of a request says; an empty text takes it back."""
    body = FieldTold(field=name, text=text, exhibit=exhibit)
    told(at_desk(workspace, tell_field, request, body), as_json=as_json)


def ask_for(
    request: RequestArgument,
    text: TextArgument,
    *,
    assistance: Annotated[
        str, typer.Option(help=WORDS("cli.request.assistance", all=", ".join(Assistance)))
    ],
    subject: Annotated[int, typer.Option(min=0, help=WORDS("cli.request.subject"))] = 0,
    asset: Annotated[int, typer.Option(min=0, help=WORDS("cli.request.asset"))] = 0,
    account: Annotated[str, typer.Option(help=WORDS("cli.request.account"))] = "",
    element: Annotated[
        str, typer.Option(help=WORDS("cli.request.element", all=", ".join(Element)))
    ] = "",
    why: Annotated[str, typer.Option(help=WORDS("cli.request.why"))] = "",
    since: Annotated[str, typer.Option(help=WORDS("cli.request.since"))] = "",
    until: Annotated[str, typer.Option(help=WORDS("cli.request.until"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Ask for one thing, tied to whom or what it is about and to what it is to prove."""
    body = Asked(
        text=text.strip(),
        assistance=assistance,
        subject=subject,
        asset=asset,
        account=account.strip(),
        element=element,
        why=why.strip(),
        since=day_of("--since", since),
        until=day_of("--until", until),
    )
    told(at_desk(workspace, ask, request, body), as_json=as_json)


def drop(
    asked: AskedArgument,
    *,
    remark: RemarkOption = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Ask for something no more."""
    told(at_desk(workspace, drop_asked, asked, AskedDropped(remark=remark)), as_json=as_json)


def conduct(
    request: RequestArgument,
    text: TextArgument,
    *,
    ours: Annotated[str, typer.Option(help=WORDS("cli.request.ours"))],
    theirs: Annotated[str, typer.Option(help=WORDS("cli.request.theirs"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Set one element of the conduct under both laws: dual criminality is judged by conduct."""
    body = ConductCompared(conduct=text.strip(), ours=ours.strip(), theirs=theirs.strip())
    told(at_desk(workspace, compare_conduct, request, body), as_json=as_json)


def paper(
    request: RequestArgument,
    name: FieldArgument,
    *,
    language: Annotated[str, typer.Option(help=WORDS("cli.request.paper_language"))] = "",
    remark: RemarkOption = "",
    exhibit: ExhibitOption = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """A paper of a request is at hand: signed, sealed, translated, certified."""
    body = Paper(field=name, language=language, remark=remark, exhibit=exhibit)
    told(at_desk(workspace, note_paper, request, body), as_json=as_json)
