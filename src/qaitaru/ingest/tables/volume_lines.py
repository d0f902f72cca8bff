"""How many lines a text has, and some of them, to prove by that a table was loaded in order."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

_PIECE: Final = 2**20


@dataclass(frozen=True, slots=True)
class Lines:
    """A text's lines: how many, and one out of each stretch of the file, by its number from 0."""

    count: int  # up to the last one with something in it
    samples: dict[int, str]


def lines_of(path: Path) -> Lines | None:
    """The lines of a UTF-8 text.

    Returns: None where line ends are mixed, so that programs may count them differently.
    """
    feeds = returns = pairs = 0
    samples: dict[int, str] = {}
    before = end = b""
    with path.open("rb") as stream:
        while piece := stream.read(_PIECE):
            first = piece.find(b"\n") + 1
            last = piece.find(b"\n", first)
            if first and last > 0:
                samples[feeds + 1] = piece[first:last].rstrip(b"\r").decode()
            feeds += piece.count(b"\n")
            if before == b"\r" or b"\r" in piece:
                returns += piece.count(b"\r")
                pairs += piece.count(b"\r\n") + (before == b"\r" and piece[:1] == b"\n")
            before = piece[-1:]
            end = (end + piece[-4096:])[-4096:]
    if returns and not returns == pairs == feeds:
        return None
    blank = end[len(end.rstrip(b"\r\n")) :]
    return Lines(feeds - blank.count(b"\n") + 1, samples)
