"""Which FollowTheMoney schema is which kind of subject, and which property which term of the house.

Source: FollowTheMoney model 4 (schema files of the project; Person, LegalEntity, Company,
BankAccount, CryptoWallet, Payment, and the interval schemata).
"""

from typing import Final

PAYMENT: Final = "Payment"
_PARTIES: Final = "Person LegalEntity Organization Company PublicBody Thing Airline Bank"
_ACCOUNTS: Final = "BankAccount CryptoWallet"
_ASSETS: Final = "Asset RealEstate Vehicle Vessel Airplane Security License Trip Product"
_RELATIONS: Final = {
    "Ownership": ("owner", "asset"),
    "Directorship": ("director", "organization"),
    "Membership": ("member", "organization"),
    "Employment": ("employee", "employer"),
    "Representation": ("agent", "client"),
    "Succession": ("predecessor", "successor"),
    "Debt": ("debtor", "creditor"),
    "Family": ("person", "relative"),
    "Associate": ("person", "associate"),
    "Occupancy": ("holder", "post"),
    "UnknownLink": ("subject", "object"),
}

KINDS: Final[dict[str, str]] = {
    PAYMENT: "transfer",
    **dict.fromkeys(_PARTIES.split(), "party"),
    **dict.fromkeys(_ACCOUNTS.split(), "account"),
    **dict.fromkeys(_ASSETS.split(), "asset"),
    **dict.fromkeys(_RELATIONS, "relation"),
}
"""Schema -> kind of subject; a schema that is not here is kept as ``entity`` and noted."""

ENDS: Final[dict[str, dict[str, str]]] = {
    schema: {source: "source", target: "target"} for schema, (source, target) in _RELATIONS.items()
}
"""Schema of a relation -> its two properties as the house names the ends."""

TERMS: Final[dict[str, str]] = {
    "birthDate": "birth_date",
    "deathDate": "death_date",
    "birthPlace": "birth_place",
    "birthCountry": "birth_country",
    "firstName": "first_name",
    "lastName": "last_name",
    "middleName": "middle_name",
    "fatherName": "middle_name",
    "idNumber": "id_number",
    "passportNumber": "passport_number",
    "registrationNumber": "registration_number",
    "incorporationDate": "registration_date",
    "dissolutionDate": "closed_date",
    "legalForm": "legal_form",
    "jurisdiction": "registration_country",
    "taxNumber": "tax_number",
    "innCode": "tax_number",
    "bikCode": "bank_code",
    "swiftBic": "bank_bic",
    "bic": "bank_bic",
    "bankName": "bank_name",
    "accountNumber": "account",
    "accountType": "type",
    "publicKey": "address",
    "createdAt": "opened_date",
    "startDate": "from",
    "endDate": "to",
}
"""Property -> term of the house; a property that is not here keeps its own name."""
