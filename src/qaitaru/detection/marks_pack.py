"""The words of the shipped pack by which a transfer's channel and purpose say what it is."""

from functools import cache
from importlib.resources import files
from typing import Final

import msgspec

from qaitaru.detection.moves import Mark

_PACK: Final = "marks.toml"


class MarkWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words, and the flags that any of them sets where none of ``unless`` is set by words above."""

    flags: tuple[str, ...]
    words: tuple[str, ...]
    unless: tuple[str, ...] = ()

    def mask(self) -> Mark:
        """The flags as one number."""
        return _mask(self.flags)

    def unless_mask(self) -> Mark:
        """The flags that keep these from being set."""
        return _mask(self.unless)


class MarksPack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pack's tables of words, in their order."""

    mark: tuple[MarkWords, ...]


@cache
def shipped_marks() -> tuple[MarkWords, ...]:
    """The tables that come with the program."""
    text = (files("qaitaru.detection") / "packs" / _PACK).read_text("utf-8")
    return msgspec.toml.decode(text, type=MarksPack).mark


def _mask(names: tuple[str, ...]) -> Mark:
    found = Mark(0)
    for name in names:
        found |= Mark[name]
    return found
