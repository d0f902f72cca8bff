"""Whether bytes that can be read as UTF-8 were written so, or only happen to fit.

A few letters of an eight-bit encoding may have the bytes of one odd character: the Kazakh word
``Ең`` in kz1048 is the letter ``ž``, the Russian word ``тип`` in cp866 the sign ``⨯``. So each
distinct character is weighed with its word, never how often it stands.
"""

import re
from typing import Final

from qaitaru.ingest.text.eight_bit import lead_over

_MOST_KEPT: Final = 64  # distinct characters that are looked at
_BESIDE: Final = 40  # characters of a word kept on each side
_LETTERS: Final = re.compile(r"[^\W\d_]*")
_PLAIN_SIGNS: Final = frozenset(  # whose bytes fit no word in any encoding of the region
    map(chr, (0xA0, 0xAD, *range(0x2000, 0x2600), *range(0xFF00, 0xFFF0)))
)
_CLEAR: Final = 5.0  # nats by which UTF-8 must be the less surprising reading


class WideLetters:
    """The distinct characters past ASCII of a text, each with the word it was first met in."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def take(self, text: str) -> None:
        """Look at the next piece of the text, until enough is known."""
        if len(self._words) >= _MOST_KEPT or text.isascii():
            return
        for one in sorted({c for c in set(text) if c > "\x7f"} - self._words.keys()):
            self._words[one] = _word_at(text, text.index(one))

    def words(self) -> list[bytes]:
        """The words the characters stand in, as the bytes they were read from."""
        return sorted({word.encode() for word in self._words.values()})

    def are_sure(self) -> bool:
        """Whether they show that the bytes are UTF-8; false where there are none."""
        odd = {word for one, word in self._words.items() if one not in _PLAIN_SIGNS}
        return bool(self._words) and (not odd or lead_over(sorted(odd)) >= _CLEAR)


def _word_at(text: str, at: int) -> str:
    """The letters around a letter; a sign with what stands next to it."""
    if not text[at].isalpha():
        return text[max(at - 1, 0) : at + 2]
    before, after = text[max(at - _BESIDE, 0) : at][::-1], text[at : at + _BESIDE]
    return _run(before)[::-1] + _run(after)


def _run(text: str) -> str:
    found = _LETTERS.match(text)
    return found.group() if found else ""
