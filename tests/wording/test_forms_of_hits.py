"""Scores, weights and days said in a text, as each language writes them."""

import pytest

from qaitaru.wording import forms_for


@pytest.mark.parametrize(
    ("language", "score", "for_it", "against"),
    [
        ("ru", "0,983", "+4,19", "-0,15"),
        ("kk", "0,983", "+4,19", "-0,15"),
        ("en", "0.983", "+4.19", "-0.15"),
    ],
)
def test_scores_and_weights(language: str, score: str, for_it: str, against: str) -> None:
    forms = forms_for(language)
    assert forms.score(0.983) == score
    assert (forms.weight(4.19), forms.weight(-0.15)) == (for_it, against)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("1973-09-25", "25.09.1973"),
        ("≈ 1973-09-25 … 1974-01-01", "≈ 25.09.1973 … 01.01.1974"),
        ("1973", "1973"),
        ("1973-09", "1973-09"),
        ("1973-02-30", "1973-02-30"),
        ("11973-09-251", "11973-09-251"),
    ],
)
def test_only_whole_days_that_exist_are_told_anew(said: str, told: str) -> None:
    assert forms_for("ru").days_in(said) == told
