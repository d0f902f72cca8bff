"""Countries as lists write them, to ISO 3166-1 alpha-2 in small letters.

Source: ISO 3166-1; Unicode CLDR territory names; the spellings met on the lists.
"""

import re
import unicodedata
from functools import cache
from typing import Final

from babel import Locale

from qaitaru.lists.content import squashed

_AS_LISTED: Final = {
    "bolivia plurinational state of": "bo",
    "bosnia herzegovina": "ba",
    "brunei darussalam": "bn",
    "burma": "mm",
    "cabo verde": "cv",
    "central african republic": "cf",
    "congo": "cg",
    "congo brazzaville": "cg",
    "congo democratic republic": "cd",
    "congo democratic republic of the": "cd",
    "congo republic of the": "cg",
    "cote d ivoire": "ci",
    "czech republic": "cz",
    "democratic people s republic of korea": "kp",
    "democratic republic of the congo": "cd",
    "drc": "cd",
    "dprk": "kp",
    "gambia the": "gm",
    "great britain": "gb",
    "hong kong": "hk",
    "holland": "nl",
    "iran islamic republic of": "ir",
    "islamic republic of iran": "ir",
    "ivory coast": "ci",
    "korea north": "kp",
    "korea republic of": "kr",
    "korea south": "kr",
    "kyrgyz republic": "kg",
    "lao people s democratic republic": "la",
    "libyan arab jamahiriya": "ly",
    "macao": "mo",
    "macau": "mo",
    "macedonia": "mk",
    "macedonia the former yugoslav republic of": "mk",
    "micronesia federated states of": "fm",
    "moldova republic of": "md",
    "occupied palestinian territory": "ps",
    "palestine": "ps",
    "palestine state of": "ps",
    "palestinian": "ps",
    "republic of korea": "kr",
    "republic of moldova": "md",
    "republic of the congo": "cg",
    "russian federation": "ru",
    "state of palestine": "ps",
    "swaziland": "sz",
    "syrian arab republic": "sy",
    "taiwan province of china": "tw",
    "tanzania united republic of": "tz",
    "the former yugoslav republic of macedonia": "mk",
    "the gambia": "gm",
    "timor leste": "tl",
    "turkey": "tr",
    "turkiye": "tr",
    "uae": "ae",
    "uk": "gb",
    "united kingdom of great britain and northern ireland": "gb",
    "united republic of tanzania": "tz",
    "united states of america": "us",
    "usa": "us",
    "venezuela bolivarian republic of": "ve",
    "viet nam": "vn",
    "west bank": "ps",
}
_LANGUAGES: Final = ("en", "fr", "ru", "kk")
_NOT_COUNTRIES: Final = frozenset({"eu", "ez", "un", "xa", "xb", "zz", "qo"})


def country_of(text: str) -> str:
    """The country's code, or the text itself (squashed) where it names none for certain."""
    plain = squashed(text)
    return _names().get(folded(plain), plain)


def is_country(code: str) -> bool:
    """Whether a text is a code that ``country_of`` gives."""
    return code in _codes()


def folded(text: str) -> str:
    """Small letters without accents and signs, for looking a name up: ``cote d ivoire``."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return " ".join(re.findall(r"\w+", "".join(c for c in apart if not unicodedata.combining(c))))


@cache
def _codes() -> frozenset[str]:
    return frozenset(_names().values())


@cache
def _names() -> dict[str, str]:
    """Every known spelling, folded, and the codes themselves."""
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        for code, name in Locale(language).territories.items():
            if code.isalpha() and len(code) == 2 and code.lower() not in _NOT_COUNTRIES:
                names.setdefault(folded(name), code.lower())
                names.setdefault(code.lower(), code.lower())
    return names | _AS_LISTED
