"""Who takes part in an operation of FM-1: the branches for firms, persons and sole traders.

Trap: here ``SecondName`` carries the family name and ``FirstName`` the given name; in PersonalData
it is the other way round. The form calls both by what they are; the tags are its own business.

Source: order No. 13 of 22 February 2022, appendix 2, section 4 of the form.
"""

from typing import Annotated

from qaitaru.interchange.fm1.marks import (
    Day,
    Flag,
    Running,
    Text5,
    Text32,
    Text100,
    Text300,
    Text1000,
)
from qaitaru.interchange.nodes import Attribute, Coded, Content, Each, Node, Tag, Text


class Coding(Node, frozen=True, rename="pascal"):
    """A place with its code in the register of places."""

    code: Annotated[Text, Attribute()] = None
    name: Annotated[Text, Content()] = None


class Address(Node, frozen=True, rename="pascal"):
    """An address."""

    country: Text = None
    area: Coding | None = None
    district: Coding | None = None
    town: Coding | None = None
    street: Text = None
    home_number: Text = None
    office_number: Text = None
    postal_code: Text = None


class Fio(Node, frozen=True, rename="pascal"):
    """A person's name: family, given, patronymic."""

    is_fio_not_setup: Flag = None
    last_name: Annotated[Text1000, Tag("SecondName")] = None
    first_name: Annotated[Text1000, Tag("FirstName")] = None
    middle_name: Text1000 = None


class Head(Node, frozen=True, rename="pascal"):
    """The first head of a firm."""

    last_name: Annotated[Text300, Tag("SecondName")] = None
    first_name: Annotated[Text300, Tag("FirstName")] = None
    middle_name: Text300 = None


class Founder(Node, frozen=True, rename="pascal"):
    """A founder: 1 a legal person, 2 a natural one, 3 a sole trader."""

    founder_type: Text = None
    founder_opf: Annotated[Text, Tag("FounderOPF"), Coded("legal_forms")] = None
    name: Text = None
    last_name: Annotated[Text, Tag("SecondName")] = None
    first_name: Annotated[Text, Tag("FirstName")] = None
    middle_name: Text = None
    residence: Text = None


class FullName(Node, frozen=True, rename="pascal"):
    """The name of a firm, or that it has none."""

    is_full_name_setup: Flag = None
    text: Annotated[Text300, Content()] = None


class Firm(Node, frozen=True, rename="pascal"):
    """The branch of a legal person."""

    participant_opf: Annotated[Text, Tag("ParticipantOPF"), Coded("legal_forms")] = None
    full_name: FullName | None = None
    first_head: Head | None = None
    legal_address: Annotated[Address | None, Tag("URAddress")] = None
    actual_address: Annotated[Address | None, Tag("ACAddress")] = None


class Person(Node, frozen=True, rename="pascal"):
    """The branch of a natural person, and of a sole trader."""

    participant_opf: Annotated[Text, Tag("ParticipantOPF"), Coded("legal_forms")] = None
    full_name: FullName | None = None
    fio: Annotated[Fio | None, Tag("FIO")] = None
    document_identity: Annotated[Text, Coded("identity_documents")] = None
    number_doc_identity: Text = None
    series_doc_identity: Text = None
    document_issued: Text = None
    date_issuance: Day = None
    date_birth: Day = None
    place_birth: Text300 = None
    legal_address: Annotated[Address | None, Tag("URAddress")] = None
    actual_address: Annotated[Address | None, Tag("ACAddress")] = None


class Who(Node, frozen=True):
    """The one branch that is filled."""

    firm: Annotated[Firm | None, Tag("AdditionalInformationUr")] = None
    person: Annotated[Person | None, Tag("AdditionalInformationAc")] = None
    sole_trader: Annotated[Person | None, Tag("AdditionalInformationIp")] = None


class Correspondent(Node, frozen=True, rename="pascal"):
    """A correspondent account."""

    bank_name: Text = None
    bank_country: Text = None
    code: Text = None
    account_number: Text = None


class Bank(Node, frozen=True, rename="pascal"):
    """The participant's bank and account."""

    is_offshore: Flag = None
    bank_country: Text = None
    bank_city: Text = None
    bank_address: Text = None
    bank_offshore_addr: Text = None
    name: Text = None
    code: Text = None
    account_number: Text = None
    correspondents: Annotated[
        tuple[Correspondent, ...],
        Tag("CorrespondentsInformations"),
        Each("CorrespondentInformation"),
    ] = ()


class Participant(Node, frozen=True, rename="pascal"):
    """One who takes part. ``is_client_subject``: 1 is no client, 2 is one (so the form has it)."""

    member_id: Annotated[Text, Coded("members")] = None
    is_client_subject: Text = None
    participants_view: Annotated[Text, Coded("participant_kinds")] = None
    residence: Text = None
    participants_type: Text = None
    foreign_person: Annotated[Text, Coded("foreign_officials")] = None
    bank: Annotated[Bank | None, Tag("CorrespondentBank")] = None
    money_trans_sys: Annotated[Text, Coded("money_transfer_systems")] = None
    who: Annotated[Who | None, Tag("AdditionalPersonInfo")] = None
    founders: Annotated[tuple[Founder, ...], Each("Founder")] = ()
    oked: Annotated[Text5, Tag("OKED")] = None
    individual_issue: Text32 = None
    phone_number: Text = None
    email: Text100 = None
    additional_information: Running = None
