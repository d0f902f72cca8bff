"""A date as a paper writes it."""

from datetime import date

import pytest

from qaitaru.wording import forms_for


@pytest.mark.parametrize(
    ("language", "told"),
    [("kk", "2025 жылғы 5 наурыз"), ("ru", "5 марта 2025 года"), ("en", "5 March 2025")],
)
def test_a_paper_writes_its_date_in_words(language: str, told: str) -> None:
    assert forms_for(language).day_in_words(date(2025, 3, 5)) == told
