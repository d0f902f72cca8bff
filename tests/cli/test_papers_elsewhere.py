"""Papers of another jurisdiction: a folder of templates, and no code."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from tests.documents.paper_facts import FACTS, MLA

from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import main
from qaitaru.documents.facts.mla_request import MlaRequest
from qaitaru.documents.facts.parts import Authority
from qaitaru.documents.facts.reading import facts_json

LONDON = Authority(name="Primer Prosecuting Authority", address="1 Primer Street, London")


def request_from_london() -> MlaRequest:
    return replace(MLA, requesting=LONDON, conducting=LONDON, is_reciprocal=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    create_workspace(tmp_path / "w", Settings(title="t", language="en", agency="primer"))
    return tmp_path / "w"


def issued(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *words: str
) -> tuple[int, Any]:
    monkeypatch.setattr(sys, "argv", ["qaitaru", "documents", *words, "--json"])
    with pytest.raises(SystemExit) as left:
        main()
    told = capsys.readouterr()
    return int(str(left.value.code)), json.loads(told.out) if told.out else told.err


def page_text(folder: Path) -> str:
    (path,) = folder.glob("*.pdf")
    with pypdfium2.PdfDocument(path) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_letter_of_request_goes_out_by_the_british_template(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_bytes(facts_json(request_from_london()))
    words = ("issue", "uk/mla_request", "--facts", str(facts), "--workspace", str(home))
    code, done = issued(monkeypatch, capsys, *words, "--to", str(tmp_path / "out"))
    assert (code, done["document"], len(done["files"])) == (0, "mla_request", 3)
    text = page_text(tmp_path / "out")
    for told in ("Letter of request", "Primer Prosecuting Authority", "United Kingdom"):
        assert told in text
    assert "Criminal Procedure Code" not in text


def test_an_application_for_restraint_says_that_counsel_puts_in_the_sections(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_bytes(facts_json(FACTS["judge_petition"]))
    words = ("issue", "uk/judge_petition", "--facts", str(facts), "--workspace", str(home))
    code, _ = issued(monkeypatch, capsys, *words, "--to", str(tmp_path / "out"))
    assert code == 0
    text = page_text(tmp_path / "out")
    assert "Proceeds of Crime Act 2002" in text
    assert "are to be put in by counsel" in text
    assert "48 hours" not in text


def test_an_agency_edits_the_copy_and_issues_by_it(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _ = issued(
        monkeypatch, capsys, "templates", "--copy", "uk/mla_request.en", "--workspace", str(home)
    )
    assert code == 0
    own = home / "templates" / "uk" / "mla_request.en.md"
    own.write_text(own.read_text("utf-8").replace("presents its compliments", "writes"), "utf-8")
    facts = tmp_path / "facts.json"
    facts.write_bytes(facts_json(request_from_london()))
    words = ("issue", "uk/mla_request", "--facts", str(facts), "--workspace", str(home))
    code, _ = issued(monkeypatch, capsys, *words, "--to", str(tmp_path / "out"))
    assert code == 0
    assert "Primer Prosecuting Authority writes to the competent authority" in page_text(
        tmp_path / "out"
    )


def test_a_country_that_nobody_shipped_needs_a_folder_and_no_code(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = home / "templates" / "xx"
    folder.mkdir(parents=True)
    text = "---\ntitle: Order {{number}} of Ulgistan\n---\n\n{{facts}}\n"
    (folder / "judge_petition.en.md").write_text(text, encoding="utf-8")
    facts = tmp_path / "facts.json"
    facts.write_bytes(facts_json(FACTS["judge_petition"]))
    words = ("issue", "xx/judge_petition", "--facts", str(facts), "--workspace", str(home))
    code, _ = issued(monkeypatch, capsys, *words, "--to", str(tmp_path / "out"))
    assert code == 0
    assert "of Ulgistan" in page_text(tmp_path / "out")


def test_a_template_that_is_not_there_is_told_with_those_that_are(
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_bytes(facts_json(request_from_london()))
    words = ("issue", "uk/mla_request", "--facts", str(facts), "--workspace", str(home))
    code, _ = issued(monkeypatch, capsys, *words, "--language", "kk")
    assert code == 2
