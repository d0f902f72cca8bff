"""The texts by which a listed name is compared: what is no name is cut off, the text is kept."""

import re
from typing import Final

from qaitaru.facts.designations import ListedName

_BEHIND: Final = re.compile(
    r",?\s*\b(?:born\s+(?:in|on|circa|\d)|son of|daughter of|d\.?o\.?b\.?\b|сын\s|дочь\s"
    r"|род(?:ился|илась|\.)|г\.\s?р\.).*$",
    re.IGNORECASE | re.DOTALL,
)
_SHORT: Final = re.compile(r"\s*[(\[][A-Z][A-Za-z\-/]{1,9}[)\]]\s*$")


def compared_texts(name: ListedName) -> tuple[str, ...]:
    """The name without what was written behind it; and without its short form in brackets.

    "..., born in Kandahar on 1 January 1967" is a birth and "son of ..." a father; "(ABC)" behind
    a name of words is how else it is called, so that a name without it is no less the name.
    """
    found = []
    for text in filter(None, map(str.strip, name.text.split(";"))):
        whole = _BEHIND.sub("", text).strip(" ,") or text
        found += [whole, _SHORT.sub("", whole)]
    return tuple(dict.fromkeys(filter(None, found)))
