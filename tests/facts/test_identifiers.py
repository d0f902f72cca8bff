import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qaitaru.facts.identifiers import IdentifierKind, check, recognise
from qaitaru.facts.identifiers.kazakhstan import birth_date, check_digit, is_number


def test_the_published_numbers_are_judged_as_published(shared: Path) -> None:
    cases = json.loads((shared / "cases" / "worked_examples.json").read_text(encoding="utf-8"))
    given_ = next(case for case in cases if case["id"] == "ID-01")["given"]
    for number in given_["valid_iin"] + given_["second_pass_iin"]:
        assert check(IdentifierKind.IIN, number).valid, number
    for number in given_["valid_bin"]:
        assert check(IdentifierKind.BIN, number).valid, number
    for number in given_["valid_iban"]:
        assert check(IdentifierKind.IBAN, number).valid, number
    for prefix in given_["never_issued_prefix"]:
        assert check_digit(prefix) is None


def test_a_number_that_is_never_issued_is_not_valid() -> None:
    assert not any(is_number(f"99010150071{digit}") for digit in range(10))


@pytest.mark.parametrize(
    ("kind", "text", "reason"),
    [
        (IdentifierKind.IIN, "00990000000", "length"),
        (IdentifierKind.IIN, "00990000000x", "format"),
        (IdentifierKind.BIN, "700140000018", "checksum"),
        (IdentifierKind.IBAN, "KZ739990000000012346", "checksum"),
        (IdentifierKind.BIC, "HSBKK", "length"),
        (IdentifierKind.BIC, "HSBK?ZKX", "format"),
        (IdentifierKind.LEI, "213800KUD8LAJWSQ9D16", "checksum"),
        (IdentifierKind.IMO, "9319467", "checksum"),
        (IdentifierKind.BIC, "HSBKQZKX", "component"),
    ],
)
def test_a_wrong_number_says_what_is_wrong(kind: IdentifierKind, text: str, reason: str) -> None:
    verdict = check(kind, text)
    assert (verdict.valid, verdict.reason) == (False, reason)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (IdentifierKind.LEI, "213800KUD8LAJWSQ9D15"),
        (IdentifierKind.IMO, "9319466"),
        (IdentifierKind.BIC, "HSBKKZKX"),
    ],
)
def test_a_right_number_is_valid(kind: IdentifierKind, text: str) -> None:
    assert check(kind, text).valid


def test_an_iin_without_a_date_is_unusual_not_wrong() -> None:
    verdict = check(IdentifierKind.IIN, "009900000008")
    assert verdict.valid
    assert verdict.note == "birth_date"
    assert check(IdentifierKind.BIN, "009900000008").note == "layout"


def test_an_iin_spells_its_date_of_birth() -> None:
    spelled = birth_date("990101500708")
    assert spelled is not None
    assert spelled.isoformat() == "2099-01-01"
    assert birth_date("990101300708").isoformat() == "1999-01-01"  # type: ignore[union-attr]  # fails loudly if None
    assert birth_date("990231300708") is None


def test_bare_numbers_are_told_apart_by_layout() -> None:
    kinds = [recognise(n) for n in ("700140000019", "990101500708", "KZ73 9990 0000 0001 2345")]
    assert [verdict.kind for verdict in kinds if verdict] == ["BIN", "IIN", "IBAN"]
    assert recognise("123") is None


@given(st.text("0123456789", min_size=11, max_size=11))
def test_one_last_digit_at_most_makes_a_number_valid(first_eleven: str) -> None:
    valid = [digit for digit in range(10) if is_number(f"{first_eleven}{digit}")]
    assert valid == ([] if check_digit(first_eleven) is None else [check_digit(first_eleven)])
