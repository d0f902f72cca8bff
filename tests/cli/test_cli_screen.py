"""Names put to lists on the command line with no workspace: the contract of its answers."""

import errno
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from tests.lists.un_texts import MARAT, person, un_list

from qaitaru.cli.app import main
from qaitaru.cli.screening.several_lists import spread
from qaitaru.wording import LANGUAGES, words_for
from qaitaru.wording.reasons import reason_text

LIST = un_list(MARAT, person(2), generated="2024-05-06T23:00:00Z")
NAMES = "query_id,name,type,birth_date\nq1,{name},person,1968\nq2,Kathryn Barr,,\n"


class Told(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Told]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def told(*words: object) -> Told:
        monkeypatch.setattr(sys, "argv", ["qaitaru", "screen", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Told(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    (tmp_path / "un.xml").write_text(LIST, encoding="utf-8")
    (tmp_path / "cut.xml").write_text(LIST[:300], encoding="utf-8")
    return told


def listed_name(run: Run) -> str:
    """A name of the list, as a wide question finds it."""
    (answer,) = run("--list", "un.xml", "--name", "Marat", "--threshold", "0.05", "--json").lines
    return str(answer["hits"][0]["name"])


def test_each_query_has_one_line_in_the_order_of_the_file(run: Run) -> None:
    Path("names.csv").write_text(NAMES.format(name=listed_name(run)), encoding="utf-8")
    told = run("--list", "un.xml", "--names", "names.csv", "--json")
    first, second = told.lines
    assert (first["query_id"], second) == ("q1", {"query_id": "q2", "hits": []})
    hit = first["hits"][0]
    assert hit["reference"] == "XXi.001"
    assert 0.72 <= hit["score"] < 1
    assert hit["matched_name"]
    assert len(hit["reasons"]) == len(hit["evidence"]) >= 1
    assert all(isinstance(sentence, str) for sentence in hit["reasons"])
    assert told.code == 0


def test_a_threshold_a_limit_and_a_pack_choose_what_is_shown(run: Run) -> None:
    asked = ("--list", "un.xml", "--name", listed_name(run), "--json")
    wide = run(*asked, "--threshold", "0.01").lines[0]["hits"]
    scores = [hit["score"] for hit in wide]
    assert scores == sorted(scores, reverse=True)
    assert run(*asked, "--threshold", "0.01", "--limit", "1").lines[0]["hits"] == wide[:1]
    assert run(*asked, "--threshold", "0.999").lines[0]["hits"] == []
    assert run(*asked, "--pack", "narrow").code == 0
    told = run(*asked, "--pack", "nothing")
    assert told.code == 2
    assert "standard" in told.err


def test_a_desk_brings_its_own_pack(run: Run) -> None:
    head = '[[pack]]\nname = "a"\nedition = "b"\nsource = "c"\n'
    Path("own.toml").write_text(head + "alert = 0.99\n", encoding="utf-8")
    Path("two.toml").write_text((head + "alert = 0.5\n") * 2, encoding="utf-8")
    Path("bad.toml").write_text("alert = 1\n[", encoding="utf-8")
    asked = ("--list", "un.xml", "--name", listed_name(run), "--json")
    assert run(*asked, "--pack", "own.toml").lines[0]["hits"] == []
    assert run(*asked, "--pack", "two.toml").code == 2
    assert run(*asked, "--pack", "bad.toml").code == 2


def test_bad_rows_are_told_and_the_run_goes_on(run: Run) -> None:
    Path("names.csv").write_text(
        "query_id,name,country,note\nq1,,,\nq2,Kathryn Barr,Atlantis,x\n", encoding="utf-8"
    )
    told = run("--list", "un.xml", "--names", "names.csv", "--json")
    assert told.code == 1
    assert [line["query_id"] for line in told.lines] == ["q1", "q2"]
    assert [line["problems"][0]["code"] for line in told.lines] == [
        "asked_name_missing",
        "asked_country_unknown",
    ]
    assert all(line["problems"][0]["mend"] for line in told.lines)
    assert "note" in told.err


def test_columns_nobody_uses_do_not_fail_the_run(run: Run) -> None:
    Path("names.csv").write_text("query_id,name,note\nq1,Kathryn Barr,x\n", encoding="utf-8")
    assert run("--list", "un.xml", "--names", "names.csv", "--json").code == 0


def test_a_refused_list_ends_the_run_with_its_reasons(run: Run) -> None:
    told = run("--list", "un.xml", "--list", "cut.xml", "--name", "Marat", "--json")
    assert told.code == 2
    assert told.lines[0]["refused"] == "cut.xml"
    assert told.lines[0]["problems"][0]["told"]
    assert "cut.xml" in told.err
    assert run("--list", "cut.xml", "--name", "Marat").code == 2


def test_a_table_that_is_none_ends_the_run(run: Run) -> None:
    Path("names.csv").write_text("id\n1\n", encoding="utf-8")
    told = run("--list", "un.xml", "--names", "names.csv", "--json")
    assert told.code == 2
    assert told.lines[0]["problems"][0]["code"] == "asked_column_missing"
    Path("names.csv").write_bytes(b"\xff\xfe\x00")
    assert run("--list", "un.xml", "--names", "names.csv").code == 2
    assert run("--list", "un.xml", "--names", "nowhere.csv").code == 2
    assert run("--list", "nowhere.xml", "--name", "Marat").code == 2


def test_what_is_known_of_one_name_stands_behind_it(run: Run) -> None:
    name = listed_name(run)
    plain = run("--list", "un.xml", "--name", name, "--json").lines[0]["hits"][0]
    told = run(
        "--list", "un.xml", "--name", name, "--type", "company", "--json", "--threshold", 0.01
    )
    other = told.lines[0]["hits"][0]
    assert other["score"] < plain["score"]
    assert other["evidence"][-1]["kind"] == "kind_other"


def test_a_table_is_told_for_people(run: Run) -> None:
    told = run("--list", "un.xml", "--name", listed_name(run))
    assert told.code == 0
    assert "XXi.001" in told.out
    none = run("--list", "un.xml", "--name", "Kathryn Barr")
    assert none.code == 0


def test_a_list_and_somebody_to_ask_for_must_be_given(run: Run) -> None:
    Path("names.csv").write_text("query_id,name\n1,Ali\n", encoding="utf-8")
    assert run("--list", "un.xml").code == 2
    assert run("--name", "Marat").code == 2
    assert run("--list", "un.xml", "--names", "names.csv", "--name", "Ali").code == 2


def test_several_files_stand_behind_one_option(run: Run) -> None:
    words = ["--list", "a", "b", "--json", "--list", "c", "--names", "e", "f"]
    expected = ["--list", "a", "--list", "b", *words[3:]]
    assert list(spread(words)) == expected
    Path("other.xml").write_text(un_list(person(7)), encoding="utf-8")
    (answer,) = run("--list", "un.xml", "other.xml", "--name", "Marat", "--json").lines
    assert answer["query_id"] == "1"


def test_every_reason_is_a_sentence_in_every_language() -> None:
    for language in LANGUAGES:
        words = words_for(language)
        kinds = [key.removeprefix("reason.") for key in words.texts if key.startswith("reason.")]
        assert len(kinds) > 20
        for kind in kinds:
            assert reason_text(kind, "person", "vessel", words) != f"reason.{kind}"
        told = reason_text("gender_other", "male", "female", words)
        assert "reason" not in told
        assert "value" not in told


def test_a_folder_with_no_file_right_in_it_is_refused_and_nobody_passes_for_clean(
    run: Run,
) -> None:
    Path("lists/un").mkdir(parents=True)
    Path("lists/un/un.xml").write_text(LIST, encoding="utf-8")
    told = run("--list", "lists", "--name", listed_name(run), "--json")
    assert told.code == 2
    assert "lists" in told.err
    assert '"hits"' not in told.out


def test_a_path_that_is_not_there_is_told_with_its_reason(run: Run) -> None:
    told = run("--list", "nowhere.xml", "--name", "Samira")
    assert told.code == 2
    assert os.strerror(errno.ENOENT) in told.err


def test_a_list_in_two_states_is_told_and_an_equal_entry_is_hit_once(run: Run) -> None:
    name = listed_name(run)
    later = un_list(MARAT, generated="2025-05-06T23:00:00Z")
    Path("later.xml").write_text(later, encoding="utf-8")
    told = [
        run("--list", *files, "--name", name, "--json")
        for files in (("un.xml", "later.xml"), ("later.xml", "un.xml"))
    ]
    assert [len(one.lines[0]["hits"]) for one in told] == [1, 1]
    assert told[0].out == told[1].out
    assert {one.code for one in told} == {1}
    assert "later.xml" in told[0].err


def test_names_come_through_a_pipe(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "query_id,name\nq1,Kathryn Barr\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    told = run("--list", "un.xml", "--names", "-", "--json")
    assert told.lines == [{"query_id": "q1", "hits": []}]


def test_an_answer_that_cannot_be_written_is_told_without_a_trace_back(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    (tmp_path / "un.xml").write_text(LIST, encoding="utf-8")
    words = [sys.executable, "-m", "qaitaru", "screen", "--list", "un.xml", "--name", "X", "--json"]
    with full.open("wb") as out:
        done = subprocess.run(
            words, cwd=tmp_path, stdout=out, stderr=subprocess.PIPE, text=True, check=False
        )
    assert done.returncode == 2
    assert os.strerror(errno.ENOSPC) in done.stderr
    assert "Traceback" not in done.stderr
