"""How two names agree, word by word, whatever the order, and how rare is what they share."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import Indel

from qaitaru.resolution.fields import AlikeLevel, NameLevel
from qaitaru.resolution.records import NameWord
from qaitaru.resolution.values import Ints, Levels, Values, best, crossed, spread, values_of

SAME, NEAR, INITIAL, NOT = 3, 2, 1, 0
"""How two words agree."""

_NEAR_ENOUGH: Final = 0.8  # share of letters, of words of other sounds
_SAME_SOUNDS: Final = 0.6  # the same of words of the same consonants
_SHORT: Final = 3  # letters; two such words are equal or they are not
_INITIAL_BITS: Final = 4.0  # what an initial that fits is worth
_BANDS: Final = (1.0, -1.5, -4.0, -8.0)  # log2 of how many others would bear the name by chance

Floats = NDArray[np.float64]


class Agreed(NamedTuple):
    """Of pairs of names: words each has, of them in the other, the least grade, and their worth."""

    own: Ints
    other: Ints
    own_met: Ints
    other_met: Ints
    least: Ints
    bits: Floats


def name_levels(names: Values, fathers: Values, left: Ints, right: Ints) -> Levels:
    """The best agreement of any name of the one record with any of the other."""
    words = values_of(names.texts)
    pair, own, other = crossed(names.starts, left, right)
    agreed = _agreed(words, _worths(words, names), names.codes[own], names.codes[other])
    shared_bits = agreed.bits + _fathers_bits(fathers, left, right)[pair]
    expected = np.log2(max(1, len(names.starts) - 1)) - shared_bits
    return best(pair, _name_level(agreed, expected), len(left))


def _fathers_bits(fathers: Values, left: Ints, right: Ints) -> Floats:
    """What it is worth that the fathers have one name, in bits."""
    pair, own, other = crossed(fathers.starts, left, right)
    grades = _word_grades(fathers, fathers.codes[own], fathers.codes[other])
    worth = np.log2(max(1, len(fathers.codes)) / np.maximum(1, fathers.holders()))
    gained = np.where(grades >= NEAR, worth[fathers.codes[own]], 0.0)
    found = np.zeros(len(left))
    np.maximum.at(found, pair, gained)
    return found


def father_levels(fathers: Values, left: Ints, right: Ints) -> Levels:
    """The best agreement of fathers' names; an initial that fits is near."""
    pair, own, other = crossed(fathers.starts, left, right)
    grades = _word_grades(fathers, fathers.codes[own], fathers.codes[other])
    table = np.array([AlikeLevel.OTHER, AlikeLevel.NEAR, AlikeLevel.NEAR, AlikeLevel.SAME])
    return best(pair, table[grades], len(left))


def _worths(words: Values, names: Values) -> Floats:
    """What agreement in a word is worth in bits: how rare it is among the names of the records."""
    _, place = spread(words.starts, names.codes)
    times = np.bincount(words.codes[place], minlength=len(words.texts))
    found: Floats = np.log2(max(1, len(names.codes)) / np.maximum(times, 1))
    return found


def _agreed(words: Values, worth: Floats, own: Ints, other: Ints) -> Agreed:
    pair, first, second = crossed(words.starts, own, other)
    grade = _word_grades(words, words.codes[first], words.codes[second])
    met = grade.nonzero()[0]
    ours = _best_of_each(pair[met], first[met], grade[met])
    theirs = _best_of_each(pair[met], second[met], grade[met])
    count = len(own)
    gained = np.where(ours.grade == INITIAL, _INITIAL_BITS, worth[words.codes[ours.place]])
    least = np.full(count, SAME)
    for one in (ours, theirs):
        np.minimum.at(least, one.pair, one.grade)
    return Agreed(
        own=words.counts()[own],
        other=words.counts()[other],
        own_met=np.bincount(ours.pair, minlength=count),
        other_met=np.bincount(theirs.pair, minlength=count),
        least=least,
        bits=np.bincount(ours.pair, weights=gained, minlength=count).astype(np.float64),
    )


class _Best(NamedTuple):
    pair: Ints
    place: Ints
    grade: Ints


def _best_of_each(pair: Ints, place: Ints, grade: Ints) -> _Best:
    """The best grade of each word of each pair."""
    order = np.lexsort((-grade, place, pair))
    pair, place, grade = pair[order], place[order], grade[order]
    first = np.ones(len(pair), np.bool_)
    first[1:] = (pair[1:] != pair[:-1]) | (place[1:] != place[:-1])
    return _Best(pair[first], place[first], grade[first])


def _name_level(agreed: Agreed, expected: Floats) -> Ints:
    lacks = agreed.own - agreed.own_met
    other_lacks = agreed.other - agreed.other_met
    one_word = np.minimum(agreed.own, agreed.other) == 1
    part = (lacks + other_lacks > 0) | (agreed.least == INITIAL)
    part |= one_word & (agreed.own != agreed.other)
    kind = np.where(part, NameLevel.PART_COMMON, NameLevel.NEAR_COMMON)
    kind = np.where(~part & (agreed.least == SAME), NameLevel.SAME_COMMON, kind)
    level = kind + (expected[:, None] < np.array(_BANDS)).sum(axis=1)
    level = np.where((lacks > 0) & (other_lacks > 0), NameLevel.ONE_DIFFERS, level)
    found: Ints = np.where(agreed.own_met == 0, NameLevel.OTHER, level)
    return found


def _word_grades(words: Values, own: Ints, other: Ints) -> Ints:
    """How pairs of words agree; each pair of words is looked at once."""
    size = max(1, len(words.texts))
    pairs, where = np.unique(own * size + other, return_inverse=True)
    first, second = pairs // size, pairs % size
    ours = [words.texts[at] for at in first.tolist()]
    theirs = [words.texts[at] for at in second.tolist()]
    alike = _letters_alike([one.form for one in ours], [one.form for one in theirs])
    told = zip(ours, theirs, alike.tolist(), strict=True)
    grades = np.array([word_grade(*one) for one in told], np.int64)
    found: Ints = grades[where]
    return found


def _letters_alike(ours: list[str], theirs: list[str]) -> Floats:
    if not ours:
        return np.empty(0)
    found: Floats = process.cpdist(ours, theirs, scorer=Indel.normalized_similarity)
    return found


def word_grade(one: NameWord, other: NameWord, alike: float) -> int:
    """How two words agree; two known given names a letter apart are two names.

    Args:
        alike: share of their letters that stand in the same order.
    """
    if one.form == other.form:
        return SAME
    if one.is_initial or other.is_initial:
        return INITIAL if one.first_sound == other.first_sound else NOT
    if (one.given and other.given) or max(len(one.form), len(other.form)) <= _SHORT:
        return SAME if one.given == other.given != "" else NOT
    return NEAR if alike >= (_SAME_SOUNDS if one.sounds == other.sounds else _NEAR_ENOUGH) else NOT
