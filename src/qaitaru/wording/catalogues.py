"""Reading the catalogues, and finding the words for a key."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from babel.core import Locale
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.plural import PluralRule

from qaitaru.wording.bound import bound

LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True)
class Words:
    """The words of one language."""

    language: str
    texts: dict[str, tuple[str, ...]]  # key -> text, or its plural forms in CLDR order
    plural: Callable[[int], int]

    def __call__(self, key: str, /, **fields: object) -> str:
        """The text for a key, its placeholders filled; a plural key is chosen by ``count``.

        A key with no text is shown as itself: a test proves that none is missing.
        """
        forms = self.texts.get(key, (key,))
        count = fields.get("count")
        index = self.plural(count) if isinstance(count, int) and len(forms) > 1 else 0
        return forms[min(index, len(forms) - 1)].format_map(fields)

    def __contains__(self, key: str) -> bool:
        return key in self.texts


@cache
def words_for(language: str) -> Words:
    """The words of a language.

    Raises: KeyError for a language not in LANGUAGES; the caller's mistake.
    """
    if language not in LANGUAGES:
        raise KeyError(language)
    texts: dict[str, tuple[str, ...]] = {}
    for file in catalogue_files(language):
        texts |= _texts(file, language)
    return Words(language, texts, _plural_index(language))


def catalogue_files(language: str) -> list[Traversable]:
    """The gettext files of a language, in order of name."""
    folder = files("qaitaru.wording") / language
    return sorted((f for f in folder.iterdir() if f.name.endswith(".po")), key=lambda f: f.name)


def read_catalogue(file: Traversable, language: str) -> Catalog:
    """One gettext file."""
    with file.open("rb") as stream:
        return read_po(stream, locale=language, abort_invalid=True)


def _texts(file: Traversable, language: str) -> dict[str, tuple[str, ...]]:
    texts = {}
    for message in read_catalogue(file, language):
        if message.id:
            key = message.id if isinstance(message.id, str) else message.id[0]
            text = message.string or ""
            texts[key] = tuple(map(bound, (text,) if isinstance(text, str) else text))
    return texts


def _plural_index(language: str) -> Callable[[int], int]:
    rule: PluralRule = Locale(language).plural_form
    order: list[str] = [t for t in ("one", "few", "many", "other") if t in {*rule.tags, "other"}]
    if language == "ru":  # "other" is for fractions, which are never counted here
        order = ["one", "few", "many"]
    return lambda count: order.index(rule(count))
