"""What a transfer's channel, purpose and accounts say it is.

A word is a run of letters and digits of any script; whatever stands between two is as a space, and
so is a number alone.
Words of a pack are sought in the channel and in the purpose, never across the two. Two IBANs of
different countries are a transfer abroad.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from qaitaru.detection.marks_pack import MarkWords
from qaitaru.detection.moves import Mark

APART: Final = " | "
"""Between the words of the channel and those of the purpose."""
_GOES_ON: Final = "*"
_OTHERS: Final = re.compile(r"(?:[\W_]+[0-9]+)*[\W_]+")
_IBAN: Final = re.compile(r"[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}")


def marks_of(
    tables: tuple[MarkWords, ...], texts: tuple[str, str], accounts: tuple[str, str]
) -> Mark:
    """The flags of a transfer, but for ``DAY_ONLY``.

    Args:
        texts: channel and purpose, each may be empty.
        accounts: payer and payee.
    """
    text = APART.join(map(spaced, texts))
    found = Mark(0)
    for table in tables:
        if not found & table.unless_mask() and _sought(table.words).search(text):
            found |= table.mask()
    if all(_IBAN.fullmatch(one) for one in accounts) and accounts[0][:2] != accounts[1][:2]:
        found |= Mark.ABROAD
    return found


def spaced(text: str) -> str:
    """The words of a text in small letters, ``ё`` as ``е``, with one space about each."""
    small = text.replace("İ", "i").lower().replace("ё", "е")
    return _OTHERS.sub(" ", f" {small} ")


def pattern_of(words: Sequence[str]) -> str:
    """A pattern that any of the words meets in a spaced text, in every engine's language."""
    told = (re.sub(_OTHERS, " ", one.replace(_GOES_ON, "ANY")) for one in words)
    return f" (?:{'|'.join(map(_phrase, told))})"


def _phrase(words: str) -> str:
    told = words.replace("ANY ", "[^ ]* ")
    return told.removesuffix("ANY") if told.endswith("ANY") else f"{told} "


@cache
def _sought(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(pattern_of(words))
