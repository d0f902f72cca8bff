"""Who may do what in an investigation: a role opens verbs, and what is not opened is shut.

Source: Kazakhstan, CPC arts 58, 60, 193: the prosecutor supervises, the investigator conducts;
StAR Asset Recovery Handbook, on teams.
"""

from datetime import datetime
from enum import StrEnum
from typing import Final

from qaitaru.casework.bodies.conduct import RoleEnded, RoleGiven
from qaitaru.casework.record import CaseEntry, CaseRecord


class Role(StrEnum):
    """What a member is in an investigation; words stand under ``casework.role``."""

    INVESTIGATOR = "investigator"
    ANALYST = "analyst"
    SUPERVISING_PROSECUTOR = "supervising_prosecutor"
    CENTRAL_AUTHORITY_LAWYER = "central_authority_lawyer"
    ASSET_MANAGER = "asset_manager"
    TRAINER = "trainer"
    AUDITOR = "auditor"


_SEES: Final = frozenset({"look"})
_NOTES: Final = _SEES | {"note", "finish_task"}
_WORKS: Final = _NOTES | {"plan", "add_subject", "add_asset", "describe_asset", "move_asset"}
_LEADS: Final = frozenset(
    {
        "assign_task",
        "give_role",
        "join_agency",
        "take_measure",
        "step_measure",
        "extend_measure",
        "release_measure",
        "claim_right",
        "keep_asset",
        "order_confiscation",
        "confiscate",
        "return_asset",
        "request",
        "share",
        "close",
        "decide",
        "correct",
    }
)
_MAY: Final[dict[Role, frozenset[str]]] = {
    Role.INVESTIGATOR: _WORKS | _LEADS,
    Role.ANALYST: _WORKS | {"correct"},
    Role.SUPERVISING_PROSECUTOR: _NOTES
    | {"board", "consent", "step_measure", "give_role", "assign_task", "release_measure"}
    | {"order_confiscation", "confiscate", "return_asset", "move_asset"}
    | {"request", "share", "close", "decide", "correct"},
    Role.CENTRAL_AUTHORITY_LAWYER: _NOTES
    | {"request", "share", "claim_right", "return_asset", "decide", "correct"},
    Role.ASSET_MANAGER: _NOTES | {"keep_asset", "describe_asset", "correct"},
    Role.TRAINER: _NOTES,
    Role.AUDITOR: _SEES | {"board"},
}
VERBS: Final = frozenset().union(*_MAY.values())


def opening(verb: str) -> tuple[Role, ...]:
    """The roles that open a verb."""
    return tuple(one for one in Role if verb in _MAY[one])


def may(role: str, verb: str) -> bool:
    """Whether a role opens a verb; an unknown role or verb opens nothing."""
    return role in set(Role) and verb in _MAY[Role(role)]


def roles_of(record: CaseRecord, member: str, at: datetime) -> frozenset[str]:
    """The roles a member has at an instant."""
    return frozenset(body.role for entry, body in roles_at(record, at) if body.member == member)


def roles_at(record: CaseRecord, at: datetime) -> tuple[tuple[CaseEntry, RoleGiven], ...]:
    """The roles that stand at an instant, in the order they were given."""
    ended = {one.about for one, _ in record.of(RoleEnded) if one.at <= at}
    return tuple(
        (entry, body)
        for entry, body in record.of(RoleGiven)
        if entry.at <= at and entry.number not in ended and (body.until is None or at < body.until)
    )


def member_may(record: CaseRecord, member: str, verb: str, at: datetime) -> bool:
    """Whether one of a member's roles opens a verb at an instant."""
    return any(may(one, verb) for one in roles_of(record, member, at))
