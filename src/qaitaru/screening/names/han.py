"""A Chinese name taken apart into its words and read aloud.

The family name is one sign, or one of a few of two; the rest is the given name. A longer run is a
firm: its signs stand in words of two. How a sign is read is a table by hand; a sign that is not in
it leaves its word unread.

Source: ISO 7098:2015; GB/T 28039-2011 (the spelling of Chinese names).
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Final

_OF_TWO: Final = """
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 皇甫 尉迟 尉遲 东方 東方 夏侯 令狐 慕容
"""
_TWO: Final = frozenset(_OF_TWO.split())
_PERSON: Final = 3  # signs of a name, with a family name of one
_FORMS: Final = re.compile("(?:股份|责任|責任)?有限(?:责任|責任)?公司|公司")
_LTD: Final = "ltd"


def han_words(written: str) -> list[tuple[str, str]]:
    """The words of a run of signs, each as it is written and as it is read."""
    body = _FORMS.sub("", written)
    found = [(word, _read(word)) for word in _apart(body)]
    return found if body == written else [*found, (written[len(body) :], _LTD)]


def _apart(written: str) -> Iterator[str]:
    family = 2 if written[:2] in _TWO else 1
    if 1 < len(written) <= _PERSON + family - 1:
        yield from (written[:family], written[family:])
    else:
        yield from (written[at : at + 2] for at in range(0, len(written), 2))


def _read(word: str) -> str:
    read = [_readings().get(sign, "") for sign in word]
    return "".join(read) if all(read) else ""


@cache
def _readings() -> dict[str, str]:
    path = files("qaitaru.screening.names") / "tables" / "han.txt"
    _, *lines = path.read_text(encoding="utf-8").splitlines()
    syllables = (one.split() for line in lines for one in line.split(" ; "))
    return {sign: read for read, signs in syllables for sign in signs}
