"""What a word is worth as evidence: the rarer it stands in names, the more it says.

The worth is the same whatever list is asked: a list that grows changes no other score.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from qaitaru.screening.names.romanise import plainly_spelt
from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.tokens import Token
from qaitaru.screening.names.vocabulary import skeleton
from qaitaru.screening.names.words import words

RAREST: Final = 8.5
_BESIDE: Final = 0.15  # particles and titles
_WITHOUT_VOWELS: Final = {Script.ARABIC, Script.HEBREW}
_BY_SYLLABLE: Final = {Script.HANGUL, Script.HAN}
_FAMILY: Final = 3.0  # a family name of one syllable at least
_FORM: Final = 0.3  # of a company
_INITIAL: Final = 1.0
_LEAST: Final = 1.0
_A_LETTER: Final = 2.1  # a short word is worth little however rare
_SIGN: Final = 3.5  # a sign of a script that writes syllables or ideas
_FATHER: Final = 0.7  # a patronymic, of the same word as a name


@lru_cache(maxsize=50_000)
def weight(token: Token) -> float:
    """The evidence, in nats, of two names sharing the word; never zero."""
    form = token.form
    if token.script in _BY_SYLLABLE:
        return max(_FAMILY, min(_known().get(form, RAREST), _A_LETTER * len(form)))
    if form in words("particles") or form in words("titles"):
        return _BESIDE
    if form in words("forms"):
        return _FORM
    if len(form) == 1 and token.script is not Script.OTHER:
        return _INITIAL
    most = (_SIGN if token.script is Script.OTHER else _A_LETTER) * len(form)
    if token.script in _WITHOUT_VOWELS:
        known = _by_skeleton().get(skeleton(form), RAREST)
    else:
        known = _known().get(form, RAREST)
    worth = max(_LEAST, min(known, most))
    return worth * _FATHER if token.is_patronymic else worth


@cache
def _by_skeleton() -> dict[str, float]:
    """What the commonest word of the same consonants is worth."""
    found: dict[str, float] = {}
    for form, worth in _known().items():
        key = skeleton(form)
        found[key] = min(worth, found.get(key, RAREST))
    return found


@cache
def _known() -> dict[str, float]:
    path = files("qaitaru.screening.names") / "tables" / "frequencies.tsv"
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    known: dict[str, float] = {}
    for line in lines:
        worth, _, forms = line.partition("\t")
        for form in forms.split():
            known.setdefault(plainly_spelt(form), float(worth))
    return known
