"""Which eight-bit encoding a sample is in: decided on evidence of words, else asked.

A Cyrillic encoding is taken only where what it gives are words of Russian, Kazakh or Ukrainian;
that it can decode the bytes says nothing. For accented Latin letters no language is known here, and
one and the same byte is a letter in several encodings: they are always asked, and so are signs.
"""

import math
import re
import unicodedata
from collections.abc import Iterable
from typing import Final

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.text.letters import surprise, words_of

CYRILLIC: Final = (
    *("cp1251", "kz1048", "ptcp154", "koi8_r", "cp866", "mac_cyrillic", "iso8859_5", "cp855"),
    *("cp1125", "koi8_u", "koi8_t"),
)
LATIN: Final = (
    *("cp1252", "cp1250", "cp1254", "cp1257", "iso8859_2", "iso8859_9", "iso8859_15"),
    *("cp850", "cp852", "cp857", "cp775", "mac_roman", "mac_latin2"),
)
CANDIDATES: Final = (*CYRILLIC, *LATIN)

_CLEAR: Final = 12.0  # nats ahead: decided
_LIKELY: Final = 5.0  # nats ahead: decided if the second opinion agrees
_WORDS_MEAN: Final = 3.15  # nats a letter of words known; another language's begin at 3.4
_WHOLE_MEAN: Final = 3.7  # the same with all signs and odd pieces of the text
_LEAST_WORD: Final = 3  # letters of a word that can be evidence
_LEAST_LETTERS: Final = 6  # in such words, before a Cyrillic encoding is taken
_LEAST_SHARE: Final = 0.8  # of the letters past ASCII that stand in such words
_MOST_NAMED: Final = 6
_ALPHABETS: Final = (
    *("äöüß", "çğıi̇öşüâî", "áéíóöőúüű", "ąćęłńóśźż", "äõöüšž", "áčďéěíňóřšťúůýž"),
    *("àâæçèéêëîïôœùûü", "ăâîșțşţ", "āčēģīķļņšūž", "ąčęėįšųūž", "áéíñóúü", "äåöøæ"),
)
_CYRILLIC_WORD: Final = re.compile("[\u0400-\u052f]+")
_NO_CHARACTER: Final = ("Cn", "Co")  # places that Unicode leaves empty, or to private use
_GROUPED: Final = re.compile("(?<=[0-9])\u00a0(?=[0-9])")  # thousands: a sign beyond doubt


def decide(sample: bytes) -> str | Problem:
    """The eight-bit encoding of a sample that holds each byte value of its file.

    Returns: a Problem of severity ASKED where the bytes do not decide; it names the likeliest.
    """
    readings = _readings(sample)
    grouped = next((text for text in readings if _GROUPED.sub("", text).isascii()), None)
    if grouped is not None:
        return readings[grouped][0]
    cost = {text: surprise(text) for text in readings}
    ranked = sorted(cost, key=cost.__getitem__)
    best, words = ranked[0], words_of(ranked[0])
    sure = _speaks(words, cost[best]) and _is_ahead(sample, ranked, cost)
    return readings[best][0] if sure else undecided(_likeliest(readings, ranked))


def _speaks(words: set[str], whole_cost: float) -> bool:
    """Whether the words past ASCII are, nearly all, words of the languages known here."""
    evidence = [w for w in words if len(w) >= _LEAST_WORD and _CYRILLIC_WORD.fullmatch(w)]
    letters = sum(map(len, evidence))
    whole = sum(1 for word in words for letter in word if letter > "\x7f" and len(word) > 1)
    return (
        letters >= max(_LEAST_LETTERS, _LEAST_SHARE * whole)
        and sum(map(surprise, evidence)) <= _WORDS_MEAN * letters
        and whole_cost <= _WHOLE_MEAN * letters
    )


def _is_ahead(sample: bytes, ranked: list[str], cost: dict[str, float]) -> bool:
    best, *rest = ranked
    ahead = min((cost[text] - cost[best] for text in rest), default=_CLEAR)
    return ahead >= _CLEAR or (ahead >= _LIKELY and _second_opinion(sample) == best)


def _readings(sample: bytes) -> dict[str, list[str]]:
    readings: dict[str, list[str]] = {}
    for encoding in CANDIDATES:
        try:
            readings.setdefault(sample.decode(encoding), []).append(encoding)
        except UnicodeDecodeError:
            continue
    return readings


def _second_opinion(sample: bytes) -> str | None:
    # Loaded late: it builds large tables, and few files need it.
    from charset_normalizer import from_bytes  # noqa: PLC0415

    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    return None if best is None else str(best)


def _likeliest(readings: dict[str, list[str]], ranked: list[str]) -> list[str]:
    """One name for each text: of the best one's script, in an alphabet there is, least strange."""
    if not _is_cyrillic(ranked[0]):
        ranked = sorted(ranked, key=lambda text: (_is_cyrillic(text), _outside_alphabets(text)))
    return [readings[text][0] for text in ranked[:_MOST_NAMED]]


def _is_cyrillic(text: str) -> bool:
    return _CYRILLIC_WORD.search(text) is not None


def _outside_alphabets(text: str) -> int:
    """How many of the characters past ASCII the nearest alphabet does not have."""
    accented = {letter for letter in text.lower() if letter > "\x7f"}
    return min(len(accented - set(alphabet)) for alphabet in _ALPHABETS)


def likeliest(sample: bytes) -> list[str]:
    """The encodings a sample may be in, one for each text it gives, the likeliest first."""
    readings = _readings(sample)
    return _likeliest(readings, sorted(readings, key=surprise))


def lead_over(words: list[str]) -> float:
    """By how many nats words are less surprising than their UTF-8 bytes in any encoding here.

    Each word is weighed by itself. Returns: minus infinity where an encoding makes words of them.
    """
    if any(unicodedata.category(one) in _NO_CHARACTER for one in "".join(words)):
        return -math.inf
    cost = sum(map(surprise, words))
    others = _readings("\n".join(words).encode())
    if any(_speaks(words_of(text), surprise(text)) for text in others):
        return -math.inf
    return min((sum(map(surprise, text.split("\n"))) for text in others), default=math.inf) - cost


def undecided(names: Iterable[str]) -> Problem:
    """The Problem of bytes that may be a text in each of these encodings, the likeliest first."""
    return Problem("encoding_undecided", Severity.ASKED, WHOLE_FILE, ", ".join(names))
