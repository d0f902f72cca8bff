"""Partners, packages and hit or no hit on the command line, between two workspaces."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from qaitaru.cli.app import main

Run = Callable[..., Any]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in either of two workspaces, ``ours`` and ``theirs``; what they say, as JSON."""

    def told(where: str, *words: object, code: int = 0, as_json: bool = True, by: str = "") -> Any:
        monkeypatch.setenv("QAITARU_MEMBER", by)
        given = ["qaitaru", *map(str, words), "-w", str(tmp_path / where)]
        monkeypatch.setattr(sys, "argv", [*given, "--json"] if as_json else given)
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        assert (left.value.code or 0) == code, said.err
        return json.loads(said.out) if as_json and said.out else said.out or said.err

    monkeypatch.chdir(tmp_path)
    for where, agency in (("ours", "fiu"), ("theirs", "mia")):
        words = ["qaitaru", "init", where, "--agency", agency, "--member", f"of_{agency}"]
        monkeypatch.setattr(sys, "argv", words)
        with pytest.raises(SystemExit):
            main()
    capsys.readouterr()
    told("ours", "investigation", "open", "Beside the drug case")
    told("ours", "investigation", "role", 1, "bolat", "supervising_prosecutor")
    for one, other, agency in (("ours", "theirs", "mia"), ("theirs", "ours", "fiu")):
        own = told(other, "partner", "key")
        told(one, "partner", "role", f"of_{'fiu' if one == 'ours' else 'mia'}", "key_keeper")
        trust = ("partner", "trust", agency, "--key", own["key"])
        read = ("--fingerprint", own["fingerprint"], "--by", "telephone", "--told-by", "duty")
        told(one, *trust, *read)
    return told


SENT = ("--purpose", "joint tracing", "--until", "2099-01-01")


def send(run: Run, where: str, to: str, out: str) -> Any:
    """One proposes, the prosecutor confirms."""
    proposed = run(where, "share", "propose", 1, "--to", to, *SENT)
    return run(where, "share", "confirm", proposed["sending"], "--out", out, by="bolat")


def test_a_package_goes_and_comes_back(run: Run, tmp_path: Path) -> None:
    run("ours", "asset", "add", 1, "a flat", "--sort", "land")
    words = run("ours", "share", "propose", 1, "--to", "mia", *SENT, as_json=False)
    number = int(words.split()[1])
    assert "waits for another member" in words
    run("ours", "share", "write", number, "--out", "0.zip", code=2)
    run("ours", "share", "confirm", number, "--out", "0.zip", code=2)
    shown = run("ours", "share", "show", number, by="bolat")
    assert [one["body"]["kind"] for one in shown["entries"]] == ["agency", "asset"]
    assert "a second member" in run("ours", "share", "show", number, by="bolat", as_json=False)
    sent = run("ours", "share", "confirm", number, "--out", "1.zip", by="bolat")
    assert sent["sent"]["entries"] == 2
    run("ours", "share", "write", number, "--out", "again.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "again.zip").read_bytes()
    came = run("theirs", "share", "receive", "1.zip")
    assert (came["investigation"], came["new_entries"], came["is_again"]) == (1, 2, False)
    run("theirs", "investigation", "note", 1, "sold in May")
    run("theirs", "investigation", "role", 1, "bolat", "supervising_prosecutor")
    send(run, "theirs", "fiu", "2.zip")
    assert "1 new entries" in run("ours", "share", "receive", "2.zip", as_json=False)
    assert "taken in before" in run("ours", "share", "receive", "2.zip", as_json=False)
    listed = run("ours", "share", "list")
    assert [one["kept"]["direction"] for one in listed["packages"]] == ["sent", "received"]
    assert [one["new_entries"] for one in listed["packages"]] == [1, 1]
    assert "2099" in run("ours", "share", "list", as_json=False)


def test_a_refused_sending_leaves_nothing(run: Run) -> None:
    proposed = run("ours", "share", "propose", 1, "--to", "mia", *SENT)["sending"]
    run("ours", "share", "refuse", proposed, "--remark", "too early", by="bolat")
    run("ours", "share", "write", proposed, "--out", "1.zip", code=2)
    assert run("ours", "share", "list")["packages"] == []


def test_a_conflict_is_told_and_leaves_with_one(run: Run) -> None:
    run("ours", "asset", "add", 1, "a flat", "--sort", "land")
    send(run, "ours", "mia", "1.zip")
    run("theirs", "share", "receive", "1.zip")
    run("theirs", "investigation", "role", 1, "bolat", "supervising_prosecutor")
    ours = run("ours", "asset", "list", 1)[0]["asset"]
    theirs = run("theirs", "asset", "list", 1)[0]["asset"]
    run("ours", "investigation", "correct", ours, "--field", "name=a house")
    run("theirs", "investigation", "correct", theirs, "--field", "name=a cottage")
    send(run, "theirs", "fiu", "2.zip")
    assert "different things" in run("ours", "share", "receive", "2.zip", code=1, as_json=False)


def test_a_changed_package_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    assert "x.zip" in run("theirs", "share", "receive", "x.zip", code=2, as_json=False)
    run("ours", "asset", "add", 1, "a flat", "--sort", "land")
    send(run, "ours", "mia", "1.zip")
    with ZipFile(tmp_path / "1.zip") as whole, ZipFile(tmp_path / "2.zip", "w") as changed:
        for part in whole.namelist():
            body = bytearray(whole.read(part))
            body[len(body) // 2] ^= 1
            changed.writestr(part, bytes(body))
    refused = run("theirs", "share", "receive", "2.zip", code=2, as_json=False)
    assert "2.zip" in refused
    assert "changed" in refused
    assert run("theirs", "share", "list")["packages"] == []


def test_hit_or_no_hit(run: Run, tmp_path: Path) -> None:
    plate = ("--sort", "vehicle", "--particular", "plate=A123BC")
    run("ours", "asset", "add", 1, "a car", *plate)
    run("theirs", "investigation", "open", "theirs")
    run("theirs", "asset", "add", 1, "the same car", *plate)
    for member in ("dana", "erlan"):
        run("theirs", "partner", "role", member, "answering_officer")
    (tmp_path / "more.csv").write_text("sort,identifier\nphone,+7 701 0000000\n", encoding="utf-8")
    of = ("--investigation", 1, "--identifiers", "more.csv")
    put = run("ours", "deconflict", "ask", "--to", "mia", *SENT, *of, "--out", "q.json")
    assert "not answered" in run("ours", "deconflict", "show", put["question"], as_json=False)
    words = run("theirs", "deconflict", "take", "q.json", by="dana", as_json=False)
    assert "joint tracing" in words
    assert "0 of 3000" in words
    run("theirs", "deconflict", "confirm", 1, "--out", "a.json", by="dana", code=2)
    run("theirs", "deconflict", "confirm", 1, "--out", "a.json", by="erlan")
    found = run("ours", "deconflict", "read", "a.json")
    assert [one["text"] for one in found["hits"]] == ["A123BC"]
    assert [one["sort"] for one in found["misses"]] == ["phone"]
    assert found["chance"]["of"] * 10**9 < found["chance"]["in"]
    assert "A123BC" in run("ours", "deconflict", "show", 1, as_json=False)
    assert "answered" in run("theirs", "deconflict", "list", by="dana", as_json=False)
    assert run("theirs", "deconflict", "list", by="dana")["rooms"]["fiu"]["spent"] == 2
    run("theirs", "deconflict", "write", 1, "--out", "a2.json", by="dana")
    run("ours", "deconflict", "write", 1, "--out", "q2.json")
    assert (tmp_path / "q.json").read_bytes() == (tmp_path / "q2.json").read_bytes()
    run("theirs", "deconflict", "confirm", 1, "--out", "a3.json", by="erlan", code=2)


def test_a_question_may_be_refused(run: Run) -> None:
    run("ours", "asset", "add", 1, "a car", "--sort", "vehicle", "--particular", "plate=A123BC")
    for member in ("dana", "erlan"):
        run("theirs", "partner", "role", member, "answering_officer")
    asked = ("--to", "mia", *SENT, "--investigation", 1, "--out", "q.json")
    run("ours", "deconflict", "ask", *asked)
    run("theirs", "deconflict", "take", "q.json", by="dana")
    refused = ("deconflict", "refuse", 1, "--remark", "fishing")
    assert "not answered" in run("theirs", *refused, by="erlan", as_json=False)
    assert "not answered" in run("theirs", "deconflict", "list", by="dana", as_json=False)


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


def test_roles_in_the_workspace_are_given_and_ended(run: Run) -> None:
    run("ours", "partner", "role", "of_fiu", "answering_officer", code=2)  # to oneself
    assert "dana is" in run("ours", "partner", "role", "dana", "key_keeper", as_json=False)
    assert "dana" in run("ours", "partner", "roles", as_json=False)
    assert len(run("ours", "partner", "roles")) == 2
    ended = ("partner", "end-role", "dana", "key_keeper", "--reason", "moved on")
    assert "no more" in run("ours", *ended, as_json=False)
    run("theirs", "partner", "end", "fiu", "--reason", "x", by="nobody", code=2)
