"""``qaitaru detect`` over several currencies: one scheme, one finding; no rate is guessed."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.facts.errors import SettingFaulty

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency\n"
CODES = ("KZT", "USD", "EUR")
FAN = "".join(
    f"F{at:02d},2025-01-0{1 + at % 3},P{at:02d},HUB,100.00,{CODES[at % 3]}\n" for at in range(12)
)
RING = "".join(
    f"R{at},2025-01-1{at},{payer},{payee},{amount},{code}\n"
    for at, (payer, payee, amount, code) in enumerate(
        (("A", "B", "1000.00", "USD"), ("B", "C", "450000", "KZT"), ("C", "A", "1000", "USD"))
    )
)
QUIET = "".join(
    f"Q{at:03d},2025-02-{1 + at % 28:02d},X{at % 40},Y{at % 37},50,{CODES[at % 3]}\n"
    for at in range(200)
)
RATES = ("--rate", "USD/KZT=450", "--rate", "EUR/KZT=480.5")


def _detect(tmp_path: Path, *words: str, text: str = FAN + RING + QUIET) -> tuple[Any, ...]:
    file = tmp_path / "transfers.csv"
    file.write_text(HEADER + text, encoding="utf-8")
    left = CliRunner().invoke(make_app(), ["detect", "--transfers", str(file), *words])
    return left.exit_code, left.stdout, left.stderr, left.exception


def _found(tmp_path: Path, *words: str) -> dict[str, dict[str, Any]]:
    """The strongest finding of each typology."""
    code, out, _, _ = _detect(tmp_path, *words, "--json")
    assert code == 0
    told = [json.loads(line) for line in out.splitlines()]
    return {one["typology"]: one for one in reversed(told)}


def test_payers_in_three_currencies_are_one_fan(tmp_path: Path) -> None:
    found = _found(tmp_path, "--typology", "fan_in")["fan_in"]
    assert sorted(found["transfers"]) == [f"F{at:02d}" for at in range(12)]
    assert (found["currency"], found["amount"]) == (None, None)
    assert found["amounts"] == {"EUR": "400.00", "KZT": "400.00", "USD": "400.00"}
    assert "400.00 EUR, 400.00 KZT, 400.00 USD" in found["explanation"].replace("\xa0", " ")
    assert "alike" not in {one["name"] for one in found["evidence"]}


def test_by_rates_the_fan_has_one_sum_too(tmp_path: Path) -> None:
    found = _found(tmp_path, "--typology", "fan_in", *RATES)["fan_in"]
    assert (found["currency"], found["amount"]) == ("KZT", "372600.00")
    assert found["amounts"] == {"EUR": "400.00", "KZT": "400.00", "USD": "400.00"}
    assert "alike" in {one["name"] for one in found["evidence"]}


def test_a_ring_of_exchanged_money_is_conserved_by_the_rate_only(tmp_path: Path) -> None:
    assert "slow_cycle" not in _found(tmp_path, "--typology", "slow_cycle")
    found = _found(tmp_path, "--typology", "slow_cycle", *RATES)["slow_cycle"]
    assert found["transfers"] == ["R0", "R1", "R2"]
    open_ring = _found(tmp_path, "--typology", "open_cycle")["open_cycle"]
    assert open_ring["transfers"] == ["R0", "R1", "R2"]


STRUCTURED = "".join(
    f"S{at},2025-03-0{1 + at},BOSS,B{at},20000.00,USD\n" for at in range(3)
)  # 9,000,000 tenge each by the rate


def test_structuring_is_asked_by_the_rate_of_the_threshold(tmp_path: Path) -> None:
    words = ("--typology", "structuring", "--json")
    for into in ("KZT", "USD"):
        rate = ("--rate", "USD/KZT=450", "--currency", into)
        _, out, _, _ = _detect(tmp_path, *words, *rate, text=STRUCTURED + QUIET)
        (found,) = map(json.loads, out.splitlines())
        assert found["transfers"] == ["S0", "S1", "S2"]
        assert found["currency"] == into


def test_the_threshold_asked_is_told_with_its_source(tmp_path: Path) -> None:
    _, out, _, _ = _detect(tmp_path, "--typology", "structuring", "--rate", "USD/KZT=450")
    assert "10,000,000.00" in out.replace("\xa0", " ")
    assert "191-IV" in out
    _, out, _, _ = _detect(tmp_path, "--typology", "fan_in")
    assert "191-IV" not in out


def test_without_a_rate_it_is_not_asked_and_that_is_told(tmp_path: Path) -> None:
    words = ("--typology", "structuring", "--json")
    code, out, err, _ = _detect(tmp_path, *words, text=STRUCTURED)
    assert (code, out) == (0, "")
    assert "USD/KZT" in err


def test_days_before_the_first_known_threshold_are_told(tmp_path: Path) -> None:
    old = "".join(f"O{at},2010-03-0{1 + at},A,B{at},9000000.00,KZT\n" for at in range(3))
    code, out, err, _ = _detect(tmp_path, "--typology", "structuring", "--json", text=old)
    assert (code, out) == (0, "")
    assert "2010" in err


@pytest.mark.parametrize(
    "words",
    [
        ("--rate", "USD=450"),
        ("--rate", "USD/USD=1"),
        ("--rate", "USD/KZT=0"),
        ("--rate", "USD/KZT=450", "--rate", "USD/KZT=451"),
        ("--rate", "USD/KZT=450", "--rate", "EUR/RUB=90"),
        ("--rate", "USD/KZT=450", "--currency", "EUR"),
        ("--currency", "KZT"),
    ],
)
def test_rates_that_say_nothing_or_two_things_are_refused(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert isinstance(_detect(tmp_path, *words)[3], SettingFaulty)
