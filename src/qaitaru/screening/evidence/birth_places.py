"""Places of birth: a place both name speaks for; another speaks for nothing, spelling is free."""

from itertools import chain
from typing import Final

from rapidfuzz.distance import Indel

from qaitaru.facts.designations import Designation, ListedName
from qaitaru.screening.asked import Asked
from qaitaru.screening.hits import Reason
from qaitaru.screening.names.tokens import tokens

MOST: Final = 0.4
_LAST: Final = 0.15  # only the last part, mostly a country, agrees
_ALIKE: Final = 0.82
_SHORTEST: Final = 4
_WORDS_OF_KIND: Final = (
    "area central city country county district division east eastern governorate kingdom "
    "municipality near north northern oblast people peoples province rayon raion region "
    "republic respublika settlement south southern state states subdistrict town union united "
    "village west western gorod oblysy auyl audany qala"
)
_KINDS: Final = frozenset(_WORDS_OF_KIND.split())


def birth_places(asked: Asked, designation: Designation, name: ListedName) -> Reason | None:
    """The place that both name, as exactly as they do."""
    best: Reason | None = None
    for ours in asked.birth_places:
        for theirs in chain(name.birth_places, designation.birth_places):
            effect = _compared(ours, theirs)
            if effect and (best is None or effect > best.effect):
                best = Reason("birth_place", effect, ours, theirs)
    return best


def _compared(ours: str, theirs: str) -> float:
    mine, others = _parts(ours), _parts(theirs)
    if not mine or not others:
        return 0.0
    same = [
        (at, far)
        for at, part in enumerate(mine)
        for far, other in enumerate(others)
        if _one(part, other)
    ]
    narrow = any(at < len(mine) - 1 or far < len(others) - 1 for at, far in same)
    alone = len(mine) == len(others) == 1
    return MOST if same and (narrow or alone) else _LAST if same else 0.0


def _parts(place: str) -> list[frozenset[str]]:
    found = (frozenset(_words(part)) for part in place.split(","))
    return [part for part in found if part]


def _words(part: str) -> list[str]:
    forms = (word.form for word in tokens(part))
    return [form for form in forms if len(form) >= _SHORTEST and form not in _KINDS]


def _one(part: frozenset[str], other: frozenset[str]) -> bool:
    return any(Indel.normalized_similarity(word, far) >= _ALIKE for word in part for far in other)
