"""Claims on the command line: saved, listed, shown, traced by name, and traced again."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qaitaru.cli.app import main
from qaitaru.cli.face import WORDS

STATEMENT = """:20:S1
:25:KZ000000000000000001
:28C:1/1
:60F:C250101KZT100,00
:61:250102C200,00NTRFTAINTED
:86:cash
:61:250103D150,00NTRFFLAT
:86:flat
:62F:C250131KZT150,00
-
"""
CLAIM = """account = "KZ000000000000000001"
currency = "KZT"
claimant = "proceeds"
[[receipt]]
reference = "TAINTED"
"""


class Told(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Told]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in a folder with a workspace, a statement read, and the claim in a file."""

    def told(*words: object) -> Told:
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Told(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.sta").write_text(STATEMENT)
    (tmp_path / "claim.toml").write_text(CLAIM)
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "w"))
    assert told("init", tmp_path / "w", "--title", "T").code == 0
    assert told("ingest", tmp_path / "a.sta", "--basis", "b").code == 0
    return told


def test_a_claim_is_saved_listed_and_shown_in_each_version(run: Run, tmp_path: Path) -> None:
    assert "1" in run("claim", "save", "theft", "claim.toml").out
    (tmp_path / "claim.toml").write_text(CLAIM.replace("proceeds", "bank"))
    assert json.loads(run("claim", "save", "theft", "claim.toml", "--json").out)["version"] == 2
    listed = run("claim", "list").out
    assert "bank" in listed
    assert "proceeds" in listed
    (known,) = json.loads(run("claim", "list", "--json").out)
    assert [one["version"] for one in known["versions"]] == [2, 1]
    assert run("claim", "show", "theft").out == CLAIM.replace("proceeds", "bank")
    assert run("claim", "show", "theft", "--version", "1").out == CLAIM
    assert json.loads(run("claim", "show", "theft", "--json").out)["name"] == "theft"


def test_a_claim_that_is_not_there_or_says_nothing_is_told(run: Run, tmp_path: Path) -> None:
    for asked in (("claim", "show", "theft"), ("trace", "theft"), ("trace", "absent.toml")):
        told = run(*asked)
        assert (told.code, told.out) == (2, "")
        assert asked[-1] in told.err
    (tmp_path / "claim.toml").write_text("account = 1")
    assert run("claim", "save", "theft", "claim.toml").code == 2
    assert run("claim", "save", "a/b", tmp_path / "claim.toml").code == 2


def test_a_trace_takes_a_saved_claim_by_its_name_and_a_file_by_its_path(
    run: Run, tmp_path: Path
) -> None:
    run("claim", "save", "theft", "claim.toml")
    by_name = json.loads(run("trace", "theft", "--rule", "fifo", "--json").out)
    by_file = json.loads(run("trace", "claim.toml", "--rule", "fifo", "--json").out)
    assert by_name == by_file
    (tmp_path / "bare").write_text(CLAIM)
    assert json.loads(run("trace", "bare", "--rule", "fifo", "--json").out) == by_name
    assert run("trace", "theft", "--version", "2").code == 2


def test_a_kept_trace_made_again_says_whether_it_is_the_same(run: Run) -> None:
    run("trace", "claim.toml", "--rule", "fifo")
    told = run("trace", "--again", "1")
    assert told.code == 0
    assert WORDS("cli.trace.again.equal") in told.out
    run("withdraw", "1", "--because", "false")
    told = run("trace", "--again", "1", "--json")
    assert json.loads(told.out)["equal"] is True
    assert json.loads(told.out)["withdrawn"] == [1]
    assert WORDS("retraced.withdrawn", withdrawn="1") in " ".join(
        run("trace", "--again", "1").out.split()
    )
    assert run("trace", "--again", "7").code == 2
    refused = run("trace", "--again", "1", "--same-day", "credits-first")
    assert (refused.code, "--same-day" in refused.err) == (2, True)


def test_what_moves_a_claim_most_is_told_with_each_rule_and_can_be_made_again(run: Run) -> None:
    """150 of the 300 left for the flat: own money 100 first, or the proceeds first."""
    rules = json.loads(run("trace", "claim.toml", "--json").out)
    (told,) = {json.dumps(one["sensitivity"]) for one in rules}
    sensitivity = json.loads(told)
    assert sensitivity["under"] == "own-first"
    assert sensitivity["moved_by"]["KZT"]["proceeds"][0] == {
        "assumption": "rule",
        "low_minor": 50_00,
        "low_when": ["lifo", "tainted-first"],
        "high_minor": 150_00,
        "high_when": ["fifo", "own-first", "libr", "static-cap"],
    }
    again = run("trace", "--again", sensitivity["analysis"])
    assert again.code == 0
    assert WORDS("sensitivity.title") in again.out
    (alone,) = json.loads(run("trace", "claim.toml", "--rule", "fifo", "--json").out)
    assert alone["sensitivity"] is None


@pytest.mark.parametrize("asked", [(), ("a", "--again", "1"), ("--again", "1", "--ledger", "x")])
def test_one_thing_is_traced_at_a_time(run: Run, asked: tuple[str, ...]) -> None:
    assert run("trace", *asked).code == 2


def test_an_order_of_the_day_asked_for_beside_a_claim_is_kept_in_its_text(run: Run) -> None:
    asked = ("trace", "claim.toml", "--rule", "own-first", "--same-day", "bounds")
    (told,) = json.loads(run(*asked, "--json").out)
    (place,) = (one for one in told["bounds"] if one["kind"] == "account")
    assert place["by_source"]["proceeds"] == {
        "low_minor": 150_00,
        "high_minor": 150_00,
        "proved": True,
        "ground": "same",
    }
    assert told["parameters"]["same_day"] == "bounds"
    assert run("trace", "--again", told["analysis"]).code == 0
    assert WORDS("bound.ground.same") in run(*asked).out


def test_an_opening_asked_for_beside_a_claim_is_refused_in_words(run: Run) -> None:
    stated = run("trace", "claim.toml", "--opening", "KZ000000000000000001 KZT=0..5")
    assert stated.code == 2
    assert WORDS("claim.fault.opening_stated", reason="KZ000000000000000001 KZT") in stated.err
    assert run("trace", "claim.toml", "--opening", "KZT").code == 2
    assert run("trace", "claim.toml", "--same-day", "never").code == 2
