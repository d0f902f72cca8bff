"""A report is drafted from what a workspace holds, and the journal keeps what for."""

from datetime import date
from pathlib import Path

import pytest
from tests.interchange.cases import CASE, PAYER

from qaitaru.acts.act import Desk
from qaitaru.acts.intake.handover import Handover
from qaitaru.acts.intake.ingest_evidence import ingest_evidence
from qaitaru.acts.interchange.draft_goaml import Chosen, ReportWanted, draft_goaml
from qaitaru.evidence import journal
from qaitaru.facts.errors import AccountMissing, EntryMissing, FindingMissing
from qaitaru.facts.moments import Period
from qaitaru.ingest.readers.goaml.profile import shipped_profile
from qaitaru.interchange.ftm import ftm_lines
from qaitaru.interchange.goaml.draft import GoamlDraft
from qaitaru.interchange.goaml.report import GoamlReport


@pytest.fixture
def filled(laptop_desk: Desk, tmp_path: Path) -> Desk:
    """A workspace with two payments out of one account, claimed by a report."""
    file = tmp_path / "case.ftm.json"
    file.write_bytes(b"".join(ftm_lines(CASE)))
    list(ingest_evidence(laptop_desk, Handover(paths=(file,), legal_basis="order 12")))
    return laptop_desk


def draft(desk: Desk, chosen: Chosen, code: str = "STR") -> GoamlDraft:
    stated = GoamlReport(currency_code_local="KZT")
    wanted = ReportWanted(code=code, profile=shipped_profile(), stated=stated)
    return draft_goaml(desk, chosen, wanted, purpose="answer 7")


def amounts(made: GoamlDraft) -> list[str | None]:
    return [one.amount_local for one in made.report.transaction]


def test_chosen_rows_are_the_reports_transactions_with_their_places(filled: Desk) -> None:
    made = draft(filled, Chosen(account=PAYER))
    numbers = [one.transactionnumber or "" for one in made.report.transaction]
    assert amounts(made) == ["300.50", None]
    again = draft(filled, Chosen(entries=(numbers[0],)))
    assert amounts(again) == ["300.50"]
    [note] = [one for one in again.notes if one.path.endswith("amount_local")]
    assert [(at.exhibit, at.place) for at in note.standing] == [(1, "line=10")]


def test_an_account_is_reported_for_the_days_asked_of(filled: Desk) -> None:
    january = Period(date(2025, 1, 1), date(2025, 2, 1))
    assert amounts(draft(filled, Chosen(account=PAYER, period=january))) == ["300.50"]


def test_an_activity_about_an_account_names_that_account_alone(filled: Desk) -> None:
    made = draft(filled, Chosen(account=PAYER), code="AIF")
    assert made.report.activity is not None
    [party] = made.report.activity.report_parties
    assert party.account is not None
    assert party.account.account == PAYER


@pytest.mark.parametrize(
    ("chosen", "fault"),
    [
        (Chosen(entries=("99-b1",)), EntryMissing),
        (Chosen(entries=("nonsense",)), EntryMissing),
        (Chosen(account="NONE"), AccountMissing),
        (Chosen(finding=5), FindingMissing),
    ],
)
def test_what_is_not_there_is_not_reported(
    filled: Desk, chosen: Chosen, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        draft(filled, chosen)


def test_the_journal_keeps_what_for_and_of_what(filled: Desk) -> None:
    draft(filled, Chosen(account=PAYER))
    with filled.workspace.record.read() as record:
        told = [(one.fields["act"], one.payload) for one in journal.entries(record)]
    expected = {"code": "STR", "account": PAYER, "purpose": "answer 7"}
    assert ("draft_goaml_report", expected) in told
