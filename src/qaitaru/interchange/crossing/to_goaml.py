"""An FM-1 carried into goAML: one form, one report of one operation.

Where the form says a code, the agency's own crosswalk of codes decides; without one nothing is
guessed. An operation without an amount, a date and a number is an activity.

Source: the table of tags of FM-1 beside goAML 5.0.2; order No. 13 of 22 February 2022.
"""

from typing import Final

from qaitaru.ingest.readers.fm1.forms import currency_by_number
from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.carrying import Carrying, record_of
from qaitaru.interchange.crossing.codes import CodeCrossing
from qaitaru.interchange.crossing.days import iso
from qaitaru.interchange.crossing.goaml_sides import parties, report_parties, sides
from qaitaru.interchange.crossing.goaml_subjects import emails, phones
from qaitaru.interchange.fm1.form import Fm1
from qaitaru.interchange.goaml.parts import AdditionalInfo, Address, ForeignCurrency
from qaitaru.interchange.goaml.report import Activity, GoamlReport, Item, Transaction
from qaitaru.interchange.goaml.subjects import Person
from qaitaru.interchange.losses import Loss, not_guessed

TENGE: Final = "KZT"
_WANTED: Final = ("rentity_id", "submission_code", "report_code", "entity_reference")
_WANTED_OF_TRANSACTION: Final = (
    "transactionnumber",
    "transaction_location",
    "transaction_description",
    "date_transaction",
    "transmode_code",
    "amount_local",
)
_SUSPICIONS: Final = ("SuspicionFirst", "SuspicionSecond", "SuspicionThird")
_MAKES_OPERATION: Final = (
    *("AmountCurrency", "AmountCurrencyTenge", "TransactionDate", "OperationNumber"),
)


def goaml_of(form: Fm1, codes: CodeCrossing) -> tuple[GoamlReport, list[Loss]]:
    """The report, and every field of the form that it does not say as it was."""
    c = Carrying(record_of(form, "ExportData"), codes)
    signed = c.part(c.source, "SignedData")
    root = c.part(signed, "Data/Root")
    message = c.part(root, "MessageInformation")
    participants = root.children("Participants/Participant")
    is_operation = any(message.peek(tag) for tag in _MAKES_OPERATION)
    report = GoamlReport(
        rentity_id=c.to_goaml(signed, "Sender", "rentity_id"),
        submission_code=c.to_goaml(c.source, "TransportType", "submission_code"),
        report_code=c.to_goaml(message, "ReasonFilingId", "report_code"),
        entity_reference=c.text(message, "MessageNumber"),
        submission_date=iso(c, signed, "TimeStamp"),
        currency_code_local=TENGE,
        reporting_person=_officer(c, c.part(root, "PersonalData")),
        location=_location(c, c.part(root, "PersonalData")),
        reason=c.text(message, "DescriptionDifficulties"),
        action=c.to_goaml(message, "CounterMeasure", "action"),
        transaction=(_transaction(c, message, participants),) if is_operation else (),
        activity=None
        if is_operation or not participants
        else Activity(report_parties=report_parties(c, participants)),
        report_indicators=_indicators(c, message),
        additional_information=_references(c, root),
    )
    _counted(message, len(participants))
    c.wanted(report, _WANTED, "/report")
    return report, c.done()


def _transaction(c: Carrying, message: Record, participants: list[Record]) -> Transaction:
    local, foreign = _amounts(c, message)
    source, target = sides(c, participants, foreign)
    is_bi_party = source is not None
    made = Transaction(
        transactionnumber=c.text(message, "OperationNumber"),
        internal_ref_number=c.text(message, "DocOperationNumber"),
        transaction_description=c.text(message, "EknpId"),
        date_transaction=iso(c, message, "TransactionDate"),
        transaction_type_code=c.to_goaml(message, "ViewOperationId", "transaction_type_code"),
        transmode_code=_mode(c, participants),
        amount_local=local,
        transaction_status=c.to_goaml(message, "OperationStatusId", "transaction_status"),
        involved_parties=() if is_bi_party else parties(c, participants, foreign),
        t_from_my_client=source[1] if source and source[0] else None,
        t_from=source[1] if source and not source[0] else None,
        t_to_my_client=target[1] if target and target[0] else None,
        t_to=target[1] if target and not target[0] else None,
        goods_services=_goods(c, message),
        comments=c.text(message, "MoreInformation"),
    )
    c.wanted(made, _WANTED_OF_TRANSACTION, "/report/transaction")
    return made


def _amounts(c: Carrying, message: Record) -> tuple[str | None, ForeignCurrency | None]:
    """The amount in tenge, and the amount in another currency where the operation was in one."""
    tenge, number = c.text(message, "AmountCurrencyTenge"), message.take("CurrencyCodeId")
    currency = currency_by_number(number) if number else None
    amount = message.peek("AmountCurrency") or None
    if currency == TENGE and amount in {None, tenge}:
        message.take("AmountCurrency")
        return tenge, None
    if currency == TENGE and tenge is None:
        return c.text(message, "AmountCurrency"), None
    if currency is None or currency == TENGE:
        if number and currency is None:
            path = f"{message.path}/CurrencyCodeId"
            c.losses.append(not_guessed("currency_unknown", path, number))
        return tenge, None
    stated = c.text(message, "AmountCurrency")
    return tenge, ForeignCurrency(foreign_currency_code=currency, foreign_amount=stated)


def _mode(c: Carrying, participants: list[Record]) -> str | None:
    modes = [c.to_goaml(one, "MoneyTransSys", "transmode_code") for one in participants]
    return next((mode for mode in modes if mode), None)


def _goods(c: Carrying, message: Record) -> tuple[Item, ...]:
    kind = c.to_goaml(message, "MerchTypes", "item_type")
    number = c.text(message, "MerchRegInfo")
    return (Item(item_type=kind, registration_number=number),) if kind or number else ()


def _indicators(c: Carrying, message: Record) -> tuple[str, ...]:
    found = [
        c.to_goaml(message, "Suspicion", "report_indicators/indicator", route=tag)
        for tag in _SUSPICIONS
    ]
    return tuple(code for code in found if code)


def _references(c: Carrying, root: Record) -> tuple[AdditionalInfo, ...]:
    found = root.children("References/Reference")
    numbers = [c.text(one, "ReferenceId") for one in found]
    return tuple(
        AdditionalInfo(info_subject="ReferenceId", info_text=number) for number in numbers if number
    )


def _officer(c: Carrying, personal: Record) -> Person | None:
    """Who files: here the tag FirstName carries the family name."""
    made = Person(
        first_name=c.text(personal, "SecondName"),
        middle_name=c.text(personal, "MiddleName"),
        last_name=c.text(personal, "FirstName"),
        phones=phones(c, personal, "Phone"),
        email=emails(c, personal),
        occupation=c.text(personal, "JobName"),
    )
    return None if made == Person() else made


def _location(c: Carrying, personal: Record) -> Address | None:
    made = Address(
        address=c.text(personal, "OrganisationStreet"),
        house_number=c.text(personal, "OrganisationHouse"),
        apartment_number=c.text(personal, "OrganisationOffice"),
        town=c.text(personal, "OrganisationDistrict"),
        city=c.text(personal, "OrganisationCity"),
        zip=c.text(personal, "OrganisationPostalIndex"),
        state=c.text(personal, "OrganisationArea"),
    )
    return None if made == Address() else made


def _counted(message: Record, count: int) -> None:
    """The count of participants is what stands there anyway, if it agrees."""
    if message.peek("ParticipantCount") == str(count):
        message.take("ParticipantCount")
