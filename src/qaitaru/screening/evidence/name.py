"""The names: which words agree, which are spelt differently, which only one of them has."""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from qaitaru.screening.hits import Reason
from qaitaru.screening.names.asking import NameHit
from qaitaru.screening.names.grading import grade
from qaitaru.screening.names.index import ReadName
from qaitaru.screening.names.pairing import Pairing, Place, of_two_genders, order_cost
from qaitaru.screening.names.tokens import Token

UNLIKE: Final = -1.5
"""The log odds of names that are not alike, where something else found the designation."""

_CERTAIN: Final = 1e-9
_NOTHING: Final = 1e-9  # nats; less is what rounding leaves


def odds(score: float) -> float:
    """The log odds of a score; a name alone is never beyond all doubt."""
    held = min(max(score, _CERTAIN), 1 - _CERTAIN)
    return math.log(held / (1 - held))


def chance(log_odds: float) -> float:
    """The score of log odds."""
    return 1 / (1 + math.exp(-log_odds))


def name_reasons(found: NameHit, listed: ReadName) -> tuple[Reason, ...]:
    """Why a name was graded so: the effects add up to the log odds of the grade.

    Args:
        listed: the listed name as it was compared.
    """
    return tuple(_reasons(found, listed))


def _reasons(found: NameHit, listed: ReadName) -> Iterator[Reason]:
    pairing = found.pairing
    turned = order_cost(found.asked, listed, pairing.places)
    smooth = pairing._replace(slips=0.0, left=0.0, other_left=0.0)
    spelt = smooth._replace(slips=max(0.0, pairing.slips - turned))
    slipped = smooth._replace(slips=pairing.slips)
    lacking = slipped._replace(left=pairing.left)
    steps = [odds(grade(one)) for one in (smooth, spelt, slipped, lacking)] + [odds(found.score)]
    yield Reason("name_agrees", steps[0], *_paired(found.asked, listed, pairing.places))
    if spelt.slips > _NOTHING:
        yield _spelt(found.asked, listed, pairing.places, steps[1] - steps[0])
    if turned:
        ours, theirs = _in_their_orders(found.asked, listed, pairing.places)
        yield Reason("name_order", steps[2] - steps[1], ours, theirs)
    if pairing.left:
        left = _left(found.asked.words, ((one.first, one.last) for one in pairing.places))
        yield Reason("name_asked_left", steps[3] - steps[2], left, "")
    if pairing.other_left:
        left = _left(listed.words, ((one.other_first, one.other_last) for one in pairing.places))
        yield Reason("name_listed_left", steps[4] - steps[3], "", left)


def _spelt(name: ReadName, other: ReadName, places: Sequence[Place], effect: float) -> Reason:
    """What is spelt differently; of equal letters, a word that has another part to play."""
    uneven = [one for one in places if one.cost or of_two_genders(name, other, one)]
    kind = "name_differs" if uneven else "name_part"
    return Reason(kind, effect, *_paired(name, other, uneven or places))


def _in_their_orders(name: ReadName, other: ReadName, places: Sequence[Place]) -> tuple[str, str]:
    """The shared words, each side's in the order in which it has them."""
    theirs = sorted(places, key=lambda one: one.other_first)
    return _paired(name, other, places)[0], _paired(name, other, theirs)[1]


def agreed(pairing: Pairing | None) -> float:
    """What agrees in two names, in nats."""
    return pairing.agreed if pairing else 0.0


def _paired(name: ReadName, other: ReadName, places: Iterable[Place]) -> tuple[str, str]:
    ours = [word for one in places for word in name.words[one.first : one.last]]
    theirs = [word for one in places for word in other.words[one.other_first : one.other_last]]
    return _text(ours), _text(theirs)


def _left(words: tuple[Token, ...], used: Iterable[tuple[int, int]]) -> str:
    taken = {at for first, last in used for at in range(first, last)}
    return _text(word for at, word in enumerate(words) if at not in taken)


def _text(words: Iterable[Token]) -> str:
    return " ".join(word.written for word in words)
