"""How surprising a text is to one who reads Russian, Kazakh and Ukrainian.

A wrong encoding turns words into letters that no word has. The surprise is minus the logarithm of
a probability: of each letter after the one before it, learned from the word lists beside this file.
A word counts once however often it stands, so that one odd header cannot outvote a page.

Source: letter-pair models of language, as in W. B. Cavnar, J. M. Trenkle, N-Gram-Based Text
Categorization (1994); the word lists are ours.
"""

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

LANGUAGES = {"ru": 0.0, "kk": 0.0, "uk": 2.0}  # the third is met seldom: surprise a word
_PIECES = re.compile(r"[^\W\d_]+|[^\w\s]|[^\x00-\x7f]|[\x00-\x08\x0b\x0c\x0e-\x1f]")
_EDGE = " "
_BACKING = 20.0  # how many pairs the bare letter frequencies weigh

STRANGE = 10.0  # a letter or sign that no language here writes
_BROKEN = 14.0  # a control character, or no character at all
_MARK_COSTS = {"\u00a0": 1.0, "\u202f": 2.0, "№": 4.0, "«": 4.0, "»": 4.0, "₸": 4.0, "€": 5.0}
_TYPOGRAPHY = "–—“”„‘’…•·§°±£©®™‹›‰"


@dataclass(frozen=True)
class Spelling:
    """One language's letters and pairs of letters, as surprises."""

    letters: dict[str, float]
    pairs: dict[str, float]
    rarity: float

    def surprise(self, word: str) -> float:
        """Of a word in small letters."""
        total, before = self.rarity, _EDGE
        for letter in word:
            total += self.pairs.get(before + letter) or self.letters.get(letter, STRANGE)
            before = letter
        return total


def spelling_of(words: list[str], rarity: float = 0.0) -> Spelling:
    """The spelling that a list of words shows."""
    counted = Counter("".join(words))
    whole = sum(counted.values()) + len(counted)
    share = {letter: (count + 1) / whole for letter, count in counted.items()}
    pairs = Counter(a + b for word in words for a, b in pairwise(_EDGE + word))
    first = Counter({_EDGE: len(words)}) + Counter("".join(word[:-1] for word in words))
    return Spelling(
        {letter: -math.log(part * 0.5) for letter, part in share.items()},
        {
            pair: -math.log((count + _BACKING * share[pair[1]]) / (first[pair[0]] + _BACKING))
            for pair, count in pairs.items()
        },
        rarity,
    )


def surprise(text: str) -> float:
    """Of the text's distinct words and signs; plain ASCII surprises nobody."""
    words, marks = set(), set()
    for match in _PIECES.finditer(text):
        start, end = match.span()
        piece = match.group()
        if len(piece) == 1 and not piece.isalpha():
            marks.add((text[max(start - 1, 0) : start], piece, text[end : end + 1]))
        elif not piece.isascii():
            beside_digit = text[start - 1 : start].isdigit() or text[end : end + 1].isdigit()
            words.add((piece, beside_digit))
    return sum(_word_surprise(word) + (2.0 if beside else 0.0) for word, beside in words) + sum(
        _mark_surprise(mark) + (6.0 if before.isalpha() and after.isalpha() else 0.0)
        for before, mark, after in marks
        if not " " <= mark <= "~"
    )


def words_of(text: str) -> set[str]:
    """The text's distinct words that are not plain ASCII."""
    pieces = set(_PIECES.findall(text))
    return {one for one in pieces if not one.isascii() and (len(one) > 1 or one.isalpha())}


def _mark_surprise(mark: str) -> float:
    if mark in _MARK_COSTS:
        return _MARK_COSTS[mark]
    if mark in _TYPOGRAPHY:
        return 6.0
    return _BROKEN if unicodedata.category(mark)[0] == "C" else STRANGE


@lru_cache(maxsize=65_536)
def _word_surprise(word: str) -> float:
    scripts = {_script(letter) for letter in word}
    if scripts == {"cyrillic"}:
        return _case_surprise(word) + min(s.surprise(word.lower()) for s in SPELLINGS)
    accented = sum(1 for letter in word if letter > "\x7f")
    if scripts == {"latin"} and accented * 2 <= len(word):
        return _case_surprise(word) + 5.0 * accented
    return STRANGE * accented


def _script(letter: str) -> str:
    if letter <= "\u024f":
        return "latin"
    return "cyrillic" if "\u0400" <= letter <= "\u052f" else "other"


def _case_surprise(word: str) -> float:
    rises = sum(1 for a, b in pairwise(word) if a.islower() and b.isupper())
    falls = sum(1 for a, b in pairwise(word[1:]) if a.isupper() and b.islower())
    return 5.0 * rises + 3.0 * falls


def _spellings() -> tuple[Spelling, ...]:
    folder = files("qaitaru.ingest.text") / "spelling"
    return tuple(
        spelling_of((folder / f"{name}.txt").read_text("utf-8").lower().split(), rarity)
        for name, rarity in LANGUAGES.items()
    )


SPELLINGS: Final = _spellings()  # at import: a worker locked in can open no file but its source
