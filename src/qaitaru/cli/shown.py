"""Text of a source as a terminal shows it: what would steer the terminal is shown, not obeyed.

Names, purposes and remarks come from files of others; an escape sequence in one could clear the
screen, colour a row or write another name over it, and an override turn the row around.
"""

from typing import Final

_PICTURES: Final = 0x2400  # ␀, and in the order of the controls those after it
_KEPT: Final = frozenset({"\t", "\n", "\r"})
_OVERRIDES: Final = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SHOWN: Final = {
    **{code: chr(_PICTURES + code) for code in range(0x20) if chr(code) not in _KEPT},
    0x7F: "\N{SYMBOL FOR DELETE}",
    **dict.fromkeys((*range(0x80, 0xA0), *_OVERRIDES), "\N{REPLACEMENT CHARACTER}"),
}


def as_shown(text: str) -> str:
    """The text with each control character as a sign that stands for it."""
    return text.translate(_SHOWN)
