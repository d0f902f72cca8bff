"""What the ends of a network are, as an address asks: parties, resolved parties or accounts."""

from qaitaru.acts.act import Desk
from qaitaru.acts.networks.network_source import By
from qaitaru.acts.resolution.joined_parties import JoinedParties, joined_parties
from qaitaru.web.view import View


def by_asked(view: View) -> By:
    """Parties, unless the address asks for others."""
    asked = view.asked("by")
    return By(asked) if asked in set(By) else By.PARTY


def joined_asked(desk: Desk, view: View) -> JoinedParties | None:
    """Which parties were resolved to be one; None where each record stands for itself."""
    return joined_parties(desk) if by_asked(view) is By.RESOLVED else None
