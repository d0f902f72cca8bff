"""``qaitaru share propose|confirm|refuse|write``: a part of an investigation goes by two."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.casework.decide_entry import decide_entry
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.propose_sending import propose_sending
from qaitaru.acts.sharing.send_package import Sent, confirm_sending, write_sending
from qaitaru.casework.bodies.sharing import SendingAsked
from qaitaru.cli.casework.case_given import InvestigationArgument, day_needed
from qaitaru.cli.casework.entry_told import told_decision
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import HERE, WORDS, JsonOption, WorkspaceOption, tell, tell_json

SendingArgument = Annotated[int, typer.Argument(min=1, help=WORDS("cli.share.sending"))]
OutOption = Annotated[Path, typer.Option(help=WORDS("cli.share.out"))]


def propose(
    number: InvestigationArgument,
    *,
    to: Annotated[str, typer.Option(help=WORDS("cli.share.to"))],
    purpose: Annotated[str, typer.Option(help=WORDS("cli.share.purpose"))],
    until: Annotated[str, typer.Option(help=WORDS("cli.share.until"))],
    thing: Annotated[list[int] | None, typer.Option(help=WORDS("cli.share.thing"))] = None,
    may_reshare: Annotated[bool, typer.Option(help=WORDS("cli.share.may_reshare"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Propose what goes to a partner; nothing leaves until another member confirms it."""
    sending = Sending(
        investigation=number,
        agency=to,
        purpose=purpose,
        until=day_needed("--until", until),
        may_reshare=may_reshare,
        things=tuple(thing or ()),
    )
    with desk_at(workspace) as desk:
        entry = propose_sending(desk, sending)
    count = len(entry.body.entries) if isinstance(entry.body, SendingAsked) else 0
    if as_json:
        tell_json({"sending": entry.number, "entries": count, "waits": True})
    else:
        tell("cli.share.proposed", sending=entry.number, agency=to, entries=count)


def confirm(
    sending: SendingArgument,
    *,
    out: OutOption,
    remark: Annotated[str, typer.Option(help=WORDS("cli.share.remark"))] = "",
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Confirm another member's sending, and write its sealed package."""
    with desk_at(workspace) as desk:
        sent = confirm_sending(desk, sending, out, remark=remark)
    _tell_sent(sent, out, as_json=as_json)


def refuse(
    sending: SendingArgument,
    *,
    remark: Annotated[str, typer.Option(help=WORDS("cli.share.why_not"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Refuse another member's sending: nothing leaves."""
    with desk_at(workspace) as desk:
        decision = decide_entry(desk, sending, granted=False, remark=remark)
    told_decision(decision, as_json=as_json)


def write(
    sending: SendingArgument,
    *,
    out: OutOption,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write the package of a confirmed sending again: the same bytes."""
    with desk_at(workspace) as desk:
        sent = write_sending(desk, sending, out)
    _tell_sent(sent, out, as_json=as_json)


def _tell_sent(sent: Sent, out: Path, *, as_json: bool) -> None:
    if as_json:
        tell_json({"file": str(out), "sent": sent})
        return
    tell(
        "cli.share.sent",
        file=out,
        agency=sent.agency,
        entries=sent.entries,
        exhibits=sent.exhibits,
        sha256=sent.sha256,
    )
