"""A paper issued: sealed as evidence with its facts, compared with its last issue, journalled."""

import json
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from tests.documents.paper_facts import BANK, MLA

from qaitaru.acts.act import Desk
from qaitaru.acts.documents.bank_letter import LetterAsked, bank_letter
from qaitaru.acts.documents.hand_over import copy_issue
from qaitaru.acts.documents.issue_document import Issue, ToIssue, issue_document
from qaitaru.acts.documents.issuer import letterhead
from qaitaru.acts.documents.templates import copy_template, look_at_templates
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.intake.look_at_evidence import look_at_evidence
from qaitaru.documents.differences import Difference, differences
from qaitaru.documents.facts.bank_letter import Hole
from qaitaru.evidence import journal
from qaitaru.facts.errors import (
    AccountMissing,
    EvidenceAltered,
    SettingFaulty,
    SourceUnreadable,
    TemplateMissing,
)

ACCOUNT = "KZ00TEST0000000001"


def statement(number: int, days: tuple[str, str], opening: str, closing: str) -> str:
    first, last = days
    return (
        f":20:R{number}\n:25:{ACCOUNT}\n:28C:{number}/1\n:60F:C{first}KZT{opening}\n"
        f":61:{first}{first[2:]}C500,NTRFP-1\n:86:/NAME/Payer/REMI/Goods\n"
        f":62F:C{last}KZT{closing}\n-\n"
    )


TEXT = statement(1, ("250101", "250131"), "1000,00", "1500,00") + statement(
    3, ("250301", "250331"), "1500,00", "9000,00"
)


def wanted(facts: object = BANK, language: str = "ru") -> ToIssue:
    return ToIssue(
        document="bank_letter", language=language, about="KZ1", facts=facts, basis="sanction"
    )


def told_of(desk: Desk) -> list[dict[str, object]]:
    with desk.workspace.record.read() as connection:
        found = journal.telling(connection, "issue_document", "facts_sha256")
        return [one.payload or {} for one in found]


def test_an_issue_is_sealed_with_its_facts_and_journalled(desk: Desk) -> None:
    issue = issue_document(desk, wanted())
    assert [one.kind for one in issue.files] == ["pdf", "docx", "json"]
    items = {one.exhibit: one for one in look_at_evidence(desk)}
    for one in issue.files:
        item = items[one.exhibit]
        assert (item.sha256, item.legal_basis) == (one.sha256, "sanction")
        assert desk.workspace.originals.hash_again(one.sha256) == one.sha256
    assert issue.files[2].sha256 == issue.facts_sha256
    (told,) = told_of(desk)
    assert told["facts_sha256"] == issue.facts_sha256
    assert told["exhibits"] == [one.exhibit for one in issue.files]
    assert told["template"] == "kz/bank_letter.ru"


def test_the_paper_bears_the_beginning_of_its_facts_hash(laptop_desk: Desk) -> None:
    issue = issue_document(laptop_desk, wanted())
    path = laptop_desk.workspace.originals.path(issue.files[0].sha256)
    with pypdfium2.PdfDocument(path) as document:
        text = document[0].get_textpage().get_text_range()
    assert issue.facts_sha256[:16] in text


def test_a_second_issue_tells_what_differs(laptop_desk: Desk) -> None:
    first = issue_document(laptop_desk, wanted())
    assert (first.replaces, first.differences) == ("", ())
    same = issue_document(laptop_desk, wanted(language="kk"))
    assert same.replaces == first.facts_sha256
    assert same.differences == ()
    holes = (*BANK.holes[:2], replace(BANK.holes[2], exhibits="№ 6"))
    changed = issue_document(laptop_desk, wanted(replace(BANK, number="45-8", holes=holes)))
    assert changed.differences == (
        Difference("number", "45-7", "45-8"),
        Difference("holes (3).exhibits", "№ 5", "№ 6"),
    )


def test_another_account_is_another_paper(laptop_desk: Desk) -> None:
    issue_document(laptop_desk, wanted())
    other = issue_document(laptop_desk, replace(wanted(), about="KZ2"))
    assert other.replaces == ""


def test_a_paper_that_lacks_a_field_is_not_issued_and_nothing_is_sealed(desk: Desk) -> None:
    issue = issue_document(desk, wanted(replace(BANK, basis="")))
    assert isinstance(issue, Issue)
    assert {one.found for one in issue.problems} == {"basis"}
    assert issue.files == ()
    assert look_at_evidence(desk) == []
    assert told_of(desk) == []


def test_a_document_without_a_template_is_refused(laptop_desk: Desk) -> None:
    with pytest.raises(TemplateMissing):
        issue_document(laptop_desk, replace(wanted(), jurisdiction="xx"))


def test_an_agencys_own_template_replaces_the_programs(laptop_desk: Desk) -> None:
    path = copy_template(laptop_desk, "bank_letter.ru")
    assert copy_template(laptop_desk, "kz/bank_letter.ru") == path
    text = path.read_text(encoding="utf-8").replace("Прошу предоставить:", "Просим выдать:")
    path.write_text(text, encoding="utf-8")
    (own,) = (one for one in look_at_templates(laptop_desk) if one.own)
    assert (own.name, own.problems) == ("kz/bank_letter.ru", ())
    issue = issue_document(laptop_desk, wanted())
    sealed = laptop_desk.workspace.originals.path(issue.files[0].sha256)
    with pypdfium2.PdfDocument(sealed) as document:
        assert "Просим выдать:" in document[0].get_textpage().get_text_range()
    path.write_text(text + "\n{{nobody}}\n", encoding="utf-8")
    (problem,) = issue_document(laptop_desk, wanted()).problems
    assert problem.code == "template_field_unknown"


def test_a_file_among_the_templates_that_is_none_is_told(laptop_desk: Desk) -> None:
    folder = laptop_desk.workspace.templates / "kz"
    folder.mkdir(parents=True)
    (folder / "letter.md").write_text("x", encoding="utf-8")
    with pytest.raises(TemplateMissing):
        look_at_templates(laptop_desk)
    (folder / "letter.md").rename(folder / "bank_letter.ru.md")
    (folder / "bank_letter.ru.md").write_bytes(b"\xff\xfe")
    with pytest.raises(SourceUnreadable):
        look_at_templates(laptop_desk)


def with_settings(desk: Desk, **said: str) -> Desk:
    workspace = desk.workspace
    return replace(desk, workspace=replace(workspace, settings=replace(workspace.settings, **said)))


def test_the_letterhead_bears_both_state_names_and_english_where_it_is_read(
    laptop_desk: Desk,
) -> None:
    names = {"agency_name_kk": "ҚК", "agency_name_ru": "РУ", "agency_name_en": "EN"}
    desk = with_settings(laptop_desk, **names, agency_address="a", agency_contact="b")
    assert letterhead(desk, "kk").names == ("ҚК", "РУ")
    assert letterhead(desk, "en").names == ("ҚК", "РУ", "EN")
    assert letterhead(desk, "ru").lines == ("a", "b")
    assert letterhead(laptop_desk, "ru").names == ("fiu",)


@pytest.mark.parametrize("name", ["gone.png", "../outside.png", "text.png", "large.png"])
def test_an_emblem_that_is_no_picture_of_the_workspace_is_refused(
    laptop_desk: Desk, name: str
) -> None:
    folder = laptop_desk.workspace.folder
    (folder.parent / "outside.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "text.png").write_bytes(b"hello")
    (folder / "large.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300_000))
    with pytest.raises(SettingFaulty):
        letterhead(with_settings(laptop_desk, agency_emblem=name), "ru")


def test_the_letter_to_a_bank_asks_for_what_the_ledger_lacks(desk: Desk, tmp_path: Path) -> None:
    file = tmp_path / "statement.sta"
    file.write_text(TEXT, encoding="utf-8")
    handover = Handover(paths=(file,), legal_basis="", received_from="")
    (outcome,) = ingest_evidence(desk, handover)
    asked = LetterAsked(
        account="kz00 test 0000000001",
        bank="Bank",
        number="1",
        case_number="2",
        basis="sanction",
        answer_by=BANK.answer_by,
        signed_position="Investigator",
        signed_name="N",
    )
    letter = bank_letter(desk, asked)
    found = [(str(one.first), str(one.last), one.is_broken) for one in letter.holes]
    assert found == [("2025-02-01", "2025-02-28", False), ("2025-03-01", "2025-03-31", True)]
    assert letter.holes[1] == Hole(
        first=letter.holes[1].first,
        last=letter.holes[1].last,
        is_broken=True,
        exhibits=f"№ {outcome.exhibit}",
    )
    assert letter.account.number == ACCOUNT
    assert str(letter.in_hand_first) == "2025-01-01"
    issue = issue_document(
        desk, ToIssue(document="bank_letter", language="kk", about="x", facts=letter)
    )
    assert issue.problems == ()
    kept = json.loads(desk.workspace.originals.path(issue.facts_sha256).read_bytes())
    assert kept["holes"][0]["first"] == "2025-02-01"
    with pytest.raises(AccountMissing):
        bank_letter(desk, replace(asked, account="KZ9"))
    with pytest.raises(AccountMissing):
        bank_letter(desk, replace(asked, currency="USD"))


def test_differences_tell_what_is_said_in_one_only() -> None:
    was: dict[str, object] = {"a": "1", "b": {"c": ["x"]}, "gone": "y"}
    now: dict[str, object] = {"a": "1", "b": {"c": ["x", "z"]}, "flag": False}
    assert differences(was, now) == (Difference("b.c (2)", "", "z"), Difference("gone", "y", ""))


def test_a_request_for_legal_assistance_is_issued_in_every_language(laptop_desk: Desk) -> None:
    for language in ("kk", "ru", "en"):
        asked = ToIssue(document="mla_request", language=language, about="12-3/45", facts=MLA)
        assert issue_document(laptop_desk, asked).problems == ()


def test_a_sealed_file_that_was_altered_is_not_handed_over(
    laptop_desk: Desk, tmp_path: Path
) -> None:
    issue = issue_document(laptop_desk, wanted())
    assert len(copy_issue(laptop_desk, issue, tmp_path / "out")) == 3
    sealed = laptop_desk.workspace.originals.path(issue.files[0].sha256)
    sealed.chmod(0o640)
    sealed.write_bytes(b"other")
    with pytest.raises(EvidenceAltered):
        copy_issue(laptop_desk, issue, tmp_path / "again")
