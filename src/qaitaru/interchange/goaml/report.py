"""A goAML report: suspicious transactions and activities, and answers to the FIU's requests.

Source: goAML schema 5.0.2, element report; 4.x has fewer of the elements, in the same order.
"""

from typing import Annotated

from qaitaru.interchange.goaml.parts import (
    AdditionalInfo,
    Address,
    ForeignCurrency,
    TransactionInfo,
)
from qaitaru.interchange.goaml.subjects import Account, Entity, Person
from qaitaru.interchange.nodes import Each, Node, Text


class Source(Node, frozen=True):
    """The side from which the money goes."""

    from_funds_code: Text = None
    from_funds_comment: Text = None
    from_transaction_additional_info: TransactionInfo | None = None
    from_foreign_currency: ForeignCurrency | None = None
    conductor_is_suspected: Text = None
    t_conductor: Person | None = None
    from_is_suspected: Text = None
    from_account: Account | None = None
    from_person: Person | None = None
    from_entity: Entity | None = None
    from_country: Text = None


class Target(Node, frozen=True):
    """The side to which the money goes."""

    to_funds_code: Text = None
    to_funds_comment: Text = None
    to_transaction_additional_info: TransactionInfo | None = None
    to_foreign_currency: ForeignCurrency | None = None
    to_is_suspected: Text = None
    to_account: Account | None = None
    to_person: Person | None = None
    to_entity: Entity | None = None
    to_country: Text = None


class Involved(Node, frozen=True):
    """One who takes part: his role, and the one subject he is."""

    role: Text = None
    person: Person | None = None
    person_my_client: Person | None = None
    account: Account | None = None
    account_my_client: Account | None = None
    entity: Entity | None = None
    entity_my_client: Entity | None = None


class Party(Involved, frozen=True):
    """One who takes part in a transaction of more than two."""

    funds_code: Text = None
    funds_comment: Text = None
    transaction_additional_info: TransactionInfo | None = None
    foreign_currency: ForeignCurrency | None = None
    country: Text = None
    is_suspected: Text = None
    significance: Text = None
    reason: Text = None
    comments: Text = None


class ReportParty(Involved, frozen=True):
    """One whom an activity is about."""

    country: Text = None
    is_suspected: Text = None
    significance: Text = None
    reason: Text = None
    comments: Text = None


class Item(Node, frozen=True):
    """What was bought or sold."""

    item_type: Text = None
    item_make: Text = None
    description: Text = None
    previously_registered_to: Text = None
    presently_registered_to: Text = None
    estimated_value: Text = None
    status_code: Text = None
    status_comments: Text = None
    disposed_value: Text = None
    currency_code: Text = None
    size: Text = None
    size_uom: Text = None
    address: Address | None = None
    registration_date: Text = None
    registration_number: Text = None
    identification_number: Text = None
    comments: Text = None


class Routing(Node, frozen=True):
    """One step of a transport."""

    reporting_point: Text = None
    transport_mode: Text = None
    transport_type: Text = None
    carrier_name: Text = None
    carrier_number: Text = None
    step_number: Text = None
    step_code: Text = None
    step_date: Text = None
    step_status: Text = None
    place: Text = None
    country_code: Text = None
    comments: Text = None


class Transaction(Node, frozen=True):
    """One transaction between two sides, or among several parties."""

    transactionnumber: Text = None
    transaction_is_suspicious: Text = None
    internal_ref_number: Text = None
    agent_name: Text = None
    transaction_location: Text = None
    transaction_address: Address | None = None
    transaction_description: Text = None
    date_transaction: Text = None
    teller: Text = None
    authorized: Text = None
    late_deposit: Text = None
    date_posting: Text = None
    value_date: Text = None
    transaction_type_code: Text = None
    transmode_code: Text = None
    transmode_comment: Text = None
    amount_local: Text = None
    transaction_status: Text = None
    involved_parties: Annotated[tuple[Party, ...], Each("party")] = ()
    t_from_my_client: Source | None = None
    t_from: Source | None = None
    t_to_my_client: Target | None = None
    t_to: Target | None = None
    goods_services: Annotated[tuple[Item, ...], Each("item")] = ()
    means_of_transport: Annotated[tuple[Routing, ...], Each("routing")] = ()
    comments: Text = None


class Activity(Node, frozen=True):
    """What somebody did, where no single transaction is reported."""

    report_parties: Annotated[tuple[ReportParty, ...], Each("report_party")] = ()
    goods_services: Annotated[tuple[Item, ...], Each("item")] = ()


class GoamlReport(Node, frozen=True):
    """The report as it is sent."""

    schema_version: Text = None
    rentity_id: Text = None
    rentity_branch: Text = None
    submission_code: Text = None
    report_code: Text = None
    entity_reference: Text = None
    fiu_ref_number: Text = None
    prev_rejected_ref_number: Text = None
    submission_date: Text = None
    report_date: Text = None
    currency_code_local: Text = None
    reporting_person: Person | None = None
    reporting_user_code: Text = None
    location: Address | None = None
    reason: Text = None
    action: Text = None
    transaction: tuple[Transaction, ...] = ()
    activity: Activity | None = None
    report_indicators: Annotated[tuple[str, ...], Each("indicator")] = ()
    additional_information: Annotated[tuple[AdditionalInfo, ...], Each("additional_info")] = ()
