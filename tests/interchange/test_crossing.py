"""Between FM-1 and goAML nothing is lost that is not told, and no code is guessed."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml.etree import fromstring
from tests.ingest.fm1_texts import form
from tests.interchange.forms import forms, said_in, with_texts_told_apart

from qaitaru.facts.problems import Problem
from qaitaru.ingest.xml.door import open_xml
from qaitaru.interchange.crossing.codes import CodeCrossing, code_crossing
from qaitaru.interchange.crossing.to_fm1 import fm1_of
from qaitaru.interchange.crossing.to_goaml import goaml_of
from qaitaru.interchange.fm1.form import Fm1
from qaitaru.interchange.fm1.writing import fm1_taken
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.goaml.writing import goaml_taken
from qaitaru.interchange.losses import Loss, LossKind
from qaitaru.interchange.nodes import Node

CODES = CodeCrossing(
    {
        "Sender": {"SYNTBANK": "101"},
        "TransportType": {"1": "E"},
        "ReasonFilingId": {"2": "STR"},
        "OperationStatusId": {"1": "C"},
        "ViewOperationId": {"0521": "TRF"},
        "Suspicion": {"1035": "STRUC", "1040": "CASHW"},
        "MemberId": {"1": "from", "2": "to"},
        "URAddress": {"": "REG"},
        "ACAddress": {"": "PRIVT"},
    }
)


def crossed() -> tuple[GoamlReport, list[Loss]]:
    return goaml_of(fm1_taken(fromstring(form()))[0], CODES)


def told(losses: Iterable[Loss], code: str) -> list[tuple[str, str]]:
    return [(loss.field.rpartition("/")[2], loss.found) for loss in losses if loss.code == code]


def test_an_fm1_becomes_a_report_of_one_operation_between_two_sides() -> None:
    report, _ = crossed()
    assert (report.rentity_id, report.report_code, report.entity_reference) == ("101", "STR", "15")
    assert report.submission_date == "2026-05-06T09:00:00"
    assert report.report_indicators == ("STRUC", "CASHW")
    [transaction] = report.transaction
    assert transaction.date_transaction == "2026-05-05T14:30:00"
    assert (transaction.amount_local, report.currency_code_local) == ("450000.00", "KZT")
    source, target = transaction.t_from_my_client, transaction.t_to
    assert source is not None
    assert source.from_foreign_currency is not None
    assert source.from_foreign_currency.foreign_currency_code == "USD"
    assert source.from_account is not None
    assert source.from_account.account == "KZ00 SYNT 1"
    holder = source.from_account.signatory[0].t_person
    assert holder is not None
    assert (holder.first_name, holder.last_name) == ("Әли", "Омаров")
    assert holder.birthdate == "1990-02-01T00:00:00"
    assert target is not None
    assert target.to_entity is not None
    assert target.to_entity.name == "Alfa Trading FZE"
    assert target.to_entity.director_id[0].last_name == "Ли"


def test_the_officers_names_change_places_back() -> None:
    report, _ = crossed()
    assert report.reporting_person is not None
    assert report.reporting_person.last_name == "Серікова"
    assert report.reporting_person.first_name == "Дана"


def test_what_goaml_has_no_place_for_and_what_it_asks_for_is_told() -> None:
    _, losses = crossed()
    assert ("IINBIN", "") not in told(losses, "no_place")
    assert ("DocumentType", "1") in told(losses, "no_place")
    assert ("OrganisationCode", "011") in told(losses, "no_place")
    wanted = [loss.field for loss in losses if loss.code == "wanted"]
    assert "/report/transaction/transmode_code" in wanted
    assert all(loss.kind is LossKind.NOT_GUESSED for loss in losses if loss.code == "wanted")


def test_without_the_agencys_crosswalk_no_code_and_no_side_is_guessed() -> None:
    report, losses = goaml_of(fm1_taken(fromstring(form()))[0], CodeCrossing())
    [transaction] = report.transaction
    assert transaction.t_from is None
    assert [party.role for party in transaction.involved_parties] == [None, None]
    assert report.report_code is None
    assert told(losses, "side_unsaid") == [("MemberId", "1"), ("MemberId", "2")]
    assert ("SuspicionFirst", "1035") in told(losses, "no_code")


def test_there_and_back_an_fm1_keeps_what_was_carried() -> None:
    source = fm1_taken(fromstring(form()))[0]
    report, lost = goaml_of(source, CODES)
    [again], lost_back = fm1_of(report, CODES)
    gone = {loss.found for loss in lost}
    kept = [text for text in said_in(source) if text not in gone]
    back = said_in(again)
    missing = [text for text in kept if text not in back and text not in _dated(back)]
    assert missing == []
    assert not [loss for loss in lost_back if loss.code == "date_unreadable"]


def _dated(texts: list[str]) -> set[str]:
    return {text.partition(" ")[0] for text in texts}


def test_a_report_of_two_transactions_becomes_two_forms() -> None:
    report, _ = crossed()
    twice = GoamlReport(transaction=report.transaction * 2)
    assert len(fm1_of(twice, CODES)[0]) == 2


def test_an_answer_about_an_activity_becomes_a_form_without_an_operation(shared: Path) -> None:
    raw = (shared / "data" / "goaml" / "samples" / "AIF.xml").read_bytes()
    root = open_xml(raw)
    assert not isinstance(root, Problem)
    [made], losses = fm1_of(goaml_taken(root)[0], CodeCrossing())
    assert made.signed_data is not None
    assert made.signed_data.data is not None
    assert made.signed_data.data.root is not None
    [one] = made.signed_data.data.root.participants
    assert (one.is_client_subject, one.participants_type) == ("2", "2")
    assert ("fiu_ref_number", "FIU-REQ-AIF-2026-008") in told(losses, "no_place")


def test_an_amount_in_another_local_currency_is_not_converted(shared: Path) -> None:
    root = open_xml((shared / "data" / "goaml" / "samples" / "STR.xml").read_bytes())
    assert not isinstance(root, Problem)
    [made], losses = fm1_of(goaml_taken(root)[0], CodeCrossing())
    assert made.signed_data is not None
    assert made.signed_data.data is not None
    assert made.signed_data.data.root is not None
    operation = made.signed_data.data.root.message_information
    assert operation is not None
    assert (operation.currency_code_id, operation.amount_currency) == ("784", "120000.00")
    assert operation.amount_currency_tenge is None
    assert told(losses, "tenge_unsaid") == [("amount_local", "120000.00 AED")]


def every_text_is_somewhere(source: Node, made: Iterable[Node], losses: list[Loss]) -> list[str]:
    target = "\n".join(text for node in made for text in said_in(node))
    target += "\n".join(loss.found for loss in losses)
    return [text for text in said_in(source) if text not in target]


@given(forms(Fm1, depth=7))
@settings(max_examples=100)
def test_every_text_of_an_fm1_is_carried_or_told(made_up: Node) -> None:
    source, _ = with_texts_told_apart(made_up)
    assert isinstance(source, Fm1)
    for codes in (CODES, CodeCrossing()):
        report, losses = goaml_of(source, codes)
        assert every_text_is_somewhere(source, [report], losses) == []


@given(forms(GoamlReport, depth=4))
@settings(max_examples=100)
def test_every_text_of_a_report_is_carried_or_told(made_up: Node) -> None:
    source, _ = with_texts_told_apart(made_up)
    assert isinstance(source, GoamlReport)
    for codes in (CODES, CodeCrossing()):
        made, losses = fm1_of(source, codes)
        assert every_text_is_somewhere(source, made, losses) == []


def test_codes_that_two_lead_to_are_not_turned_back() -> None:
    assert CodeCrossing({"A": {"1": "x", "2": "x"}}).to_fm1("A", "x") is None


@pytest.mark.parametrize(("text", "is_read"), [('{"A": {"1": "x"}}', True), ("[]", False)])
def test_a_crosswalk_of_codes_in_a_file(tmp_path: Path, text: str, *, is_read: bool) -> None:
    file = tmp_path / "codes.json"
    file.write_text(text)
    assert isinstance(code_crossing(file), CodeCrossing) == is_read
