"""A participant of FM-1 as a person, an entity or an account of goAML.

Source: the table of tags of FM-1 beside goAML 5.0.2; order No. 13 of 22 February 2022, section 4.
"""

from typing import Final, TypeVar

from msgspec.structs import replace

from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.carrying import Carrying
from qaitaru.interchange.crossing.days import iso
from qaitaru.interchange.goaml.parts import Address, Identification, Pep, Phone
from qaitaru.interchange.goaml.subjects import (
    Account,
    AccountOfAccount,
    Director,
    Entity,
    EntityOfEntity,
    Person,
    PersonOfEntity,
    Signatory,
)
from qaitaru.interchange.losses import not_guessed

Somebody = TypeVar("Somebody", bound=Person)
BRANCHES: Final = {
    "1": "AdditionalPersonInfo/AdditionalInformationUr",
    "2": "AdditionalPersonInfo/AdditionalInformationAc",
    "3": "AdditionalPersonInfo/AdditionalInformationIp",
}
_FIRM, _PERSON = "1", "2"


def subject(c: Carrying, participant: Record) -> Account | Person | Entity:
    """Who takes part: his account where the form names one, with him as its holder."""
    who = _entity(c, participant) if _kind(c, participant) == _FIRM else _person(c, participant)
    bank = participant.child("CorrespondentBank")
    if bank is None or not (bank.peek("AccountNumber") or bank.peek("Name")):
        return who
    return _account(c, bank, who)


def _kind(c: Carrying, participant: Record) -> str:
    """What a participant says he is, else which branch he filled; a sole trader is a person."""
    said = participant.take("ParticipantsType")
    path = f"{participant.path}/ParticipantsType"
    filled = [kind for kind, route in BRANCHES.items() if participant.child(route)]
    if said not in BRANCHES:
        c.losses.append(not_guessed("kind_unsaid", path, said))
        return filled[0] if len(filled) == 1 else "2"
    if said == "3":
        c.became("sole_trader", participant, "ParticipantsType", found=said, into="person")
    return said


def _branch(c: Carrying, participant: Record, *kinds: str) -> Record:
    found = [BRANCHES[kind] for kind in kinds if participant.child(BRANCHES[kind])]
    return c.part(participant, found[0] if found else BRANCHES[kinds[0]])


def _person(c: Carrying, participant: Record) -> Person:
    own = _branch(c, participant, "2", "3")
    return Person(
        first_name=c.text(own, "FIO/FirstName"),
        middle_name=c.text(own, "FIO/MiddleName"),
        last_name=c.text(own, "FIO/SecondName"),
        birthdate=iso(c, own, "DateBirth"),
        birth_place=c.text(own, "PlaceBirth"),
        id_number=c.text(participant, "IndividualIssue"),
        residence=c.text(participant, "Residence"),
        phones=phones(c, participant, "PhoneNumber"),
        addresses=addresses(c, own),
        email=emails(c, participant),
        identifications=_paper(c, own),
        peps=_pep(c, participant),
        comments=c.text(participant, "AdditionalInformation"),
    )


def _entity(c: Carrying, participant: Record) -> Entity:
    own = _branch(c, participant, _FIRM)
    founders = participant.children("Founders/Founder")
    heads = own.children("FirstHead")
    return Entity(
        name=c.text(own, "FullName"),
        incorporation_legal_form=c.to_goaml(own, "ParticipantOPF", "incorporation_legal_form"),
        incorporation_number=c.text(participant, "IndividualIssue"),
        business=c.text(participant, "OKED"),
        phones=phones(c, participant, "PhoneNumber"),
        addresses=addresses(c, own),
        email=emails(c, participant),
        director_id=tuple(_named(c, head, Director()) for head in heads),
        related_persons=tuple(
            PersonOfEntity(person=_named(c, one, Person(residence=c.text(one, "Residence"))))
            for one in founders
            if not _is_firm(one)
        ),
        related_entities=tuple(_founding(c, one) for one in founders if _is_firm(one)),
        comments=c.text(participant, "AdditionalInformation"),
    )


def _is_firm(founder: Record) -> bool:
    """Whether a founder is a firm; a kind that is neither firm nor person is left to be told."""
    kind = founder.peek("FounderType")
    if kind in {_FIRM, _PERSON}:
        founder.take("FounderType")
    return kind == _FIRM


def _founding(c: Carrying, founder: Record) -> EntityOfEntity:
    form = c.to_goaml(founder, "FounderOPF", "incorporation_legal_form")
    country = c.text(founder, "Residence")
    return EntityOfEntity(
        entity=Entity(
            name=c.text(founder, "Name"),
            incorporation_legal_form=form,
            incorporation_country_code=country,
        )
    )


def _named(c: Carrying, record: Record, person: Somebody) -> Somebody:
    """A person with a name whose family part stands under SecondName."""
    named: Somebody = replace(
        person,
        first_name=c.text(record, "FirstName"),
        middle_name=c.text(record, "MiddleName"),
        last_name=c.text(record, "SecondName"),
    )
    return named


def _account(c: Carrying, bank: Record, holder: Account | Person | Entity) -> Account:
    is_entity = isinstance(holder, Entity)
    return Account(
        institution_name=c.text(bank, "Name"),
        institution_code=c.text(bank, "Code"),
        institution_country=c.text(bank, "BankCountry"),
        account=c.text(bank, "AccountNumber"),
        account_name=_name(holder),
        t_entity=holder if isinstance(holder, Entity) else None,
        signatory=() if is_entity else (Signatory(t_person=_only_person(holder)),),
        related_accounts=tuple(
            AccountOfAccount(
                account=Account(
                    institution_name=c.text(one, "BankName"),
                    institution_code=c.text(one, "Code"),
                    institution_country=c.text(one, "BankCountry"),
                    account=c.text(one, "AccountNumber"),
                )
            )
            for one in bank.children("CorrespondentsInformations/CorrespondentInformation")
        ),
    )


def _only_person(holder: Account | Person | Entity) -> Person | None:
    return holder if isinstance(holder, Person) else None


def _name(holder: Account | Person | Entity) -> str | None:
    if isinstance(holder, Entity):
        return holder.name
    parts = (holder.first_name, holder.last_name) if isinstance(holder, Person) else ()
    return " ".join(part for part in parts if part) or None


def phones(c: Carrying, record: Record, route: str) -> tuple[Phone, ...]:
    """A telephone number, if one is said."""
    number = c.text(record, route)
    return (Phone(tph_number=number),) if number else ()


def emails(c: Carrying, record: Record) -> tuple[str, ...]:
    """An e-mail address, if one is said."""
    address = c.text(record, "Email")
    return (address,) if address else ()


def addresses(c: Carrying, own: Record) -> tuple[Address, ...]:
    """The legal and the actual address, each of the kind the agency calls it."""
    found = []
    for tag in ("URAddress", "ACAddress"):
        address = own.child(tag)
        if address is not None:
            found.append(_address(c, address, tag))
    return tuple(found)


def _address(c: Carrying, address: Record, tag: str) -> Address:
    kind = c.codes.to_goaml(tag, "")
    if kind is None:
        c.losses.append(not_guessed("no_code", address.path, tag, target="address_type"))
    return Address(
        address_type=kind,
        address=c.text(address, "Street"),
        house_number=c.text(address, "HomeNumber"),
        apartment_number=c.text(address, "OfficeNumber"),
        town=c.text(address, "District"),
        city=c.text(address, "Town"),
        zip=c.text(address, "PostalCode"),
        country_code=c.text(address, "Country"),
        state=c.text(address, "Area"),
    )


def _paper(c: Carrying, own: Record) -> tuple[Identification, ...]:
    number = c.text(own, "NumberDocIdentity")
    kind = c.to_goaml(own, "DocumentIdentity", "identification/type")
    issued_by, on = c.text(own, "DocumentIssued"), iso(c, own, "DateIssuance")
    if not (number or kind or issued_by or on):
        return ()
    return (Identification(type=kind, number=number, issue_date=on, issued_by=issued_by),)


def _pep(c: Carrying, participant: Record) -> tuple[Pep, ...]:
    function = c.to_goaml(participant, "ForeignPerson", "peps/pep/function_name")
    return (Pep(function_name=function),) if function else ()
