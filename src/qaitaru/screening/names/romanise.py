"""One plain Latin spelling of a word of any script: to look up by, never to show.

Vowels that a script does not write are not invented: what they cost is the tables' business.
Passport Latin of Kazakhstan and of Russia, and Kazakh Latin of 2021, come to the same letters.

Source: ICAO Doc 9303 part 3, section 6 (Cyrillic); Kazakhstan, order of the Ministry of Internal
Affairs on the transliteration of passports; Revised Romanization of Korean (2000).
"""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Final

from qaitaru.screening.names.scripts import Script
from qaitaru.screening.names.units import units_of

_LATIN: Final = str.maketrans(
    {
        "ı": "i",
        "ø": "o",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ə": "a",
        "ŋ": "n",
        "ħ": "h",
    }
)


def _table(letters: str, latin: str) -> dict[str, str]:
    """Letters beside their Latin, each a word; ``-`` is nothing."""
    written = ["" if one == "-" else one for one in latin.split()]
    return dict(zip(letters, written, strict=True))


_CYRILLIC: Final = _table(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюяәғқңөұүһіґєїўђјљњћџѓќѕҳҷҗӣӯ",
    "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch - y - e yu ya "
    "a g k n o u u h i g e i u dj j lj nj c dz gj kj dz h j j i u",
)
_GREEK: Final = _table(
    "αβγδεζηθικλμνξοπρσςτυφχψω", "a v g d e z i th i k l m n x o p r s s t i f ch ps o"
)
_GEORGIAN: Final = _table(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
_ARMENIAN: Final = _table(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)
_ARABIC: Final = _table(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويةءآأؤإئ",
    "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h u i a - a a u i i",
)
_HEBREW: Final = _table(
    "אבגדהוזחטיכלמנסעפצקרשתךםןףץ",
    "a b g d h v z h t y k l m n s a p ts k r sh t k m n f ts",
)
_OPENING: Final = "g kk n d tt r m b pp s ss - j jj ch k t p h"
_MIDDLE: Final = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i"
_CLOSING: Final = "k k k n n n t l k m l l l p l m p p t t ng t t k t p h"
_JAMO: Final = {
    chr(first + at): latin
    for first, sounds in ((0x1100, _OPENING), (0x1161, _MIDDLE), (0x11A8, _CLOSING))
    for at, latin in enumerate(sounds.split())
} | {"y": "y", "w": "w"}
_LETTERWISE: Final[Mapping[Script, Mapping[str, str]]] = {
    Script.CYRILLIC: _CYRILLIC,
    Script.GREEK: _GREEK,
    Script.GEORGIAN: _GEORGIAN,
    Script.ARMENIAN: _ARMENIAN,
    Script.ARABIC: _ARABIC,
    Script.HEBREW: _HEBREW,
    Script.HANGUL: _JAMO,
}
_KANA_READ_SO: Final = {"si": "shi", "ti": "chi", "tu": "tsu", "hu": "fu", "zi": "ji"}


def latin_letters(word: str) -> str:
    """The plain letters and digits of a Latin word: marks off, special letters spelt out."""
    if word.isascii():
        return "".join(one for one in word if one.isalnum())
    plain = unicodedata.normalize("NFKD", word.translate(_LATIN))
    return "".join(one for one in plain if one.isascii() and one.isalnum())


def plainly_spelt(form: str) -> str:
    """Plain letters with what two habits spell in two ways spelt in one."""
    if "ks" in form or "sch" in form:
        return form.replace("tsch", "ch").replace("sch", "sh").replace("ks", "x")
    return form


def romanised(word: str, script: Script) -> str:
    """A word in plain Latin letters; empty where the house has no way to read the script."""
    if script is Script.KANA:
        return _kana(word)
    table = _LETTERWISE.get(script)
    if table is None:
        return latin_letters(word) if script is Script.LATIN else ""
    return "".join(table.get(unit, "") for unit in _units(word, script))


def _units(word: str, script: Script) -> Sequence[str]:
    if script in {Script.ARABIC, Script.HEBREW, Script.HANGUL}:
        return units_of(word, script)
    if script is Script.GREEK:
        return unicodedata.normalize("NFD", word)
    return word


def _kana(word: str) -> str:
    """Kana by their names in the Unicode table: KATAKANA LETTER SMALL YA after KI is ``kya``."""
    read = ""
    for sign in word:
        kind, _, rest = unicodedata.name(sign, "").partition(" LETTER ")
        if kind not in {"KATAKANA", "HIRAGANA"} or rest == "SMALL TU":
            continue
        sound = rest.removeprefix("SMALL ").lower()
        if rest.startswith("SMALL") and read:
            read = read[:-1] + (sound[1:] if read[-3:-1] in {"sh", "ch"} else sound)
        else:
            read += _KANA_READ_SO.get(sound, sound)
    return read
