"""Papers of another jurisdiction: a folder of templates, and no code."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.documents.paper_facts import FACTS, MLA

from qaitaru.acts.workspace import Settings, create_workspace
from qaitaru.cli.app import main
from qaitaru.documents.facts.mla_request import MlaRequest
from qaitaru.documents.facts.parts import Authority
from qaitaru.documents.facts.reading import facts_json

LONDON = Authority(name="Primer Prosecuting Authority", address="1 Primer Street, London")

Documents = Callable[..., object]
"""Says a command of documents to the workspace; its code of exit."""

Issue = Callable[..., str]
"""Issues a document on facts; the text of the paper."""


def request_from_london() -> MlaRequest:
    return replace(MLA, requesting=LONDON, conducting=LONDON, is_reciprocal=True)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    create_workspace(tmp_path / "w", Settings(title="t", language="en", agency="primer"))
    return tmp_path / "w"


@pytest.fixture
def documents(home: Path, monkeypatch: pytest.MonkeyPatch) -> Documents:
    def said(*words: object) -> object:
        told = ("documents", *words, "--workspace", home, "--json")
        monkeypatch.setattr(sys, "argv", ["qaitaru", *map(str, told)])
        with pytest.raises(SystemExit) as left:
            main()
        return left.value.code

    return said


@pytest.fixture
def issue(documents: Documents, tmp_path: Path) -> Issue:
    def issued(document: str, facts: object) -> str:
        (tmp_path / "facts.json").write_bytes(facts_json(facts))
        words = ("issue", document, "--facts", tmp_path / "facts.json", "--to", tmp_path / "out")
        assert documents(*words) == 0
        return page_text(tmp_path / "out")

    return issued


def page_text(folder: Path) -> str:
    (path,) = folder.glob("*.pdf")
    with pypdfium2.PdfDocument(path) as document:
        text = " ".join(page.get_textpage().get_text_range() for page in document)
    return " ".join(text.replace("\u00a0", " ").split())


def test_a_letter_of_request_goes_out_by_the_british_template(issue: Issue, tmp_path: Path) -> None:
    text = issue("uk/mla_request", request_from_london())
    assert sorted(one.suffix for one in (tmp_path / "out").iterdir()) == [".docx", ".json", ".pdf"]
    for told in ("Letter of request", "Primer Prosecuting Authority", "United Kingdom"):
        assert told in text
    assert "Criminal Procedure Code" not in text


def test_an_application_for_restraint_says_that_counsel_puts_in_the_sections(issue: Issue) -> None:
    text = issue("uk/judge_petition", FACTS["judge_petition"])
    assert "Proceeds of Crime Act 2002" in text
    assert "are to be put in by counsel" in text
    assert "48 hours" not in text


def test_an_agency_edits_the_copy_and_issues_by_it(
    home: Path, documents: Documents, issue: Issue
) -> None:
    assert documents("templates", "--copy", "uk/mla_request.en") == 0
    own = home / "templates" / "uk" / "mla_request.en.md"
    own.write_text(own.read_text("utf-8").replace("presents its compliments", "writes"), "utf-8")
    text = issue("uk/mla_request", request_from_london())
    assert "Primer Prosecuting Authority writes to the competent authority" in text


def test_a_country_that_nobody_shipped_needs_a_folder_and_no_code(home: Path, issue: Issue) -> None:
    folder = home / "templates" / "xx"
    folder.mkdir(parents=True)
    text = "---\ntitle: Order {{number}} of Ulgistan\n---\n\n{{facts}}\n"
    (folder / "judge_petition.en.md").write_text(text, encoding="utf-8")
    assert "of Ulgistan" in issue("xx/judge_petition", FACTS["judge_petition"])


def test_a_template_that_is_not_there_is_told_with_those_that_are(
    documents: Documents, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    facts = tmp_path / "facts.json"
    facts.write_bytes(facts_json(request_from_london()))
    assert documents("issue", "uk/mla_request", "--facts", facts, "--language", "kk") == 2
    assert "uk/mla_request.en" in capsys.readouterr().err
