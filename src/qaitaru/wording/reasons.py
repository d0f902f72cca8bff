"""How a reason of a hit reads for people: its sentence, with the two values that decided."""

from typing import Final

from qaitaru.wording.catalogues import Words
from qaitaru.wording.forms import forms_for

_TERMS: Final = {"gender_same": "gender", "gender_other": "gender", "kind_other": "kind"}
"""Reasons whose values are terms of the house, told in the language; others stand as they are."""

_COUNTRIES: Final = frozenset({"country_same", "country_other"})
"""Reasons whose values are countries by their codes."""
_APART: Final = ", "  # between countries


def reason_text(kind: str, asked: str, listed: str, words: Words) -> str:
    """A reason as a sentence.

    Args:
        kind: of the reason (``reason.<kind>`` in the catalogues).
        asked: the value of the party asked for.
        listed: the value on the list.
    """
    term = _TERMS.get(kind)
    if term:
        asked, listed = (words(f"value.{term}.{text}") for text in (asked, listed))
    if kind in _COUNTRIES:
        asked, listed = (_countries(text, words.language) for text in (asked, listed))
    return words(f"reason.{kind}", asked=asked, listed=listed)


def _countries(text: str, language: str) -> str:
    return _APART.join(map(forms_for(language).country, text.split(_APART)))
