"""What no line may end after: a number sign, a number before its unit or month, an initial.

A catalogue, a pack or an agency's template may be written with plain spaces; screens and papers
bind them. No command that a text names has a space at such a place: a test holds it.

Source: the practice of typesetters in the three languages.
"""

import re
from typing import Final

_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_AFTER: Final = re.compile(
    r"(?<![^\W\d_])(?:№|No\.|§|ст\.|п\.|ч\.|г\.|қ\.|art\.|arts|s\.|ss\.) (?=\S)|(?<=№) $"
)
_BEFORE: Final = re.compile(r"(?<=\d) (?=[%₸$€£]|sq\.|\(UTC|[а-яёәғқңөұүһі])|(?<=\w) (?=қ\.)")
_AREA: Final = re.compile(r"(?<=\bш\.) (?=м\b)|(?<=\bкв\.) (?=м\b)|(?<=\bsq\.) (?=m\b)")
_INITIAL: Final = re.compile(r"(?<=\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.) (?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ])")
_MONTH: Final = re.compile(r"\b(\d{1,2}) (?=[A-Z][a-z]{2,8} \d{4}\b)")


def bound(text: str) -> str:
    """The text, no-break spaces where a line may not end; nothing else of it changes."""
    text = _AFTER.sub(lambda found: found[0].replace(" ", _NO_BREAK), text)
    for place in (_BEFORE, _AREA, _INITIAL):
        text = place.sub(_NO_BREAK, text)
    return _MONTH.sub(rf"\1{_NO_BREAK}", text)
