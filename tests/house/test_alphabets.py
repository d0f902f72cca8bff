"""Kazakh and Russian are written in their own letters, signs and spaces, wherever people read them.

The texts are those of the catalogues, of the shipped law packs and of the templates of papers.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

import pytest

from qaitaru.documents.templating.shelf import shipped
from qaitaru.law.packs_shipped import shipped_law
from qaitaru.law.shelves import Kind
from qaitaru.law.told import Told
from qaitaru.wording.bound import bound
from qaitaru.wording.catalogues import catalogue_files, read_catalogue

RUSSIAN: Final = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
ALPHABETS: Final = {"ru": RUSSIAN, "kk": RUSSIAN | frozenset("әғқңөұүһі")}
LOOKALIKE: Final = frozenset("aceopxyiABCEHKMOPTXYI")  # Latin letters that read as Cyrillic ones
NAMES_OF_LANGUAGES: Final = frozenset({"web.language.kk", "web.language.kk.short"})
"""A language is told by its own name, in its own letters."""
AXES: Final = frozenset("xy")  # of a drawing
TYPED: Final = frozenset({"cli.trace.opening_between"})
"""A value that is typed at a prompt in straight quotes, as the shell wants them."""
SUFFIXES: Final = (
    "[іы]|с[іы]|[гқк][еа]|ға|[дт][еа]|[дтн][еа]н|[ндт][ыі]ң|[ндт][ыі]|[мбп]ен|[іы]н(?:де|да|ің|ың)"
)
ASKING_A_CASE: Final = "дейін|кейін|бастап|қарай|байланысты|сәйкес|қатысты|дейінгі|кейінгі|бергі"

WORD: Final = re.compile(r"[^\W\d_]+")
HELD: Final = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}")
COMMAND: Final = re.compile(
    r"qaitaru (?:\"[^\"]*\"|[^.;,:)«»\"])*|--[\w-]+(?: \"[^\"]*\"| \S+)?"
    r"|\w+ ?= ?(?:\"[^\"]*\"|\[.*?\])|`[^`]*`|%[A-Za-z]"
)


class Text(NamedTuple):
    """One text as people read it: where it stands, in which language."""

    where: str
    language: str
    text: str

    @property
    def plain(self) -> str:
        """The text without its placeholders and the commands it names."""
        return HELD.sub(" ", COMMAND.sub(" ", self.text))


def _of_catalogues() -> Iterator[Text]:
    for language in ALPHABETS:
        for file in catalogue_files(language):
            for message in read_catalogue(file, language):
                key = message.id if isinstance(message.id, str) else message.id[0]
                told = message.string or ""
                for text in (told,) if isinstance(told, str) else told:
                    yield Text(key, language, str(text))


def _of_packs() -> Iterator[Text]:
    law = shipped_law()
    every: list[object] = [one for kind in Kind for one in law.entries(kind)]
    every += [(pack.text, pack.cited) for pack in law.packs]
    for one in every:
        for told in _told(one):
            yield from (Text(told.en, each, told.words(each)) for each in ALPHABETS)


def _told(value: object) -> Iterator[Told]:
    if isinstance(value, Told):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _told(one)
    else:
        for name in getattr(value, "__struct_fields__", ()):
            yield from _told(getattr(value, name))


def _of_templates() -> Iterator[Text]:
    for template in shipped():
        if template.language in ALPHABETS:
            for number, line in enumerate(template.text.splitlines(), 1):
                yield Text(f"{template.name}:{number}", template.language, line)


TEXTS: Final = [*_of_catalogues(), *_of_packs(), *_of_templates()]


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def test_there_is_something_to_read_in_each_of_the_three() -> None:
    for texts in (_of_catalogues(), _of_packs(), _of_templates()):
        found = list(texts)
        assert len(found) > 500
        assert {one.language for one in found} == set(ALPHABETS)


def test_no_word_is_of_two_scripts() -> None:
    mixed = [
        (one.where, word)
        for one in TEXTS
        for word in WORD.findall(one.plain)
        if len({_script(letter) for letter in word if letter.isalpha()}) > 1
    ]
    assert mixed == []


def test_no_letter_stands_outside_its_alphabet() -> None:
    strange = [
        (one.where, word)
        for one in TEXTS
        if one.where not in NAMES_OF_LANGUAGES
        for word in WORD.findall(one.plain)
        if _script(word[0]) == "CYRILLIC" and not set(word.lower()) <= ALPHABETS[one.language]
    ]
    assert strange == []


def test_no_latin_letter_stands_alone_for_a_cyrillic_one() -> None:
    alone = [
        (one.where, word)
        for one in TEXTS
        for word in re.findall(r"(?<![\w./(])[A-Za-z](?![\w./)])", one.plain)
        if word in LOOKALIKE - AXES
    ]
    assert alone == []


def test_quotation_marks_are_the_angled_ones() -> None:
    read = [one for one in TEXTS if one.where not in TYPED]
    assert [one for one in read if re.search(r"[\"“”„‟]", one.plain)] == []


def test_angled_quotation_marks_are_paired() -> None:
    odd = [one.where for one in TEXTS if one.text.count("«") != one.text.count("»")]
    assert odd == []


def test_a_dash_is_no_hyphen() -> None:
    listing = re.compile(r"^\s*- ")
    assert [
        one for one in TEXTS if re.search(r"[а-яәғқңөұүһі»)] - ", listing.sub("", one.plain))
    ] == []


def test_no_suffix_hangs_on_a_value_in_kazakh() -> None:
    """What follows a value by a hyphen is a word of its own (``5-жазба``), never a bare suffix."""
    hanging = re.compile(rf"\}}(?: ?%)?»?-?(?:{SUFFIXES})(?![\w])")
    assert [one for one in TEXTS if one.language == "kk" and hanging.search(one.text)] == []


def test_no_value_stands_where_kazakh_asks_it_for_a_case() -> None:
    """``{day} күніне дейін``, not ``{day} дейін``."""
    asking = re.compile(rf"\}}»? (?:{ASKING_A_CASE})(?![\w])")
    assert [one for one in TEXTS if one.language == "kk" and asking.search(one.text)] == []


def test_what_binds_numbers_touches_no_command() -> None:
    for one in _of_catalogues():
        for command in COMMAND.findall(one.text):
            assert bound(command) == command, one.where


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("тeргеу", test_no_word_is_of_two_scripts),
        ("слово љ", test_no_letter_stands_outside_its_alphabet),
        ("взято c банка", test_no_latin_letter_stands_alone_for_a_cyrillic_one),
        ('банк "Пример"', test_quotation_marks_are_the_angled_ones),
        ("банк «Пример", test_angled_quotation_marks_are_paired),
        ("банк - это", test_a_dash_is_no_hyphen),
        ("{count}-і", test_no_suffix_hangs_on_a_value_in_kazakh),
        ("{day} дейін", test_no_value_stands_where_kazakh_asks_it_for_a_case),
    ],
)
def test_each_rule_sees_its_fault(
    text: str, broken: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.TEXTS", [Text("here", "kk", text)])
    assert callable(broken)
    with pytest.raises(AssertionError):
        broken()
