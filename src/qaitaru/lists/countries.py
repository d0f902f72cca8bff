"""Countries as lists write them, to ISO 3166-1 alpha-2 in small letters.

Source: ISO 3166-1; Unicode CLDR territory names; the spellings met on the lists.
"""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Final

from babel import Locale

from qaitaru.lists.content import squashed

_AS_LISTED: Final = {
    "afghan": "af",
    "algerian": "dz",
    "american": "us",
    "bahamas the": "bs",
    "bolivia plurinational state of": "bo",
    "bosnia herzegovina": "ba",
    "british": "gb",
    "brunei darussalam": "bn",
    "burma": "mm",
    "cabo verde": "cv",
    "central african republic": "cf",
    "chad": "td",
    "china hong kong special administrative region": "hk",
    "congo": "cg",
    "congo brazzaville": "cg",
    "congo democratic republic": "cd",
    "congo democratic republic of the": "cd",
    "congo republic of the": "cg",
    "cote d ivoire": "ci",
    "czech republic": "cz",
    "democratic people s republic of korea": "kp",
    "democratic republic of the congo": "cd",
    "dprk": "kp",
    "drc": "cd",
    "egyptian": "eg",
    "ethiopian": "et",
    "french": "fr",
    "gambia the": "gm",
    "german": "de",
    "great britain": "gb",
    "holland": "nl",
    "hong kong": "hk",
    "hong kong special administrative region": "hk",
    "indonesian": "id",
    "iran islamic republic of": "ir",
    "iranian": "ir",
    "iraqi": "iq",
    "islamic republic of iran": "ir",
    "ivory coast": "ci",
    "jordanian": "jo",
    "kazakhstani": "kz",
    "korea north": "kp",
    "korea republic of": "kr",
    "korea south": "kr",
    "kuwaiti": "kw",
    "kyrgyz republic": "kg",
    "lao people s democratic republic": "la",
    "lebanese": "lb",
    "libyan": "ly",
    "libyan arab jamahiriya": "ly",
    "macao": "mo",
    "macau": "mo",
    "macedonia": "mk",
    "macedonia the former yugoslav republic of": "mk",
    "man isle of": "im",
    "micronesia federated states of": "fm",
    "moldova republic of": "md",
    "moroccan": "ma",
    "myanmar": "mm",
    "north macedonia the republic of": "mk",
    "occupied palestinian territory": "ps",
    "pakistani": "pk",
    "palestine": "ps",
    "palestine state of": "ps",
    "palestinian": "ps",
    "palestinian territories": "ps",
    "qatari": "qa",
    "republic of korea": "kr",
    "republic of moldova": "md",
    "republic of the congo": "cg",
    "rpdc": "kp",
    "russian": "ru",
    "russian federation": "ru",
    "saint kitts and nevis": "kn",
    "saint lucia": "lc",
    "saint vincent and the grenadines": "vc",
    "saudi arabian": "sa",
    "somali": "so",
    "st vincent and the grenadines": "vc",
    "state of palestine": "ps",
    "sudanese": "sd",
    "sultanate of oman": "om",
    "swaziland": "sz",
    "syrian": "sy",
    "syrian arab republic": "sy",
    "taiwan province of china": "tw",
    "tanzania united republic of": "tz",
    "the former yugoslav republic of macedonia": "mk",
    "the gambia": "gm",
    "timor leste": "tl",
    "tunisian": "tn",
    "turkey": "tr",
    "turkish": "tr",
    "turkiye": "tr",
    "uae": "ae",
    "uk": "gb",
    "ukrainian": "ua",
    "union of the comoros": "km",
    "united kingdom of great britain and northern ireland": "gb",
    "united republic of tanzania": "tz",
    "united states of america": "us",
    "usa": "us",
    "uzbek": "uz",
    "venezuela bolivarian republic of": "ve",
    "viet nam": "vn",
    "virgin islands british": "vg",
    "virgin islands u s": "vi",
    "west bank": "ps",
    "yemeni": "ye",
    "азербаиджанская республика": "az",
    "арабская республика египет": "eg",
    "исламская республика афганистан": "af",
    "исламская республика иран": "ir",
    "исламская республика пакистан": "pk",
    "киргизская республика": "kg",
    "китаиская народная республика": "cn",
    "кнр": "cn",
    "кореиская народно демократическая республика": "kp",
    "кыргызская республика": "kg",
    "кыргызстан": "kg",
    "ливан": "lb",
    "молдова": "md",
    "оаэ": "ae",
    "ресеи федерациясы": "ru",
    "республика армения": "am",
    "республика беларусь": "by",
    "республика казахстан": "kz",
    "республика корея": "kr",
    "республика молдова": "md",
    "республика таджикистан": "tj",
    "республика узбекистан": "uz",
    "рк": "kz",
    "россииская федерация": "ru",
    "рф": "ru",
    "сирииская арабская республика": "sy",
    "сша": "us",
    "турецкая республика": "tr",
    "туркмения": "tm",
    "қазақстан республикасы": "kz",
    "қырғыз республикасы": "kg",
}
_LANGUAGES: Final = ("en", "fr", "ru", "kk")
_NOT_COUNTRIES: Final = frozenset({"eu", "ez", "un", "xa", "xb", "zz", "qo"})


@lru_cache(maxsize=4096)
def country_of(text: str) -> str:
    """The country's code, or the text itself (squashed) where it names none for certain."""
    plain = squashed(text)
    name = folded(plain)
    names = _names()
    return names.get(name) or names.get(name.removeprefix("the ")) or plain


def countries_of(text: str) -> tuple[str, ...]:
    """The countries of one field, several where they are joined: ``Sudan/South Sudan``.

    A field is taken apart only where each piece is a country; else it stays as it stands.
    """
    pieces = [piece for piece in re.split(r"[/;]|\bor\b", text) if piece.strip()]
    codes = [country_of(piece) for piece in pieces]
    if codes and all(is_country(code) for code in codes):
        return tuple(dict.fromkeys(codes))
    return (whole,) if (whole := country_of(text)) else ()


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
                for spelling in _spellings(name):
                    names.setdefault(folded(spelling), code.lower())
                names.setdefault(code.lower(), code.lower())
    return names | _AS_LISTED


def _spellings(name: str) -> set[str]:
    """A name with "and" for its sign, and each of two names where one stands in brackets."""
    plain = name.replace("&", "and")
    outside, _, inside = plain.partition("(")
    return {name, plain, outside} | ({inside} if inside[:1].isupper() else set())
