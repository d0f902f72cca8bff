"""FM-1: the form of Kazakhstan, its traps, and the messages around it."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ingest.fm1_texts import (
    DOCUMENT,
    PARTICIPANTS,
    PAYEE,
    PAYER,
    PERSONAL,
    export,
    form,
    read,
)
from tests.ingest.goaml_texts import (
    codes,
    problems,
    relations,
    subjects,
    transfers,
    values,
)

from qaitaru.facts.claims import Claim
from qaitaru.facts.money import plain
from qaitaru.facts.places import parts
from qaitaru.facts.problems import Problem
from qaitaru.ingest.readers.fm1.forms import MISPRINTS
from qaitaru.ingest.readers.fm1.reader import READER
from qaitaru.ingest.reading import Choices, Fact, Source
from qaitaru.ingest.xml.door import open_xml

UNVERIFIED = ("fm1_roles_unverified", "doubtful")
any_folder = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)


def test_a_whole_form_is_read_and_only_its_roles_are_doubted(tmp_path: Path) -> None:
    facts = read(form(), tmp_path)
    assert problems(facts) == [UNVERIFIED]
    head = values(facts, "report:1")
    assert (head["message_type"], head["reference"], head["date"]) == ("doc", "15", "2026-05-06")
    assert (head["receiver"], head["document_id"]) == ("AFM", DOCUMENT)
    assert head["reason"] == "Деньги сняты в тот же день"
    assert head["signature"] == "unverified"


def test_every_text_of_the_form_is_claimed_as_printed_at_its_own_place(tmp_path: Path) -> None:
    facts = read(form({"MerchTypes": "1", "MerchRegInfo": "A 001"}), tmp_path)
    claims = [fact for fact in facts if isinstance(fact, Claim) and fact.original]
    said = {parts(claim.place)["xpath"]: claim.original for claim in claims}
    root = open_xml((tmp_path / "doc.xml").read_bytes())
    assert not isinstance(root, Problem)
    texts = {root.getroottree().getpath(one): str(one.text or "") for one in root.iter("*")}
    named = {path: text for path, text in texts.items() if text and "Signature" not in path}
    assert named.items() <= said.items()
    assert {path.partition("/@")[2] for path in said.keys() - named} == {"Code", "IsOffshore"}


def test_the_operation_is_a_transfer_in_its_currency_with_the_tenge_beside_it(
    tmp_path: Path,
) -> None:
    [transfer] = transfers(read(form(), tmp_path))
    assert (transfer.amount_minor, transfer.currency) == (1000_00, "USD")
    assert (transfer.local_minor, transfer.local_currency) == (450_000_00, "KZT")
    assert (str(transfer.booked_on), transfer.clock_time) == ("2026-05-05", "14:30:00")
    assert (transfer.payer_name, transfer.payer_account) == ("Омаров Әли", "KZ00SYNT1")
    assert (transfer.payee_name, transfer.payee_code) == ("Alfa Trading FZE", "L-100")
    assert (transfer.payer_country, transfer.payee_country) == ("KZ", "AE")
    assert (transfer.purpose_code, transfer.reference) == ("119", "OP-77")


@any_folder
@given(st.integers(0, 10**16))
def test_an_amount_is_kept_to_the_minor_unit(tmp_path: Path, amount_minor: int) -> None:
    amount = plain(amount_minor, "KZT")
    tenge = {"CurrencyCodeId": "398", "AmountCurrency": amount, "AmountCurrencyTenge": amount}
    facts = read(form(tenge), tmp_path)
    [transfer] = transfers(facts)
    assert (transfer.amount_minor, transfer.currency) == (amount_minor, "KZT")
    assert transfer.local_minor is None
    assert problems(facts) == [UNVERIFIED]


def test_first_name_is_the_surname_of_the_officer_but_the_given_name_of_a_participant(
    tmp_path: Path,
) -> None:
    facts = read(form(), tmp_path)
    officer, participant = values(facts, "party:2"), values(facts, "party:3")
    assert (officer["last_name"], officer["first_name"]) == ("Серікова", "Дана")
    assert (participant["last_name"], participant["first_name"]) == ("Омаров", "Әли")
    assert (officer["name"], participant["name"]) == ("Серікова Дана Омарқызы", "Омаров Әли")


def test_one_says_not_a_client_and_two_says_client(tmp_path: Path) -> None:
    facts = read(form(), tmp_path)
    assert values(facts, "party:3")["client_of_reporter"] == "true"
    assert values(facts, "party:4")["client_of_reporter"] == "false"


def test_parties_accounts_founders_and_heads_are_related(tmp_path: Path) -> None:
    facts = read(form(), tmp_path)
    assert relations(facts) == {
        ("party:1", "reporting_entity", "report:1"),
        ("party:2", "reporting_person", "report:1"),
        ("party:3", "involved_party", "transfer:1"),
        ("party:3", "holder", "account:1"),
        ("party:4", "involved_party", "transfer:1"),
        ("party:5", "founder", "party:4"),
        ("party:6", "director", "party:4"),
    }
    kinds = [values(facts, party)["kind"] for party in subjects(facts, "party")]
    assert kinds == ["legal", "natural", "natural", "legal", "natural", "natural"]


def test_a_code_without_its_list_stays_a_code_and_says_so(tmp_path: Path) -> None:
    facts = read(form(), tmp_path)
    operation = values(facts, "transfer:1")
    assert (operation["type"], operation["type.state"]) == ("0521", "code_not_supplied")
    assert [values(facts, one)["code"] for one in subjects(facts, "indicator")] == ["1035", "1040"]


def test_property_is_an_asset_of_the_operation(tmp_path: Path) -> None:
    goods = {"MerchTypes": "2", "MerchRegnfo": "21:318:000"}
    facts = read(form(goods), tmp_path)
    asset = values(facts, "asset:1")
    assert (asset["type"], asset["registration_number"]) == ("flat", "21:318:000")
    assert problems(facts) == [UNVERIFIED, ("fm1_name_misprinted", "noted")]


@pytest.mark.parametrize(
    ("meant", "misprint"),
    [(meant, one) for meant, found in MISPRINTS.items() for one in found if meant != "Check"],
)
def test_a_misprinted_name_is_read_as_meant_and_noted(
    tmp_path: Path, meant: str, misprint: str
) -> None:
    changed = {"MerchTypes": "1", "MerchRegInfo": "A 001"}
    plainly, misprinted = (
        read(form(changed, names=names), tmp_path) for names in ({}, {meant: misprint})
    )
    told = [fact for fact in misprinted if isinstance(fact, Problem) and fact.severity == "noted"]
    assert [(one.code, one.found, one.expected) for one in told] == [
        ("fm1_name_misprinted", misprint, meant)
    ]
    assert _said(misprinted) == _said(plainly)
    assert len(transfers(misprinted)) == 1


def _said(facts: list[Fact]) -> list[tuple[str, str, str]]:
    return sorted((c.subject, c.field, c.value) for c in facts if isinstance(c, Claim))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"SuspicionFirst": ""}, "fm1_part_missing"),
        ({"ReasonFilingId": "1"}, "fm1_part_unfitting"),
        ({"OperationStatusId": "4"}, "fm1_part_unfitting"),
        ({"TransactionDate": ""}, "fm1_part_missing"),
        ({"ParticipantCount": "3"}, "fm1_count_disagrees"),
        ({"ReferCount": "1"}, "fm1_count_disagrees"),
        ({"ViewOperationId": "0623"}, "fm1_part_missing"),
        ({"MessageNumber": ""}, "fm1_part_missing"),
        ({"LastModifyDate": "2026-05-06"}, "report_date_unreadable"),
        ({"MerchTypes": "9"}, "fm1_code_unknown"),
    ],
)
def test_a_broken_rule_is_a_doubt(tmp_path: Path, changed: dict[str, str], told: str) -> None:
    assert (told, "doubtful") in problems(read(form(changed), tmp_path))


def test_an_operation_not_carried_out_needs_no_date_and_makes_no_transfer(tmp_path: Path) -> None:
    facts = read(form({"OperationStatusId": "4", "TransactionDate": ""}), tmp_path)
    assert transfers(facts) == []
    assert problems(facts) == [("report_transfer_undated", "skipped")]


@pytest.mark.parametrize(
    "participants",
    [
        PAYER.format(member="1"),
        PAYER.format(member="1") * 2 + PAYEE.format(member="2"),
        PAYER.format(member="7") + PAYEE.format(member="2"),
    ],
)
def test_participants_that_leave_doubt_make_no_transfer(tmp_path: Path, participants: str) -> None:
    count = str(participants.count("<Participant>"))
    facts = read(form({"ParticipantCount": count}, participants), tmp_path)
    assert transfers(facts) == []
    assert problems(facts) == [("fm1_payer_undecided", "skipped")]
    assert len(subjects(facts, "party")) > 2


def test_tenge_stated_twice_and_differently_is_doubted(tmp_path: Path) -> None:
    tenge = {"CurrencyCodeId": "398", "AmountCurrency": "5", "AmountCurrencyTenge": "5.01"}
    facts = read(form(tenge), tmp_path)
    assert ("fm1_tenge_disagrees", "doubtful") in problems(facts)
    assert transfers(facts)[0].amount_minor == 5_00


@pytest.mark.parametrize(("number", "code"), [("36", "AUD"), ("036", "AUD"), ("643", "RUB")])
def test_a_currency_is_read_by_its_number(tmp_path: Path, number: str, code: str) -> None:
    [transfer] = transfers(read(form({"CurrencyCodeId": number}), tmp_path))
    assert transfer.currency == code


def test_a_currency_nobody_knows_makes_no_transfer(tmp_path: Path) -> None:
    facts = read(form({"CurrencyCodeId": "001"}), tmp_path)
    assert transfers(facts) == []
    assert {"report_currency_unknown", "report_amount_unusable"} <= set(codes(facts))


def test_the_filled_branch_must_fit_the_type(tmp_path: Path) -> None:
    wrong = PARTICIPANTS.replace("<ParticipantsType>2", "<ParticipantsType>1")
    assert "fm1_branch_unfitting" in codes(read(form(participants=wrong), tmp_path))


def test_an_offshore_country_belongs_to_an_offshore_operation(tmp_path: Path) -> None:
    stating = PARTICIPANTS.replace(
        "<BankCountry>", "<BankOffshoreAddr>PA</BankOffshoreAddr><BankCountry>"
    )
    assert "fm1_part_unfitting" in codes(read(form(participants=stating), tmp_path))
    offshore = form({"ViewOperationId": "0623"}, stating)
    assert problems(read(offshore, tmp_path)) == [UNVERIFIED]


def test_the_old_name_of_the_authority_is_accepted_and_a_stranger_doubted(tmp_path: Path) -> None:
    assert problems(read(form(receiver="KFM"), tmp_path)) == [UNVERIFIED]
    assert "fm1_no_authority" in codes(read(form(receiver="OTHER"), tmp_path))


def test_a_form_not_in_utf16_is_read_and_noted(tmp_path: Path) -> None:
    facts = read(form(), tmp_path, "utf-8")
    assert ("fm1_not_utf16", "noted") in problems(facts)
    assert len(transfers(facts)) == 1


def test_an_impossible_bin_is_doubted(tmp_path: Path) -> None:
    personal = PERSONAL.format(tag="PersonalData", firm="Organisation", number="123456789012")
    text = form().replace(
        PERSONAL.format(tag="PersonalData", firm="Organisation", number=""), personal
    )
    assert ("report_number_invalid", "doubtful") in problems(read(text, tmp_path))


def test_links_to_other_forms_are_relations_and_counted(tmp_path: Path) -> None:
    link = (
        "<References><Reference><ReferenceId>1</ReferenceId>"
        "<ReferenceOperationNumber>14</ReferenceOperationNumber>"
        "<ReferenceDocOperationDate>01.05.2026</ReferenceDocOperationDate></Reference></References>"
    )
    text = form({"ReferCount": "1"}).replace("<Participants>", f"{link}<Participants>")
    facts = read(text, tmp_path)
    assert problems(facts) == [UNVERIFIED]
    told = [values(facts, one) for one in subjects(facts, "relation")]
    assert {"kind": "other_report", "target": "report:1", "number": "1", "reference": "14"} | {
        "date": "2026-05-01"
    } in told


def test_types_and_clients_of_no_known_code_are_doubted_and_kept(tmp_path: Path) -> None:
    odd = PARTICIPANTS.replace("<FounderType>2", "<FounderType>8")
    odd = odd.replace("<IsClientSubject>1", "<IsClientSubject>0")
    facts = read(form(participants=odd), tmp_path)
    assert codes(facts).count("fm1_code_unknown") == 2
    assert values(facts, "party:5")["kind"] == "8"


def test_a_document_type_or_another_root_refuses_the_file(tmp_path: Path) -> None:
    path = tmp_path / "doc.xml"
    source = Source(path, path.name)
    path.write_text("<!DOCTYPE ExportData>" + form(), encoding="utf-8")
    assert problems(READER.read(source, Choices(), tmp_path)) == [("xml_doctype", "refused")]
    path.write_text("<Other><ExportData/></Other>", encoding="utf-8")
    assert problems(READER.read(source, Choices(), tmp_path)) == [("fm1_not_an_export", "refused")]


def test_a_field_nobody_knows_is_kept_and_noted(tmp_path: Path) -> None:
    text = form().replace("<Participants>", "<Extra><Deep>odd</Deep></Extra><Participants>")
    facts = read(text, tmp_path)
    assert ("field_not_used", "noted") in problems(facts)
    assert "odd" in [fact.value for fact in facts if isinstance(fact, Claim)]


GUID_TAG = f"<OriginalDocumentGuid>{DOCUMENT.lower()}</OriginalDocumentGuid>"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("Ack1", f"<Check>{GUID_TAG}<ErrorCode>0</ErrorCode></Check>"),
        ("Ack1", f"<\u0421heck>{GUID_TAG}<ErrorCode>0</ErrorCode></\u0421heck>"),
        ("Ack2", f"<Root>{GUID_TAG}<ErrorCode>12</ErrorCode><ErrorName>нет</ErrorName></Root>"),
        ("Ack12", f"<Check>{GUID_TAG}<MessDate>01.02.2026 10:00:00</MessDate></Check>"),
        (
            "Ack13",
            f"<Root>{GUID_TAG}<MessDate>01.02.2026</MessDate><ErrorCode>1</ErrorCode></Root>",
        ),
        ("Ack14", f"<Root>{GUID_TAG}<SystemId>9</SystemId></Root>"),
        ("DocInfo", f"<Root>{GUID_TAG}<CountDays>1</CountDays><Description>?</Description></Root>"),
        ("UponDocInfo", f"<Root>{GUID_TAG}<Comment>вот</Comment></Root>"),
    ],
)
def test_every_message_is_told_by_what_stands_in_it(tmp_path: Path, kind: str, data: str) -> None:
    facts = read(export(data), tmp_path)
    assert values(facts, "report:1")["message_type"] == kind
    assert values(facts, "report:1")["answers_document_id"] == DOCUMENT
    assert {severity for _, severity in problems(facts)} <= {"noted"}
    assert transfers(facts) == []


def test_a_registration_names_the_firm_and_its_officers(tmp_path: Path) -> None:
    officer = (
        "<LastName>Ким</LastName><FirstName>Ян</FirstName><Certificate Name='c'>AA</Certificate>"
    )
    data = (
        "<Root><OrganisationData><OrgName>Ломбард</OrgName><Area code='71'/><Persons>"
        f"<Person>{officer}</Person></Persons></OrganisationData></Root>"
    )
    facts = read(export(data), tmp_path)
    assert problems(facts) == []
    assert values(facts, "report:1")["message_type"] == "Registration"
    assert values(facts, "party:1")["name"] == "Ломбард"
    assert values(facts, "party:2")["name"] == "Ким Ян"
    assert ("party:2", "officer", "party:1") in relations(facts)


def test_a_message_of_no_kind_is_said_to_be_so(tmp_path: Path) -> None:
    assert "fm1_message_unknown" in codes(read(export("<Root/>"), tmp_path))


def test_another_document_is_not_taken_for_an_export() -> None:
    assert not READER.recognises(Source(Path("x.xml"), "x.xml"), b"<ExportData><Other/>")
