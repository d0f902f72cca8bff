"""Texts that the house itself writes into a paper: the same thing in each language."""

from collections.abc import Callable, Iterable
from datetime import date, datetime

from qaitaru.documents.facts.parts import Prose, Text
from qaitaru.facts.money import Money
from qaitaru.law.told import Told
from qaitaru.wording import LANGUAGES, Forms, Words, forms_for, words_for

Field = Text | Money | date | datetime | int


def in_each(tell: Callable[[Words, Forms], str]) -> Prose:
    """What a function tells in each language."""
    return Prose(**{one: tell(words_for(one), forms_for(one)) for one in LANGUAGES})


def words_of(key: str, **fields: Field) -> Prose:
    """The words of a key, each field as the language writes it."""

    def tell(words: Words, forms: Forms) -> str:
        told = {name: field_text(value, words, forms) for name, value in fields.items()}
        return words(key, **told)

    return in_each(tell)


def told_in_each(told: Told) -> Prose:
    """What a pack says."""
    return Prose(kk=told.kk, ru=told.ru, en=told.en)


def text_in(text: Text, language: str) -> str:
    """A text as a document of a language reads it."""
    return text if isinstance(text, str) else str(getattr(text, language))


def joined(texts: Iterable[Text], by: str = "; ") -> Text:
    """Texts one after the other; empty where there is none."""
    every = [one for one in texts if one not in ("", Prose())]
    if not every:
        return ""
    return in_each(lambda words, _: by.join(text_in(one, words.language) for one in every))


def field_text(value: Field, words: Words, forms: Forms) -> str:
    """A field of a sentence as the language writes it."""
    if isinstance(value, Money):
        return forms.money(value.amount_minor, value.currency)
    if isinstance(value, datetime):
        return forms.instant_in_words(value)
    if isinstance(value, date):
        return forms.day_in_words(value)
    return str(value) if isinstance(value, int) else text_in(value, words.language)
