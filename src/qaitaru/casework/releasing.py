"""Whether assets may be let go of a measure: a ground, and something still held."""

from typing import Final

from qaitaru.casework.bodies.measures import ReleaseAsked
from qaitaru.casework.in_force import MeasureStanding
from qaitaru.facts.refusals import Refusal

GROUNDS: Final = (
    "court_refused",
    "ground_gone",
    "third_party",
    "case_ended",
    "excessive",
    "replaced",
)


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
