"""Roles in the workspace: who may trust a partner's key, and who answers partners' questions."""

from qaitaru.acts.act import Deed, Desk, act, consult
from qaitaru.acts.remarks import check_remark
from qaitaru.engine.schema import WORKSPACE_ROLES
from qaitaru.evidence import journal
from qaitaru.facts.errors import SharingRefused
from qaitaru.facts.moments import instant_text
from qaitaru.facts.refusals import Refusal
from qaitaru.sharing import sharing_store
from qaitaru.sharing.workspace_roles import (
    ENDED,
    GIVEN,
    RoleStep,
    may,
    refuse_ending,
    refuse_giving,
    standing,
)


def give_workspace_role(desk: Desk, holder: str, role: str) -> RoleStep:
    """Give a member a role in the workspace; nobody gives one to themselves but the very first.

    Raises: SharingRefused.
    """
    with act(desk, "give_workspace_role") as deed:
        steps = sharing_store.role_steps(deed.connection)
        holder = holder.strip()
        if not holder or "/" in holder:
            raise SharingRefused("workspace_holder", holder)
        found = refuse_giving(steps, holder, role, by=deed.member, founder=_founder(deed))
        _refuse(found)
        return _step(deed, holder, role, move=GIVEN)


def end_workspace_role(desk: Desk, holder: str, role: str, reason: str) -> RoleStep:
    """End a role in the workspace; what was done in it stays.

    Raises: SharingRefused; SettingFaulty where no reason is told.
    """
    check_remark(reason, is_needed=True)
    with act(desk, "end_workspace_role") as deed:
        steps = sharing_store.role_steps(deed.connection)
        _refuse(refuse_ending(steps, holder, role, by=deed.member, founder=_founder(deed)))
        return _step(deed, holder, role, move=ENDED, reason=reason)


def look_at_workspace_roles(desk: Desk) -> tuple[RoleStep, ...]:
    """The roles that stand."""
    with consult(desk, "look_at_workspace_roles") as connection:
        return standing(sharing_store.role_steps(connection))


def must_hold(deed: Deed, verb: str) -> None:
    """A verb that a role of the member in the workspace opens.

    Raises: SharingRefused.
    """
    if not may(sharing_store.role_steps(deed.connection), deed.member, verb):
        raise SharingRefused("workspace_role_may_not", deed.member, verb)


def _founder(deed: Deed) -> str:
    """Who worked here first: the act in hand is that of the first where nothing was done yet."""
    return journal.first_member(deed.connection) or deed.member


def _refuse(found: Refusal | None) -> None:
    if found is not None:
        raise SharingRefused(found.reason, found.found, found.expected)


def _step(deed: Deed, holder: str, role: str, *, move: str, reason: str = "") -> RoleStep:
    step = RoleStep(
        number=sharing_store.next_number(deed.connection, WORKSPACE_ROLES),
        holder=holder,
        role=role,
        move=move,
        reason=reason,
        member=deed.member,
        at=instant_text(deed.at),
    )
    sharing_store.add_role_step(deed.connection, step)
    deed.told.update(holder=holder, role=role, move=move)
    return step
