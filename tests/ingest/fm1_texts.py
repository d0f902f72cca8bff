"""FM-1 messages in UTF-16, all names and numbers invented."""

from collections.abc import Mapping
from pathlib import Path

from tests.ingest.goaml_texts import read_file

from qaitaru.ingest.readers.fm1.reader import READER
from qaitaru.ingest.reading import Fact

DOCUMENT = "A1B2C3D4-0000-4000-8000-0123456789AB"
OPERATION = {
    "MessageNumber": "15",
    "LastModifyDate": "06.05.2026",
    "DocumentType": "1",
    "OperationStatusId": "1",
    "TransactionDate": "05.05.2026 14:30:00",
    "ReasonFilingId": "2",
    "OperationNumber": "OP-77",
    "ViewOperationId": "0521",
    "EknpId": "119",
    "ParticipantCount": "2",
    "CurrencyCodeId": "840",
    "AmountCurrency": "1000.00",
    "AmountCurrencyTenge": "450000.00",
    "SuspicionFirst": "1035",
    "SuspicionSecond": "1040",
    "DescriptionDifficulties": "Деньги сняты в тот же день",
}
PERSONAL = (
    "<{tag}><FirstName>Серікова</FirstName><SecondName>Дана</SecondName>"
    "<MiddleName>Омарқызы</MiddleName><JobName>Комплаенс</JobName><Phone>7172,000000</Phone>"
    "<OrganisationCode>011</OrganisationCode><{firm}>АО «Синтетический банк»</{firm}>"
    "<IINBIN>{number}</IINBIN><OrganisationArea Code='71'/></{tag}>"
)
PAYER = (
    "<Participant><MemberId>{member}</MemberId><IsClientSubject>2</IsClientSubject>"
    "<ParticipantsView>58</ParticipantsView><Residence>KZ</Residence>"
    "<ParticipantsType>2</ParticipantsType><CorrespondentBank IsOffshore='False'>"
    "<AccountNumber>KZ00 SYNT 1</AccountNumber><Name>Банк А</Name><BankCountry>KZ</BankCountry>"
    "</CorrespondentBank><AdditionalPersonInfo><AdditionalInformationAc><FIO>"
    "<SecondName>Омаров</SecondName><FirstName>Әли</FirstName></FIO>"
    "<NumberDocIdentity>N000001</NumberDocIdentity><DateBirth>01.02.1990</DateBirth>"
    "<ACAddress><Country>KZ</Country><Town Code='710000000'>Астана</Town></ACAddress>"
    "</AdditionalInformationAc></AdditionalPersonInfo></Participant>"
)
PAYEE = (
    "<Participant><MemberId>{member}</MemberId><IsClientSubject>1</IsClientSubject>"
    "<Residence>AE</Residence><ParticipantsType>1</ParticipantsType>"
    "<IndividualIssue>L-100</IndividualIssue><Founders><Founder><FounderType>2</FounderType>"
    "<SecondName>Ким</SecondName><FirstName>Ян</FirstName></Founder></Founders>"
    "<AdditionalPersonInfo><AdditionalInformationUr><FullName>Alfa Trading FZE</FullName>"
    "<FirstHead><SecondName>Ли</SecondName><FirstName>Вера</FirstName></FirstHead>"
    "</AdditionalInformationUr></AdditionalPersonInfo></Participant>"
)
PARTICIPANTS = PAYER.format(member="1") + PAYEE.format(member="2")


def form(
    changed: Mapping[str, str] | None = None,
    participants: str = PARTICIPANTS,
    *,
    names: Mapping[str, str] | None = None,
    receiver: str = "AFM",
) -> str:
    """One FM-1.

    Args:
        changed: fields of the operation that differ; an empty text leaves the field out.
        participants: their elements.
        names: right names of tags -> how this file misprints them.
        receiver: the authority's literal.
    """
    fields = {**OPERATION, **(changed or {})}
    message = "".join(f"<{tag}>{text}</{tag}>" for tag, text in fields.items() if text)
    personal = PERSONAL.format(tag="PersonalData", firm="Organisation", number="")
    text = export(
        f"<Root><Version>{DOCUMENT}</Version>"
        f"<DocumentUniqueIdentifier>{DOCUMENT}</DocumentUniqueIdentifier>{personal}"
        f"<MessageInformation>{message}</MessageInformation>"
        f"<Participants>{participants}</Participants></Root>",
        receiver=receiver,
    )
    for meant, misprint in (names or {}).items():
        text = text.replace(f"<{meant}>", f"<{misprint}>").replace(f"</{meant}>", f"</{misprint}>")
    return text


def export(data: str, *, receiver: str = "AFM") -> str:
    return (
        "<ExportData><SignedData><Sender>SYNTBANK</Sender>"
        f"<Receiver>{receiver}</Receiver><TimeStamp>06.05.2026 09:00:00</TimeStamp>"
        f"<Data>{data}</Data><Signature>AAAA</Signature></SignedData>"
        "<TransportType>1</TransportType></ExportData>"
    )


def read(text: str, folder: Path, encoding: str = "utf-16") -> list[Fact]:
    path = folder / "doc.xml"
    head = f'<?xml version="1.0" encoding="{encoding.upper()}"?>'
    path.write_bytes((head + text).encode(encoding))
    return read_file(READER, path)
