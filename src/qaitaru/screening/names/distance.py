"""How far a word is from each of many forms, by the costs of its script.

One sweep over the units of the word; each step moves all forms at once. A unit becomes a letter
or a digraph, or nothing; two units become one; letters of the form may stand for nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from qaitaru.screening.names.costs import NEVER, SWAPPED, Costs, Floats
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.vocabulary import Ints, Vocabulary


class Step(NamedTuple):
    """Two neighbouring units, and the letters of all forms."""

    units: tuple[str, str]
    costs: Costs
    letter: Ints
    digraph: Ints


def distances(units: Sequence[str], costs: Costs, vocabulary: Vocabulary, rows: Ints) -> Floats:
    """The cost of each form of ``rows`` being the word, in their order; 0 is the same spelling."""
    longest = int(vocabulary.length[rows].max(initial=0))
    letter = vocabulary.letter[rows, :longest]
    digraph = vocabulary.digraph[rows, :longest]
    extra = vocabulary.put_in(costs)[rows, : longest + 1]
    before = earlier = extra
    for at, unit in enumerate(units):
        number = costs.unit.get(unit)
        if number is None:
            reached = before + costs.unknown
            np.minimum(reached[:, 1:], before[:, :-1] + costs.unknown, out=reached[:, 1:])
        else:
            reached = before + costs.silent[number]
            _reach(reached, before, costs.letter[number][letter], 1)
            _reach(reached, before, costs.digraph[number][digraph[:, 1:]], 2)
        if at:
            _two_units(reached, earlier, Step((units[at - 1], unit), costs, letter, digraph))
        earlier, before = before, _letters_put_in(reached, extra)
    return before[np.arange(len(rows)), np.minimum(vocabulary.length[rows], longest)]


def _reach(reached: Floats, before: Floats, step: Floats, letters: int) -> None:
    np.minimum(reached[:, letters:], before[:, :-letters] + step, out=reached[:, letters:])


def _two_units(reached: Floats, earlier: Floats, step: Step) -> None:
    costs, letter = step.costs, step.letter
    couple = costs.couple.get("|".join(step.units))
    if couple is not None:
        _reach(reached, earlier, costs.couple_letter[couple][letter], 1)
        _reach(reached, earlier, costs.couple_digraph[couple][step.digraph[:, 1:]], 2)
    if costs.script is Script.LATIN:
        first, second = (ord(unit) - ord("a") for unit in step.units)
        swapped = (letter[:, 1:] == first) & (letter[:, :-1] == second)
        if swapped.any():
            _reach(reached, earlier, np.where(swapped, SWAPPED, NEVER).astype(np.float32), 2)


def _letters_put_in(reached: Floats, extra: Floats) -> Floats:
    """The cheapest way to each column, letters that stand for nothing put in on the way."""
    least: Floats = np.minimum.accumulate(reached - extra, axis=1)
    least += extra
    return least
