"""Each typology tells in each language what it found, what may excuse it, what would settle it."""

import string

import pytest

from qaitaru.detection.told import PARTS, PLACEHOLDERS, part_key, title_key
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.wording import LANGUAGES, words_for

NAMES = tuple(one.name for one in TYPOLOGIES)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_a_typology_is_told_whole(name: str, language: str) -> None:
    words = words_for(language)
    assert title_key(name) in words
    assert [part for part in PARTS if part_key(name, part) not in words] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_finding_names_only_what_is_counted_from_its_rows(name: str) -> None:
    (text,) = words_for("en").texts[part_key(name, "finding")]
    named = {field for _, field, _, _ in string.Formatter().parse(text) if field}
    assert {"account", "total"} <= named <= PLACEHOLDERS
