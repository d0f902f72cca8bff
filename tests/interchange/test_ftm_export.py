"""A case goes out as FollowTheMoney, and the house's own reader takes it back in."""

from pathlib import Path

import msgspec
from tests.ingest.goaml_texts import read_file
from tests.interchange.cases import ALFA, CASE, PAYEE, PAYER

from qaitaru.facts.claims import Claim
from qaitaru.facts.problems import Problem, Severity
from qaitaru.facts.transfers import Transfer
from qaitaru.ingest.readers.ftm.reader import READER
from qaitaru.interchange.case import Case
from qaitaru.interchange.ftm import ftm_entities, ftm_lines
from qaitaru.interests.ftm import ftm_interests
from qaitaru.screening.ownership.interests import InterestKind


def entities(schema: str, case: Case = CASE) -> list[dict[str, list[str]]]:
    found = msgspec.to_builtins([*ftm_entities(case)])
    return [one["properties"] for one in found if one["schema"] == schema]


def test_each_party_is_of_the_schema_that_what_is_said_of_it_asks_for() -> None:
    [person] = entities("Person")
    assert person["name"] == ["Дана Сейіт"]
    assert person["birthDate"] == ["1990-01-02"]
    assert person["idNumber"] == ["900102300011"]
    assert person["notes"][0] == "exhibit=1;line=1"
    firms = entities("Company")
    assert [one["name"] for one in firms] == [["ТОО «Альфа»", "Alfa LLP"], ["Beta"]]


def test_a_payment_names_its_ends_its_accounts_its_rows_and_its_exhibits() -> None:
    first, second = entities("Payment")
    assert (first["amount"], first["currency"], first["date"]) == (
        ["300.50"],
        ["KZT"],
        ["2025-01-03"],
    )
    assert first["recordId"] == ["exhibit=1;line=5", "exhibit=2;row=4"]
    assert len(first["proof"]) == 2
    assert (second["startDate"], second["endDate"]) == (["2025-02-01"], ["2025-02-28"])
    assert "payer" not in second


def test_interests_are_relations_where_the_model_has_one_and_links_elsewhere() -> None:
    shares = [one for one in entities("Ownership") if "role" in one]
    assert [one.get("percentage") for one in shares] == [["25"], ["100"]]
    assert shares[0]["startDate"] == ["2024-03"]
    assert shares[0]["endDate"] == ["2025-06-05"]
    [directed] = entities("Directorship")
    assert directed["role"] == ["founder"]
    [votes] = entities("UnknownLink")
    assert "percentage" not in votes


def test_an_address_of_a_chain_is_a_wallet_beside_the_account_that_a_payment_names() -> None:
    [wallet] = entities("CryptoWallet")
    assert wallet["publicKey"] == [PAYEE]
    assert [one["accountNumber"] for one in entities("BankAccount")] == [[PAYER], [PAYEE]]


def test_an_end_that_only_an_interest_names_is_an_entity_too() -> None:
    only = Case(title="", agency="", at="", interests=CASE.interests[:1])
    assert [one["name"] for one in entities("Company", only)] == [[ALFA]]


def test_the_same_case_gives_the_same_bytes() -> None:
    assert b"".join(ftm_lines(CASE)) == b"".join(ftm_lines(CASE))


def test_the_houses_reader_takes_the_case_back_in(tmp_path: Path) -> None:
    file = tmp_path / "case.ftm.json"
    file.write_bytes(b"".join(ftm_lines(CASE)))
    facts = read_file(READER, file)
    transfers = [one for one in facts if isinstance(one, Transfer)]
    assert [(one.amount_minor, one.currency) for one in transfers] == [
        (300_50, "KZT"),
        (1_00, "USD"),
    ]
    assert (transfers[0].payer_account, transfers[0].payee_account) == (PAYER, PAYEE)
    assert transfers[0].payer_name == "ТОО «Альфа»"
    assert (transfers[0].reference, transfers[0].purpose) == ("P-2", "Loan")
    said = {(one.field, one.value) for one in facts if isinstance(one, Claim)}
    assert ("birth_date", "1990-01-02") in said
    problems = [one for one in facts if isinstance(one, Problem)]
    assert [one for one in problems if one.severity is not Severity.NOTED] == []


def test_the_houses_interests_come_back_with_their_shares() -> None:
    text = b"".join(ftm_lines(CASE)).decode()
    rows = [row for row in ftm_interests(text).rows if row.note]
    assert [(row.kind, row.share) for row in rows] == [
        (InterestKind.SHARES, "25"),
        ("other", ""),
        (InterestKind.DIRECTOR, ""),
        (InterestKind.SHARES, "100"),
    ]
