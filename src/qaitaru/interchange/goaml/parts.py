"""The parts that repeat in a goAML report: addresses, phones, papers, devices, dates of a relation.

One struct serves 4.x and 5.x: 4.x has fewer of the elements, in the same order.

Source: goAML schema 5.0.2, types t_address, t_phone, t_person_identification, network_device_type.
"""

from typing import Annotated

from qaitaru.interchange.nodes import Each, Node, Text


class DateRange(Node, frozen=True):
    """From when until when a relation held."""

    valid_from: Text = None
    is_approx_from_date: Text = None
    valid_to: Text = None
    is_approx_to_date: Text = None


class GeoLocation(Node, frozen=True):
    """Where an address stands on the earth."""

    latitude: Text = None
    longitude: Text = None
    plus_code: Text = None
    is_approx_location: Text = None
    error_distance_margin: Text = None
    margin_uom: Text = None


class Address(Node, frozen=True):
    """An address."""

    address_type: Text = None
    address: Text = None
    house_number: Text = None
    apartment_number: Text = None
    additional_address_line1: Text = None
    additional_address_line2: Text = None
    town: Text = None
    city: Text = None
    zip: Text = None
    country_code: Text = None
    state: Text = None
    geo_location: GeoLocation | None = None
    comments: Text = None


class Phone(Node, frozen=True):
    """A telephone number."""

    tph_contact_type: Text = None
    tph_communication_type: Text = None
    tph_country_prefix: Text = None
    tph_number: Text = None
    tph_extension: Text = None
    comments: Text = None


class Identification(Node, frozen=True):
    """A paper that says who somebody is."""

    type: Text = None
    number: Text = None
    issue_date: Text = None
    expiry_date: Text = None
    issued_by: Text = None
    issue_country: Text = None
    comments: Text = None


class IpAddress(Node, frozen=True):
    """An address in the network: ipv6 alone, or ipv4 with its port."""

    ipv4: Text = None
    cgn_port: Text = None
    ipv6: Text = None
    nat: Text = None
    first_seen_date: Text = None
    last_seen_date: Text = None
    using_proxy: Text = None
    city: Text = None
    country: Text = None
    comments: Text = None


class Device(Node, frozen=True):
    """A device that took part."""

    device_number: Text = None
    operating_system: Text = None
    service_provider: Text = None
    ip_address: IpAddress | None = None


class Sanction(Node, frozen=True):
    """A list on which somebody stands."""

    provider: Text = None
    sanction_list_name: Text = None
    match_criteria: Text = None
    link_to_source: Text = None
    sanction_list_attributes: Text = None
    sanction_list_date_range: DateRange | None = None
    comments: Text = None


class AdditionalInfo(Node, frozen=True):
    """What the form has no field for."""

    info_type: Text = None
    info_subject: Text = None
    info_text: Text = None
    info_numeric: Text = None
    info_date: Text = None
    info_boolean: Text = None


class Relationship(Node, frozen=True):
    """Since when somebody is a client of the reporting entity."""

    client_number: Text = None
    relationship_date_range: DateRange | None = None
    comments: Text = None


class Pep(Node, frozen=True):
    """A public function."""

    pep_country: Text = None
    function_name: Text = None
    function_description: Text = None
    pep_date_range: DateRange | None = None
    comments: Text = None


class Employment(Node, frozen=True):
    """An employer."""

    employer_name: Text = None
    employer_business: Text = None
    employer_identifier: Text = None
    employer_addresses: Annotated[tuple[Address, ...], Each("address")] = ()
    employer_phones: Annotated[tuple[Phone, ...], Each("phone")] = ()
    employment_period: DateRange | None = None


class SocialAccount(Node, frozen=True):
    """An account of a social network."""

    platform: Text = None
    user_name: Text = None
    comments: Text = None


class PreviousName(Node, frozen=True):
    """A name borne before."""

    first_name: Text = None
    last_name: Text = None
    comments: Text = None


class AccountFund(Node, frozen=True):
    """What stands on an account in one currency."""

    currency_code: Text = None
    currency_balance: Text = None
    currency_balance_date: Text = None


class ForeignCurrency(Node, frozen=True):
    """The amount where the operation was in a foreign currency."""

    foreign_currency_code: Text = None
    foreign_amount: Text = None
    foreign_exchange_rate: Text = None


class TransactionInfo(Node, frozen=True):
    """The device, or the block and address of a chain, by which a side took part."""

    network_device: Device | None = None
    block_number: Text = None
    virtual_address: Text = None
