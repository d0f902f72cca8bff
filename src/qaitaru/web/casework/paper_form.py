"""The fields a paper asks for as a form in the paper's language, and what comes back as texts.

A field that may differ by language has one input, for the language looked at; what was said in the
others stays as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from qaitaru.acts.casework.paper_facts.paper_fields import PaperField, Sort
from qaitaru.documents.facts.parts import Prose, Text
from qaitaru.law.request_fields import RequestField
from qaitaru.wording import LANGUAGES, Words

_BEGINS: Final = "say-"
_POSITION, _NAME, _SAME = "-position", "-name", "-same"
_ONE_TEXT: Final = frozenset({Sort.PLAIN, Sort.DAY, Sort.INSTANT, Sort.SUM})
_SHORT: Final = frozenset(
    {
        "addressee",
        "bank",
        "channel",
        "contact",
        "court",
        "investigator",
        "network",
        "offence",
        "place",
        "prosecution",
        "prosecutor",
        "receiving",
        "state",
    }
)
_OWN: Final = frozenset({"contact", "investigator", "signed"})
_SHARED: Final = frozenset({"basis", "case_number", "court", "facts", "prosecution", "prosecutor"})
_OF_ENTRIES: Final = frozenset(
    {
        "asset",
        "concluded",
        "document",
        "hypothesis",
        "identifier",
        "link",
        "location",
        "question",
        "shows",
        "what",
        "why",
    }
)
_KAZAKH: Final = frozenset("әіңғүұқөһ")
_LINE: Final = 40  # letters of a text in a line of its input
EXHIBITS: Final = PaperField(name="exhibits", sort=Sort.PLAIN, is_needed=True)
"""Which evidence items are handed over: asked here, for they are no text of the paper."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperInput:
    """One input: what stands in it, what the record tells, what is said in other languages."""

    field: PaperField
    label: str
    value: str
    halves: tuple[str, str] = ("", "")  # the office and the name of who signs
    elsewhere: tuple[tuple[str, str], ...] = ()  # language and text
    is_same: bool = False

    @property
    def name(self) -> str:
        """Under which it is sent."""
        return f"{_BEGINS}{self.field.name}"

    @property
    def is_short(self) -> bool:
        """Whether it is one line."""
        name = self.field.name
        return self.field.sort in _ONE_TEXT or name in _SHORT or name.endswith("_address")

    @property
    def lines(self) -> int:
        """How many lines its input shows."""
        told = sum(len(one) // _LINE + 1 for one in self.value.splitlines())
        return min(max(told, 2 if self.field.recorded else 3), 14)

    @property
    def may_be_same(self) -> bool:
        """Whether one text may stand in every language: names and addresses."""
        return self.is_short and self.field.sort is Sort.TEXT


def inputs_of(
    fields: Iterable[PaperField], language: str, words: Words, *, in_record: bool
) -> tuple[PaperInput, ...]:
    """What the record does not fill, in the order of the paper.

    Args:
        in_record: a request's own fields are told to the request, and have no input here.
    """
    return tuple(
        _input(one, language, words)
        for one in fields
        if not one.is_known and not (in_record and one.name in set(RequestField) and not one.said)
    )


def translations_of(
    fields: Iterable[PaperField], language: str, words: Words
) -> tuple[PaperInput, ...]:
    """What the record tells in one language, to be said in the paper's."""
    return tuple(_input(one, language, words) for one in fields if one.recorded)


def said_by(
    kept: Mapping[str, Text],
    fields: Iterable[PaperField],
    sent: Mapping[str, str],
    language: str,
    *,
    shared: Mapping[str, Text] | None = None,
) -> dict[str, Text]:
    """What is said of a paper once a form came back; what the form did not ask stays.

    Args:
        shared: what other papers say: left as it is it is said here too; said otherwise, it is not
            said in any language, or one paper would be signed by two.
    """
    said = dict(kept)
    for one in fields:
        text = _sent(one, sent)
        if text is None:
            continue
        others = (shared or {}).get(one.name, "")
        usual = others if text_in(others, language) == text else ""
        is_same = one.sort in _ONE_TEXT or f"{_BEGINS}{one.name}{_SAME}" in sent
        said[one.name] = text if is_same else _merged(kept.get(one.name, usual), text, language)
    return {name: text for name, text in said.items() if text not in {"", Prose()}}


def label_of(name: str, words: Words) -> str:
    """A field by its name in the page's language; a translation by the entry it is of."""
    key = f"law.request_field.{name}" if name in set(RequestField) else f"paper.field.{name}"
    if key in words:
        return words(key)
    stem, _, number = name.rpartition("_")
    key = f"web.paper.translated.{stem}"
    return words(key, number=number) if key in words else name


def lacks(field: PaperField, language: str) -> bool:
    """Whether a field is wanting in a language: not told at all, or told in others alone."""
    if field.is_known or field.recorded:
        return False
    if isinstance(field.said, Prose):
        told = any(_every(field.said).values())
        return not text_in(field.said, language) and (told or field.is_needed)
    return field.is_needed and not field.said


def is_shared(name: str) -> bool:
    """Whether a field says the same in every paper of a case: facts, names of entries."""
    stem, _, number = name.rpartition("_")
    return name in _SHARED or (stem in _OF_ENTRIES and number.isdecimal())


def is_own(name: str) -> bool:
    """Whether a field says the same in every paper of one member: who signs, who answers."""
    return name in _OWN


def text_in(text: Text, language: str) -> str:
    """A text as a paper of a language has it."""
    return text if isinstance(text, str) else str(getattr(text, language))


def seems_other(text: str, language: str) -> bool:
    """Whether the letters of a text say that it is not of a language: a hint, never a ground.

    Kazakh is known by the letters that Russian has not; English by Latin ones.
    """
    letters = {one for one in text.casefold() if one.isalpha()}
    if not letters:
        return False
    is_cyrillic = any("\u0400" <= one <= "\u04ff" for one in letters)
    if language == "en":
        return is_cyrillic
    return not is_cyrillic or bool(letters & _KAZAKH) == (language == "ru")


def _input(one: PaperField, language: str, words: Words) -> PaperInput:
    value = text_in(one.said, language)
    position, _, name = value.partition("|")
    return PaperInput(
        field=one,
        label=_label(one, words),
        value=value,
        halves=(position.strip(), name.strip()),
        elsewhere=tuple(_elsewhere(one.said, language)),
        is_same=isinstance(one.said, str) and bool(one.said) and one.sort not in _ONE_TEXT,
    )


def _label(one: PaperField, words: Words) -> str:
    """The field by its name; who signs has an input for the office and one for the name."""
    label = label_of(one.name, words)
    return label.partition(" (")[0] if one.sort is Sort.SIGNED else label


def _elsewhere(said: Text, language: str) -> Iterator[tuple[str, str]]:
    if isinstance(said, Prose):
        every = _every(said)
        yield from ((one, every[one]) for one in LANGUAGES if one != language and every[one])


def _sent(one: PaperField, sent: Mapping[str, str]) -> str | None:
    name = f"{_BEGINS}{one.name}"
    if one.sort is Sort.SIGNED and f"{name}{_POSITION}" in sent:
        halves = [sent.get(f"{name}{half}", "").strip() for half in (_POSITION, _NAME)]
        return " | ".join(halves) if any(halves) else ""
    return sent[name].replace("\r\n", "\n").strip() if name in sent else None


def _merged(before: Text, text: str, language: str) -> Text:
    """One language said anew; a text that was one in each stays so in the others."""
    every = dict.fromkeys(LANGUAGES, before) if isinstance(before, str) else _every(before)
    return Prose(**(every | {language: text}))


def _every(text: Prose) -> dict[str, str]:
    return {"kk": text.kk, "ru": text.ru, "en": text.en}
