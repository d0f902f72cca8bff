"""Which forms of a list a word may be, with what each costs."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from qaitaru.screening.names.alphabet import VOWELS
from qaitaru.screening.names.candidates import APART, NO_FLOATS, candidates, letters_alike
from qaitaru.screening.names.costs import Costs, Floats, costs_of
from qaitaru.screening.names.distance import distances
from qaitaru.screening.names.index import NameIndex
from qaitaru.screening.names.known import given_name, same_names
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.tokens import Token
from qaitaru.screening.names.units import units_of
from qaitaru.screening.names.vocabulary import Ints, folded, skeleton
from qaitaru.screening.names.words import patronymic

_TABLED: Final = {Script.ARABIC, Script.HEBREW, Script.HANGUL, Script.CYRILLIC}
_WITH_VOWELS: Final = {Script.LATIN, Script.CYRILLIC, Script.GREEK, Script.GEORGIAN}
_DENSE: Final = {Script.HANGUL: 1.6, Script.HAN: 2.5}
"""Of names of few syllables, each a name of its own, a slip says more."""
_ARTICLE: Final = "al"
_SHORT_TO: Final = 6  # letters
_SLIP_BY_LETTER: Final = 0.1
_LEAST_OF_A_SLIP: Final = 0.6
_SAME_NAME: Final = 1.0  # a name as another language writes it, or its short form
_OTHER_NAME: Final = 4.0  # of two given names that are known to be two
_LOOKS_ALIKE: Final = 1.0  # cost from which two known names are two
_WHOLE: Final = 0.25  # cost a letter at which a patronymic is still itself, ending and all
_SEEN_ALIKE: Final = 0.6
_FOREIGN_SIGN: Final = 12.0  # cost of a word of an unread script, all of it other
NO_INTS: Final = np.empty(0, dtype=np.int64)


def near_forms(words: Sequence[Token], index: NameIndex) -> tuple[Ints, Floats]:
    """The forms of a list, by number, that a word may be, or neighbouring words as one; the costs.

    Args:
        words: neighbouring words of one script.
    """
    form = "".join(word.form for word in words)
    script = words[0].script
    rows, costs = _near(form, script, words, index)
    own = index.vocabulary.number.get(form)
    if own is not None and (len(words) == 1 or own < index.singles or script in APART):
        return _with(rows, costs, own)
    return rows, costs


def _near(
    form: str, script: Script, words: Sequence[Token], index: NameIndex
) -> tuple[Ints, Floats]:
    if len(form) < 2:
        return NO_INTS, NO_FLOATS
    if script is Script.OTHER:
        return _by_sight(form, index)
    units: Sequence[str] = form
    if script in _TABLED:
        units = tuple(unit for word in words for unit in word.units)
    rows, found = _by_cost(form, units, script, index, count=len(words))
    if len(words) > 1 and not len(rows):
        return rows, found
    if script is Script.ARABIC and any(word.form == _ARTICLE for word in words[1:]):
        spoken = distances(_assimilated(words), costs_of(script), index.vocabulary, rows)
        found = np.minimum(found, spoken)
    near = (found < 2.0 + 0.95 * min(len(form), 9)).nonzero()[0]
    rows, found = rows[near], found[near]
    if len(words) > 1 or script not in _WITH_VOWELS:
        return rows, found
    found = _other_names_apart(form, rows, found, index)
    rows, found = _with_same_names(form, rows, found, index)
    return _cheaper((rows, found), _whole(words[0], index)) if words[0].whole else (rows, found)


def _by_cost(
    form: str, units: Sequence[str], script: Script, index: NameIndex, *, count: int
) -> tuple[Ints, Floats]:
    rows = candidates(form, script, count, index)
    if not len(rows):
        return rows, NO_FLOATS
    table = costs_of(script) if script in _TABLED else _latin(form)
    found = distances(units, table, index.vocabulary, rows)
    return rows, found * np.float32(_DENSE.get(script, 1.0) * _lasting(form, script))


def _lasting(form: str, script: Script) -> float:
    """How much less than in a short word a slip says in a long one, of which more is left."""
    if script is not Script.LATIN:
        return 1.0
    return max(_LEAST_OF_A_SLIP, min(1.0, 1.0 - _SLIP_BY_LETTER * (len(form) - _SHORT_TO)))


def _whole(father: Token, index: NameIndex) -> tuple[Ints, Floats]:
    """A patronymic with its ending, which somebody may have written in a way nobody reads so."""
    script, units = father.script, tuple(father.whole)
    if script in _TABLED:
        units = units_of(father.written, script)
    rows, found = _by_cost(father.whole, units, script, index, count=1)
    near = found < _WHOLE * len(father.whole)
    rows, found = rows[near], found[near]
    forms = (index.vocabulary.forms[row] for row in rows.tolist())
    misspelt = np.array([patronymic(form) is None for form in forms], dtype=bool)
    return rows[misspelt], found[misspelt]


def _cheaper(one: tuple[Ints, Floats], other: tuple[Ints, Floats]) -> tuple[Ints, Floats]:
    """The rows of both, each at the lower of its costs."""
    if not len(other[0]):
        return one
    rows = np.concatenate((one[0], other[0]))
    costs = np.concatenate((one[1], other[1]))
    order = np.lexsort((costs, rows))
    rows, first = np.unique(rows[order], return_index=True)
    return rows, costs[order][first]


def _other_names_apart(form: str, rows: Ints, costs: Floats, index: NameIndex) -> Floats:
    own = given_name(form) if len(rows) else ""
    if not own:
        return costs
    theirs = [given_name(index.vocabulary.forms[row]) for row in rows.tolist()]
    other = np.array([bool(name) and name != own for name in theirs], dtype=bool)
    other &= costs >= _LOOKS_ALIKE
    return costs + np.where(other, _OTHER_NAME, 0).astype(np.float32)


def _with_same_names(form: str, rows: Ints, costs: Floats, index: NameIndex) -> tuple[Ints, Floats]:
    same = [
        row
        for name in same_names(form)
        for row in index.skeletons.get(skeleton(name), ())
        if folded(index.vocabulary.forms[row]) == name
    ]
    if not same:
        return rows, costs
    others = np.array(same, dtype=np.int64), np.full(len(same), _SAME_NAME, dtype=np.float32)
    return _cheaper((rows, costs), others)


def _assimilated(words: Sequence[Token]) -> tuple[str, ...]:
    """Units with the article's L unheard, as before a sun letter: ``nuruddin``."""
    spoken = (word.units[:1] if word.form == _ARTICLE else word.units for word in words)
    return tuple(unit for units in spoken for unit in units)


def _latin(form: str) -> Costs:
    inner = sum(letter in VOWELS for letter in form[1:-1])
    outer = sum(letter in "aeiouy" for letter in form)
    lost = len(form) >= 3 and not inner and outer <= 1
    return costs_of(Script.LATIN, voweless=lost)


def _by_sight(form: str, index: NameIndex) -> tuple[Ints, Floats]:
    """A word of a script the house does not read, letter against letter."""
    forms = [index.vocabulary.forms[row] for row in index.unread.tolist()]
    alike = letters_alike(form, forms, _SEEN_ALIKE)
    near = np.flatnonzero(alike >= _SEEN_ALIKE)
    return index.unread[near], (1 - alike[near]) * np.float32(_FOREIGN_SIGN)


def _with(rows: Ints, costs: Floats, own: int) -> tuple[Ints, Floats]:
    others = rows != own
    return np.append(rows[others], own), np.append(costs[others], np.float32(0))
