"""``--by resolved``: what resolution joined is one end, and parted again it is two."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.networks.joined_evidence import FIRST, SECOND, take_in
from typer.testing import CliRunner

from qaitaru.acts.act import Desk
from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import make_app
from qaitaru.facts.errors import SettingFaulty


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    desk = Desk(create_workspace(tmp_path / "w", Settings(title="Test", member="m")))
    take_in(desk, tmp_path / "evidence")
    desk.workspace.close()
    return tmp_path / "w"


def _ran(workspace: Path, *words: str) -> str:
    left = CliRunner().invoke(make_app(), [*words, "-w", str(workspace)])
    assert left.exit_code == 0, left.exception
    return left.stdout


def _told(workspace: Path, *words: str) -> Any:
    return json.loads(_ran(workspace, *words, "--json"))


def _names(found: Any) -> set[str]:
    return {one["name"] for one in found["ends"]}


def test_two_records_of_one_party_are_one_end_with_the_sums_of_both(workspace: Path) -> None:
    assert {FIRST, SECOND} <= _names(_told(workspace, "network"))
    found = _told(workspace, "network", SECOND, "--by", "resolved")
    (joined,) = [one for one in found["ends"] if one.get("records")]
    assert {one["name"] for one in joined["records"]} == {FIRST, SECOND}
    assert (joined["opened"], joined["partners"], len(found["ends"])) == (True, 2, 3)
    own = joined["end"]
    sums = {(one["payer"] == own, one["payee"] == own): one["amount"] for one in found["links"]}
    assert sums == {(False, True): "300.00", (True, False): "250.00"}


def test_money_goes_on_from_the_other_record(workspace: Path) -> None:
    assert _told(workspace, "paths", "Альфа", "Гамма")["paths"] == []
    found = _told(workspace, "paths", "Альфа", "Гамма", "--by", "resolved", "--shortest")
    (way,) = found["paths"]
    assert way["hops"] == 2
    assert [one["rows"] for one in way["transfers"]] == [["1-b1"], ["2-b1"]]
    assert way["transfers"][0]["payee_record"] == FIRST
    assert way["transfers"][1]["payer_record"] == SECOND
    assert len({way["transfers"][0]["payee_name"], way["transfers"][1]["payer_name"]}) == 1
    followed = _told(workspace, "paths", "Альфа", "--by", "resolved")
    assert [one["name"] for one in followed["reached"]][-1] == "ТОО «Гамма»"


def test_parted_by_a_judgement_they_are_two_again(workspace: Path) -> None:
    _ran(workspace, "resolve", "judge", FIRST, SECOND, "different", "--reason", "two passports")
    found = _told(workspace, "network", "--by", "resolved")
    assert {FIRST, SECOND} <= _names(found)
    assert not any(one.get("records") for one in found["ends"])
    assert _told(workspace, "paths", "Альфа", "Гамма", "--by", "resolved")["paths"] == []


def test_people_are_told_which_records_are_one_and_how_to_ask_why(workspace: Path) -> None:
    for words in (("network",), ("paths", "Альфа", "Гамма")):
        told = " ".join(_ran(workspace, *words, "--by", "resolved").split())
        assert "2 records are one party" in told
        assert "qaitaru resolve why" in told


def test_the_past_is_joined_by_what_was_known_then(workspace: Path) -> None:
    now = ("network", "--by", "resolved", "--as-of")
    assert _told(workspace, *now, "2000-01-01T00:00:00Z")["ends"] == []
    before = _told(workspace, *now, "2099-01-01T00:00:00Z")
    assert [len(one.get("records", ())) for one in before["ends"] if one.get("records")] == [2]


def test_in_a_file_there_is_nothing_to_resolve(tmp_path: Path) -> None:
    file = tmp_path / "transfers.csv"
    file.write_text("transfer_id,booked_at,payer_account,payee_account,amount,currency\n")
    words = ["network", "--transfers", str(file), "--by", "resolved"]
    assert isinstance(CliRunner().invoke(make_app(), words).exception, SettingFaulty)
