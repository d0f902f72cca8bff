"""The glossary is kept, and the catalogues are whole."""

import re
import string
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from qaitaru.facts import errors
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.catalogues import catalogue_files, read_catalogue

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src").rglob("*.py"))

REFUSED = (
    "dossier",
    "blacklist",
    "whitelist",
    "utils",
    "helpers",
    "snapshot",
    "wallet",
    "audit_log",
    "deadline",
    "kpi",
)
"""Second column of GLOSSARY.md, where the word has no other honest use."""

FOREIGN = ("date_posting",)
"""Tags of other people's formats, spelt as they spell them."""

KEY = re.compile(
    r"""["'](?P<key>(?:problem|error|cli|web|report|place|state|reason|finding|confidence|scenario)\.[a-z0-9_.]+[a-z0-9_])["']"""
)


def _placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def _by_name(language: str) -> dict[str, Traversable]:
    return {file.name: file for file in catalogue_files(language)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_words_the_glossary_refuses_are_not_used(path: Path) -> None:
    text = path.read_text(encoding="utf-8").lower()
    for tag in FOREIGN:
        text = text.replace(tag, "")
    words = set(re.findall(r"[a-z]+", text))
    assert not words & set(REFUSED)


def test_every_language_has_the_same_catalogues() -> None:
    names = [set(_by_name(language)) for language in LANGUAGES]
    assert names[0] == names[1] == names[2]


def test_every_key_stands_in_every_language_with_the_same_placeholders() -> None:
    english = words_for("en").texts
    for language in LANGUAGES:
        texts = words_for(language).texts
        assert set(texts) == set(english), language
        for key, forms in texts.items():
            assert all(forms), f"{language}: {key} has no text"
            told = set().union(*map(_placeholders, forms))
            assert told == set().union(*map(_placeholders, english[key])), f"{language}: {key}"


def test_no_key_stands_in_two_catalogues() -> None:
    for language in LANGUAGES:
        seen: dict[str, str] = {}
        for file in catalogue_files(language):
            for message in read_catalogue(file, language):
                key = message.id if isinstance(message.id, str) else message.id[0]
                if key:
                    assert key not in seen, f"{key} stands in {seen[key]} and {file.name}"
                    seen[key] = file.name


def test_every_key_the_code_names_has_words() -> None:
    words = words_for("en")
    missing = {
        (path.name, found["key"])
        for path in SOURCES
        for found in KEY.finditer(path.read_text(encoding="utf-8"))
        if found["key"] not in words and not _is_prefix(found["key"], words.texts)
    }
    assert not missing


def _is_prefix(key: str, texts: dict[str, tuple[str, ...]]) -> bool:
    return any(text.startswith(f"{key}.") for text in texts)


def test_every_error_has_words() -> None:
    leaves = [kind for kind in _tree(errors.QaitaruError) if not kind.__subclasses__()]
    assert len(leaves) > 10
    for kind in leaves:
        assert f"error.{kind.__name__}" in words_for("en")


def _tree(root: type[Exception]) -> list[type[Exception]]:
    return [root, *(kind for child in root.__subclasses__() for kind in _tree(child))]


def test_every_problem_code_has_a_text_and_a_mend() -> None:
    words = words_for("en")
    codes = {
        code
        for path in SOURCES
        for code in re.findall(
            r"""Problem\(\s*["']([a-z0-9_]+)["']""", path.read_text(encoding="utf-8")
        )
    }
    assert codes, "no problem is named anywhere"
    for code in codes:
        assert f"problem.{code}" in words, code
        assert f"problem.{code}.mend" in words, code
