"""How rare the words of a stretch of free text are, those that every payment has apart."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Final

from qaitaru.screening.names.rarity import weight
from qaitaru.screening.names.tokens import Token, tokens

_COMMON: Final = 1 / 3  # of its worth that a word counts which payments are full of

_LEAST: Final = 1.5


def rarity(text: str) -> float:
    """What the words of a text are worth as a name, in nats."""
    return sum(
        weight(one) * (_COMMON if one.form in common_words() else 1.0) for one in tokens(text)
    )


def is_rare(one: Token) -> bool:
    """Whether a word says anything: forms of companies, titles and initials do not."""
    return weight(one) >= _LEAST


def rare_words(text: str) -> int:
    """How many words of a text say anything."""
    return sum(is_rare(one) for one in tokens(text))


@cache
def common_words() -> frozenset[str]:
    """The words that payments are full of, in plain Latin letters."""
    path = files("qaitaru.screening.payments") / "common_words.toml"
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    words = " ".join(str(text) for text in said.values()).split()
    return frozenset(one.form for word in words for one in tokens(word))
