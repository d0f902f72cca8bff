"""A rule reads with the values of its parameters, as each language writes them."""

from dataclasses import dataclass

import pytest

from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.rules_told import RuleWords


@dataclass(frozen=True, slots=True)
class Asked:
    """A parameter of a case."""

    name: str
    default: int
    unit: str


FAN = (Asked("counterparties", 10, "count"), Asked("seconds", 604_800, "seconds"))


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "at least 10 distinct counterparties paid the account within 7 days"),
        ("ru", "за 7 дней счёту платили не менее 10 разных контрагентов"),
        ("kk", "7 күн ішінде шотқа кемінде 10 әртүрлі контрагент төлеген"),
    ],
)
def test_a_rule_is_told_with_its_values(language: str, told: str) -> None:
    assert told in RuleWords(words_for(language)).rule("fan_in", FAN, "")


@pytest.mark.parametrize(
    ("one", "currency", "told"),
    [
        (Asked("seconds", 172_800, "seconds"), "", "2 дня"),
        (Asked("days", 14, "days"), "", "14 дней"),
        (Asked("evening_seconds", 66_600, "clock"), "", "18:30"),
        (Asked("chi_thousandths", 26_125, "share"), "", "26,125"),
        (Asked("mean_ten_thousandths", 150, "share"), "", "0,015"),
        (Asked("threshold", 10_000_000_00, "minor_units"), "KZT", "10 000 000,00 KZT"),
        (Asked("unit", 10_000_00, "minor_units"), "", "1 000 000"),
        (Asked("percent", 70, "percent"), "", "70"),
    ],
)
def test_a_value_is_told_in_its_unit(one: Asked, currency: str, told: str) -> None:
    value = RuleWords(words_for("ru")).value(one, currency)
    assert value.replace("\N{NO-BREAK SPACE}", " ") == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_parameter_has_words(language: str) -> None:
    assert RuleWords(words_for(language)).parameter("hops") != "parameter.hops"
