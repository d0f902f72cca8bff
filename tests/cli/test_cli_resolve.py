"""``qaitaru resolve`` on the command line: in a workspace, and on a plain table."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.acts.test_resolve_parties import ONE, OTHER, SAME
from tests.screening.desk_cases import people
from typer.testing import CliRunner, Result

from qaitaru.acts.act import Desk
from qaitaru.cli.app import make_app

TABLE = """party_id,name,type,birth_date,country,document,phone,account,address
1,Ахметов Серік Болатұлы,person,1980-01-01,kz,,+77011234567,,
2,AKHMETOV SERIK,person,1980-01-01,,,8 701 123 45 67,,
3,Ромашкова Вера Петровна,person,,,,,,
"""


def call(*words: str) -> Result:
    return CliRunner().invoke(make_app(), [*words])


def run(desk: Desk, *words: str) -> Result:
    return call("resolve", *words, "-w", str(desk.workspace.folder))


def told(desk: Desk, *words: str) -> Any:
    return json.loads(run(desk, *words, "--json").stdout)


@pytest.fixture
def named(laptop_desk: Desk, tmp_path: Path) -> Desk:
    people(laptop_desk, tmp_path / "evidence", ONE, SAME, OTHER)
    return laptop_desk


def test_parties_are_listed_and_the_pair_behind_each_adds_up(named: Desk) -> None:
    found = told(named)
    assert (found["records"], found["party_count"]) == (3, 1)
    assert {one["name"] for one in found["parties"][0]["records"]} == {ONE[1], SAME[1]}
    pair = told(named, "why", ONE[1], SAME[1])
    sums = pair["before"] + sum(part["bits"] for part in pair["parts"])
    assert sums == pytest.approx(pair["bits"], abs=0.001)
    assert [part["field"] for part in pair["parts"]] == ["name", "gender", "birth"]


def test_a_judgement_parts_them_undo_joins_them_and_each_is_made_again(named: Desk) -> None:
    apart = told(named, "judge", ONE[1], SAME[1], "different", "--reason", "other passport")
    assert not apart["together"]
    assert told(named)["party_count"] == 0
    back = told(named, "undo", ONE[1], SAME[1], "--reason", "a slip")
    assert back["together"]
    assert run(named, "again", str(back["resolution"])).exit_code == 0
    wrong = run(named, "judge", ONE[1], SAME[1], "perhaps", "--reason", "x")
    assert wrong.exit_code == 2


def test_a_party_is_told_whole_and_in_words(named: Desk) -> None:
    party = told(named, "why", SAME[1])
    assert len(party["records"]) == 2
    assert [one["bond"] for one in party["holding"]] == ["likeness"]
    assert party["interests"]["owners"] == []
    for words in ((), ("pairs",), ("why", SAME[1]), ("why", ONE[1], OTHER[1])):
        shown = run(named, *words)
        assert (shown.exit_code, bool(shown.stdout)) == (0, True)
    assert ONE[1] in run(named).stdout


def test_a_plain_table_is_joined_with_no_workspace(tmp_path: Path) -> None:
    path = tmp_path / "parties.csv"
    path.write_text(TABLE, encoding="utf-8")
    found = call("resolve", "--parties", str(path), "--json")
    assert found.exit_code == 0
    answer = json.loads(found.stdout)
    assert [one["records"] for one in answer["parties"]] == [["1", "2"]]
    (bond,) = answer["parties"][0]["bonds"]
    assert (bond["first"], bond["second"], bond["bond"]) == ("1", "2", "likeness")
    shown = call("resolve", "--parties", str(path))
    assert (shown.exit_code, "2  AKHMETOV SERIK" in shown.stdout) == (0, True)


def test_a_number_given_twice_is_told_and_a_table_without_names_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "parties.csv"
    path.write_text(TABLE + "3,Ромашкова В.\n,Никто\n", encoding="utf-8")
    found = call("resolve", "--parties", str(path), "--json")
    codes = [one["code"] for one in json.loads(found.stdout)["problems"]]
    assert (found.exit_code, codes) == (1, ["party_id_twice", "party_id_missing"])
    path.write_text("party_id,title\n1,Serik\n", encoding="utf-8")
    refused = call("resolve", "--parties", str(path), "--json")
    told_by = [one["code"] for one in json.loads(refused.stdout)["problems"]]
    assert (refused.exit_code, "party_column_missing" in told_by) == (2, True)


def test_a_name_that_several_records_of_one_party_have_means_the_party(named: Desk) -> None:
    found = run(named, "why", SAME[1].split()[0])
    assert found.exit_code == 0, found.output
    assert ONE[1] in found.stdout
    assert SAME[1] in found.stdout


def test_a_table_is_told_by_name_and_in_the_encoding_that_is_named(tmp_path: Path) -> None:
    file = tmp_path / "parties.csv"
    file.write_bytes("party_id,name\n1,Лев\n".encode("cp1251"))
    asked = call("resolve", "--parties", str(file), "--json")
    assert (asked.exit_code, json.loads(asked.stdout)["problems"][0]["code"]) == (
        2,
        "encoding_undecided",
    )
    found = call("resolve", "--parties", str(file), "--names-encoding", "cp1251")
    assert (found.exit_code, "1" in found.stdout) == (0, True)
    assert call("resolve", "--names-encoding", "cp1251").exception is not None


def test_a_table_without_its_columns_is_told_their_names(tmp_path: Path) -> None:
    file = tmp_path / "parties.csv"
    file.write_text("name\nВера\n", encoding="utf-8")
    found = call("resolve", "--parties", str(file))
    assert found.exit_code == 2
    assert "party_id,name" in found.stderr.replace("\n", " ")
