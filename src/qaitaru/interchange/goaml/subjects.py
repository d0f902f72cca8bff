"""The persons, entities and accounts of a goAML report, and those who stand inside one another.

``*_my_client`` elements have the same fields; they differ in what the agency makes obligatory.

Source: goAML schema 5.0.2, types t_person, t_entity, t_account and the related_*_type family.
"""

from typing import Annotated

from qaitaru.interchange.goaml.parts import (
    AccountFund,
    AdditionalInfo,
    Address,
    DateRange,
    Device,
    Employment,
    Identification,
    Pep,
    Phone,
    PreviousName,
    Relationship,
    Sanction,
    SocialAccount,
)
from qaitaru.interchange.nodes import Each, Node, Text


class Person(Node, frozen=True):
    """A natural person; also who conducts a transaction, directs an entity or files the report."""

    gender: Text = None
    title: Text = None
    first_name: Text = None
    middle_name: Text = None
    prefix: Text = None
    last_name: Text = None
    birthdate: Text = None
    birth_place: Text = None
    country_of_birth: Text = None
    mothers_name: Text = None
    alias: Text = None
    full_name_frn: Text = None
    previous_names: Annotated[tuple[PreviousName, ...], Each("previous_name")] = ()
    ssn: Text = None
    passport_number: Text = None
    passport_country: Text = None
    id_number: Text = None
    nationality1: Text = None
    nationality2: Text = None
    nationality3: Text = None
    residence: Text = None
    residence_since: Text = None
    phones: Annotated[tuple[Phone, ...], Each("phone")] = ()
    addresses: Annotated[tuple[Address, ...], Each("address")] = ()
    network_devices: Annotated[tuple[Device, ...], Each("network_device")] = ()
    email: tuple[str, ...] = ()
    emails: Annotated[tuple[str, ...], Each("email")] = ()
    social_media: Annotated[tuple[SocialAccount, ...], Each("social_account")] = ()
    occupation: Text = None
    employer_name: Text = None
    employer_address_id: Address | None = None
    employer_phone_id: Phone | None = None
    employment_history: Annotated[tuple[Employment, ...], Each("employment")] = ()
    identification: tuple[Identification, ...] = ()
    identifications: Annotated[tuple[Identification, ...], Each("identification")] = ()
    deceased: Text = None
    date_deceased: Text = None
    tax_number: Text = None
    tax_reg_number: Text = None
    source_of_wealth: Text = None
    peps: Annotated[tuple[Pep, ...], Each("pep")] = ()
    is_protected: Text = None
    sanctions: Annotated[tuple[Sanction, ...], Each("sanction_list")] = ()
    related_persons: Annotated[tuple["PersonOfPerson", ...], Each("person_related_person")] = ()
    re_relationship: Relationship | None = None
    additional_information: Annotated[tuple[AdditionalInfo, ...], Each("additional_info")] = ()
    comments: Text = None


class Director(Person, frozen=True):
    """A person with his role in an entity."""

    role: Text = None


class PersonOfPerson(Node, frozen=True):
    """A person related to a person."""

    person_person_relation: Text = None
    person: Person | None = None
    relation_date_range: DateRange | None = None
    comments: Text = None


class PersonOfEntity(Node, frozen=True):
    """A person related to an entity, with shares and votes."""

    person: Person | None = None
    role: Text = None
    relation_date_range: DateRange | None = None
    share_percentage: Text = None
    voting_percentage: Text = None
    comments: Text = None


class EntityOfEntity(Node, frozen=True):
    """An entity related to an entity."""

    entity_entity_relation: Text = None
    entity: "Entity | None" = None
    relation_date_range: DateRange | None = None
    share_percentage: Text = None
    comments: Text = None


class Entity(Node, frozen=True):
    """A legal person."""

    name: Text = None
    commercial_name: Text = None
    incorporation_legal_form: Text = None
    incorporation_number: Text = None
    business: Text = None
    entity_status: Text = None
    entity_status_date: Text = None
    phones: Annotated[tuple[Phone, ...], Each("phone")] = ()
    addresses: Annotated[tuple[Address, ...], Each("address")] = ()
    network_devices: Annotated[tuple[Device, ...], Each("network_device")] = ()
    email: tuple[str, ...] = ()
    emails: Annotated[tuple[str, ...], Each("email")] = ()
    url: Text = None
    urls: Annotated[tuple[str, ...], Each("url")] = ()
    incorporation_state: Text = None
    incorporation_country_code: Text = None
    director_id: tuple[Director, ...] = ()
    related_persons: Annotated[tuple[PersonOfEntity, ...], Each("entity_related_person")] = ()
    related_entities: Annotated[tuple[EntityOfEntity, ...], Each("entity_related_entity")] = ()
    incorporation_date: Text = None
    business_closed: Text = None
    date_business_closed: Text = None
    tax_number: Text = None
    tax_reg_number: Text = None
    entity_identifications: Annotated[tuple[Identification, ...], Each("entity_identifier")] = ()
    re_relationship: Relationship | None = None
    sanctions: Annotated[tuple[Sanction, ...], Each("sanction_list")] = ()
    additional_information: Annotated[tuple[AdditionalInfo, ...], Each("additional_info")] = ()
    comments: Text = None


class Signatory(Node, frozen=True):
    """A person who may dispose of an account."""

    is_primary: Text = None
    t_person: Person | None = None
    role: Text = None
    relation_date_range: DateRange | None = None
    comments: Text = None


class EntityOfAccount(Node, frozen=True):
    """An entity related to an account."""

    account_entity_relation: Text = None
    entity: Entity | None = None
    relation_date_range: DateRange | None = None
    comments: Text = None


class AccountOfAccount(Node, frozen=True):
    """An account related to an account."""

    account_account_relation: Text = None
    account: "Account | None" = None
    relation_date_range: DateRange | None = None
    comments: Text = None


class Account(Node, frozen=True):
    """An account at an institution."""

    institution_name: Text = None
    institution_code: Text = None
    swift: Text = None
    institution_country: Text = None
    non_bank_institution: Text = None
    collection_account: Text = None
    branch: Text = None
    account_category: Text = None
    account: Text = None
    currency_code: Text = None
    account_funds: Annotated[tuple[AccountFund, ...], Each("account_fund")] = ()
    account_name: Text = None
    iban: Text = None
    client_number: Text = None
    personal_account_type: Text = None
    account_type: Text = None
    t_entity: Entity | None = None
    related_entities: Annotated[tuple[EntityOfAccount, ...], Each("account_related_entity")] = ()
    signatory: tuple[Signatory, ...] = ()
    related_persons: Annotated[tuple[Signatory, ...], Each("account_related_person")] = ()
    related_accounts: Annotated[tuple[AccountOfAccount, ...], Each("account_related_account")] = ()
    opened: Text = None
    closed: Text = None
    balance: Text = None
    date_balance: Text = None
    status_code: Text = None
    status_date: Text = None
    beneficiary: Text = None
    beneficiary_comment: Text = None
    network_devices: Annotated[tuple[Device, ...], Each("network_device")] = ()
    sanctions: Annotated[tuple[Sanction, ...], Each("sanction_list")] = ()
    additional_information: Annotated[tuple[AdditionalInfo, ...], Each("additional_info")] = ()
    comments: Text = None
