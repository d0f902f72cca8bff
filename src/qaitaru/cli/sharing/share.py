"""``qaitaru share send|receive|list``: a part of an investigation goes and comes."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.sharing.look_at_packages import look_at_packages
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.receive_package import Received, receive_package
from qaitaru.acts.sharing.send_package import send_package
from qaitaru.cli.casework.case_given import InvestigationArgument, day_needed
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    instant_of,
    table,
    tell,
    tell_json,
)

_COLUMNS = tuple(
    f"cli.column.share_{one}"
    for one in ("number", "direction", "investigation", "agency", "at", "until", "sha256")
)


def send(
    number: InvestigationArgument,
    *,
    to: Annotated[str, typer.Option(help=WORDS("cli.share.to"))],
    purpose: Annotated[str, typer.Option(help=WORDS("cli.share.purpose"))],
    until: Annotated[str, typer.Option(help=WORDS("cli.share.until"))],
    out: Annotated[Path, typer.Option(help=WORDS("cli.share.out"))],
    thing: Annotated[list[int] | None, typer.Option(help=WORDS("cli.share.thing"))] = None,
    may_reshare: Annotated[bool, typer.Option(help=WORDS("cli.share.may_reshare"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Write a sealed package for a partner."""
    sending = Sending(
        investigation=number,
        agency=to,
        purpose=purpose,
        until=day_needed("--until", until),
        may_reshare=may_reshare,
        things=tuple(thing or ()),
    )
    with desk_at(workspace) as desk:
        sent = send_package(desk, sending, out)
    if as_json:
        tell_json({"file": str(out), "sent": sent})
        return
    tell(
        "cli.share.sent",
        file=out,
        agency=to,
        entries=sent.entries,
        exhibits=sent.exhibits,
        sha256=sent.sha256,
    )


def receive(
    file: Annotated[Path, typer.Argument(help=WORDS("cli.share.file"))],
    *,
    into: Annotated[int, typer.Option(min=0, help=WORDS("cli.share.into"))] = 0,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take in a package; leaves with 1 where agencies say different things of one entry."""
    with desk_at(workspace) as desk:
        came = receive_package(desk, file, into=into)
    if as_json:
        tell_json(came)
    else:
        _tell_came(came)
    finish(problems=bool(came.conflicts))


def list_packages(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """The packages that went out and came in."""
    with desk_at(workspace) as desk:
        found = look_at_packages(desk)
    if as_json:
        tell_json(found)
        return
    rows = [
        (
            one.kept.number,
            WORDS(f"sharing.direction.{one.kept.direction}"),
            one.kept.investigation,
            one.kept.agency,
            FORMS.instant(at) if (at := instant_of(one.kept.at)) else "",
            FORMS.day(one.terms.until),
            one.kept.sha256[:16],
        )
        for one in found
    ]
    table(WORDS("cli.share.list.title", count=len(rows)), _COLUMNS, rows, right=(0, 2))


def _tell_came(came: Received) -> None:
    if came.is_again:
        tell("cli.share.again", investigation=came.investigation)
        return
    tell(
        "cli.share.came",
        agency=came.agency,
        investigation=came.investigation,
        new=came.new_entries,
        known=came.known_entries,
        exhibits=came.new_exhibits,
    )
    for entry in came.conflicts:
        tell("cli.share.conflict", entry=entry)
