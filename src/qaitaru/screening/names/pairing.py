"""Two names side by side: which words are which, what each slip costs, and what is left over."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from qaitaru.facts.designations import Gender
from qaitaru.screening.names.index import ReadName
from qaitaru.screening.names.words import words

_SLIP: Final = 1.8
_JOIN: Final = 0.3
_INITIAL: Final = 0.8
_INITIAL_WORTH: Final = 2.8
INITIAL_AT_MOST: Final = _INITIAL_WORTH - _INITIAL
"""What an initial agrees with at most."""
_CUT: Final = 1.5
_CUT_FROM: Final = 17  # letters and blanks; a field that is full may have cut its last word
_TURNED: Final = 0.12  # words in another order
_DESCENT: Final = 3.0  # the line of descent turned round: father and son are two people
_OTHER_GENDER: Final = 24.0  # a son and a daughter are two people
_OTHER_ROLE: Final = 1.5  # a father's name in one name, a word of another kind in the other
_ENOUGH: Final = 0.15  # share of a word's worth that must be left of it for it to be the word


class Place(NamedTuple):
    """Words of the one name that may be words of the other."""

    first: int
    last: int
    other_first: int
    other_last: int
    cost: float
    is_guess: bool = False  # an initial, or a word cut short


class Pairing(NamedTuple):
    """What two names agree in and differ in, in nats of evidence.

    ``agreed`` is the worth of the words they share less what the slips in them cost; ``left`` and
    ``other_left`` the worth of words only one has; ``worst`` the largest share of a shared word's
    worth that slips cost.
    """

    agreed: float
    slips: float
    left: float
    other_left: float
    worst: float
    places: tuple[Place, ...]


def paired(name: ReadName, other: ReadName, places: Iterable[Place]) -> Pairing:
    """The best sharing out of the words, the surest first; no word is used twice."""
    offered = [*places, *_guessed(name, other), *_guessed_back(name, other)]
    taken: list[Place] = []
    ours, theirs = [False] * len(name.words), [False] * len(other.words)
    for place in sorted(offered, key=lambda one: (-_value(name, other, one), one)):
        own, far = slice(place.first, place.last), slice(place.other_first, place.other_last)
        if any(ours[own]) or any(theirs[far]) or not _holds(name, other, place):
            continue
        ours[own] = [True] * (place.last - place.first)
        theirs[far] = [True] * (place.other_last - place.other_first)
        taken.append(place)
    return _added_up(name, other, sorted(taken), (ours, theirs))


def _worths(name: ReadName, other: ReadName, place: Place) -> tuple[float, float]:
    return (
        sum(name.weights[place.first : place.last]),
        sum(other.weights[place.other_first : place.other_last]),
    )


def _value(name: ReadName, other: ReadName, place: Place) -> float:
    own, far = _worths(name, other, place)
    if place.is_guess:
        return min(own, far, _INITIAL_WORTH) - place.cost
    words_joined = place.last - place.first + place.other_last - place.other_first - 2
    return (own + far) / 2 - _SLIP * place.cost - _JOIN * words_joined


def _holds(name: ReadName, other: ReadName, place: Place) -> bool:
    if place.is_guess:
        return True
    if _is_other_role(name, other, place) and _has_father(name) and _has_father(other):
        return False
    worth = sum(_worths(name, other, place)) / 2
    return worth - place.cost >= _ENOUGH * worth


def _added_up(
    name: ReadName,
    other: ReadName,
    taken: Sequence[Place],
    used: tuple[Sequence[bool], Sequence[bool]],
) -> Pairing:
    agreed = slips = worst = 0.0
    for place in taken:
        own, far = _worths(name, other, place)
        worth = min(own, far, _INITIAL_WORTH) if place.is_guess else (own + far) / 2
        cost = place.cost + _OTHER_ROLE * _is_other_role(name, other, place)
        agreed += max(0.0, worth - cost)
        slips += min(cost, worth)
        worst = max(worst, cost / max(1.0, min(own, far)))
    return Pairing(
        agreed=agreed,
        slips=slips + order_cost(name, other, taken) + _gender_cost(name, other, taken),
        left=_unused(name, used[0]),
        other_left=_unused(other, used[1]),
        worst=worst,
        places=tuple(taken),
    )


def _unused(name: ReadName, used: Sequence[bool]) -> float:
    return sum(worth for worth, one in zip(name.weights, used, strict=True) if not one)


def _is_other_role(name: ReadName, other: ReadName, place: Place) -> bool:
    own, far = (
        name.words[place.first : place.last],
        other.words[place.other_first : place.other_last],
    )
    return any(word.is_patronymic for word in own) != any(word.is_patronymic for word in far)


def _has_father(name: ReadName) -> bool:
    return any(word.is_patronymic for word in name.words)


def _gender_cost(name: ReadName, other: ReadName, taken: Sequence[Place]) -> float:
    """What it costs that a shared father's name has a son in one name, a daughter in the other."""
    return _OTHER_GENDER if any(of_two_genders(name, other, one) for one in taken) else 0.0


def of_two_genders(name: ReadName, other: ReadName, place: Place) -> bool:
    """Whether a shared father's name is a son's in one name and a daughter's in the other."""
    own = {word.gender for word in name.words[place.first : place.last]}
    far = {word.gender for word in other.words[place.other_first : place.other_last]}
    return len((own | far) - {Gender.UNKNOWN}) > 1


def order_cost(name: ReadName, other: ReadName, taken: Sequence[Place]) -> float:
    """What it costs that shared words stand in another order; a part of the slips."""
    turned = sum(later.other_first < one.other_first for one, later in pairwise(taken))
    if not turned:
        return 0.0
    kinship = words("kinship")
    descent = all(any(word.form in kinship for word in each.words) for each in (name, other))
    return _TURNED * turned + (_DESCENT if descent else 0.0)


def _guessed(name: ReadName, other: ReadName) -> Iterable[Place]:
    """Initials that stand for a word of the other name, and a last word that was cut short."""
    for at, word in enumerate(name.words):
        if len(word.form) == 1:
            yield from (
                Place(at, at + 1, far, far + 1, _INITIAL, is_guess=True)
                for far, whole in enumerate(other.words)
                if whole.form[:1] == word.form and other.weights[far] > _INITIAL / 2
            )
    yield from _cut_short(name, other)


def _cut_short(name: ReadName, other: ReadName) -> Iterable[Place]:
    if len(name.words) < 2:
        return
    at, form = len(name.words) - 1, name.words[-1].form
    is_full = sum(len(word.form) + 1 for word in name.words) >= _CUT_FROM
    if len(form) < (2 if is_full else 3):
        return
    for far, whole in enumerate(other.words):
        if whole.form.startswith(form) and len(whole.form) > len(form) + 1:
            yield Place(at, at + 1, far, far + 1, _CUT)


def _guessed_back(name: ReadName, other: ReadName) -> Iterable[Place]:
    """Initials of the other name."""
    for far, whole in enumerate(other.words):
        if len(whole.form) == 1:
            yield from (
                Place(at, at + 1, far, far + 1, _INITIAL, is_guess=True)
                for at, word in enumerate(name.words)
                if len(word.form) > 1
                and word.form[0] == whole.form
                and name.weights[at] > _INITIAL / 2
            )
