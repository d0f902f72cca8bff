"""How far a word is from each of many forms, by the costs of its script.

One sweep over the units of the word; each step moves all forms at once. A unit becomes a letter
or a digraph, or nothing; two units become one; letters of the form may stand for nothing.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from qaitaru.screening.names.costs import NEVER, SWAPPED, Costs, Floats
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.vocabulary import Ints, Vocabulary
from qaitaru.screening.names.words import without_ending

_ENDING: Final = 1.0
"""A family name with its ending, and the same without it or with that of the other gender."""


class Forms(NamedTuple):
    """Forms that a word is compared with: their letters and digraphs, and what these cost."""

    costs: Costs
    letter: NDArray[np.uint8]
    digraph: NDArray[np.uint8]


def distances(units: Sequence[str], costs: Costs, vocabulary: Vocabulary, rows: Ints) -> Floats:
    """The cost of each form of ``rows`` being the word, in their order; 0 is the same spelling."""
    length, stem = vocabulary.length[rows], vocabulary.stem[rows]
    longest = int(length.max(initial=0))
    forms = Forms(costs, vocabulary.letter[rows, :longest], vocabulary.digraph[rows, 1:longest])
    extra = put_in(costs, forms.letter)
    own_stem = without_ending("".join(units))
    before = earlier = endless = extra
    for at, unit in enumerate(units):
        reached = _one_unit(before, unit, forms)
        if at:
            _two_units(reached, earlier, (units[at - 1], unit), forms)
        earlier, before = before, _letters_put_in(reached, extra)
        if at + 1 == own_stem:
            endless = before
    every = np.arange(len(rows))
    found: Floats = before[every, length]
    if own_stem == len(units) and (stem == length).all():
        return found
    apart = np.minimum(before[every, stem], endless[every, stem])
    np.minimum(apart, endless[every, length], out=apart)
    return np.minimum(found, apart + np.float32(_ENDING))


def put_in(costs: Costs, letter: NDArray[np.uint8]) -> Floats:
    """What it costs that all letters before a column stand for nothing."""
    found = np.zeros((letter.shape[0], letter.shape[1] + 1), dtype=np.float32)
    np.cumsum(costs.extra.take(letter), axis=1, out=found[:, 1:])
    return found


def _one_unit(before: Floats, unit: str, forms: Forms) -> Floats:
    number = forms.costs.unit.get(unit)
    reached: Floats
    if number is None:
        unknown = np.float32(forms.costs.unknown)
        reached = before + unknown
        np.minimum(reached[:, 1:], before[:, :-1] + unknown, out=reached[:, 1:])
        return reached
    reached = before + forms.costs.silent[number]
    _reach(reached, before, forms.costs.letter[number].take(forms.letter), 1)
    _reach(reached, before, forms.costs.digraph[number].take(forms.digraph), 2)
    return reached


def _reach(reached: Floats, before: Floats, step: Floats, letters: int) -> None:
    np.minimum(reached[:, letters:], before[:, :-letters] + step, out=reached[:, letters:])


def _two_units(reached: Floats, earlier: Floats, units: tuple[str, str], forms: Forms) -> None:
    costs, letter = forms.costs, forms.letter
    couple = costs.couple.get("|".join(units))
    if couple is not None:
        _reach(reached, earlier, costs.couple_letter[couple].take(letter), 1)
        _reach(reached, earlier, costs.couple_digraph[couple].take(forms.digraph), 2)
    if costs.script is Script.LATIN:
        first, second = (ord(unit) - ord("a") for unit in units)
        swapped = (letter[:, 1:] == first) & (letter[:, :-1] == second)
        if swapped.any():
            _reach(reached, earlier, np.where(swapped, SWAPPED, NEVER).astype(np.float32), 2)


def _letters_put_in(reached: Floats, extra: Floats) -> Floats:
    """The cheapest way to each column, letters that stand for nothing put in on the way."""
    least: Floats = np.minimum.accumulate(reached - extra, axis=1)
    least += extra
    return least
