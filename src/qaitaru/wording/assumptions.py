"""How what an assumption may be reads for people: ``credits-first`` is "receipts first"."""

from typing import Final

from qaitaru.wording.catalogues import Words

_RULE: Final = "rule"


def ways_text(assumption: str, ways: tuple[str, ...], words: Words) -> str:
    """What gives an end of a figure, in words: the rules, orders or sources by their short names.

    A way that the catalogue has no words for is shown by its own name, never left out.
    """
    return ", ".join(_way(assumption, way, words) for way in ways)


def _way(assumption: str, way: str, words: Words) -> str:
    rule = f"tracing.short.{way}"
    known = rule if assumption == _RULE else f"assumption.{assumption}.{way.replace('-', '_')}"
    return words(known) if known in words else way
