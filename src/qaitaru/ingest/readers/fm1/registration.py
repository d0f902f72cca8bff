"""A reporting entity's request to be registered: the firm and its responsible officers.

Here, unlike in PersonalData, names stand under the tags that name them. Certificates stay in the
sealed original; that there is one, its name and its size are said.

Source: order No. 13 of 22 February 2022, appendix 2, section 6.
"""

from typing import Final

from qaitaru.facts.parties import PartyKind
from qaitaru.ingest.readers.fm1.forms import CODE, DAY
from qaitaru.ingest.readers.fm1.parties import coded, joined
from qaitaru.ingest.reports.forms import FLAG
from qaitaru.ingest.reports.shapes import Field, Shape, said
from qaitaru.ingest.reports.subjects import REPORT, Said, Subjects, derived, related
from qaitaru.ingest.xml.records import Record

_SURNAME_FIRST: Final = ("LastName", "FirstName", "MiddleName")
_NAMES: Final[Shape] = {
    "LastName": Field("last_name"),
    "FirstName": Field("first_name"),
    "MiddleName": Field("middle_name"),
}
_FIRM: Final[Shape] = {
    "SystemId": Field("system_id"),
    "CfmCode": Field("reporter_type", CODE),
    "OpfCode": Field("legal_form", CODE),
    "OrgName": Field("name"),
    "IINBIN": Field("id_number"),
    "PostalIndex": Field("address.postal_code"),
    "Area/@code": Field("address.area_code"),
    "District/@code": Field("address.district_code"),
    "City/@code": Field("address.city_code"),
    "Street": Field("address.street"),
    "House": Field("address.house"),
    "Office": Field("address.apartment"),
    "AdditionalAcData/@IsAc": Field("natural_person", FLAG),
    **{f"AdditionalAcData/{tag}": part for tag, part in _NAMES.items()},
    "AdditionalAcData/DocumentIdentity": Field("identification.type", CODE),
    "AdditionalAcData/SeriesDocIdentity": Field("SeriesDocIdentity"),
    "AdditionalAcData/NumberDocIdentity": Field("NumberDocIdentity"),
    "AdditionalAcData/DocumentIssued": Field("identification.issued_by"),
    "AdditionalAcData/DateIssuance": Field("identification.issue_date", DAY),
}
_OFFICER: Final[Shape] = {
    **_NAMES,
    "JobName": Field("occupation"),
    "Phone": Field("phone.number"),
    "Email": Field("email"),
    "Certificate/@Name": Field("certificate.name"),
    "Certificate/@Size": Field("certificate.size_bytes"),
}


def registration_said(export: Record, subjects: Subjects) -> Said:
    """The firm that asks, and each officer it names."""
    for firm in export.children("SignedData/Data/Root/OrganisationData"):
        party = subjects.number("party", firm)
        yield from coded(firm, _FIRM, party)
        yield from related(firm, "reporting_entity", party, target=REPORT, subjects=subjects)
        for person in firm.children("Persons/Person"):
            officer = subjects.number("party", person)
            yield derived(officer, "kind", PartyKind.NATURAL, person)
            yield derived(officer, "name", joined(person, _SURNAME_FIRST), person)
            yield from said(person, _OFFICER, officer)
            yield from related(person, "officer", officer, target=party, subjects=subjects)
