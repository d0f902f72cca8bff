"""The fields of one row of the Agency's list, whichever format it comes in."""

from dataclasses import dataclass

from qaitaru.facts.designations import DesignatedKind
from qaitaru.lists.content import squashed


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The fields of one row; each as it stands, empty where the row is silent."""

    place: str
    kind: DesignatedKind
    family: str = ""
    given: str = ""
    patronymic: str = ""
    whole: str = ""
    foreign: str = ""  # the name in Latin letters, as the list of the CIS has it
    birth: str = ""
    iin: str = ""
    stated: str = ""  # a reference that the row itself gives, as of the United Nations
    added: str = ""
    notes: tuple[str, ...] = ()


def pieces(text: str) -> list[str]:
    """Names joined by semicolons, each by itself."""
    return [piece for piece in map(squashed, text.split(";")) if piece]
