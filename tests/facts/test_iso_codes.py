"""Countries and languages by two letters."""

from qaitaru.facts.iso_codes import COUNTRIES, LANGUAGES, is_country, is_language


def test_a_country_is_known_in_either_case_and_nothing_else_is() -> None:
    assert is_country("KZ")
    assert is_country("gb")
    assert not any(map(is_country, ("", "ZZ", "uk", "EU", "KAZ", "Kazakhstan")))
    assert len(COUNTRIES) == 249


def test_a_language_is_known_by_small_letters() -> None:
    assert is_language("kk")
    assert not any(map(is_language, ("", "KK", "xx", "sh", "kaz")))
    assert len(LANGUAGES) == 183
