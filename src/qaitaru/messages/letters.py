"""Which texts of a message can say a name: codes, days and amounts cannot."""

import re
from typing import Final

_LETTERS: Final = re.compile(r"[^\W\d_]{3}")
_CODE: Final = re.compile(r"[A-Z]{1,4}")
_TIME: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?:T.*)?")
_NUMBERED: Final = re.compile(r"\d{7,}")


def is_text(text: str) -> bool:
    """Whether a text has a word, or a number long enough to name somebody."""
    if _CODE.fullmatch(text) or _TIME.fullmatch(text):
        return False
    return bool(_LETTERS.search(text) or _NUMBERED.search(text))
