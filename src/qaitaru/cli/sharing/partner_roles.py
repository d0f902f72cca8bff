"""``qaitaru partner role|end-role|roles``: who trusts keys, and who answers partners."""

from typing import Annotated

import typer

from qaitaru.acts.sharing.workspace_roles import (
    end_workspace_role,
    give_workspace_role,
    look_at_workspace_roles,
)
from qaitaru.cli.desk import desk_at
from qaitaru.cli.face import (
    HERE,
    WORDS,
    JsonOption,
    WorkspaceOption,
    table,
    tell,
    tell_json,
)
from qaitaru.cli.local_time import told_at
from qaitaru.sharing.workspace_roles import WorkspaceRole

_COLUMNS = tuple(f"cli.column.partner_{one}" for one in ("holder", "role", "since", "given_by"))
HolderArgument = Annotated[str, typer.Argument(help=WORDS("cli.partner.holder"))]
RoleArgument = Annotated[
    str, typer.Argument(help=WORDS("cli.partner.role", all=", ".join(WorkspaceRole)))
]


def role(
    member: HolderArgument,
    role: RoleArgument,
    *,
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """Give a member a role in the workspace."""
    with desk_at(workspace) as desk:
        step = give_workspace_role(desk, member, role)
    if as_json:
        tell_json(step)
    else:
        tell("cli.partner.role_given", member=member, role=WORDS(f"sharing.role.{role}"))


def end_role(
    member: HolderArgument,
    role: RoleArgument,
    *,
    reason: Annotated[str, typer.Option(help=WORDS("cli.partner.role_reason"))],
    workspace: WorkspaceOption = HERE,
    as_json: JsonOption = False,
) -> None:
    """End a member's role in the workspace."""
    with desk_at(workspace) as desk:
        step = end_workspace_role(desk, member, role, reason)
    if as_json:
        tell_json(step)
    else:
        tell("cli.partner.role_ended", member=member, role=WORDS(f"sharing.role.{role}"))


def roles(*, workspace: WorkspaceOption = HERE, as_json: JsonOption = False) -> None:
    """Who has which role in the workspace."""
    with desk_at(workspace) as desk:
        found = look_at_workspace_roles(desk)
    if as_json:
        tell_json(found)
        return
    rows = [
        (
            one.holder,
            WORDS(f"sharing.role.{one.role}"),
            told_at(one.at) if one.at else "",
            one.member,
        )
        for one in found
    ]
    table(WORDS("cli.partner.roles.title", count=len(rows)), _COLUMNS, rows)
