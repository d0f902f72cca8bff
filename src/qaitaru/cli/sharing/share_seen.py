"""``qaitaru share receive|list|show``: what came, what went, what waits and what it holds."""

from pathlib import Path
from typing import Annotated

import typer

from qaitaru.acts.sharing.look_at_packages import (
    PackageView,
    SendingView,
    look_at_packages,
    look_at_sendings,
)
from qaitaru.acts.sharing.look_at_sending import look_at_sending
from qaitaru.acts.sharing.receive_package import Received, receive_package
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    FORMS,
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    finish,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.local_time import told_at
from qaitaru.cli.sharing.share import SendingArgument

_COLUMNS = tuple(
    f"cli.column.share_{one}"
    for one in ("number", "direction", "investigation", "agency", "at", "until", "new", "sha256")
)
_WAITING = tuple(
    f"cli.column.share_{one}"
    for one in ("sending", "investigation", "agency", "until", "entries", "member", "state")
)
_HELD = tuple(f"cli.column.share_{one}" for one in ("entry", "kind", "member", "exhibit"))


def receive(
    file: Annotated[Path, typer.Argument(help=WORDS("cli.share.file"))],
    *,
    into: Annotated[int, typer.Option(min=0, help=WORDS("cli.share.into"))] = 0,
    late: Annotated[bool, typer.Option(help=WORDS("cli.share.late"))] = False,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Take in a package; leaves with 1 where agencies say different things of one entry."""
    with desk_at(workspace) as desk:
        came = receive_package(desk, file, into=into, is_late=late)
    if as_json:
        tell_json(came)
    else:
        _tell_came(came)
    finish(problems=bool(came.conflicts))


def list_packages(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """The sendings that were proposed, and the packages that went out and came in."""
    with desk_at(workspace) as desk:
        sendings, found = look_at_sendings(desk), look_at_packages(desk)
    if as_json:
        tell_json({"sendings": sendings, "packages": found})
        return
    rows = [_sending(one) for one in sendings]
    table(WORDS("cli.share.list.sendings", count=len(rows)), _WAITING, rows, right=(0, 1, 4))
    packages = [_package(one) for one in found]
    title = WORDS("cli.share.list.title", count=len(packages))
    table(title, _COLUMNS, packages, right=(0, 2, 6))


def show(
    sending: SendingArgument, *, workspace: WorkspaceOption = HERE, as_json: JsonOption = False
) -> None:
    """What a sending holds, entry by entry, before it is confirmed."""
    with desk_at(workspace) as desk:
        seen = look_at_sending(desk, sending)
    if as_json:
        tell_json(seen)
        return
    asked = seen.view.asked
    tell(
        "cli.share.asks",
        agency=asked.agency,
        purpose=asked.purpose,
        until=FORMS.day(asked.until),
        member=seen.view.entry.made_by,
        state=WORDS(f"sharing.sending.{seen.view.state}"),
    )
    if asked.may_reshare:
        tell("cli.share.may_reshare")
    rows = [
        (one.number, WORDS(f"casework.kind.{one.kind}"), one.made_by, one.body.exhibit or "")
        for one in seen.entries
    ]
    table(WORDS("cli.share.show.title", count=len(rows)), _HELD, rows, right=(0, 3))
    if seen.grown:
        tell("cli.share.grown", entries=", ".join(str(one.number) for one in seen.grown))


def _sending(one: SendingView) -> tuple[object, ...]:
    return (
        one.entry.number,
        one.entry.investigation,
        one.asked.agency,
        FORMS.day(one.asked.until),
        len(one.asked.entries),
        one.entry.made_by,
        WORDS(f"sharing.sending.{one.state}"),
    )


def _package(one: PackageView) -> tuple[object, ...]:
    return (
        one.kept.number,
        WORDS(f"sharing.direction.{one.kept.direction}"),
        one.kept.investigation,
        one.kept.agency,
        told_at(one.kept.at) if one.kept.at else "",
        FORMS.day(one.terms.until),
        one.new_entries,
        one.kept.sha256[:16],
    )


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
