"""Gender: the same says next to nothing, another says much."""

from typing import Final

from qaitaru.facts.designations import Designation, Gender, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason

MOST: Final = 0.05
_OTHER: Final = -1.0


def gender(asked: Asked, designation: Designation, _name: ListedName) -> Reason | None:
    """Whether both are told, and the same."""
    ours, theirs = asked.gender, designation.gender
    if Gender.UNKNOWN in (ours, theirs):
        return None
    if ours is theirs:
        return Reason("gender_same", MOST, ours.value, theirs.value)
    return Reason("gender_other", _OTHER, ours.value, theirs.value)
