"""``qaitaru detect --accounts``: typologies that read facts, and which were not asked and why."""

import json
from pathlib import Path

from typer.testing import CliRunner

from qaitaru.cli.app import make_app
from qaitaru.facts.errors import SettingFaulty

HEADER = "transfer_id,booked_at,payer_account,payee_account,amount,currency"
PAID = "".join(f"T{at},2025-03-0{at},P{at},SHOP,5000,KZT\n" for at in range(1, 5))
CASH = (
    "C1,2025-03-01T10:00:00+05:00,DESK1,MULE,900000,KZT,cash deposit,Almaty\n"
    "C2,2025-03-02T10:00:00+05:00,DESK2,MULE,900000,KZT,cash deposit,Astana\n"
    "C3,2025-03-03T10:00:00+05:00,DESK3,MULE,900000,KZT,cash deposit,Shymkent\n"
    "C4,2025-03-04T10:00:00+05:00,MULE,DESK4,2500000,KZT,cash withdrawal,Aktau\n"
)


def _detect(folder: Path, transfers: str, accounts: str, *words: str) -> tuple[int, str, str]:
    (folder / "t.csv").write_text(transfers, encoding="utf-8")
    asked = ["detect", "--transfers", str(folder / "t.csv"), *words]
    if accounts:
        (folder / "a.csv").write_text(accounts, encoding="utf-8")
        asked += ["--accounts", str(folder / "a.csv")]
    left = CliRunner().invoke(make_app(), asked)
    return left.exit_code, left.stdout, left.stderr


def test_payers_of_one_phone_are_found_and_told_with_what_they_share(tmp_path: Path) -> None:
    phones = "account,phone\n" + "".join(f"P{at},+7 701\n" for at in (1, 2, 3))
    phones += "".join(f"Q{at},+7 70{at}\n" for at in range(2, 9)) + "P4,+7 777\n"
    code, out, err = _detect(
        tmp_path, f"{HEADER}\n{PAID}", phones, "--json", "--typology", "linked_payers"
    )
    assert code == 0, err
    (found,) = map(json.loads, out.splitlines())
    assert found["typology"] == "linked_payers"
    assert found["transfers"] == ["T1", "T2", "T3"]
    assert found["evidence"][0]["name"] == "shared"
    assert "SHOP" in found["explanation"]
    assert "Q2" in err


def test_cash_of_several_cities_is_found_by_columns_of_the_transfers(tmp_path: Path) -> None:
    transfers = f"{HEADER},channel,city\n{CASH}"
    code, out, _ = _detect(tmp_path, transfers, "", "--json", "--typology", "funnel")
    assert code == 0
    (found,) = map(json.loads, out.splitlines())
    assert found["transfers"] == ["C1", "C2", "C3", "C4"]
    assert dict(found["evidence"][0]["numbers"])["cities"] == 4


def test_what_was_not_asked_is_told_with_the_facts_that_are_missing(tmp_path: Path) -> None:
    code, _, err = _detect(tmp_path, f"{HEADER}\n{PAID}", "", "--typology", "trade_price")
    assert code == 0
    assert "price a unit; lower price of such goods, upper price of such goods" in err
    assert "Price out of range" in err


def test_a_bad_cell_of_the_accounts_is_told_and_the_code_is_one(tmp_path: Path) -> None:
    code, _, err = _detect(tmp_path, f"{HEADER}\n{PAID}", "account,opened_on\nP1,soon\n")
    assert code == 1
    assert "a.csv" in err
    assert "soon" in err


def test_accounts_without_transfers_are_refused(tmp_path: Path) -> None:
    left = CliRunner().invoke(make_app(), ["detect", "--accounts", str(tmp_path / "a.csv")])
    assert isinstance(left.exception, SettingFaulty)


def test_a_typology_tells_what_it_must_know() -> None:
    told = CliRunner().invoke(make_app(), ["typologies", "funnel"])
    assert "Must know: city of the cash operation." in " ".join(told.stdout.split())
    machine = CliRunner().invoke(make_app(), ["typologies", "funnel", "--json"])
    assert json.loads(machine.stdout)["needs"] == [["known.row.city"]]
