"""Letters that look alike in Latin and Cyrillic: two names nobody tells apart are one name."""

import unicodedata
from typing import Final

_LOOK_ALIKES: Final = str.maketrans("АВЕКМНОРСТУХІ", "ABEKMHOPCTYXI")


def looks(text: str) -> str:
    """What is left of a text without case, blanks and signs, in Latin where Cyrillic looks so."""
    composed = unicodedata.normalize("NFKC", text)
    plain = "".join(one for one in composed.upper() if one.isalnum())
    return plain.translate(_LOOK_ALIKES)
