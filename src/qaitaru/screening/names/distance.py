"""How far a word is from each of many forms, by the costs of its script.

One sweep over the units of the word; each step moves all forms at once. A unit becomes a letter
or a digraph, or nothing; two units become one; letters of the form may stand for nothing.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.costs import NEVER, SWAPPED, Costs, Floats
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.vocabulary import Ints, Vocabulary
from qaitaru.screening.names.words import without_ending

_ENDING: Final = 1.0
"""A family name with its ending, and the same without it or with that of the other gender."""


_WIDE: Final = 64
"""Forms from which a row of them at a time is quicker than numpy, which goes down each column."""


class Forms(NamedTuple):
    """Forms that a word is compared with: their letters and digraphs, and what these cost.

    A form is a column here, so that each step runs along forms that lie side by side.

    ``as_letter`` and ``as_digraph`` are what each known unit of the word costs at each letter and
    digraph; ``turned`` are the letters that are two neighbouring units of the word, turned round.
    """

    units: Sequence[str]
    costs: Costs
    letter: NDArray[np.uint8]
    digraph: NDArray[np.uint8]
    as_letter: dict[str, Floats]
    as_digraph: dict[str, Floats]
    turned: dict[int, NDArray[np.bool_]]


def distances(units: Sequence[str], costs: Costs, vocabulary: Vocabulary, rows: Ints) -> Floats:
    """The cost of each form of ``rows`` being the word, in their order; 0 is the same spelling."""
    length, stem = vocabulary.length[rows], vocabulary.stem[rows]
    longest = int(length.max(initial=0))
    letter = np.ascontiguousarray(vocabulary.letter[rows, :longest].T)
    digraph = np.ascontiguousarray(vocabulary.digraph[rows, 1:longest].T)
    forms = _forms(units, costs, letter, digraph)
    extra = put_in(costs, forms.letter)
    own_stem = without_ending("".join(units))
    before = earlier = endless = extra
    for at, unit in enumerate(units):
        reached = _one_unit(before, unit, forms)
        if at:
            _two_units(reached, earlier, at, forms)
        earlier, before = before, _letters_put_in(reached, extra)
        if at + 1 == own_stem:
            endless = before
    every = np.arange(len(rows))
    found: Floats = before[length, every]
    if own_stem == len(units) and (stem == length).all():
        return found
    apart = np.minimum(before[stem, every], endless[stem, every])
    np.minimum(apart, endless[length, every], out=apart)
    return np.minimum(found, apart + np.float32(_ENDING))


def _forms(
    units: Sequence[str], costs: Costs, letter: NDArray[np.uint8], digraph: NDArray[np.uint8]
) -> Forms:
    """Every unit of the word at every letter of the forms, looked up at one go."""
    known = [unit for unit in dict.fromkeys(units) if unit in costs.unit]
    numbers = [costs.unit[unit] for unit in known]
    as_letter = costs.letter[numbers].take(letter, axis=1)
    as_digraph = costs.digraph[numbers].take(digraph, axis=1)
    return Forms(
        units,
        costs,
        letter,
        digraph,
        dict(zip(known, as_letter, strict=True)),
        dict(zip(known, as_digraph, strict=True)),
        _turned(units, letter) if costs.script is Script.LATIN else {},
    )


def _turned(units: Sequence[str], letter: NDArray[np.uint8]) -> dict[int, NDArray[np.bool_]]:
    """Where the letters are a unit and the one before it, by the unit's place; only if anywhere."""
    own = np.array([ord(unit) - ord("a") for unit in units], dtype=np.int64)
    same = letter == own[:, None, None]
    both = same[:-1, 1:] & same[1:, :-1]
    return {int(at) + 1: both[at] for at in np.flatnonzero(both.any(axis=(1, 2)))}


def put_in(costs: Costs, letter: NDArray[np.uint8]) -> Floats:
    """What it costs that all letters before a place stand for nothing."""
    found = np.zeros((letter.shape[0] + 1, letter.shape[1]), dtype=np.float32)
    extra = costs.extra.take(letter)
    if extra.shape[1] < _WIDE:
        extra.cumsum(axis=0, out=found[1:])
    else:
        for sums, (before, more) in zip(found[1:], zip(found, extra, strict=False), strict=True):
            np.add(before, more, out=sums)
    return found


def _one_unit(before: Floats, unit: str, forms: Forms) -> Floats:
    costs = forms.costs
    number = costs.unit.get(unit)
    reached: Floats
    if number is None:
        unknown = np.float32(costs.unknown)
        reached = before + unknown
        np.minimum(reached[1:], before[:-1] + unknown, out=reached[1:])
        return reached
    reached = before + costs.silent[number]
    step = before[:-1] + forms.as_letter[unit]
    np.minimum(reached[1:], step, out=reached[1:])
    step = before[:-2] + forms.as_digraph[unit]
    np.minimum(reached[2:], step, out=reached[2:])
    return reached


def _reach(reached: Floats, before: Floats, step: Floats, letters: int) -> None:
    further = reached[letters:]
    np.minimum(further, before[:-letters] + step, out=further)


def _two_units(reached: Floats, earlier: Floats, at: int, forms: Forms) -> None:
    units, costs = forms.units, forms.costs
    couple = costs.couple.get(f"{units[at - 1]}|{units[at]}")
    if couple is not None:
        _reach(reached, earlier, costs.couple_letter[couple].take(forms.letter), 1)
        _reach(reached, earlier, costs.couple_digraph[couple].take(forms.digraph), 2)
    if at in forms.turned:
        step = np.where(forms.turned[at], SWAPPED, NEVER).astype(np.float32)
        _reach(reached, earlier, step, 2)


def _letters_put_in(reached: Floats, extra: Floats) -> Floats:
    """The cheapest way to each place, letters that stand for nothing put in on the way."""
    reached -= extra
    if reached.shape[1] < _WIDE:
        np.minimum.accumulate(reached, axis=0, out=reached)
    else:
        for before, least in pairwise(reached):
            np.minimum(least, before, out=least)
    reached += extra
    return reached
