"""A side or a party of goAML as a participant of FM-1.

Source: the table of tags of FM-1 beside goAML 5.0.2; order No. 13 of 22 February 2022, section 4.
"""

from typing import Final

from qaitaru.ingest.xml.records import Record
from qaitaru.interchange.crossing.carrying import NOWHERE, Carrying
from qaitaru.interchange.crossing.days import pointed
from qaitaru.interchange.fm1.participants import (
    Address,
    Bank,
    Coding,
    Correspondent,
    Fio,
    Firm,
    Founder,
    FullName,
    Head,
    Participant,
    Person,
    Who,
)
from qaitaru.interchange.losses import not_carried, not_guessed

_KINDS: Final = ("account", "person", "entity")
_CLIENT, _NO_CLIENT = "2", "1"
_HOLDERS: Final = (
    ("t_entity", "entity"),
    ("signatory/t_person", "person"),
    ("related_persons/account_related_person/t_person", "person"),
)


def participant(c: Carrying, side: Record, prefix: str, member: str | None) -> Participant:
    """One participant.

    Args:
        c: the report on its way.
        side: ``t_from``, ``t_to_my_client``, ``party`` or ``report_party``.
        prefix: of its elements' names: ``from_``, ``to_`` or none.
        member: the code of his part, where the crosswalk of codes gives one.
    """
    subject, kind = _subject(side, prefix)
    is_client = "_my_client" in f"{side.name} {subject.name}"
    bank = subject if kind == "account" else NOWHERE
    if kind == "account":
        subject, kind = _holder(c, subject)
    country = _country(c, side, subject, prefix)
    is_firm = kind == "entity"
    return Participant(
        member_id=member,
        is_client_subject=_CLIENT if is_client else _NO_CLIENT,
        participants_view=c.to_fm1(side, "role", "ParticipantsView"),
        residence=country,
        participants_type={"entity": "1", "person": "2"}.get(kind),
        bank=_bank(c, bank),
        who=_who(c, subject, kind),
        founders=_founders(c, subject) if is_firm else (),
        oked=c.text(subject, "business") if is_firm else None,
        individual_issue=c.text(subject, "incorporation_number" if is_firm else "id_number"),
        phone_number=_phone(c, subject),
        email=c.text(subject, "email") or c.text(subject, "emails/email"),
        additional_information=c.text(subject, "comments"),
    )


def _subject(side: Record, prefix: str) -> tuple[Record, str]:
    for kind in _KINDS:
        for client in ("", "_my_client"):
            found = side.child(f"{prefix}{kind}{client}")
            if found is not None:
                return found, kind
    return NOWHERE, ""


def _holder(c: Carrying, account: Record) -> tuple[Record, str]:
    """Who holds an account; where several might, the first is taken and that is told."""
    found = [(one, kind) for route, kind in _HOLDERS for one in account.children(route)]
    if len(found) > 1:
        c.losses.append(not_guessed("holder_undecided", account.path, str(len(found))))
    if not found:
        return NOWHERE, ""
    holder, kind = found[0]
    name = account.peek("account_name")
    if name and name in _names(holder):
        account.take("account_name")
    return holder, kind


def _names(holder: Record) -> set[str]:
    given, family = holder.peek("first_name"), holder.peek("last_name")
    return {holder.peek("name"), f"{given} {family}".strip(), f"{family} {given}".strip()}


def _country(c: Carrying, side: Record, subject: Record, prefix: str) -> str | None:
    """The country of the side; a residence that says the same is said by it."""
    country = c.text(side, f"{prefix}country")
    if country is None:
        return c.text(subject, "residence")
    if subject.peek("residence") == country:
        subject.take("residence")
    return country


def _bank(c: Carrying, account: Record) -> Bank | None:
    made = Bank(
        bank_country=c.text(account, "institution_country"),
        name=c.text(account, "institution_name"),
        code=c.text(account, "swift") or c.text(account, "institution_code"),
        account_number=_number(c, account),
        correspondents=tuple(
            Correspondent(
                bank_name=c.text(one, "institution_name"),
                bank_country=c.text(one, "institution_country"),
                code=c.text(one, "institution_code") or c.text(one, "swift"),
                account_number=c.text(one, "account"),
            )
            for one in account.children("related_accounts/account_related_account/account")
        ),
    )
    return None if made == Bank() else made


def _number(c: Carrying, account: Record) -> str | None:
    """The IBAN where one is said; an account number that says the same is said by it."""
    iban = c.text(account, "iban")
    if iban is None or account.peek("account") == iban:
        return c.text(account, "account") or iban
    return iban


def _who(c: Carrying, subject: Record, kind: str) -> Who | None:
    if kind == "entity":
        return Who(firm=_firm(c, subject))
    return Who(person=_person(c, subject)) if kind == "person" else None


def _firm(c: Carrying, entity: Record) -> Firm:
    heads = entity.children("director_id")
    for more in heads[1:]:
        c.losses.append(not_carried("one_head", more.path, more.peek("last_name")))
    name = c.text(entity, "name")
    return Firm(
        participant_opf=c.to_fm1(entity, "incorporation_legal_form", "ParticipantOPF"),
        full_name=FullName(text=name) if name else None,
        first_head=Head(
            last_name=c.text(heads[0], "last_name"),
            first_name=c.text(heads[0], "first_name"),
            middle_name=c.text(heads[0], "middle_name"),
        )
        if heads
        else None,
        legal_address=_address(c, entity, "URAddress"),
        actual_address=_address(c, entity, "ACAddress"),
    )


def _person(c: Carrying, person: Record) -> Person:
    papers = person.children("identifications/identification") or person.children("identification")
    paper = papers[0] if papers else NOWHERE
    fio = Fio(
        last_name=c.text(person, "last_name"),
        first_name=c.text(person, "first_name"),
        middle_name=c.text(person, "middle_name"),
    )
    return Person(
        fio=None if fio == Fio() else fio,
        document_identity=c.to_fm1(paper, "type", "DocumentIdentity"),
        number_doc_identity=c.text(paper, "number"),
        document_issued=c.text(paper, "issued_by"),
        date_issuance=pointed(c, paper, "issue_date", with_time=False),
        date_birth=pointed(c, person, "birthdate", with_time=False),
        place_birth=c.text(person, "birth_place"),
        legal_address=_address(c, person, "URAddress"),
        actual_address=_address(c, person, "ACAddress"),
    )


def _founders(c: Carrying, entity: Record) -> tuple[Founder, ...]:
    """Persons and firms related to the entity that the report calls no otherwise than founders."""
    people = entity.children("related_persons/entity_related_person/person")
    firms = entity.children("related_entities/entity_related_entity/entity")
    return tuple(
        Founder(
            founder_type="2",
            last_name=c.text(one, "last_name"),
            first_name=c.text(one, "first_name"),
            middle_name=c.text(one, "middle_name"),
            residence=c.text(one, "residence"),
        )
        for one in people
    ) + tuple(
        Founder(
            founder_type="1",
            name=c.text(one, "name"),
            founder_opf=c.to_fm1(one, "incorporation_legal_form", "FounderOPF"),
            residence=c.text(one, "incorporation_country_code"),
        )
        for one in firms
    )


def _phone(c: Carrying, subject: Record) -> str | None:
    phone = c.part(subject, "phones/phone")
    parts = [phone.take(name) for name in ("tph_country_prefix", "tph_number", "tph_extension")]
    return ",".join(part for part in parts if part) or None


def _address(c: Carrying, subject: Record, tag: str) -> Address | None:
    """The address whose kind the crosswalk of codes gives to this tag; others are not guessed."""
    wanted = c.codes.to_goaml(tag, "")
    found = [
        one
        for one in subject.children("addresses/address")
        if wanted and one.peek("address_type") == wanted
    ]
    if not found:
        return None
    one = found[0]
    one.take("address_type")
    return Address(
        country=c.text(one, "country_code"),
        area=_coding(c, one, "state"),
        district=_coding(c, one, "town"),
        town=_coding(c, one, "city"),
        street=c.text(one, "address"),
        home_number=c.text(one, "house_number"),
        office_number=c.text(one, "apartment_number"),
        postal_code=c.text(one, "zip"),
    )


def _coding(c: Carrying, record: Record, route: str) -> Coding | None:
    name = c.text(record, route)
    return Coding(name=name) if name else None
