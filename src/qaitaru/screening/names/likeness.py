"""Where on a list a word may stand, and what it gains there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from qaitaru.screening.names.candidates import NO_FLOATS
from qaitaru.screening.names.costs import Floats
from qaitaru.screening.names.index import NameIndex
from qaitaru.screening.names.near_forms import NO_INTS, near_forms
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.tokens import Token
from qaitaru.screening.names.vocabulary import Ints

_ENOUGH: Final = 0.25  # share of a word's worth that must be left of it for it to be the word
_ENOUGH_BY_EAR: Final = 0.15  # the same of a word in Cyrillic
_JOIN: Final = 0.3  # words taken as one, where they were written apart


@dataclass(frozen=True, slots=True, eq=False)
class Likeness:
    """Places where a word may stand, by number of name: cost, span, worth, and the gain by name.

    ``names`` are the names that have such a place, each once, ascending; ``gain`` is what each
    gains by its best place at most, ``covered`` the worth of the words it shares there at most.
    """

    name: Ints
    first: Ints
    last: Ints
    cost: Floats
    worth: Floats
    names: Ints
    gain: Floats
    covered: Floats


NOWHERE: Final = Likeness(
    NO_INTS, NO_INTS, NO_INTS, NO_FLOATS, NO_FLOATS, NO_INTS, NO_FLOATS, NO_FLOATS
)


class _Found(NamedTuple):
    """Forms that a word may be, and how much of its worth must be left of it."""

    rows: Ints
    costs: Floats
    worth: float
    enough: float


def likeness(words: Sequence[Token], worth: float, index: NameIndex) -> Likeness:
    """The places of a word, or of neighbouring words as one.

    Args:
        words: neighbouring words of one script.
        worth: of them together.
    """
    rows, costs = near_forms(words, index)
    enough = _ENOUGH_BY_EAR if words[0].script is Script.CYRILLIC else _ENOUGH
    return _placed(_Found(rows, costs, worth, enough), index, count=len(words))


def _placed(found: _Found, index: NameIndex, *, count: int) -> Likeness:
    rows, costs = found.rows, found.costs
    if not len(rows):
        return NOWHERE
    starts = index.starts[rows]
    counts = index.starts[rows + 1] - starts
    before = counts.cumsum()
    places = (starts - before + counts).repeat(counts)
    places += np.arange(len(places))
    name = index.name[places]
    order = name.argsort(kind="stable")
    places, cost, name = places[order], costs.repeat(counts)[order], name[order]
    theirs = index.worth[places]
    span = index.last[places] - index.first[places]
    both = (theirs + np.float32(found.worth)) / 2
    gain = both - cost - (span + (count - 2)).astype(np.float32) * np.float32(_JOIN)
    useful = (gain >= found.enough * both).nonzero()[0]
    if not len(useful):
        return NOWHERE
    places, cost, name = places[useful], cost[useful], name[useful]
    theirs, gain, both = theirs[useful], gain[useful], both[useful]
    heads = np.concatenate(([0], (name[1:] != name[:-1]).nonzero()[0] + 1))
    return Likeness(
        name=name,
        first=index.first[places],
        last=index.last[places],
        cost=cost.astype(np.float32),
        worth=theirs,
        names=name[heads],
        gain=np.maximum.reduceat(gain, heads),
        covered=np.maximum.reduceat(both, heads),
    )
