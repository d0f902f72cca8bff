"""A listed name read into the letters of the name that is asked for.

What a letter of another script may become in Latin is known; which letter a Latin one came from is
not: ``yuri`` is one vowel from ``yari``, and ``Юрий`` is another name than ``Яри``. So a Latin name
that is like a Cyrillic or a Hebrew one of a list is compared once more, from that one.
"""

from typing import Final

from qaitaru.screening.names.index import ReadName
from qaitaru.screening.names.pairing import Pairing, Place
from qaitaru.screening.names.scripts import Script

_LEAST: Final = 0.12
_REACH: Final = {Script.CYRILLIC: 0.12, Script.HEBREW: 0.45}
"""How far below the threshold a name is still read back: furthest where vowels are not written."""


def is_read_back(asked: ReadName, listed: ReadName) -> bool:
    """Whether a name in Latin letters is asked of one in a script that is read into them."""
    return _is_all_in(Script.LATIN, asked) and any(_is_all_in(one, listed) for one in _REACH)


def reach_of(listed: ReadName) -> float:
    """How far below the threshold a listed name is still worth comparing."""
    return next((reach for one, reach in _REACH.items() if _is_all_in(one, listed)), _LEAST)


def turned(pairing: Pairing) -> Pairing:
    """The same two names, the other one first."""
    return pairing._replace(
        left=pairing.other_left,
        other_left=pairing.left,
        places=tuple(sorted(map(_turned, pairing.places))),
    )


def _turned(place: Place) -> Place:
    return Place(
        place.other_first,
        place.other_last,
        place.first,
        place.last,
        place.cost,
        is_guess=place.is_guess,
    )


def _is_all_in(script: Script, name: ReadName) -> bool:
    return all(word.script is script for word in name.words if len(word.form) > 1)
