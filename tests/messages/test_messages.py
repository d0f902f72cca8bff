"""Payment messages are emptied of every party and text, each with its place."""

from pathlib import Path

import pytest
from tests.messages.message_texts import MT103, PACS, PAIN

from qaitaru.facts.designations import DesignatedKind
from qaitaru.facts.errors import SourceUnreadable
from qaitaru.messages.letters import is_text
from qaitaru.messages.reading import MessageReading, read_messages
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty


def read(tmp_path: Path, text: str, name: str = "message") -> MessageReading:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_messages(path)


def named(payment: Payment) -> dict[PaymentField, tuple[str, ...]]:
    return {one.field: one.asked.names or one.asked.numbers for one in payment.parties}


def party(payment: Payment, field: PaymentField) -> PaymentParty:
    return next(one for one in payment.parties if one.field is field)


def test_a_transfer_between_banks_names_every_party_with_what_belongs_to_it(tmp_path: Path) -> None:
    head, transfer = read(tmp_path, PACS).payments
    assert named(head) == {PaymentField.OTHER_AGENT: ("ALTNKZKA",)}
    assert (transfer.message, transfer.reference) == ("M-77", "E2E-1")
    assert (transfer.day, transfer.amount, transfer.currency) == ("2026-03-06", "15000.00", "USD")
    assert named(transfer) == {
        PaymentField.DEBTOR: ("Dauren Ermekov",),
        PaymentField.ULTIMATE_DEBTOR: ("Sary Arka Trade LLP",),
        PaymentField.CREDITOR: ("Grey Harbour Shipping FZE",),
        PaymentField.DEBTOR_AGENT: ("Altyn Invented Bank",),
        PaymentField.CREDITOR_AGENT: ("Harbour Bank",),
    }
    debtor = party(transfer, PaymentField.DEBTOR).asked
    assert debtor.kind is DesignatedKind.PERSON
    assert [str(one.period.start) for one in debtor.births] == ["1971-04-02"]
    assert debtor.birth_places == ("Shu",)
    assert debtor.countries == ("kz",)
    assert debtor.numbers == ("N7712345", "KZ86125KZT5004100100")


def test_free_text_and_address_are_told_with_their_place(tmp_path: Path) -> None:
    _, transfer = read(tmp_path, PACS).payments
    assert [(one.field, one.text.split()[0]) for one in transfer.texts] == [
        (PaymentField.ADDRESS, "Abay"),
        (PaymentField.REMITTANCE, "Freight"),
    ]
    assert transfer.texts[-1].place.endswith("/RmtInf/Ustrd")


def test_a_batch_of_a_customer_is_its_payer_and_then_each_transfer(tmp_path: Path) -> None:
    found = read(tmp_path, PAIN)
    head, batch, first = found.payments
    assert named(head) == {PaymentField.INITIATING_PARTY: ("Payroll Office",)}
    assert party(head, PaymentField.INITIATING_PARTY).asked.kind is DesignatedKind.ORGANISATION
    assert (batch.reference, batch.day) == ("B-1", "2026-03-07")
    assert party(batch, PaymentField.DEBTOR).asked.numbers == ("040140001234",)
    assert (first.reference, first.amount, first.currency) == ("I-9", "250000", "KZT")
    assert [one.text for one in first.texts] == ["Salary March"]


def test_a_transfer_that_names_no_payee_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    (problem,) = read(tmp_path, PAIN).problems
    assert (problem.code, problem.found) == ("message_field_missing", "Cdtr")
    assert problem.place.endswith("CdtTrfTxInf[2]")


def test_a_message_of_lines_names_parties_by_numbers_code_and_free_lines(tmp_path: Path) -> None:
    first, second = read(tmp_path, MT103).payments
    assert first.reference.startswith("7c1b2d9e")
    assert (first.message, first.day, first.amount) == ("REF1001", "260306", "15000,00")
    assert named(first) == {
        PaymentField.DEBTOR: ("ERMEKOV DAUREN",),
        PaymentField.DEBTOR_AGENT: ("ALTNKZKA",),
        PaymentField.CREDITOR_AGENT: ("HARBOUR BANK",),
        PaymentField.CREDITOR: ("GREY HARBOUR",),
    }
    debtor = party(first, PaymentField.DEBTOR)
    assert debtor.place == "line=5;field=50F"
    assert debtor.asked.numbers == ("KZ86125KZT5004100100", "N7712345")
    assert debtor.asked.birth_places == ("SHU",)
    assert debtor.asked.countries == ("kz", "kz")
    assert [str(one.period.start) for one in debtor.asked.births] == ["1971-04-02"]
    assert party(second, PaymentField.DEBTOR).asked.names == ("AIGUL SADYKOVA",)


def test_lines_beside_a_name_and_free_fields_are_text(tmp_path: Path) -> None:
    first, _ = read(tmp_path, MT103).payments
    texts = {one.place: (one.field, one.text) for one in first.texts}
    assert texts["line=16;field=59"] == (PaymentField.ADDRESS, "GREY HARBOUR\nSHIPPING FZE")
    assert texts["line=19;field=70"][0] is PaymentField.REMITTANCE
    assert texts["line=23;field=72"][0] is PaymentField.INSTRUCTION


def test_a_message_cut_short_is_told_by_the_field_it_lacks(tmp_path: Path) -> None:
    assert [(one.code, one.found) for one in read(tmp_path, MT103).problems] == [
        ("message_field_missing", "59")
    ]


def test_a_message_without_any_field_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    text = "{1:F01ALTNKZKAAXXX}{4:\n:77B:nothing\n-}\n" + MT103
    found = read(tmp_path, text)
    assert found.problems[0].code == "message_empty"
    assert len(found.payments) == 2


def test_bare_fields_are_a_message_too(tmp_path: Path) -> None:
    text = ":20:A1\n:32A:260306EUR5,\n:50K:DAUREN ERMEKOV\n:59A:HARBAEAD\n:99Z:Silver Tern\nmore"
    (payment,) = read(tmp_path, text).payments
    assert named(payment)[PaymentField.CREDITOR] == ("HARBAEAD",)
    assert payment.texts[0].text == "Silver Tern\nmore"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("hello", "message_unknown"),
        ("<Document><Other/></Document>", "message_unknown"),
        ("<Document><CstmrCdtTrfInitn/></Document>", "message_empty"),
        ("<Document><CstmrCdtTrfInitn>", "xml_not_well_formed"),
    ],
)
def test_what_is_no_message_is_told(tmp_path: Path, text: str, code: str) -> None:
    assert [one.code for one in read(tmp_path, text).problems] == [code]


def test_an_absent_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(SourceUnreadable):
        read_messages(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("SLEV", False),
        ("2026-03-05T10:00:00", False),
        ("12,5", False),
        ("Rent", True),
        ("9074729", True),
    ],
)
def test_codes_days_and_amounts_are_no_text(text: str, says: bool) -> None:  # noqa: FBT001  # a case's own column
    assert is_text(text) is says
