"""Two agencies that trust one another, and a sending that two members make."""

from pathlib import Path

from tests.screening.desk_cases import as_member

from qaitaru.acts.act import Desk
from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.acts.casework.look_at_investigation import look_at_investigation
from qaitaru.acts.sharing.own_key import own_public_key
from qaitaru.acts.sharing.partners import Trusting, trust_partner
from qaitaru.acts.sharing.passing_on import Sending
from qaitaru.acts.sharing.propose_sending import propose_sending
from qaitaru.acts.sharing.send_package import Sent, confirm_sending
from qaitaru.acts.sharing.workspace_roles import give_workspace_role, look_at_workspace_roles
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.sharing.signing import fingerprint

SECOND = "zhanar"


def told_by_telephone(agency: str, key: str) -> Trusting:
    """A key whose fingerprint was read out by telephone."""
    return Trusting(
        agency=agency,
        key=key,
        fingerprint=fingerprint(key),
        channel="telephone",
        told_by="Duty officer of the partner",
    )


def befriend(one: Desk, other: Desk) -> None:
    """Trust another's key; whoever made the workspace takes the keys first."""
    if not look_at_workspace_roles(one):
        give_workspace_role(one, one.member, "key_keeper")
    trust_partner(one, told_by_telephone(other.workspace.settings.agency, own_public_key(other)))


def officers(desk: Desk) -> Desk:
    """Both members of a desk answer partners; returns the desk of the second."""
    give_workspace_role(desk, SECOND, "answering_officer")
    second = as_member(desk, SECOND)
    give_workspace_role(desk, SECOND, "key_keeper")
    give_workspace_role(second, desk.member, "answering_officer")
    return second


def by_two(desk: Desk, sending: Sending, out: Path) -> Sent:
    """One proposes, the other confirms, and the package is written."""
    proposed = propose_sending(desk, sending)
    return confirm_sending(second_of(desk, sending.investigation), proposed.number, out)


def second_of(desk: Desk, investigation: int) -> Desk:
    """The desk of a second member who leads the investigation too."""
    roles = look_at_investigation(desk, investigation).roles
    if SECOND not in {one.member for _, one in roles}:
        give_role(desk, investigation, RoleGiven(member=SECOND, role="supervising_prosecutor"))
    return as_member(desk, SECOND)
