"""What a cell's style says of its number: that it is a date, or a code with leading zeros.

Source: ECMA-376 Part 1, 18.8.30 (number formats) and 18.8.31 (format codes).
"""

import re
from dataclasses import dataclass, field
from typing import Final
from zipfile import ZipFile

from qaitaru.ingest.xml.stream import elements

_PART: Final = "xl/styles.xml"
_DATES: Final = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_LITERAL: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_DATE_LETTERS: Final = re.compile(r"[dmyhs]", re.IGNORECASE)
_NUMBER_LETTERS: Final = re.compile(r"[0#?]")


@dataclass(frozen=True, slots=True)
class Format:
    """How one style shows a number."""

    is_date: bool = False
    zeros: int = 0  # digits of a code that is shown with leading zeros


@dataclass(frozen=True)
class Formats:
    """The formats of a workbook's cell styles, by their index."""

    by_style: list[Format] = field(default_factory=list)

    def of(self, style: str | None) -> Format:
        """The format of a cell's style; a plain number where the style is none."""
        index = int(style) if style and style.isascii() and style.isdigit() else 0
        return self.by_style[index] if index < len(self.by_style) else Format()


def read_formats(package: ZipFile, names: set[str]) -> Formats:
    """The formats that a package states."""
    if _PART not in names:
        return Formats()
    with package.open(_PART) as stream:
        codes = {
            one.get("numFmtId", ""): format_of(one.get("formatCode", ""))
            for one in elements(stream, "numFmt", _PART)
        }
    with package.open(_PART) as stream:
        tables = [
            [one.get("numFmtId", "") for one in table]
            for table in elements(stream, "cellXfs", _PART)
        ]
    return Formats([codes.get(style) or _builtin(style) for style in (tables or [[]])[0]])


def format_of(code: str) -> Format:
    """What a format code shows: the first section tells, without what it quotes."""
    bare = _LITERAL.sub("", code.split(";", maxsplit=1)[0])
    if (
        _DATE_LETTERS.search(bare)
        and not _NUMBER_LETTERS.search(bare)
        and "general" not in bare.lower()
    ):
        return Format(is_date=True)
    return Format(zeros=len(bare) if len(bare) > 1 and set(bare) == {"0"} else 0)


def _builtin(style: str) -> Format:
    return Format(is_date=style.isdigit() and int(style) in _DATES)
