"""Errors as they read: a value that is wrong, and one that was not given."""

import pytest

from qaitaru.facts.errors import PartyMissing, QaitaruError, SettingFaulty
from qaitaru.wording import words_for
from qaitaru.wording.faults import fault_text


@pytest.mark.parametrize(
    ("fault", "said", "unsaid"),
    [
        (SettingFaulty("--by", "bank", "party, account"), "bank", "not given"),
        (SettingFaulty("--by", "", "party, account"), "not given", " is ;"),
        (PartyMissing("Alpha"), "Alpha", "several"),
        (PartyMissing("Alpha", "A1; A2"), "A1; A2", "No party"),
    ],
)
def test_what_is_missing_is_not_told_as_what_is_wrong(
    fault: QaitaruError, said: str, unsaid: str
) -> None:
    told = fault_text(fault, words_for("en"))
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_setting_not_given_is_told_in_each_language(language: str) -> None:
    told = fault_text(SettingFaulty("--by", "", "party"), words_for(language))
    assert "--by" in told
    assert "party" in told
    assert told != fault_text(SettingFaulty("--by", "", "party"), words_for("en"))
