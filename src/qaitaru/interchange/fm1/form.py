"""An FM-1 as it is sent: the envelope, who reports, the operation, links to other forms.

Source: order of the chairman of the Agency for Financial Monitoring of Kazakhstan No. 13 of
22 February 2022, appendix 2 (text of 10 July 2025), sections 1 to 3 of the form.
"""

from typing import Annotated

from qaitaru.interchange.fm1.marks import (
    Amount,
    Day,
    Guid,
    Moment,
    Running,
    Text30,
    Text32,
    Text50,
    Text100,
    Text300,
)
from qaitaru.interchange.fm1.messages import Attachment, Check
from qaitaru.interchange.fm1.participants import Coding, Participant
from qaitaru.interchange.nodes import Attribute, Coded, Content, Each, Limit, Node, Tag, Text


class Alone(Node, frozen=True, rename="pascal"):
    """The paper of a reporting subject that is a natural person."""

    is_ac: Annotated[Text, Attribute()] = None
    last_name: Text100 = None
    first_name: Text100 = None
    middle_name: Text100 = None
    document_identity: Annotated[Text, Coded("identity_documents")] = None
    series_doc_identity: Text = None
    number_doc_identity: Text = None
    document_issued: Text = None
    date_issuance: Day = None


class PersonalData(Node, frozen=True, rename="pascal"):
    """Who reports. Trap: here the tag ``FirstName`` carries the family name."""

    organisation_code: Annotated[Text, Coded("reporting_subjects")] = None
    organisation_opf: Annotated[Text, Tag("OrganisationOPF"), Coded("legal_forms")] = None
    organisation: Text300 = None
    iinbin: Annotated[Text, Tag("IINBIN"), Limit(12)] = None
    organisation_area: Coding | None = None
    organisation_district: Coding | None = None
    organisation_city: Coding | None = None
    organisation_street: Text = None
    organisation_house: Text = None
    organisation_office: Text = None
    organisation_postal_index: Text = None
    additional_ac_data: Alone | None = None
    last_name: Annotated[Text100, Tag("FirstName")] = None
    first_name: Annotated[Text100, Tag("SecondName")] = None
    middle_name: Text100 = None
    job_name: Text300 = None
    phone: Text = None
    email: Text100 = None


class Eknp(Node, frozen=True, rename="pascal"):
    """The code of the purpose of payment, or that none was set."""

    is_eknp_not_setup: Annotated[Text, Attribute()] = None
    code: Annotated[Text, Content(), Coded("payment_purposes")] = None


class Operation(Node, frozen=True, rename="pascal"):
    """The message and its operation."""

    message_number: Text = None
    last_modify_date: Day = None
    document_type: Annotated[Text, Coded("document_kinds")] = None
    operation_status_id: Annotated[Text, Coded("operation_states")] = None
    transaction_date: Moment = None
    reason_filing_id: Annotated[Text, Coded("filing_grounds")] = None
    counter_measure: Annotated[Text, Coded("counter_measures")] = None
    refer_count: Text = None
    operation_number: Text30 = None
    view_operation_id: Annotated[Text, Coded("operation_kinds")] = None
    merch_types: Text = None
    merch_reg_info: Text50 = None
    eknp: Annotated[Eknp | None, Tag("EknpId")] = None
    participant_count: Text = None
    currency_code_id: Text = None
    amount_currency: Amount = None
    amount_currency_tenge: Amount = None
    doc_operation_reason: Annotated[Text, Coded("operation_grounds")] = None
    doc_operation_date: Day = None
    doc_operation_number: Text30 = None
    suspicion_first: Annotated[Text, Coded("suspicions")] = None
    suspicion_second: Annotated[Text, Coded("suspicions")] = None
    suspicion_third: Annotated[Text, Coded("suspicions")] = None
    description_difficulties: Running = None
    more_information: Running = None


class Reference(Node, frozen=True, rename="pascal"):
    """A link to another form."""

    reference_id: Text = None
    reference_operation_number: Text = None
    reference_doc_operation_date: Day = None
    reference_doc_operation_number: Text = None


class Root(Node, frozen=True, rename="pascal"):
    """The form itself; or a request for more, the answer to one, a refusal."""

    version: Guid = None
    document_unique_identifier: Guid = None
    personal_data: PersonalData | None = None
    message_information: Operation | None = None
    references: Annotated[tuple[Reference, ...], Each("Reference")] = ()
    participants: Annotated[tuple[Participant, ...], Each("Participant")] = ()
    original_document_guid: Guid = None
    error_code: Text = None
    error_name: Running = None
    acceptance_date_time: Moment = None
    mess_date: Moment = None
    mess_own: Text32 = None
    system_id: Text = None
    count_days: Text = None
    request_date_time: Moment = None
    description: Running = None
    comment: Running = None
    response_date_time: Moment = None
    attachments: Annotated[tuple[Attachment, ...], Each("Attachment")] = ()


class Held(Node, frozen=True, rename="pascal"):
    """What the envelope holds: a form or another message, or what tells of an acceptance."""

    root: Root | None = None
    check: Check | None = None


class Signed(Node, frozen=True, rename="pascal"):
    """What is signed. The signature is made by the sender's own provider, not here."""

    sender: Text32 = None
    receiver: Text32 = None
    time_stamp: Moment = None
    form_number: Text = None
    data: Held | None = None


class Fm1(Node, frozen=True, rename="pascal"):
    """The message as it is sent."""

    signed_data: Signed | None = None
    transport_type: Text = None
