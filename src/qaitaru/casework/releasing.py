"""Whether assets may be let go of a measure: a ground, something still held, who must agree."""

from collections.abc import Set as AbstractSet
from typing import Final

from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.casework.roles import Role
from qaitaru.facts.refusals import Refusal
from qaitaru.law.actors import Actor

GROUNDS: Final = (
    "court_refused",
    "ground_gone",
    "third_party",
    "case_ended",
    "excessive",
    "replaced",
)
BY_COURT: Final = frozenset({"court_refused", "case_ended"})
"""Grounds on which a court has decided already."""
_AGREES: Final = {Actor.PROSECUTOR: Role.SUPERVISING_PROSECUTOR}


def refuse_release(standing: MeasureStanding, release: ReleaseAsked) -> Refusal | None:
    """Why assets may not be let go; None where a second member may decide."""
    if release.ground not in GROUNDS:
        return Refusal("value_unknown", release.ground, ", ".join(GROUNDS))
    held = {one.held.asset for one in standing.holds if one.end is None}
    strange = [one for one in release.assets if one not in held]
    if strange or not held:
        known = ", ".join(map(str, sorted(held)))
        return Refusal("not_held", ", ".join(map(str, strange)), known)
    return None


def refuse_without_consent(
    standing: MeasureStanding, release: ReleaseAsked, roles: AbstractSet[str]
) -> Refusal | None:
    """Why two members may not let go without a third; None where whoever must agree is of them.

    Args:
        roles: of the member who asked and of the one who grants, together.
    Source: Kazakhstan, CPC art. 163(13): an arrest is cancelled with the prosecutor's consent.
    """
    if release.ground in BY_COURT:
        return None
    wanted = {_AGREES[one] for one in standing.edition.cancelling_consents if one in _AGREES}
    lacking = ", ".join(sorted(wanted - roles))
    return Refusal("consent_wanting", ", ".join(sorted(roles)), lacking) if lacking else None
