"""Countries: nationality, residence, registration. People have several: this says little."""

from typing import Final

from qaitaru.facts.designations import Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason

MOST: Final = 0.25
_OTHER: Final = -0.25


def countries(asked: Asked, designation: Designation, _name: ListedName) -> Reason | None:
    """Whether any country of the party is one of the designation's."""
    listed = dict.fromkeys((*designation.nationalities, *designation.countries))
    if not asked.countries or not listed:
        return None
    shared = [one for one in asked.countries if one in listed]
    if shared:
        return Reason("country_same", MOST, _text(shared), _text(listed))
    return Reason("country_other", _OTHER, _text(asked.countries), _text(listed))


def _text(codes: "tuple[str, ...] | list[str] | dict[str, None]") -> str:
    return ", ".join(code.upper() if len(code) == 2 else code for code in codes)
