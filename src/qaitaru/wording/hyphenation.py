"""Where a Kazakh word may be divided at the end of a line: by its syllables.

A syllable has one vowel. A single consonant between two vowels goes with the second; of several,
the last does, and with it a pair that begins words of other languages (``ст``, ``тр``) where a
consonant is left before it: ``Қа-зақ-стан``, ``құрт-тан``, ``кон-троль``. ``у`` and ``и`` after a
vowel are consonants (``тау-лы``). A soft or hard sign stays with the letter before it, and no
single letter is left alone. On a page short words stay whole, and three letters stand on either
side: what is divided is read at once.

Source: rules of division of the Kazakh orthography as taught; typesetters' pattern sets have none.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Final

SOFT_HYPHEN: Final = "\N{SOFT HYPHEN}"
SHORTEST: Final = 8  # letters of a word that is worth dividing
_LEAST: Final = 3  # letters left on either side
_PLACES: Final = 3  # at which a word may be divided, those nearest its middle
_VOWELS: Final = frozenset("аәеёиіоөуұүыэюя")
_GLIDES: Final = frozenset("уи")
_SIGNS: Final = frozenset("ьъ")
_ONSETS: Final = frozenset(
    {"бл", "бр", "гл", "гр", "др", "кл", "кр", "пл", "пр", "ск", "сп", "ст", "тр", "фл", "фр", "шт"}
)
_WORD: Final = re.compile(rf"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]{{{SHORTEST},}}")


def syllables(word: str) -> tuple[str, ...]:
    """The parts a word may be divided into; one for a word that may not be."""
    starts = list(_starts(word.lower()))
    ends = [*starts, len(word)]
    parts = [word[start:end] for start, end in zip([0, *starts], ends, strict=True)]
    return tuple(_none_alone(parts))


def softened(text: str, wanted: Mapping[str, frozenset[int]] | None = None) -> str:
    """The text with soft hyphens where its words may be divided.

    Args:
        wanted: for each word that is divided, after how many letters; other words are left whole.
            None: every word wherever it may be.
    """
    return _WORD.sub(lambda found: _soft(found[0], wanted), text)


def _soft(word: str, wanted: Mapping[str, frozenset[int]] | None) -> str:
    if word.isupper() or (wanted is not None and word not in wanted):
        return word
    places = _places(word) if wanted is None else sorted(wanted[word])
    parts = zip([0, *places], [*places, len(word)], strict=True)
    return SOFT_HYPHEN.join(word[start:end] for start, end in parts)


def _places(word: str) -> list[int]:
    """After how many letters a word is best divided."""
    ends = list(accumulate(len(part) for part in syllables(word)))[:-1]
    allowed = [at for at in ends if _LEAST <= at <= len(word) - _LEAST]
    return sorted(sorted(allowed, key=lambda at: abs(2 * at - len(word)))[:_PLACES])


def _starts(word: str) -> Iterator[int]:
    """Where the second and every later syllable begins."""
    vowels = [nth for nth, letter in enumerate(word) if _is_vowel(word, nth)]
    for before, after in pairwise(vowels):
        yield _start(word, before, after)


def _is_vowel(word: str, nth: int) -> bool:
    after_vowel = nth > 0 and word[nth - 1] in _VOWELS
    glide = word[nth] in _GLIDES and after_vowel and word[nth - 1] not in _GLIDES
    return word[nth] in _VOWELS and not glide


def _start(word: str, before: int, after: int) -> int:
    """Where the syllable of the vowel at ``after`` begins."""
    between = word[before + 1 : after]
    if not between or between[-1] in _SIGNS:
        return after
    return after - 2 if len(between) > 2 and between[-2:] in _ONSETS else after - 1


def _none_alone(parts: list[str]) -> Iterator[str]:
    """The parts, a single letter at either end joined to its neighbour."""
    joined = list(parts)
    if len(joined) > 1 and len(joined[0]) == 1:
        joined[:2] = [joined[0] + joined[1]]
    if len(joined) > 1 and len(joined[-1]) == 1:
        joined[-2:] = [joined[-2] + joined[-1]]
    return iter(joined)
