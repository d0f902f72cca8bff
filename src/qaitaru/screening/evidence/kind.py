"""Kinds: a person is no company and no ship; an organisation may have given a ship its name."""

from typing import Final

from qaitaru.facts.designations import DesignatedKind, Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason

_PERSON: Final = -1.5  # one is a person, the other is none
_OTHER: Final = -0.7


def kind(asked: Asked, designation: Designation, _name: ListedName) -> Reason | None:
    """A reason only where both are told and differ: to be of one kind proves nothing."""
    ours, theirs = asked.kind, designation.kind
    if ours is theirs or DesignatedKind.UNKNOWN in (ours, theirs):
        return None
    effect = _PERSON if DesignatedKind.PERSON in (ours, theirs) else _OTHER
    return Reason("kind_other", effect, ours.value, theirs.value)
