"""Each typology tells in each language its rule, what it found, what excuses and settles it."""

import string
from dataclasses import fields

import pytest

from qaitaru.detection.told import PARTS, PLACEHOLDERS, part_key, title_key
from qaitaru.detection.typologies import TYPOLOGIES
from qaitaru.detection.typology import Typology
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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("one", TYPOLOGIES, ids=NAMES)
def test_a_rule_is_told_with_each_of_its_parameters(one: Typology, language: str) -> None:
    words = words_for(language)
    names = {each.name for each in fields(one.parameters)}
    (text,) = words.texts[part_key(one.name, "rule")]
    told = {field for _, field, _, _ in string.Formatter().parse(text) if field}
    assert told == names - {"zone_seconds"}, "the zone of local time goes without saying"
    assert [name for name in names if f"parameter.{name}" not in words] == []
