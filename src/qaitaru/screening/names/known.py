"""Names that are known as such: the same name in another language, and names that only look alike.

A letter apart may be a slip, or another name altogether: of two known given names it is the
latter. What is one name in two languages may share few letters; that was learned from open data
(``assets/learn_same_names.py``); short forms of names are a table by hand.
"""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from qaitaru.screening.names.vocabulary import folded
from qaitaru.screening.names.words import groups, without_ending

_TABLES: Final = files("qaitaru.screening.names") / "tables"


@lru_cache(maxsize=50_000)
def given_name(form: str) -> str:
    """The known given name that a word is, or that a family is named after; empty for others."""
    keys = (_key(form), _key(form[: without_ending(form)]))
    return next((key for key in keys if key in _given()), "")


def same_names(form: str) -> frozenset[str]:
    """The folded spellings of the same name in other languages, and its short forms."""
    return _same().get(folded(form), frozenset())


def _key(form: str) -> str:
    plain = folded(form)
    return plain[1:] if plain.startswith("ie") else plain


@cache
def _given() -> frozenset[str]:
    _, *lines = (_TABLES / "given.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(_key(name) for line in lines for name in line.split())


@cache
def _same() -> dict[str, frozenset[str]]:
    lines = (_TABLES / "same.tsv").read_text(encoding="utf-8").splitlines()
    alike = [frozenset(line.split("\t")) for line in lines]
    alike += [frozenset(map(folded, group)) for group in groups("short_forms")]
    found: dict[str, frozenset[str]] = {}
    for group in alike:
        for name in group:
            found[name] = found.get(name, frozenset()) | (group - {name})
    return found
