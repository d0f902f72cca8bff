"""From letters to words, in the order in which the page was printed.

Print that runs over the edge of its cell lies upon its neighbour's. Sorted by place, the two would
be shuffled into one word; in the order of printing they stay two.
"""

from collections.abc import Iterable, Sequence
from typing import Final

from qaitaru.ingest.readers.pdf.words import Rule, Word

_APART: Final = 0.15  # of a letter's height: letters further apart are of two words
_OVER: Final = 0.2  # likewise: a letter set further back begins another text
_LEVEL: Final = 0.3


def words_of(letters: Iterable[Word], uprights: Sequence[Rule]) -> tuple[Word, ...]:
    """The words of a page; an upright rule always parts two."""
    runs: list[list[Word]] = []
    last: Word | None = None
    for letter in letters:
        if letter.text.isspace() or not letter.text:
            last = None
            continue
        if last is None or _parted(last, letter, uprights):
            runs.append([])
        runs[-1].append(letter)
        last = letter
    return _mended([_word(run) for run in runs], uprights)


def _mended(words: Sequence[Word], uprights: Sequence[Rule]) -> tuple[Word, ...]:
    """Words put together that were printed in pieces, and not one after another."""
    placed = sorted(words, key=lambda word: (round(word.bottom), word.left))
    whole = placed[:1]
    for word in placed[1:]:
        if _parted(whole[-1], word, uprights):
            whole.append(word)
        else:
            whole[-1] = _word([whole[-1], word])
    return tuple(whole)


def _parted(left: Word, right: Word, uprights: Sequence[Rule]) -> bool:
    height = min(left.height, right.height)
    apart = right.left - left.right
    if not -_OVER * height <= apart <= _APART * height:
        return True
    if abs(left.bottom - right.bottom) > _LEVEL * height:
        return True
    level = (right.top + right.bottom) / 2
    between = (rule for rule in uprights if left.middle < rule.at < right.middle)
    return any(rule.start <= level <= rule.end for rule in between)


def _word(pieces: Sequence[Word]) -> Word:
    return Word(
        pieces[0].left,
        min(piece.top for piece in pieces),
        max(piece.right for piece in pieces),
        max(piece.bottom for piece in pieces),
        "".join(piece.text for piece in pieces),
    )
