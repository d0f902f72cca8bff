"""Papers from the command line: templates checked and copied, a paper rendered, a letter issued."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.documents.paper_facts import BANK, FACTS

from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import main
from qaitaru.documents.facts.kinds import DOCUMENTS
from qaitaru.documents.facts.reading import facts_json, read_facts
from qaitaru.facts.errors import FactsFaulty


def run(monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    monkeypatch.setattr(sys, "argv", ["qaitaru", "documents", *words])
    with pytest.raises(SystemExit) as left:
        main()
    return int(str(left.value.code))


def told(capsys: pytest.CaptureFixture[str]) -> Any:
    return json.loads(capsys.readouterr().out)


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    path = tmp_path / "facts.json"
    path.write_bytes(facts_json(BANK))
    return path


@pytest.mark.parametrize("document", DOCUMENTS)
def test_facts_come_back_from_their_file_as_they_were(document: str) -> None:
    assert read_facts(document, facts_json(FACTS[document])) == FACTS[document]


@pytest.mark.parametrize(
    "content",
    [b"{", b"[]", b'{"number": "1"}', facts_json(BANK).replace(b'"bank":', b'"bnak":', 1), b"\xff"],
)
def test_a_file_of_facts_that_is_wrong_is_told(content: bytes) -> None:
    with pytest.raises(FactsFaulty):
        read_facts("bank_letter", content)


def test_a_name_that_no_field_has_is_told_with_its_place() -> None:
    content = facts_json(BANK).replace(b'"exhibits":', b'"exhibitz":', 1)
    with pytest.raises(FactsFaulty) as fault:
        read_facts("bank_letter", content)
    assert ".holes[1].exhibitz" in fault.value.reason
    with pytest.raises(FactsFaulty):
        read_facts("letter", content)


def test_a_paper_is_rendered_without_a_workspace(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = "2026-11-22T09:00:00+00:00"
    for ending, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        out = tmp_path / f"letter.{ending}"
        words = ("render", "bank_letter", "--facts", str(facts), "--language", "kk")
        assert run(monkeypatch, *words, "--out", str(out), "--produced", at) == 0
        first = out.read_bytes()
        assert first.startswith(start)
        assert run(monkeypatch, *words, "--out", str(out), "--produced", at) == 0
        assert out.read_bytes() == first


def test_what_is_missing_is_told_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path, out = tmp_path / "facts.json", tmp_path / "a.pdf"
    path.write_bytes(facts_json(BANK).replace(b'"number":"45-7"', b'"number":""'))
    words = ("render", "bank_letter", "--facts", str(path), "--language", "en", "--out", str(out))
    assert run(monkeypatch, *words, "--json") == 2
    found = {(one["code"], one["found"]) for one in told(capsys)["problems"]}
    assert found == {("document_field_empty", "number")}
    assert not out.exists()
    assert run(monkeypatch, *words) == 2
    assert capsys.readouterr().out.count("number") == 1


@pytest.mark.parametrize(
    "more",
    [
        ("--language", "fr", "--out", "a.pdf"),
        ("--language", "en", "--out", "a.txt"),
        ("--language", "en", "--out", "a.pdf", "--produced", "now"),
        ("--language", "en", "--out", "a.pdf", "--produced", "2026-11-22T09:00:00"),
    ],
)
def test_a_wrong_call_leaves_with_2(
    facts: Path, monkeypatch: pytest.MonkeyPatch, more: tuple[str, ...]
) -> None:
    assert run(monkeypatch, "render", "bank_letter", "--facts", str(facts), *more) == 2


def test_a_template_is_checked_by_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kz" / "bank_letter.en.md"
    file.parent.mkdir()
    file.write_text("---\ntitle: T\n---\n{{nobody}}\n", encoding="utf-8")
    assert run(monkeypatch, "check", str(file), "--json") == 1
    problems = told(capsys)["problems"]
    assert ("template_field_unknown", "line=4") in {(p["code"], p["place"]) for p in problems}
    assert run(monkeypatch, "check", str(file)) == 1
    assert "nobody" in capsys.readouterr().out


def test_templates_are_listed_and_one_is_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    create_workspace(tmp_path / "w", Settings(title="T", language="en")).close()
    at = ("--workspace", str(tmp_path / "w"))
    assert run(monkeypatch, "templates", *at, "--copy", "bank_letter.kk") == 0
    path = tmp_path / "w" / "templates" / "kz" / "bank_letter.kk.md"
    assert run(monkeypatch, "check", str(path)) == 0
    capsys.readouterr()
    assert run(monkeypatch, "templates", *at, "--json") == 0
    known = told(capsys)
    assert len([one for one in known if one["jurisdiction"] == "kz"]) == 3 * len(DOCUMENTS)
    assert {one["jurisdiction"] for one in known} == {"kz", "uk"}
    assert [one["name"] for one in known if one["own"]] == ["kz/bank_letter.kk"]
    path.write_text("no heading", encoding="utf-8")
    assert run(monkeypatch, "templates", *at) == 1
    assert run(monkeypatch, "templates", *at, "--copy", "letter.kk") == 2


def test_the_fields_of_a_document_are_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(monkeypatch, "fields", "bank_letter", "--json") == 0
    rows = {row["field"]: row for row in told(capsys)}
    assert rows["holes"] == {"field": "holes", "kind": "list", "needed": True}
    assert rows["holes.exhibits"]["needed"] is False
    assert run(monkeypatch, "fields", "bank_letter") == 0
    assert run(monkeypatch, "fields", "letter") == 2


def test_a_paper_is_issued_from_a_file_and_then_compared(
    facts: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    create_workspace(tmp_path / "w", Settings(title="T", language="ru")).close()
    words = ("issue", "bank_letter", "--facts", str(facts), "--workspace", str(tmp_path / "w"))
    assert run(monkeypatch, *words, "--json") == 0
    assert told(capsys)["about"] == BANK.number
    assert run(monkeypatch, *words, "--about", "KZ1", "--json") == 0
    first = told(capsys)
    assert first["replaces"] == ""
    assert [one["kind"] for one in first["files"]] == ["pdf", "docx", "json"]
    assert run(monkeypatch, *words, "--about", "KZ1") == 0
    facts.write_bytes(facts_json(BANK).replace(b"45-7", b"45-9"))
    out = tmp_path / "out"
    assert run(monkeypatch, *words, "--about", "KZ/1", "--to", str(out)) == 0
    names = [f"bank_letter.KZ_1.ru.{kind}" for kind in ("docx", "json", "pdf")]
    assert sorted(path.name for path in out.iterdir()) == names
    assert (out / names[1]).read_bytes() == facts_json(
        read_facts("bank_letter", facts.read_bytes())
    )
    assert run(monkeypatch, *words, "--about", "KZ1") == 0
    assert "45-9" in capsys.readouterr().out


def test_a_letter_to_a_bank_needs_an_account_and_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_workspace(tmp_path / "w", Settings(title="T", language="ru")).close()
    words = ("issue", "bank_letter", "--workspace", str(tmp_path / "w"))
    assert run(monkeypatch, *words) == 2
    assert run(monkeypatch, *words, "--account", "KZ1") == 2
    assert run(monkeypatch, *words, "--account", "KZ1", "--answer-by", "2026-12-02") == 2
    assert run(monkeypatch, "issue", "mla_request", "--workspace", str(tmp_path / "w")) == 2
