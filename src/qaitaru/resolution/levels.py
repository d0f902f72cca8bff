"""The table of levels: pairs of records by fields, each how far the two agree there."""

import numpy as np

from qaitaru.resolution.fields import AlikeLevel, BirthLevel, EqualLevel, HeldLevel
from qaitaru.resolution.names import father_levels, name_levels
from qaitaru.resolution.told import Told
from qaitaru.resolution.values import SILENT, Ints, Levels, Values, best, crossed, shared

BUSY = 6
"""Parties from which a phone or an account that all of them have says little of any two."""


def levels(told: Told, left: Ints, right: Ints) -> Levels:
    """A row a pair, a column a field in the order of ``FIELDS``; silent where one side is.

    Args:
        left: rows of records.
        right: of the other of each pair.
    """
    columns = (
        name_levels(told.names, told.fathers, left, right),
        father_levels(told.fathers, left, right),
        _gender(told.genders, left, right),
        _births(told.births, left, right),
        _equal(told.numbers, left, right),
        _held(told.phones, left, right),
        _held(told.accounts, left, right),
        _addresses(told.addresses, left, right),
        _equal(told.countries, left, right),
    )
    return np.stack(columns, axis=1)


def _equal(values: Values, left: Ints, right: Ints) -> Levels:
    every = np.ones(len(values.texts), np.bool_)
    both = shared(values, left, right, every) > 0
    return _spoken(values, left, right, np.where(both, EqualLevel.SAME, EqualLevel.OTHER))


def _gender(genders: Values, left: Ints, right: Ints) -> Levels:
    """A record that is called both says nothing."""
    doubtful = genders.counts() != 1
    found = _equal(genders, left, right)
    found[doubtful[left] | doubtful[right]] = SILENT
    return found


def _held(values: Values, left: Ints, right: Ints) -> Levels:
    few = values.holders() < BUSY
    quiet = shared(values, left, right, few) > 0
    busy = shared(values, left, right, ~few) > 0
    found = np.where(busy, HeldLevel.BUSY, HeldLevel.OTHER)
    return _spoken(values, left, right, np.where(quiet, HeldLevel.SAME, found))


def _addresses(words: Values, left: Ints, right: Ints) -> Levels:
    """All words of the shorter in the longer is the same; half of all, near."""
    both = shared(words, left, right, np.ones(len(words.texts), np.bool_))
    own, other = words.counts()[left], words.counts()[right]
    near = 3 * both >= own + other  # half of the words that either has
    found = np.where(near, AlikeLevel.NEAR, AlikeLevel.OTHER)
    same = (both == np.minimum(own, other)) & (both >= 3)
    return _spoken(words, left, right, np.where(same, AlikeLevel.SAME, found))


def _spoken(values: Values, left: Ints, right: Ints, found: Ints) -> Levels:
    counts = values.counts()
    both = (counts[left] > 0) & (counts[right] > 0)
    return np.where(both, found, SILENT).astype(np.int8)


def _births(births: Values, left: Ints, right: Ints) -> Levels:
    pair, own, other = crossed(births.starts, left, right)
    days = np.array(births.texts, np.int64).reshape(-1, 3)
    one, two = days[births.codes[own]], days[births.codes[other]]
    equal = (one == two).sum(axis=1)
    same_year = one[:, 0] == two[:, 0]
    turned = same_year & (one[:, 1] == two[:, 2]) & (one[:, 2] == two[:, 1])
    level = np.where(equal == 2, BirthLevel.SLIP, BirthLevel.OTHER)
    level = np.where(turned, BirthLevel.SWAPPED, level)
    level = np.where(equal == 3, BirthLevel.SAME, level)
    by_year = (one[:, 1] == 0) | (two[:, 1] == 0)
    level = np.where(by_year, np.where(same_year, BirthLevel.YEAR, BirthLevel.OTHER), level)
    return best(pair, level, len(left))
