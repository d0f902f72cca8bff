"""The scenario repeats byte for byte, and its true world neither makes nor loses money."""

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from qaitaru.facts.accounts import account_key
from qaitaru.facts.identifiers.checks import IdentifierKind, check
from qaitaru.training import answer_key
from qaitaru.training.casting import cast_for
from qaitaru.training.play import played
from qaitaru.training.scenario import told, write_scenario
from qaitaru.training.sums import exact_minor
from qaitaru.wording import words_for

SEEDS = (1, 7, 2025, 40_961)


def _bytes(folder: Path) -> dict[str, str]:
    return {
        file.relative_to(folder).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_one_seed_writes_the_same_bytes_twice(scenario: Any, tmp_path: Path) -> None:
    again = write_scenario(tmp_path, scenario.key.seed)
    assert again == scenario.key
    assert _bytes(tmp_path) == _bytes(scenario.folder)


def test_two_seeds_are_two_cases_of_one_kind(scenario: Any, tmp_path: Path) -> None:
    other = write_scenario(tmp_path, scenario.key.seed + 1)
    assert {party.role for party in other.parties} == {p.role for p in scenario.key.parties}
    assert other.altered_rows != scenario.key.altered_rows
    assert {p.code for p in other.parties}.isdisjoint(p.code for p in scenario.key.parties)


def test_the_key_is_read_back_as_it_was_written(scenario: Any) -> None:
    text = (scenario.folder / answer_key.FILE_NAME).read_bytes()
    assert answer_key.read(text) == scenario.key


@pytest.mark.parametrize("seed", SEEDS)
def test_money_is_neither_made_nor_lost(seed: int) -> None:
    world = played(cast_for(seed), seed)
    sums: Counter[str] = Counter()
    for rows in world.bookings.values():
        for row in rows:
            currency = (
                row.movement.paid_currency if row.amount_minor < 0 else row.movement.got_currency
            )
            sums[currency] += row.amount_minor
    for movement in (m for m in world.movements if m.rate):  # what the exchange of money took
        sums[movement.paid_currency] += movement.paid_minor
        sums[movement.got_currency] -= movement.got_minor
    assert set(sums) == {"KZT", "USD", "USDT"}
    assert not any(sums.values())


@pytest.mark.parametrize("seed", SEEDS)
def test_every_balance_follows_from_the_one_before_and_none_is_overdrawn(seed: int) -> None:
    world = played(cast_for(seed), seed)
    for account in world.cast.held:
        balance = account.opening_minor
        for row in world.bookings[account.key]:
            balance += row.amount_minor
            assert row.balance_minor == balance >= 0, (account.key, row)
        assert balance == world.balance(account.key)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_story_is_as_large_as_a_case(seed: int) -> None:
    cast = cast_for(seed)
    world = played(cast, seed)
    assert 3_000 <= sum(len(world.bookings[account.key]) for account in cast.held) <= 6_000
    assert len(cast.held) >= 10
    assert len({account.bank.key for account in cast.held}) >= 5
    assert sum(party.role == "dropper" for party in cast.parties.values()) == 6


def test_numbers_pass_their_checks_and_belong_to_nobody() -> None:
    cast = cast_for(3)
    for party in cast.parties.values():
        if party.code and party.country == "KZ":
            kind = IdentifierKind.BIN if party.kind == "legal" else IdentifierKind.IIN
            verdict = check(kind, party.code)
            assert verdict.valid
            assert not verdict.note, party
    persons = [p for p in cast.parties.values() if p.kind in ("natural", "sole_trader")]
    assert all(p.code[6] in "56" and p.code[:2] >= "60" for p in persons), "born after 2059"
    for account in cast.accounts.values():
        if re.match(r"[A-Z]{2}\d{2}", account.number):
            assert check(IdentifierKind.IBAN, account.number).valid
    assert all(check(IdentifierKind.BIC, bank.bic).valid for bank in cast.banks.values())
    assert all(bank.bic[7] == "0" for bank in cast.banks.values()), "a test address"


def test_no_two_accounts_or_payments_share_a_number() -> None:
    world = told(5).world
    numbers = [account_key(a.number) for a in world.cast.accounts.values() if a.number]
    assert len(numbers) == len(set(numbers))
    references = [movement.reference for movement in world.movements]
    assert len(references) == len(set(references))


def test_the_briefing_speaks_three_languages_and_tells_no_answer(scenario: Any) -> None:
    month = scenario.key.missing_months[0].month
    for language in ("kk", "ru", "en"):
        text = (scenario.folder / f"briefing.{language}.md").read_text("utf-8")
        assert text.startswith(f"# {words_for(language)('scenario.title')}")
        assert month not in text
        assert scenario.key.altered_rows[0].reference not in text
        assert "scenario." not in text


def test_a_story_whose_purchase_cannot_be_paid_is_refused() -> None:
    cast = cast_for(1)
    poor = {
        key: replace(account, opening_minor=0) if key == "nominee_savings" else account
        for key, account in cast.accounts.items()
    }
    with pytest.raises(ValueError, match="own_savings_june"):
        played(replace(cast, accounts=poor), seed=1)


def test_a_table_with_half_a_tiyn_is_refused() -> None:
    with pytest.raises(ValueError, match="KZT"):
        exact_minor(Decimal("0.005"), "KZT")
