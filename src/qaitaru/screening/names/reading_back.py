"""A listed name read into the letters of the name that is asked for.

What a letter of another script may become in Latin is known; which letter a Latin one came from is
not: ``yuri`` is one vowel from ``yari``, and ``Юрий`` is another name than ``Яри``. So a Latin name
that is like a Cyrillic or a Hebrew one of a list is compared once more, from that one.
"""

from typing import Final

from qaitaru.screening.names.index import ReadName
from qaitaru.screening.names.pairing import Pairing, Place
from qaitaru.screening.names.scripts import Script

NEVER: Final = 1.0
_FROM: Final = {Script.CYRILLIC: 0.18, Script.HEBREW: 0.27}
"""The grade by its Latin letters from which a name is read back; below it nothing is to be won.

It is the same whatever threshold is asked for, so that a name has one grade.
"""


def is_read_back(asked: ReadName, listed: ReadName) -> bool:
    """Whether a name in Latin letters is asked of one in a script that is read into them."""
    return _is_all_in(Script.LATIN, asked) and any(_is_all_in(one, listed) for one in _FROM)


def read_back_from(listed: ReadName) -> float:
    """The grade from which a listed name is read back; 1, which none reaches, where it never is."""
    return next((grade for one, grade in _FROM.items() if _is_all_in(one, listed)), NEVER)


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
