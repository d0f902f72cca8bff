"""The parts that goAML repeats in parties and accounts: addresses, phones, documents, devices.

Source: goAML schema 5.0.2 (United Arab Emirates) and 4.x (Sri Lanka).
"""

from typing import Final

from qaitaru.ingest.readers.goaml.forms import CODE, DAY
from qaitaru.ingest.reports.forms import AMOUNT, FLAG
from qaitaru.ingest.reports.shapes import Field, Group, Shape

RANGE: Final[Shape] = {
    "valid_from": Field("from_date", DAY),
    "is_approx_from_date": Field("from_date_approximate", FLAG),
    "valid_to": Field("to_date", DAY),
    "is_approx_to_date": Field("to_date_approximate", FLAG),
}
ADDRESS: Final[Shape] = {
    "address_type": Field("type", CODE),
    "address": Field("line"),
    "house_number": Field("house"),
    "apartment_number": Field("apartment"),
    "additional_address_line1": Field("line"),
    "additional_address_line2": Field("line"),
    "town": Field("town"),
    "city": Field("city"),
    "zip": Field("postal_code"),
    "country_code": Field("country", CODE),
    "state": Field("state"),
    "geo_location/latitude": Field("latitude", AMOUNT),
    "geo_location/longitude": Field("longitude", AMOUNT),
    "geo_location/plus_code": Field("plus_code"),
    "geo_location/is_approx_location": Field("approximate", FLAG),
    "geo_location/error_distance_margin": Field("margin", AMOUNT),
    "geo_location/margin_uom": Field("margin_unit"),
    "comments": Field("comments"),
}
PHONE: Final[Shape] = {
    "tph_contact_type": Field("type", CODE),
    "tph_communication_type": Field("communication_type", CODE),
    "tph_country_prefix": Field("country_prefix"),
    "tph_number": Field("number"),
    "tph_extension": Field("extension"),
    "comments": Field("comments"),
}
IDENTIFICATION: Final[Shape] = {
    "type": Field("type", CODE),
    "number": Field("number"),
    "issue_date": Field("issue_date", DAY),
    "expiry_date": Field("expiry_date", DAY),
    "issued_by": Field("issued_by"),
    "issue_country": Field("country", CODE),
    "comments": Field("comments"),
}
IP_ADDRESS: Final[Shape] = {
    "ipv4": Field("ip"),
    "ipv6": Field("ip"),
    "cgn_port": Field("port"),
    "nat": Field("nat"),
    "first_seen_date": Field("first_seen", DAY),
    "last_seen_date": Field("last_seen", DAY),
    "using_proxy": Field("proxy", FLAG),
    "city": Field("city"),
    "country": Field("country", CODE),
    "comments": Field("comments"),
}
DEVICE: Final[Shape] = {
    "device_number": Field("number"),
    "operating_system": Field("operating_system", CODE),
    "service_provider": Field("provider"),
    "ip_address": Group("address", IP_ADDRESS),
}
SANCTION: Final[Shape] = {
    "provider": Field("publisher"),
    "sanction_list_name": Field("list"),
    "match_criteria": Field("criteria"),
    "link_to_source": Field("link"),
    "sanction_list_attributes": Field("attributes"),
    "sanction_list_date_range": Group("period", RANGE),
    "comments": Field("comments"),
}
ADDITIONAL: Final[Shape] = {
    "info_type": Field("type", CODE),
    "info_subject": Field("subject"),
    "info_text": Field("text"),
    "info_numeric": Field("number", AMOUNT),
    "info_date": Field("date", DAY),
    "info_boolean": Field("flag", FLAG),
}
RELATIONSHIP: Final[Shape] = {
    "client_number": Field("client_number"),
    "relationship_date_range": Group("period", RANGE),
    "comments": Field("comments"),
}
PEP: Final[Shape] = {
    "pep_country": Field("country", CODE),
    "function_name": Field("function"),
    "function_description": Field("description"),
    "pep_date_range": Group("period", RANGE),
    "comments": Field("comments"),
}
EMPLOYMENT: Final[Shape] = {
    "employer_name": Field("name"),
    "employer_business": Field("business"),
    "employer_identifier": Field("id_number"),
    "employer_addresses/address": Group("address", ADDRESS),
    "employer_phones/phone": Group("phone", PHONE),
    "employment_period": Group("period", RANGE),
}
EVERYWHERE: Final[Shape] = {
    "phones/phone": Group("phone", PHONE),
    "addresses/address": Group("address", ADDRESS),
    "network_devices/network_device": Group("device", DEVICE),
    "email": Field("email"),
    "emails/email": Field("email"),
    "tax_number": Field("tax_number"),
    "tax_reg_number": Field("tax_reg_number"),
    "re_relationship": Group("relationship", RELATIONSHIP),
    "sanctions/sanction_list": Group("sanction", SANCTION),
    "additional_information/additional_info": Group("additional", ADDITIONAL),
    "comments": Field("comments"),
}
"""What persons, entities and, in part, accounts share."""
