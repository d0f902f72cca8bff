"""``qaitaru screen payments`` and ``screen ownership`` as a member runs them."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.messages.message_texts import MT103, PACS
from typer.testing import CliRunner, Result

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.cli.app import make_app

LIST = """\
{"id":"K-1","schema":"Person","target":true,"properties":{"name":["Zhandos Qarabekov"]}}
{"id":"K-3","schema":"Company","target":true,"properties":{"name":["Grey Harbour Shipping FZE"]}}
"""
INTERESTS = """\
owner,owned,kind,share,from,source
Grey Harbour Shipping FZE,Altyn Dala LLP,shares,60,2020-01-01,extract 12
Altyn Dala LLP,Kok Zhiek JSC,shares,>50,2023-05-01,extract 13
Altyn Dala LLP,Temir Zhol LLP,veto,,,charter
"""


def run(*words: str) -> Result:
    return CliRunner().invoke(make_app(), list(words))


def told(*words: str) -> Any:
    return json.loads(run(*words, "--json").stdout)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    files = {
        "list.json": LIST,
        "a.xml": PACS,
        "b.txt": MT103,
        "bad.txt": "hello",
        "interests.csv": INTERESTS,
        "designated.csv": "party,reference\ngrey harbour shipping fze,K-3\nNobody,\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_hits_of_messages_are_told_with_field_and_place(folder: Path) -> None:
    files = [str(folder / name) for name in ("a.xml", "b.txt", "bad.txt")]
    found = told("screen", "payments", *files, "--list", str(folder / "list.json"))
    first, second, bad = found["files"]
    assert [(one["field"], one["reference"]) for one in first["hits"]] == [
        ("creditor", "K-3"),
        ("remittance", "K-1"),
    ]
    assert first["hits"][0]["payment_reference"] == "E2E-1"
    assert first["hits"][0]["place"].endswith("/CdtTrfTxInf/Cdtr")
    assert ("remittance", "ZHANDOS QARABEKOV") in [
        (one["field"], one["found"]) for one in second["hits"]
    ]
    assert [one["code"] for one in bad["problems"]] == ["message_unknown"]


def test_a_table_of_hits_leaves_with_one_and_names_the_reasons(folder: Path) -> None:
    result = run("screen", "payments", str(folder / "a.xml"), "--list", str(folder / "list.json"))
    assert result.exit_code == 1
    assert "Zhandos Qarabekov" in result.stdout
    assert "Grey Harbour" in result.stdout


def test_what_the_designated_own_is_told_with_its_paths(folder: Path) -> None:
    call = ["screen", "ownership", "--interests", str(folder / "interests.csv"), "--rule", "eu"]
    found = told(*call, "--designated", str(folder / "designated.csv"), "--as-of", "2026-03-02")
    assert [(one["party"], one["answer"]) for one in found["parties"]] == [
        ("Altyn Dala LLP", "proved"),
        ("Kok Zhiek JSC", "possible"),
        ("Temir Zhol LLP", "possible"),
    ]
    (path,) = found["parties"][0]["paths"]
    assert path["links"][0]["evidence"] == [
        {"file": "interests.csv", "place": "row=2", "source": "extract 12", "note": ""}
    ]
    assert found["parties"][1]["shares"][0]["low"] == {
        "share": "3/10",
        "percent": "30 %",
        "side": "above",
    }
    assert [one["code"] for one in found["problems"]] == ["designated_without_interest"]
    assert found["rule"]["valid_from"] == "2024-07-03"


def test_a_party_hit_on_a_list_is_possibly_designated(folder: Path) -> None:
    call = ["screen", "ownership", "--interests", str(folder / "interests.csv")]
    found = told(*call, "--list", str(folder / "list.json"), "--as-of", "2026-03-02")
    assert [(one["reference"], one["proved"]) for one in found["designated"]] == [("K-3", False)]
    assert [(one["party"], one["answer"]) for one in found["parties"]] == [
        ("Kok Zhiek JSC", "possible"),
        ("Altyn Dala LLP", "possible"),
    ]


def test_ownership_in_a_table_shows_the_rule_and_the_evidence(folder: Path) -> None:
    call = ["screen", "ownership", "--interests", str(folder / "interests.csv")]
    result = run(*call, "--designated", str(folder / "designated.csv"), "--rule", "eu")
    assert result.exit_code == 1
    assert "European Union" in result.stdout
    assert "extract 12" in result.stdout


def test_the_workspace_s_own_payments_are_screened(laptop_desk: Desk, folder: Path) -> None:
    place = str(laptop_desk.workspace.folder)
    taken = run(
        "lists", "add", "-w", place, str(folder / "list.json"), "--published-on", "2026-01-01"
    )
    assert taken.exit_code == 0
    ledger = folder / "t.json"
    ledger.write_text(
        '{"id":"p1","schema":"Payment","properties":{"amount":["10"],"currency":["USD"],'
        '"date":["2026-02-01"],"purpose":["loan to Zhandos Qarabekov"],"payer":["c1"]}}\n'
        '{"id":"c1","schema":"Company","properties":{"name":["Grey Harbour Shipping"]}}\n',
        encoding="utf-8",
    )
    outcomes = ingest_evidence(laptop_desk, Handover(paths=(ledger,), legal_basis="test"))
    assert [one.name for one in outcomes] == ["t.json"]
    (found,) = told("screen", "payments", "-w", place)["files"]
    assert found["payments"] == 1
    assert [(one["field"], one["payment_reference"]) for one in found["hits"]] == [
        ("debtor", "1-t1"),
        ("remittance", "1-t1"),
    ]
