"""Kazakh words divided at the ends of lines, with no mark left inside the words of a line.

The typesetter knows no patterns of Kazakh, but divides where a soft hyphen stands. A page is set
once with one at every syllable, and looked at: then it is set again with those alone at which a
word was divided. Lines fall the same, and whoever searches or copies the text finds whole words.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import pypdfium2

from qaitaru.wording.hyphenation import SOFT_HYPHEN, softened

_DIVIDED: Final = "\ufffe"  # what the reader tells for a hyphen that ends a line
_BLOCKS: Final = "blocks"
_NAMES: Final = frozenset({"anchor", "target", "style", "align", "kind", "svg"})

Divided = Mapping[str, frozenset[int]]


def divisible(data: dict[str, Any], wanted: Divided | None = None) -> dict[str, Any]:
    """The paper's data, soft hyphens in the texts of its blocks; headings are not divided."""
    sections = [_section(one, wanted) for one in data["sections"]]
    return {**data, "sections": sections}


def divided(pdf: bytes) -> Divided:
    """Which words a page divides at the end of a line, and after how many letters."""
    found: dict[str, set[int]] = defaultdict(set)
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            text = page.get_textpage().get_text_range().replace(SOFT_HYPHEN, "")
            for word in re.findall(rf"\w+(?:{_DIVIDED}\w+)+", text):
                _add(found, word)
    return {word: frozenset(places) for word, places in found.items()}


def _add(found: dict[str, set[int]], word: str) -> None:
    at = 0
    whole = word.replace(_DIVIDED, "")
    for part in word.split(_DIVIDED)[:-1]:
        at += len(part)
        found[whole].add(at)


def _section(section: dict[str, Any], wanted: Divided | None) -> dict[str, Any]:
    parts = [_section(one, wanted) for one in section["sections"]]
    return {**section, _BLOCKS: _soft(section[_BLOCKS], wanted), "sections": parts}


def _soft(value: Any, wanted: Divided | None) -> Any:
    if isinstance(value, str):
        return softened(value, wanted)
    if isinstance(value, dict):
        return {
            key: one if key in _NAMES and isinstance(one, str) else _soft(one, wanted)
            for key, one in value.items()
        }
    if isinstance(value, list | tuple):
        return [_soft(one, wanted) for one in value]
    return value
