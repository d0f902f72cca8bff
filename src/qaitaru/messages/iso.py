"""Credit transfers of ISO 20022: pain.001 from a customer, pacs.008 between banks.

Every text of a message is screened: names and what belongs to them as parties, all else that has
letters in it as free text, whatever its tag. A message in an envelope with its business header is
found wherever it stands.

Source: ISO 20022, pain.001 (CustomerCreditTransferInitiation) and pacs.008
(FIToFICustomerCreditTransfer), all editions; tags that an edition does not know are absent.
"""

from collections.abc import Iterator
from typing import Final

from lxml.etree import _Element

from qaitaru.facts.places import WHOLE_FILE
from qaitaru.facts.problems import Problem, Severity
from qaitaru.ingest.xml.records import Record
from qaitaru.messages.iso_parties import AGENTS, PARTIES, parties_of
from qaitaru.messages.letters import is_text
from qaitaru.screening.payments.payment import Payment, PaymentField, PaymentParty, PaymentText

_ROOTS: Final = ("CstmrCdtTrfInitn", "FIToFICstmrCdtTrf")
_TRANSFER: Final = "CdtTrfTxInf"
_BATCH: Final = "PmtInf"
_AMOUNTS: Final = ("IntrBkSttlmAmt", "Amt/InstdAmt", "InstdAmt", "Amt/EqvtAmt/Amt")
_REFERENCES: Final = ("PmtId/EndToEndId", "PmtId/TxId", "PmtId/InstrId", "PmtId/UETR")
_DAYS: Final = ("IntrBkSttlmDt", "ReqdExctnDt/Dt", "ReqdExctnDt")
_NO_REFERENCE: Final = frozenset({"NOTPROVIDED", ""})
_NEEDED: Final = ("Dbtr", "Cdtr")
_TEXTS: Final = {
    "RmtInf": PaymentField.REMITTANCE,
    "PstlAdr": PaymentField.ADDRESS,
    "InstrForCdtrAgt": PaymentField.INSTRUCTION,
    "InstrForDbtrAgt": PaymentField.INSTRUCTION,
    "InstrForNxtAgt": PaymentField.INSTRUCTION,
}


def iso_payments(root: _Element) -> tuple[list[Payment], list[Problem]]:
    """The heads, batches and transfers of a document in its order, and what is wrong with it."""
    messages = list(_messages(Record(root)))
    if not messages:
        return [], [
            Problem("message_unknown", Severity.REFUSED, WHOLE_FILE, str(root.tag)[:80], _KNOWN)
        ]
    payments: list[Payment] = []
    problems: list[Problem] = []
    for message in messages:
        payments += _of_message(message)
        problems += _lacking(message)
    return [one for one in payments if one.parties or one.texts], problems


_KNOWN: Final = "pain.001, pacs.008, MT103"


def _messages(record: Record) -> Iterator[Record]:
    if record.name in _ROOTS:
        yield record
        return
    for part in record.parts():
        yield from _messages(part)


def _of_message(message: Record) -> Iterator[Payment]:
    """The head of a message, then each batch's and its transfers, in the order of the file."""
    number = message.take("GrpHdr/MsgId")
    day = message.first("GrpHdr/IntrBkSttlmDt", "GrpHdr/CreDtTm")[:10]
    yield _head(message, number, day)
    for batch in message.children(_BATCH):
        due = batch.first(*_DAYS) or day
        yield _head(batch, number, due)
        yield from (_transfer(one, number, due) for one in batch.children(_TRANSFER))
    for one in message.children(_TRANSFER):
        yield _transfer(one, number, one.first(*_DAYS) or day)


def _transfer(record: Record, message: str, day: str) -> Payment:
    amount = next((route for route in _AMOUNTS if record.peek(route)), _AMOUNTS[0])
    return _payment(
        record,
        Payment(
            message=message,
            reference=_reference(record),
            day=day,
            amount=record.take(amount),
            currency=record.take(f"{amount}/@Ccy"),
            place=record.place,
        ),
    )


def _head(record: Record, message: str, day: str) -> Payment:
    """What stands above several transfers: the payer of a batch, the head of a message."""
    reference = record.take("PmtInfId")
    return _payment(
        record, Payment(message=message, reference=reference, day=day, place=record.place)
    )


def _payment(record: Record, bare: Payment) -> Payment:
    """The payment with everything at and below its element that nobody has taken yet."""
    parties: list[PaymentParty] = []
    for part in (record, *record.children("GrpHdr")):
        for name, field in (*PARTIES.items(), *AGENTS.items()):
            for each in part.children(name):
                parties += parties_of(each, part, field)
    rest = record.rest(but=(_BATCH, _TRANSFER))
    texts = [
        PaymentText(_field_of(one.name), one.text, one.place) for one in rest if is_text(one.text)
    ]
    return Payment(
        message=bare.message,
        reference=bare.reference,
        day=bare.day,
        amount=bare.amount,
        currency=bare.currency,
        parties=tuple(parties),
        texts=tuple(texts),
        place=bare.place,
    )


def _field_of(path: str) -> PaymentField:
    steps = path.split("/")
    return next((field for tag, field in _TEXTS.items() if tag in steps), PaymentField.OTHER)


def _reference(record: Record) -> str:
    texts = [record.take(route) for route in _REFERENCES]
    return next((text for text in texts if text not in _NO_REFERENCE), "")


def _lacking(message: Record) -> Iterator[Problem]:
    """A message without a transfer, and transfers that do not name who pays or who is paid."""
    number = 0
    for above in (message, *message.children(_BATCH)):
        for transfer in above.children(_TRANSFER):
            number += 1
            for name in _NEEDED:
                if transfer.child(name) is None and above.child(name) is None:
                    place = transfer.place
                    yield Problem("message_field_missing", Severity.DOUBTFUL, place, name)
    if not number:
        yield Problem("message_empty", Severity.DOUBTFUL, message.place, message.name)
