"""Lists on the command line: taken, compared, shown, refused in words, and as JSON."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.lists.ofac_texts import write_csv, write_xml
from tests.lists.un_texts import MARAT, person, un_list

from qaitaru.cli.app import main
from qaitaru.cli.face import WORDS

MAY = un_list(MARAT, person(2), generated="2024-05-06T23:00:00Z")
JUNE = un_list(MARAT.replace("1968", "1969"), person(3), generated="2024-06-07T23:00:00Z")


class Told(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in a folder with a workspace and two states of a list."""

    def told(*words: object) -> Told:
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Told(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "may.xml").write_text(MAY, encoding="utf-8")
    (tmp_path / "june.xml").write_text(JUNE, encoding="utf-8")
    (tmp_path / "cut.xml").write_text(JUNE[:300], encoding="utf-8")
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "w"))
    assert told("init", tmp_path / "w", "--title", "T").code == 0
    return told


def test_two_files_are_compared_with_no_workspace(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "nowhere"))
    told = run("lists", "diff", "may.xml", "june.xml", "--json")
    assert told.code == 0
    assert json.loads(told.out) == {
        "added": ["XXi.003"],
        "removed": ["XXi.002"],
        "relisted": [],
        "changed": ["XXi.001"],
        "fields": {
            "XXi.001": [
                {
                    "field": "INDIVIDUAL_DATE_OF_BIRTH/YEAR",
                    "old": ["1968"],
                    "new": ["1969"],
                }
            ]
        },
    }
    shown = run("lists", "diff", "may.xml", "june.xml").out
    assert WORDS("cli.lists.diff.counts", added=1, relisted=0, removed=1, changed=1) in shown
    assert all(word in shown for word in ("XXi.002", "1968", "1969", "ERMEK ZHELSIZ"))


def test_a_refused_file_is_told_and_leaves_with_two(run: Run) -> None:
    told = run("lists", "diff", "may.xml", "cut.xml")
    assert told.code == 2
    assert WORDS("cli.lists.diff.refused", path="cut.xml") in told.out
    as_json = run("lists", "diff", "may.xml", "cut.xml", "--json")
    assert as_json.code == 2
    (problem,) = json.loads(as_json.out)["problems"]
    assert problem["code"] == "xml_not_well_formed"
    assert problem["mend"] == WORDS("problem.xml_not_well_formed.mend")
    assert "evidence" not in problem["told"]  # nothing is kept where there is no workspace


def test_a_version_of_an_earlier_day_is_taken_and_is_not_said_to_be_in_force(run: Run) -> None:
    assert WORDS("cli.lists.state.added") in run("lists", "add", "june.xml").out
    earlier = run("lists", "add", "may.xml").out
    assert WORDS("cli.lists.state.added_earlier") in earlier
    assert WORDS("cli.lists.state.added") not in earlier


def test_what_is_wrong_with_a_list_is_told_to_a_machine_in_words(run: Run) -> None:
    told = run("lists", "add", "cut.xml", "--json")
    (outcome,) = json.loads(told.out)
    assert (told.code, outcome["state"]) == (2, "refused")
    assert outcome["problems"][0]["mend"] == WORDS("problem.xml_not_well_formed.mend")
    assert run("lists", "add", "cut.xml", "may.xml", "--json").code == 1


def test_lists_are_taken_and_shown_as_of_a_day(run: Run) -> None:
    taken = run("lists", "add", "may.xml", "june.xml", "--json")
    assert taken.code == 0
    assert [one["state"] for one in json.loads(taken.out)] == ["added", "added"]
    assert "XXi.002" in run("lists", "show", "--as-of", "2024-05-31").out
    assert "XXi.002" not in run("lists", "show").out
    versions = json.loads(run("lists", "list", "--json").out)
    assert [(one["version"]["number"], one["in_force"]) for one in versions] == [
        (1, False),
        (2, True),
    ]
    by_number = json.loads(run("lists", "diff", "1", "2", "--json").out)
    assert (by_number["added"], by_number["changed"]) == (["XXi.003"], ["XXi.001"])
    (then,) = json.loads(run("lists", "show", "--as-of", "2024-05-31", "--json").out)
    assert then["version"]["number"] == 1
    assert then["designations"][0]["names"][0]["text"] == "MARAT SAMALOV"
    long_ago = run("lists", "show", "--as-of", "2020-01-01T00:00:00Z")
    assert long_ago.code == 2
    for faulty in ("yesterday", "2024-05-06T12:00:00"):
        assert run("lists", "show", "--as-of", faulty).code == 2


def test_one_entry_is_shown_with_its_places_and_its_history(run: Run) -> None:
    run("lists", "add", "may.xml")
    shown = run("lists", "show", "XXi.001").out
    assert all(word in shown for word in ("Daniyar Kokzhal", "record.DATAID", "N 1234567"))
    (found,) = json.loads(run("lists", "show", "XXi.001", "--json").out)
    assert found["designation"]["claims"][0]["field"] == "record.DATAID"
    (history,) = json.loads(run("lists", "show", "XXi.002", "--history", "--json").out)
    assert history["periods"][0]["since"] == "2024-05-06"
    assert WORDS("cli.lists.stands") in run("lists", "show", "XXi.002", "--history").out
    missing = run("lists", "show", "XXi.999")
    assert missing.code == 2
    assert "XXi.999" in missing.err


def test_what_is_refused_is_told_with_its_mend_and_what_stays(run: Run) -> None:
    run("lists", "add", "may.xml")
    told = run("lists", "add", "cut.xml")
    assert told.code == 2
    assert WORDS("cli.lists.stays", number=1) in told.out
    assert WORDS("problem.xml_not_well_formed.mend") in told.out
    again = run("lists", "add", "may.xml")
    assert again.code == 0
    assert WORDS("cli.lists.state.unchanged") in again.out


def test_lists_of_two_publishers_are_not_compared(run: Run, tmp_path: Path) -> None:
    row = '{"schema": "Person", "id": "x-1", "properties": {"name": ["Ermek Zhelsiz"]}}\n'
    (tmp_path / "other.json").write_text(row)
    told = run("lists", "diff", "may.xml", "other.json", "--json")
    assert told.code == 2
    assert json.loads(told.out)["problems"][0]["code"] == "list_another"


def test_two_formats_of_one_list_are_compared_and_told_as_such(run: Run, tmp_path: Path) -> None:
    write_csv(tmp_path / "csv")
    write_xml(tmp_path / "sdn.xml")
    told = json.loads(run("lists", "diff", "csv", "sdn.xml", "--json").out)
    assert (told["formats"], told["changed"]) == (["ofac_csv", "ofac_xml"], [])
    assert "ofac_xml" in run("lists", "diff", "csv", "sdn.xml").out
    run("lists", "add", "csv", "--published-on", "2026-01-02")
    run("lists", "add", "sdn.xml")
    shown = run("lists", "list").out
    assert all(word in shown for word in ("ofac_csv", "ofac_xml"))
