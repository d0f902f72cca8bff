"""Which tag of FM-1 is which term of the house.

Trap: in PersonalData ``FirstName`` carries the surname and ``SecondName`` the given name, in all
other places it is the other way round. There too the published text calls the series of the
document its number and the number its series; these two stay under their own tags.

Source: order No. 13 of 22 February 2022, appendix 2, sections 2 to 4 and 10 to 12.
"""

from typing import Final

from qaitaru.ingest.readers.fm1.forms import (
    CODE,
    CURRENCY,
    DAY,
    GUID,
    MOMENT,
    spelt,
)
from qaitaru.ingest.reports.forms import ACCOUNT, AMOUNT, FLAG
from qaitaru.ingest.reports.shapes import Field, Group, Shape

ENVELOPE: Final = spelt(
    {
        "SignedData/Sender": Field("sender"),
        "SignedData/Receiver": Field("receiver"),
        "SignedData/TimeStamp": Field("sent", MOMENT),
        "SignedData/FormNumber": Field("form_number"),
        "TransportType": Field("transport_type", CODE),
    }
)
ROOT: Final = spelt(
    {
        "Version": Field("version", GUID),
        "DocumentUniqueIdentifier": Field("document_id", GUID),
        "OriginalDocumentGuid": Field("answers_document_id", GUID),
        "Description": Field("description"),
        "ErrorCode": Field("error_code"),
        "ErrorName": Field("error"),
        "AcceptanceDateTime": Field("decided", MOMENT),
        "MessDate": Field("answers_sent", MOMENT),
        "MessOwn": Field("answers_sender"),
        "SystemId": Field("system_id"),
        "CountDays": Field("days_to_answer"),
        "RequestDateTime": Field("asked", MOMENT),
        "Comment": Field("answer"),
        "ResponseDateTime": Field("answered", MOMENT),
        "Attachments/Attachment": Group(
            "attachment",
            {
                "FileName": Field("name"),
                "Length": Field("size_bytes"),
                "BrokenFilesInfo/BrokenFileInfo/Name": Field("part.name"),
                "BrokenFilesInfo/BrokenFileInfo/Length": Field("part.size_bytes"),
            },
        ),
    }
)
MESSAGE: Final = spelt(
    {
        "MessageNumber": Field("reference"),
        "LastModifyDate": Field("date", DAY),
        "DocumentType": Field("document_type", CODE),
        "ReasonFilingId": Field("filing_reason", CODE),
        "CounterMeasure": Field("counter_measure", CODE),
        "ReferCount": Field("reference_count"),
        "DescriptionDifficulties": Field("reason"),
        "MoreInformation": Field("comments"),
    }
)
OPERATION: Final = spelt(
    {
        "OperationStatusId": Field("status", CODE),
        "TransactionDate": Field("date", MOMENT),
        "OperationNumber": Field("reference"),
        "ViewOperationId": Field("type", CODE),
        "EknpId": Field("purpose_code", CODE),
        "EknpId/@IsEknpNotSetup": Field("purpose_code_unknown", FLAG),
        "ParticipantCount": Field("participant_count"),
        "CurrencyCodeId": Field("currency", CURRENCY),
        "AmountCurrency": Field("amount", AMOUNT),
        "AmountCurrencyTenge": Field("amount_local", AMOUNT),
        "DocOperationReason": Field("basis", CODE),
        "DocOperationDate": Field("basis_date", DAY),
        "DocOperationNumber": Field("basis_number"),
    }
)
REFERENCE: Final[Shape] = {
    "ReferenceId": Field("number"),
    "ReferenceOperationNumber": Field("reference"),
    "ReferenceDocOperationDate": Field("date", DAY),
    "ReferenceDocOperationNumber": Field("transfer_reference"),
}
REPORTER: Final = spelt(
    {
        "OrganisationCode": Field("reporter_type", CODE),
        "OrganisationOPF": Field("legal_form", CODE),
        "Organisation": Field("name"),
        "IINBIN": Field("id_number"),
        "OrganisationArea": Field("address.area"),
        "OrganisationArea/@Code": Field("address.area_code"),
        "OrganisationDistrict": Field("address.district"),
        "OrganisationDistrict/@Code": Field("address.district_code"),
        "OrganisationCity": Field("address.city"),
        "OrganisationCity/@Code": Field("address.city_code"),
        "OrganisationStreet": Field("address.street"),
        "OrganisationHouse": Field("address.house"),
        "OrganisationOffice": Field("address.apartment"),
        "OrganisationPostalIndex": Field("address.postal_code"),
        "AdditionalAcData/@IsAc": Field("natural_person", FLAG),
        "AdditionalAcData/LastName": Field("last_name"),
        "AdditionalAcData/FirstName": Field("first_name"),
        "AdditionalAcData/MiddleName": Field("middle_name"),
        "AdditionalAcData/DocumentIdentity": Field("identification.type", CODE),
        "AdditionalAcData/SeriesDocIdentity": Field("SeriesDocIdentity"),
        "AdditionalAcData/NumberDocIdentity": Field("NumberDocIdentity"),
        "AdditionalAcData/DocumentIssued": Field("identification.issued_by"),
        "AdditionalAcData/DateIssuance": Field("identification.issue_date", DAY),
    }
)
OFFICER: Final[Shape] = {
    "FirstName": Field("last_name"),
    "SecondName": Field("first_name"),
    "MiddleName": Field("middle_name"),
    "JobName": Field("occupation"),
    "Phone": Field("phone.number"),
    "Email": Field("email"),
}
FIO: Final[Shape] = {
    "SecondName": Field("last_name"),
    "FirstName": Field("first_name"),
    "MiddleName": Field("middle_name"),
}
_ADDRESS: Final[Shape] = {
    "Country": Field("country"),
    "Area": Field("area"),
    "Area/@Code": Field("area_code"),
    "District": Field("district"),
    "District/@Code": Field("district_code"),
    "Town": Field("city"),
    "Town/@Code": Field("city_code"),
    "Street": Field("street"),
    "HomeNumber": Field("house"),
    "OfficeNumber": Field("apartment"),
    "PostalCode": Field("postal_code"),
}
_PERSON_OR_FIRM: Final[Shape] = {
    "ParticipantOPF": Field("legal_form", CODE),
    "FullName": Field("name"),
    "FullName/@IsFullNameSetup": Field("name_unknown", FLAG),
    **{f"FIO/{tag}": part for tag, part in FIO.items()},
    "FIO/@IsFioNotSetup": Field("name_unknown", FLAG),
    "DocumentIdentity": Field("identification.type", CODE),
    "SeriesDocIdentity": Field("identification.series"),
    "NumberDocIdentity": Field("identification.number"),
    "DocumentIssued": Field("identification.issued_by"),
    "DateIssuance": Field("identification.issue_date", DAY),
    "DateBirth": Field("birth_date", DAY),
    "PlaceBirth": Field("birth_place"),
    "URAddress": Group("legal_address", _ADDRESS),
    "ACAddress": Group("address", _ADDRESS),
}
BRANCHES: Final = {
    "AdditionalInformationUr": "1",
    "AdditionalInformationAc": "2",
    "AdditionalInformationIp": "3",
}
"""The branch of a participant -> the ParticipantsType it belongs to."""

PARTICIPANT: Final[Shape] = {
    "Residence": Field("residence_country"),
    "ForeignPerson": Field("foreign_official", CODE),
    "IndividualIssue": Field("id_number"),
    "OKED": Field("business"),
    "PhoneNumber": Field("phone.number"),
    "Email": Field("email"),
    "AdditionalInformation": Field("comments"),
    "MoneyTransSys": Field("money_transfer_system", CODE),
    **{
        f"AdditionalPersonInfo/{branch}/{tag}": part
        for branch in BRANCHES
        for tag, part in _PERSON_OR_FIRM.items()
    },
}
PART_TAKEN: Final[Shape] = {
    "MemberId": Field("role", CODE),
    "ParticipantsView": Field("role_kind", CODE),
}
FOUNDER: Final[Shape] = {
    "FounderOPF": Field("legal_form"),
    "Name": Field("name"),
    "Residence": Field("residence_country"),
    **FIO,
}
BANK: Final[Shape] = {
    "AccountNumber": Field("account", ACCOUNT),
    "Name": Field("bank_name"),
    "Code": Field("bank_code"),
    "BankCountry": Field("bank_country"),
    "BankCity": Field("bank_city"),
    "BankAddress": Field("bank_address"),
    "BankOffshoreAddr": Field("bank_offshore_country"),
    "@IsOffshore": Field("bank_offshore", FLAG),
    "CorrespondentsInformations/CorrespondentInformation": Group(
        "correspondent",
        {
            "BankName": Field("bank_name"),
            "BankCountry": Field("bank_country"),
            "Code": Field("bank_code"),
            "AccountNumber": Field("account", ACCOUNT),
        },
    ),
}
