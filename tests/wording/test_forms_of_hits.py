"""Scores, weights and days said in a text, as each language writes them."""

import pytest

from qaitaru.wording import forms_for, words_for
from qaitaru.wording.reasons import reason_text


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


@pytest.mark.parametrize(
    ("language", "name"), [("kk", "Ресей"), ("ru", "Россия"), ("en", "Russia")]
)
def test_a_country_is_told_by_its_name_and_what_is_no_code_as_it_stands(
    language: str, name: str
) -> None:
    forms = forms_for(language)
    assert forms.country("ru") == forms.country("RU") == name
    assert forms.country("qq") == "qq"
    assert forms.country("the old republic") == "the old republic"


def test_the_countries_of_a_reason_are_told_in_words() -> None:
    words = words_for("ru")
    told = reason_text("country_other", "KZ", "AF, somewhere", words)
    assert "Казахстан" in told
    assert "Афганистан, somewhere" in told
    assert "AF" in reason_text("number_other", "AF", "KZ", words), "a number is no country"
