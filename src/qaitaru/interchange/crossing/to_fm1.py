"""A goAML report carried into FM-1: a form for each transaction, or one for an activity.

An FM-1 is about one operation. What is said of the whole report stands in every form; what FM-1
has no field for is told once.

Source: the table of tags of FM-1 beside goAML 5.0.2; order No. 13 of 22 February 2022.
"""

from collections.abc import Sequence
from typing import Final

from qaitaru.facts.currencies import CURRENCIES
from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.carrying import NOWHERE, Carrying, record_of
from qaitaru.interchange.crossing.codes import CodeCrossing
from qaitaru.interchange.crossing.days import pointed
from qaitaru.interchange.crossing.fm1_participants import participant
from qaitaru.interchange.fm1.form import (
    Eknp,
    Fm1,
    Held,
    Operation,
    PersonalData,
    Reference,
    Root,
    Signed,
)
from qaitaru.interchange.fm1.participants import Coding, Participant
from qaitaru.interchange.goaml.report import GoamlReport
from qaitaru.interchange.losses import Loss, not_carried, not_guessed

TENGE: Final = "KZT"
RECEIVER: Final = "AFM"
_SIDES: Final = (
    ("t_from_my_client", "from_", "from"),
    ("t_from", "from_", "from"),
    ("t_to_my_client", "to_", "to"),
    ("t_to", "to_", "to"),
)
_WANTED: Final = ("document_type", "reason_filing_id")
_WANTED_OF_OPERATION: Final = (
    *("operation_status_id", "view_operation_id", "eknp", "doc_operation_reason"),
)
_MOST_SUSPICIONS: Final = 3


def fm1_of(report: GoamlReport, codes: CodeCrossing) -> tuple[list[Fm1], list[Loss]]:
    """The forms, and every field of the report that they do not say as it was."""
    c = Carrying(record_of(report, "report"), codes)
    transactions = c.source.children("transaction")
    made = [_form(c, one, _sides(c, one)) for one in transactions]
    if not transactions:
        parties = c.source.children("activity/report_parties/report_party")
        made = [_form(c, NOWHERE, tuple(participant(c, one, "", None) for one in parties))]
    return made, c.done()


def _form(c: Carrying, transaction: Record, participants: Sequence[Participant]) -> Fm1:
    operation = _operation(c, transaction, len(participants))
    c.wanted(operation, _WANTED, "/ExportData/SignedData/Data/Root/MessageInformation")
    if transaction is not NOWHERE:
        where = "/ExportData/SignedData/Data/Root/MessageInformation"
        c.wanted(operation, _WANTED_OF_OPERATION, where)
    root = Root(
        personal_data=_personal(c),
        message_information=operation,
        references=_references(c),
        participants=tuple(participants),
    )
    signed = Signed(
        sender=c.to_fm1(c.source, "rentity_id", "Sender"),
        receiver=RECEIVER,
        time_stamp=pointed(c, c.source, "submission_date", with_time=True)
        or pointed(c, c.source, "report_date", with_time=True),
        data=Held(root=root),
    )
    transport = c.to_fm1(c.source, "submission_code", "TransportType")
    return Fm1(signed_data=signed, transport_type=transport)


def _sides(c: Carrying, transaction: Record) -> tuple[Participant, ...]:
    """The two sides, or the parties; the part of each by the crosswalk of codes alone."""
    found = []
    for name, prefix, end in _SIDES:
        for side in transaction.children(name):
            member = c.codes.to_fm1("MemberId", end)
            if member is None:
                c.losses.append(not_guessed("no_code", side.path, end, target="MemberId"))
            found.append(participant(c, side, prefix, member))
    parties = transaction.children("involved_parties/party")
    return (*found, *(participant(c, party, "", None) for party in parties))


def _operation(c: Carrying, transaction: Record, count: int) -> Operation:
    currency, amount, tenge = _amounts(c, transaction)
    item = c.part(transaction, "goods_services/item")
    purpose = c.text(transaction, "transaction_description")
    suspicions = _suspicions(c)
    return Operation(
        message_number=c.text(c.source, "entity_reference"),
        operation_status_id=c.to_fm1(transaction, "transaction_status", "OperationStatusId"),
        transaction_date=pointed(c, transaction, "date_transaction", with_time=True),
        reason_filing_id=c.to_fm1(c.source, "report_code", "ReasonFilingId"),
        counter_measure=c.to_fm1(c.source, "action", "CounterMeasure"),
        operation_number=c.text(transaction, "transactionnumber"),
        view_operation_id=c.to_fm1(transaction, "transaction_type_code", "ViewOperationId"),
        merch_types=c.to_fm1(item, "item_type", "MerchTypes"),
        merch_reg_info=c.text(item, "registration_number"),
        eknp=_eknp(c, transaction, purpose),
        participant_count=str(count),
        currency_code_id=currency,
        amount_currency=amount,
        amount_currency_tenge=tenge,
        doc_operation_number=c.text(transaction, "internal_ref_number"),
        suspicion_first=suspicions[0],
        suspicion_second=suspicions[1],
        suspicion_third=suspicions[2],
        description_difficulties=c.text(c.source, "reason"),
        more_information=_more(c, transaction, purpose),
    )


def _eknp(c: Carrying, transaction: Record, purpose: str | None) -> Eknp | None:
    """The code of the purpose where the description is one: three digits, and nothing else."""
    if purpose is not None and purpose.isascii() and purpose.isdigit() and len(purpose) == 3:
        return Eknp(code=purpose)
    if purpose is not None:
        path = f"{transaction.path}/transaction_description"
        c.losses.append(not_guessed("purpose_no_code", path, purpose, target="EknpId"))
    return None


def _more(c: Carrying, transaction: Record, purpose: str | None) -> str | None:
    """The comments, and the description where it is words and not a code."""
    comments = c.text(transaction, "comments")
    words = purpose if purpose and not (purpose.isdigit() and len(purpose) == 3) else None
    return "\n".join(text for text in (words, comments) if text) or None


def _amounts(c: Carrying, transaction: Record) -> tuple[str | None, str | None, str | None]:
    """The currency's number, the amount in it, and the amount in tenge where the report says it."""
    routes = (
        *("t_from/from_foreign_currency", "t_from_my_client/from_foreign_currency"),
        *("t_to/to_foreign_currency", "t_to_my_client/to_foreign_currency"),
        "involved_parties/party/foreign_currency",
    )
    blocks = [one for route in routes for one in transaction.children(route)]
    local = c.source.peek("currency_code_local")
    amount = c.text(transaction, "amount_local")
    if amount is not None or not blocks:
        c.source.take("currency_code_local")
    tenge = amount if local == TENGE else None
    if amount is not None and tenge is None:
        path = f"{transaction.path}/amount_local"
        c.losses.append(not_guessed("tenge_unsaid", path, f"{amount} {local}"))
    if not blocks:
        return _number(c, local), amount, tenge
    block = blocks[0]
    code = block.take("foreign_currency_code")
    stated = c.text(block, "foreign_amount")
    if tenge is None and amount is not None:
        found = f"{amount} {local}"
        c.losses.append(not_carried("third_currency", f"{transaction.path}/amount_local", found))
    return _number(c, code), stated, stated if code == TENGE else tenge


def _number(c: Carrying, code: str) -> str | None:
    """A currency's number; a code that has none is told."""
    known = CURRENCIES.get(code)
    if code and (known is None or not known.number):
        c.losses.append(not_guessed("currency_unknown", c.source.path, code))
    return known.number if known and known.number else None


def _suspicions(c: Carrying) -> list[str | None]:
    found = [
        c.to_fm1(indicator, ".", "Suspicion")
        for indicator in c.source.children("report_indicators/indicator")
    ]
    said = [code for code in found if code]
    for code in said[_MOST_SUSPICIONS:]:
        c.losses.append(not_carried("three_suspicions", f"{c.source.path}/report_indicators", code))
    return [*said[:_MOST_SUSPICIONS], None, None, None][:_MOST_SUSPICIONS]


def _references(c: Carrying) -> tuple[Reference, ...]:
    """What an FM-1 carried into goAML as the number of another form."""
    found = c.source.children("additional_information/additional_info")
    links = [one for one in found if one.peek("info_subject") == "ReferenceId"]
    for one in links:
        one.take("info_subject")
    return tuple(Reference(reference_id=one.take("info_text")) for one in links)


def _personal(c: Carrying) -> PersonalData | None:
    officer, place = c.part(c.source, "reporting_person"), c.part(c.source, "location")
    phone = c.part(officer, "phones/phone")
    parts = [phone.take(name) for name in ("tph_country_prefix", "tph_number", "tph_extension")]
    made = PersonalData(
        organisation_area=_coding(c, place, "state"),
        organisation_district=_coding(c, place, "town"),
        organisation_city=_coding(c, place, "city"),
        organisation_street=c.text(place, "address"),
        organisation_house=c.text(place, "house_number"),
        organisation_office=c.text(place, "apartment_number"),
        organisation_postal_index=c.text(place, "zip"),
        last_name=c.text(officer, "last_name"),
        first_name=c.text(officer, "first_name"),
        middle_name=c.text(officer, "middle_name"),
        job_name=c.text(officer, "occupation"),
        phone=",".join(part for part in parts if part) or None,
        email=c.text(officer, "email"),
    )
    return None if made == PersonalData() else made


def _coding(c: Carrying, record: Record, route: str) -> Coding | None:
    name = c.text(record, route)
    return Coding(name=name) if name else None
