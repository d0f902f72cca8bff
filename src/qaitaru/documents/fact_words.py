"""The fields of papers by their names in a language: ``link (2)`` is "link with the case No. 2"."""

import re
from typing import Final

from qaitaru.wording import Words

_PART: Final = re.compile(r"(\w+)(?: \(([\d.]+)\))?")
_OPENS, _CLOSES = "\u2039", "\u203a"  # single angle quotation marks
_SIGN: Final = frozenset({"signatory", "giver", "receiver"})
GAP: Final = re.compile(f"{_OPENS}([^{_OPENS}{_CLOSES}]+){_CLOSES}")
"""What stands in a paper that is looked at, where a field is not told yet."""


def fact_words(path: str, words: Words) -> str:
    """A field in words, from the whole to the part: ``assets (1).value``.

    The name of an authority is the authority; who signs has an office and a name.
    """
    parts = path.split(".")
    if parts[-1] == "name" and len(parts) > 1 and parts[-2] not in _SIGN:
        parts = parts[:-1]
    told = [_part_words(one, words) for one in parts]
    if parts[-1] == "name" and len(parts) > 1:
        told[-1] = words("paper.fact_signed")
    return ": ".join(told)


def as_gap(text: str) -> str:
    """A text that stands where a paper lacks its own."""
    return f"{_OPENS}{text}{_CLOSES}"


def _part_words(part: str, words: Words) -> str:
    found = _PART.fullmatch(part)
    if found is None or f"paper.fact.{found[1]}" not in words:
        return part
    name = words(f"paper.fact.{found[1]}")
    return words("paper.fact_nth", name=name, nth=found[2]) if found[2] else name
