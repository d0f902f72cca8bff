"""Partners, packages and hit or no hit on the command line, between two workspaces."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from qaitaru.cli.app import main

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in either of two workspaces, ``ours`` and ``theirs``; what they say, as JSON."""

    def told(where: str, *words: object, code: int = 0, as_json: bool = True) -> Any:
        given = ["qaitaru", *map(str, words), "-w", str(tmp_path / where)]
        monkeypatch.setattr(sys, "argv", [*given, "--json"] if as_json else given)
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert (left.value.code or 0) == code, said.err
        return json.loads(said.out) if as_json and said.out else said.out

    monkeypatch.chdir(tmp_path)
    for where, agency in (("ours", "fiu"), ("theirs", "mia")):
        words = ["qaitaru", "init", where, "--agency", agency, "--member", f"of_{agency}"]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit):
            main()
    capsys.readouterr()
    told("ours", "investigation", "open", "Beside the drug case")
    for one, other, agency in (("ours", "theirs", "mia"), ("theirs", "ours", "fiu")):
        own = told(other, "partner", "key")
        told(
            one,
            "partner",
            "trust",
            agency,
            "--key",
            own["key"],
            "--fingerprint",
            own["fingerprint"],
        )
    return told


SENT = ("--purpose", "joint tracing", "--until", "2099-01-01")


def test_a_package_goes_and_comes_back(run: Run) -> None:
    run("ours", "asset", "add", 1, "a flat", "--sort", "land")
    sent = run("ours", "share", "send", 1, "--to", "mia", *SENT, "--out", "1.zip")
    assert sent["sent"]["entries"] == 2
    came = run("theirs", "share", "receive", "1.zip")
    assert (came["investigation"], came["new_entries"], came["is_again"]) == (1, 2, False)
    run("theirs", "investigation", "note", 1, "sold in May")
    run("theirs", "share", "send", 1, "--to", "fiu", *SENT, "--out", "2.zip")
    assert "1 new entries" in run("ours", "share", "receive", "2.zip", as_json=False)
    assert "taken in before" in run("ours", "share", "receive", "2.zip", as_json=False)
    listed = run("ours", "share", "list")
    assert [one["kept"]["direction"] for one in listed] == ["sent", "received"]
    assert "2099" in run("ours", "share", "list", as_json=False)


def test_a_conflict_is_told_and_leaves_with_one(run: Run) -> None:
    run("ours", "asset", "add", 1, "a flat", "--sort", "land")
    run("ours", "share", "send", 1, "--to", "mia", *SENT, "--out", "1.zip")
    run("theirs", "share", "receive", "1.zip")
    ours = run("ours", "asset", "list", 1)[0]["asset"]
    theirs = run("theirs", "asset", "list", 1)[0]["asset"]
    run("ours", "investigation", "correct", ours, "--field", "name=a house")
    run("theirs", "investigation", "correct", theirs, "--field", "name=a cottage")
    run("theirs", "share", "send", 1, "--to", "fiu", *SENT, "--out", "2.zip")
    assert "different things" in run("ours", "share", "receive", "2.zip", code=1, as_json=False)


def test_a_changed_package_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    run("theirs", "share", "receive", "x.zip", code=2)


def test_hit_or_no_hit(run: Run, tmp_path: Path) -> None:
    plate = ("--sort", "vehicle", "--particular", "plate=A123BC")
    run("ours", "asset", "add", 1, "a car", *plate)
    run("theirs", "investigation", "open", "theirs")
    run("theirs", "asset", "add", 1, "the same car", *plate)
    (tmp_path / "more.csv").write_text("sort,identifier\nphone,+7 701 0000000\n", encoding="utf-8")
    of = ("--investigation", 1, "--identifiers", "more.csv")
    run("ours", "deconflict", "ask", "--to", "mia", *SENT, *of, "--out", "q.json")
    run("theirs", "deconflict", "answer", "q.json", "--out", "a.json")
    found = run("ours", "deconflict", "read", "q.json", "a.json", *of)
    assert [one["text"] for one in found["hits"]] == ["A123BC"]
    assert [one["sort"] for one in found["misses"]] == ["phone"]
    assert found["chance"]["of"] * 10**9 < found["chance"]["in"]
    assert "A123BC" in run("ours", "deconflict", "read", "q.json", "a.json", *of, as_json=False)


@pytest.mark.parametrize("text", ["", "a,b\n", "sort,identifier\nname,x\n"])
def test_a_faulty_list_of_identifiers_is_told_by_its_line(
    run: Run, tmp_path: Path, text: str
) -> None:
    (tmp_path / "bad.csv").write_text(text, encoding="utf-8")
    asked = ("deconflict", "ask", "--to", "mia", *SENT, "--identifiers", "bad.csv")
    run("ours", *asked, "--out", "q.json", code=2)


def test_partners_are_listed_and_ended(run: Run) -> None:
    assert "mia" in run("ours", "partner", "list", as_json=False)
    assert "Fingerprint" in run("ours", "partner", "key", as_json=False)
    ended = ("partner", "end", "mia", "--reason", "key lost")
    assert "no more" in run("ours", *ended, as_json=False)
    assert run("ours", "partner", "list")[0]["step"]["move"] == "ended"
