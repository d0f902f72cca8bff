"""Numbers as they are typed: too large, too small, no number at all; told in the house's words."""

import json
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from qaitaru.cli.app import main
from qaitaru.cli.given import decimal_of
from qaitaru.cli.whole_numbers import LARGEST
from qaitaru.facts.errors import SettingFaulty

_ORDER = ("confiscation", "order", "1", "x", "--court", "c", "--document", "d")
_VALUE = ("asset", "value", "1", "5", "KZT", "--basis", "book", "--on", "2026-03-02")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A folder that is no workspace."""
    monkeypatch.chdir(tmp_path)
    return monkeypatch


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("asset", "show", "abc"), "Setting ASSET is abc; it may be: 1, 2, 3 …."),
        (("asset", "show", "9" * 5000), "it may be: 1, 2, 3 …."),
        (("asset", "show", "9" * 23), f"it may be: ≤ {LARGEST}."),
        (("request", "list", "--investigation", "9" * 16), f"it may be: ≤ {LARGEST}."),
        (
            (*_ORDER, "--asset", "9" * 16),
            f"it may be: ≤ {LARGEST}.",
        ),
        (
            ("asset", "prove", "1", "an extract", "--exhibit", "0"),
            "Setting --exhibit is 0; it may be: ≥ 1.",
        ),
        (
            (*_VALUE, "--haircut", "100"),
            "Setting --haircut is 100; it may be: ≤ 99.",
        ),
    ],
    ids=lambda value: " ".join(value)[:30] if isinstance(value, tuple) else "",
)
def test_a_number_that_cannot_be_one_is_told_with_what_may_be(
    elsewhere: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    call: tuple[str, ...],
    told: str,
) -> None:
    elsewhere.setattr(sys, "argv", ["qaitaru", *call, "--json"])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    said = capsys.readouterr()
    assert told in said.err
    assert json.loads(said.out)["problems"][0]["told"].endswith(told)


@pytest.mark.parametrize("text", ["1e9", "1_000", "٥", "nan", "-5", "0", "0.0", "5.", ".5", " 5"])
def test_an_amount_is_plain_digits_and_a_point(text: str) -> None:
    with pytest.raises(SettingFaulty):
        decimal_of("AMOUNT", text)


def test_an_amount_keeps_all_that_was_typed() -> None:
    assert decimal_of("AMOUNT", "0497.120") == Decimal("497.12")


@pytest.mark.parametrize(
    "text", ["9999-12-31T00:00+05:00", "0001-01-01T00:00+05:00", "2026-01-01T00:00", "2026-01-01"]
)
@pytest.mark.parametrize(
    "call", [("law", "due", "kz.restriction"), ("asset", "show", "1", "--as-of")]
)
def test_an_instant_has_its_zone_and_lies_in_the_years_that_clocks_know(
    elsewhere: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    call: tuple[str, ...],
    text: str,
) -> None:
    elsewhere.setattr(sys, "argv", ["qaitaru", *call, text])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    assert text in capsys.readouterr().err
