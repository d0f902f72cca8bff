"""Who may speak for the agency to others: roles in the workspace, beside those in investigations.

A partner's key is trusted once for all investigations, and a question of hit or no hit is answered
from all of them: no role in one investigation opens that. Whoever made the workspace may give the
first role, also to themselves; from then on nobody gives one to themselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from qaitaru.facts.refusals import Refusal

GIVEN, ENDED = "given", "ended"


class WorkspaceRole(StrEnum):
    """What a member is in the workspace; words stand under ``sharing.role``."""

    KEY_KEEPER = "key_keeper"
    ANSWERING_OFFICER = "answering_officer"


_MAY: Final[dict[WorkspaceRole, frozenset[str]]] = {
    WorkspaceRole.KEY_KEEPER: frozenset({"trust_partner", "end_partner", "give_role"}),
    WorkspaceRole.ANSWERING_OFFICER: frozenset({"take_question", "decide_question"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleStep:
    """A member is given a role in the workspace, or has it no more."""

    number: int
    holder: str
    role: str
    move: str  # given, ended
    reason: str
    member: str
    at: str


def standing(steps: Iterable[RoleStep]) -> tuple[RoleStep, ...]:
    """The roles that stand, in the order they were given."""
    last: dict[tuple[str, str], RoleStep] = {}
    for one in steps:
        last.pop((one.holder, one.role), None)
        if one.move == GIVEN:
            last[one.holder, one.role] = one
    return tuple(last.values())


def may(steps: Iterable[RoleStep], member: str, verb: str) -> bool:
    """Whether one of a member's roles in the workspace opens a verb."""
    held = (one.role for one in standing(steps) if one.holder == member)
    return any(verb in _MAY[WorkspaceRole(one)] for one in held)


def refuse_giving(
    steps: tuple[RoleStep, ...], holder: str, role: str, *, by: str, founder: str
) -> Refusal | None:
    """Why a member may not give a role; None where it may.

    Args:
        founder: who made the first entry of the journal.
    """
    if role not in set(WorkspaceRole):
        return Refusal("role_unknown", role, ", ".join(WorkspaceRole))
    if not _gives(steps, by, founder):
        return Refusal("workspace_role_may_not", by, WorkspaceRole.KEY_KEEPER)
    if holder == by and steps:
        return Refusal("workspace_own_role", holder)
    if (holder, role) in {(one.holder, one.role) for one in standing(steps)}:
        return Refusal("workspace_role_stands", holder, role)
    return None


def refuse_ending(
    steps: tuple[RoleStep, ...], holder: str, role: str, *, by: str, founder: str
) -> Refusal | None:
    """Why a member may not end a role; None where it may: one's own is laid down by oneself."""
    if not _gives(steps, by, founder) and holder != by:
        return Refusal("workspace_role_may_not", by, WorkspaceRole.KEY_KEEPER)
    if (holder, role) not in {(one.holder, one.role) for one in standing(steps)}:
        return Refusal("workspace_role_missing", holder, role)
    return None


def _gives(steps: tuple[RoleStep, ...], member: str, founder: str) -> bool:
    return member == founder or may(steps, member, "give_role")
