"""The parts of a goAML 5.x report: persons, companies, accounts and the two sides of a payment.

Source: goAML schema 5.0.2; code lists of the published United Arab Emirates edition.
"""

from dataclasses import dataclass
from typing import Final

from qaitaru.facts.money import plain
from qaitaru.training.cast import Account, Cast, Party
from qaitaru.training.reporting.tree import Parts, stated
from qaitaru.training.world import Movement

_GENDER: Final = {"m": "M", "f": "F", "": "-"}
_OPENED: Final = "2024-12-20T00:00:00"
_PAPER_FROM, _PAPER_TO = "2019-05-20T00:00:00", "2029-05-19T00:00:00"


@dataclass(frozen=True, slots=True)
class Told:
    """A movement as a report tells it, and the amount in tenge it states."""

    movement: Movement
    local_minor: int
    mode: str
    goods: Parts
    words: str


def transaction(cast: Cast, told: Told, client: str) -> Parts:
    """One transaction between two sides; the client's side says all the bank knows."""
    movement = told.movement
    return stated(
        ("transactionnumber", movement.reference),
        ("transaction_location", cast.accounts[client].party.city.en),
        ("transaction_description", told.words),
        ("date_transaction", f"{movement.left_at:%Y-%m-%dT%H:%M:%S}"),
        ("value_date", f"{movement.left_at:%Y-%m-%dT00:00:00}"),
        ("transmode_code", told.mode),
        ("transmode_comment", "-"),
        ("amount_local", plain(told.local_minor, "KZT")),
        *_side(cast, told, "from", client),
        *_side(cast, told, "to", client),
        ("goods_services", told.goods),
    )


def _side(cast: Cast, told: Told, word: str, client: str) -> Parts:
    key = told.movement.payer if word == "from" else told.movement.payee
    account = cast.accounts[key]
    machine = account.party.kind == "machine"
    known = key == client
    parts = stated(
        (f"{word}_funds_code", "CASH" if machine else "ELCFT"),
        (f"{word}_foreign_currency", _foreign(told)),
        (f"{word}_person", person(cast.accounts[client].party, known=False) if machine else ""),
        (f"{word}_account", "" if machine else _account(cast, account, known=known)),
        (f"{word}_country", account.party.country),
    )
    return [(f"t_{word}{'_my_client' if known else ''}", parts)]


def _foreign(told: Told) -> Parts:
    movement = told.movement
    if movement.paid_currency == "KZT":
        return []
    return [
        ("foreign_currency_code", movement.paid_currency),
        ("foreign_amount", plain(movement.paid_minor, movement.paid_currency)),
    ]


def _account(cast: Cast, account: Account, *, known: bool) -> Parts:
    bank, party = account.bank, account.party
    company = entity(cast, party) if party.kind == "legal" else []
    signatory = cast.parties[party.director] if party.director else party
    return stated(
        ("institution_name", bank.names.en),
        ("swift", bank.bic),
        ("institution_country", bank.country),
        ("non_bank_institution", "false"),
        ("branch", party.city.en or bank.names.en),
        ("account", account.number),
        ("currency_code", account.currency),
        ("account_name", party.names.en),
        ("iban", account.number),
        ("client_number", party.code if known else ""),
        ("personal_account_type", "C"),
        ("t_entity", company),
        ("signatory", _signatory(signatory) if known else []),
        ("opened", _OPENED if known else ""),
        ("status_code", "A" if known else ""),
        ("beneficiary", party.names.en if known else ""),
    )


def _signatory(party: Party) -> Parts:
    return [("is_primary", "1"), ("t_person", person(party, known=True)), ("role", "PAH")]


def person(party: Party, *, known: bool) -> Parts:
    """A natural person: Latin letters in the name's own parts, and as written at home beside."""
    surname, given, patronymic = (party.names.en.split() + [""] * 2)[:3]
    return stated(
        ("gender", _GENDER[party.sex]),
        ("first_name", given or surname),
        ("middle_name", patronymic),
        ("last_name", surname),
        ("birthdate", f"{party.since:%Y-%m-%dT00:00:00}" if party.since else ""),
        ("full_name_frn", party.names.kk),
        ("id_number", party.code),
        ("nationality1", party.country),
        ("residence", party.country),
        ("phones", [("phone", phone())] if known else []),
        ("addresses", [("address", address(party))] if known else []),
        ("identifications", [("identification", _paper(party))] if known else []),
        ("tax_reg_number", "-" if known else ""),
    )


def entity(cast: Cast, party: Party) -> Parts:
    """A company with its director."""
    director = cast.parties.get(party.director)
    return stated(
        ("name", party.names.en),
        ("incorporation_legal_form", "-"),
        ("incorporation_number", party.code),
        ("business", party.activity),
        ("addresses", [("address", address(party))] if party.city.en else []),
        ("incorporation_state", party.city.en),
        ("incorporation_country_code", party.country),
        ("director_id", _director(director) if director else []),
        ("incorporation_date", f"{party.since:%Y-%m-%dT00:00:00}" if party.since else ""),
        ("tax_reg_number", "-"),
    )


def _director(party: Party) -> Parts:
    return [*person(party, known=False), ("role", "DIR")]


def phone() -> Parts:
    """A number that no exchange connects."""
    return [
        ("tph_contact_type", "PRIVT"),
        ("tph_communication_type", "M"),
        ("tph_country_prefix", "7"),
        ("tph_number", "0000000000"),
    ]


def address(party: Party) -> Parts:
    """A sample street in a real town."""
    return [
        ("address_type", "REG"),
        ("address", party.address.en),
        ("city", party.city.en),
        ("country_code", party.country),
        ("state", party.city.en),
    ]


def _paper(party: Party) -> Parts:
    return [
        ("type", "GOVDC"),
        ("number", f"DEMO{party.code[-6:]}"),
        ("issue_date", _PAPER_FROM),
        ("expiry_date", _PAPER_TO),
        ("issue_country", party.country),
    ]
