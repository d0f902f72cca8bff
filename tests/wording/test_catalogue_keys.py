"""A key of words stands in one file of a language: two would hide each other."""

from collections import Counter
from pathlib import Path

import pytest

import qaitaru.wording
from qaitaru.wording import LANGUAGES


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_stands_twice(language: str) -> None:
    folder = Path(qaitaru.wording.__file__).parent / language
    keys = Counter(
        line
        for file in sorted(folder.glob("*.po"))
        for line in file.read_text("utf-8").splitlines()
        if line.startswith("msgid ") and line != 'msgid ""'
    )
    assert [key for key, count in keys.items() if count > 1] == []
