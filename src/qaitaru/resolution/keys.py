"""The keys by which records come to be compared: two that share no key are never looked at."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, Final

from qaitaru.resolution.records import NameWord
from qaitaru.resolution.told import Birth, Told
from qaitaru.resolution.values import Values

Key = tuple[str, ...]
"""The kind of the key, then what is equal."""

_END: Final = 4  # letters by which a word begins or ends
_MOST_WORDS: Final = 6  # of one name; the first ones tell


def keys_of(told: Told, row: int) -> set[Key]:
    """Every key of one record."""
    births: Sequence[Birth] = _row(told.births, row)
    fathers: Sequence[NameWord] = _row(told.fathers, row)
    found: set[Key] = {("number", one) for one in told.state[row]}
    for kind, values in (
        ("number", told.numbers),
        ("phone", told.phones),
        ("account", told.accounts),
    ):
        found.update((kind, one) for one in _row(values, row))
    for name in _row(told.names, row):
        found.update(_of_name(name[:_MOST_WORDS], births, fathers))
    return found


def _row(values: Values, row: int) -> list[Any]:
    return [values.texts[code] for code in values.codes[slice(*values.starts[row : row + 2])]]


def _of_name(
    name: Sequence[NameWord], births: Sequence[Birth], fathers: Sequence[NameWord]
) -> Iterator[Key]:
    words = [word for word in name if not word.is_initial]
    for at, word in enumerate(name):
        if word.is_initial:
            continue
        beside = (*name[:at], *name[at + 1 :])
        yield from (("birth", _day(birth), word.sounds) for birth in births if birth[1])
        yield from (("father", word.sounds, father.sounds) for father in fathers)
        yield from (("initial", word.sounds, one.first_sound) for one in beside)
    for one, other in combinations(words, 2):
        yield ("name", *sorted((one.sounds, other.sounds)))
        yield from _despite_a_slip(one, other)
        yield from _despite_a_slip(other, one)
    if len(words) == 1:
        yield ("word", words[0].form)


def _despite_a_slip(sure: NameWord, other: NameWord) -> Iterator[Key]:
    """One word whole, and how the other begins and how it ends."""
    yield ("begins", sure.sounds, other.form[:_END])
    yield ("ends", sure.sounds, other.form[-_END:])


def _day(birth: Birth) -> str:
    """A day by its year and its two other numbers, in whichever order they were written."""
    year, month, day = birth
    return f"{year}-{min(month, day)}-{max(month, day)}"
