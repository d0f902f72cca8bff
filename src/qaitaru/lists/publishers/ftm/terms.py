"""FollowTheMoney's words in the house's terms.

Source: FollowTheMoney model, schemata Thing, LegalEntity, Person, Organization, Company, Vessel,
Airplane, CryptoWallet, Identification, Passport, Sanction.
"""

from typing import Final

from qaitaru.facts.designations import DesignatedKind, NameKind

KINDS: Final = {
    "Person": DesignatedKind.PERSON,
    "Organization": DesignatedKind.ORGANISATION,
    "Company": DesignatedKind.ORGANISATION,
    "PublicBody": DesignatedKind.ORGANISATION,
    "Vessel": DesignatedKind.VESSEL,
    "Airplane": DesignatedKind.AIRCRAFT,
    "LegalEntity": DesignatedKind.UNKNOWN,
    "Asset": DesignatedKind.UNKNOWN,
    "CryptoWallet": DesignatedKind.UNKNOWN,
    "Security": DesignatedKind.UNKNOWN,
    "Thing": DesignatedKind.UNKNOWN,
}
"""The schemata of what can stand on a list."""

NAMES: Final = (
    ("name", NameKind.PRIMARY, False),
    ("alias", NameKind.ALIAS, False),
    ("weakAlias", NameKind.ALIAS, True),
    ("abbreviation", NameKind.ALIAS, True),
    ("previousName", NameKind.FORMER, False),
    ("pastNames", NameKind.FORMER, False),
)
"""Property, kind and weakness; of several names the first alone is the primary one."""

NUMBERS: Final = {
    "bikCode": "other",
    "callSign": "other",
    "cikCode": "other",
    "cageCode": "other",
    "dunsCode": "other",
    "idNumber": "national_id",
    "imoNumber": "imo",
    "innCode": "tax_id",
    "ipoCode": "other",
    "isin": "other",
    "kppCode": "other",
    "leiCode": "other",
    "mmsi": "mmsi",
    "npiCode": "other",
    "ogrnCode": "registration",
    "okpoCode": "other",
    "passportNumber": "passport",
    "permId": "other",
    "publicKey": "crypto",
    "registrationNumber": "registration",
    "serialNumber": "other",
    "socialSecurityNumber": "national_id",
    "swiftBic": "bic",
    "taxNumber": "tax_id",
    "tin": "tax_id",
    "uniqueEntityId": "registration",
    "uscCode": "registration",
    "vatCode": "tax_id",
}
NATIONALITIES: Final = ("nationality", "citizenship")
COUNTRIES: Final = ("country", "jurisdiction", "mainCountry", "flag")
TITLES: Final = ("title", "position")
HOLDERS: Final = ("holder", "owner")
DOCUMENTS: Final = {"Passport": "passport", "Identification": "", "CryptoWallet": "crypto"}
"""Schemata of what belongs to a holder, and the kind of its number where the schema tells it."""
LISTED: Final = ("listingDate", "startDate")
PROGRAMMES: Final = ("programId", "program")
"""What a Sanction calls the programme, in order of preference."""
