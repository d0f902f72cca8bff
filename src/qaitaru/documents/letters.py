"""Which letters the bundled fonts can set, and what stands for one that none of them has.

A court copy may show no empty box and a PDF/A file may hold none: a letter without a glyph is told
by its number, ``[U+4E2D]``, so that nothing is lost and nothing is hidden.

Source: OpenType 1.9, table cmap, formats 4 and 12; ISO 19005-2, 6.2.11.8.
"""

import struct
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from qaitaru.documents.markup import numbered


def font_files() -> list[Traversable]:
    """The bundled fonts, in order of name; empty where the set-up has not brought them."""
    folder = files("qaitaru.documents") / "fonts"
    found = [file for file in folder.iterdir() if file.name.endswith(".ttf")]
    return sorted(found, key=lambda file: file.name)


@cache
def settable() -> frozenset[int]:
    """The letters, by number, that at least one bundled font has, and the breaks between lines."""
    fonts = (letters_of(file.read_bytes()) for file in font_files())
    return frozenset({0x09, 0x0A, 0x200B}.union(*fonts))


def set_text(text: str) -> str:
    """The text, composed, with every letter that no bundled font has told by its number.

    A space that no font has becomes a plain no-break space: it has no ink to lose.
    """
    known = settable()
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter if ord(letter) in known else _stand_in(letter) for letter in composed)


def _stand_in(letter: str) -> str:
    blank = unicodedata.category(letter) == "Zs"
    return "\N{NO-BREAK SPACE}" if blank else numbered(letter)


def letters_of(font: bytes) -> set[int]:
    """The letters a TrueType font has a glyph for."""
    start = _table(font, b"cmap")
    (count,) = struct.unpack_from(">H", font, start + 2)
    letters: set[int] = set()
    for index in range(count):
        (offset,) = struct.unpack_from(">I", font, start + 8 + 8 * index)
        letters.update(_subtable(font, start + offset))
    return letters


def _table(font: bytes, tag: bytes) -> int:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * index)
        if name == tag:
            return int(offset)
    raise ValueError(tag)


def _subtable(font: bytes, start: int) -> Iterator[int]:
    (layout,) = struct.unpack_from(">H", font, start)
    if layout == 4:
        yield from _format_4(font, start)
    elif layout == 12:
        (groups,) = struct.unpack_from(">I", font, start + 12)
        for index in range(groups):
            first, last, _ = struct.unpack_from(">III", font, start + 16 + 12 * index)
            yield from range(first, last + 1)


def _format_4(font: bytes, start: int) -> Iterator[int]:
    """Runs of letters; one whose glyph is 0 has none."""
    (doubled,) = struct.unpack_from(">H", font, start + 6)
    count = doubled // 2
    ends, firsts, deltas, offsets = (
        struct.unpack_from(f">{count}H", font, start + place)
        for place in (14, 16 + doubled, 16 + 2 * doubled, 16 + 3 * doubled)
    )
    for index in range(count):
        for letter in range(firsts[index], min(ends[index], 0xFFFE) + 1):
            glyph = letter
            if offsets[index]:
                at = start + 16 + 3 * doubled + 2 * index + offsets[index]
                (glyph,) = struct.unpack_from(">H", font, at + 2 * (letter - firsts[index]))
                if not glyph:
                    continue
            if (glyph + deltas[index]) & 0xFFFF:
                yield letter
