"""Requests on the command line: as a story, in words, and as JSON."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from qaitaru.acts.casework.lead_investigation import give_role
from qaitaru.casework.bodies.conduct import RoleGiven
from qaitaru.cli.app import main
from qaitaru.cli.desk import desk_at
from qaitaru.wording import LANGUAGES, words_for


class Left(NamedTuple):
    """What a command left."""

    code: object
    out: str
    err: str


Run = Callable[..., Left]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Commands in a workspace with one investigation."""

    def told(*words: object) -> Left:
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, words)])
        with pytest.raises(SystemExit) as left:
            main()
        said = capsys.readouterr()
        return Left(left.value.code or 0, said.out, said.err)

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("QAITARU_WORKSPACE", str(tmp_path / "w"))
    assert told("init", tmp_path / "w", "--title", "T").code == 0
    assert told("investigation", "open", "Beside the drug case").code == 0
    return told


def begun(run: Run, *words: object) -> int:
    head = ("request", "begin", 1, "The account abroad", "--channel", "mla", "--partner", "GB")
    left = run(*head, "--treaty", "of 2015", *words, "--json")
    assert left.code == 0, left.err
    number: int = json.loads(left.out)["number"]
    return number


def test_a_draft_is_told_with_all_that_it_owes(run: Run) -> None:
    number = begun(run)
    left = run("request", "show", number)
    assert left.code == 1
    assert "The body that makes the request" in left.out
    assert "nothing is asked for" in left.out
    assert "It may not go out yet" in left.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_missing_item_is_named_in_every_language(run: Run, language: str) -> None:
    told = json.loads(run("request", "show", begun(run), "--json").out)
    items = [one for one in told["contents"] if one["blocks"]]
    assert len(items) > 5
    words = words_for(language)
    fields = [words(f"law.request_field.{one}") for item in items for one in item["missing"]]
    assert all(one["text"][language].strip() for one in items)
    assert all(one and "law." not in one for one in fields)


def test_the_lint_names_what_fishes(run: Run) -> None:
    number = begun(run)
    assert run("request", "ask", number, "all accounts", "--assistance", "records").code == 0
    told = json.loads(run("request", "show", number, "--json").out)
    blocking = {one["lint"] for one in told["lint"] if one["blocks"]}
    assert blocking == {"no_link", "no_element", "no_period"}
    left = run("request", "step", number, "checked", "--json")
    assert left.code == 2
    assert "step_wanting" in left.out + left.err


def test_its_parts_are_told_one_by_one(run: Run) -> None:
    number = begun(run, "--language", "ru")
    assert run("request", "field", number, "facts", "On 3 February ...").code == 0
    assert run("request", "paper", number, "seal").code == 0
    hid = ("request", "conduct", number, "hid the origin", "--ours", "218", "--theirs", "327")
    assert run(*hid).code == 0
    asked = run(
        *("request", "ask", number, "statements", "--assistance", "records", "--account", "GB33"),
        *("--element", "e6", "--why", "proceeds", "--since", "2025-01-01"),
        *("--until", "2025-12-31", "--json"),
    )
    told = json.loads(run("request", "show", number, "--json").out)
    assert told["fields"] == {"facts": "On 3 February ..."}
    assert [one["field"] for one in told["papers"]] == ["seal"]
    assert told["lint"] == []
    assert run("request", "drop", json.loads(asked.out)["number"]).code == 0
    assert json.loads(run("request", "show", number, "--json").out)["asked"] == []


def test_requests_are_listed(run: Run) -> None:
    assert json.loads(run("request", "list", "--json").out) == []
    number = begun(run)
    assert "The account abroad" in run("request", "list", "--investigation", 1).out
    (one,) = json.loads(run("request", "list", "--json").out)
    assert (one["request"], one["stage"], one["is_ready"]) == (number, "draft", False)


def test_what_came_is_taken_in_and_used_as_it_may_be(run: Run, tmp_path: Path) -> None:
    number = begun(run, "--language", "ru")
    fields = (
        "requesting_authority", "addressee", "addressee_address", "case_name", "facts",
        "qualification", "full_text_of_articles", "persons", "link_to_case",
    )  # fmt: skip
    for name in fields:
        assert run("request", "field", number, name, "text").code == 0
    for name in ("letterhead", "signature", "seal"):
        assert run("request", "paper", number, name).code == 0
    asked = run(
        *("request", "ask", number, "statements", "--assistance", "records", "--account", "GB33"),
        *("--element", "e6", "--why", "proceeds", "--since", "2025-01-01"),
        *("--until", "2025-12-31", "--json"),
    )
    with desk_at(tmp_path / "w") as desk:
        give_role(desk, 1, RoleGiven(member="bolat", role="central_authority_lawyer"))
    with pytest.MonkeyPatch.context() as other:
        other.setenv("QAITARU_MEMBER", "bolat")
        assert run("request", "step", number, "checked").code == 0
    assert run("request", "step", number, "sent", "--document", "7/12").code == 0
    (tmp_path / "answer.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    run("ingest", tmp_path / "answer.csv", "--basis", "request 7/12")
    came = run(
        *("request", "answer", number, "--exhibit", 1, "--asked", json.loads(asked.out)["number"]),
        *("--form", "certified", "--use", "evidence", "--in-due-order", "--json"),
    )
    assert came.code == 0, came.err
    answer = json.loads(came.out)["number"]
    assert run("request", "use", answer, "evidence", "--where", "petition 1").code == 0
    assert run("request", "use", answer, "tax").code == 2
    agreed = run("request", "consent", answer, "tax", "--document", "9/1", "--json")
    with pytest.MonkeyPatch.context() as second:
        second.setenv("QAITARU_MEMBER", "bolat")
        entry = json.loads(agreed.out)["number"]
        assert run("investigation", "decide", entry, "yes").code == 0
    assert run("request", "use", answer, "tax").code == 0
    assert run("request", "step", number, "executed").code == 0
    assert "evidence in the case" in run("request", "show", number).out
