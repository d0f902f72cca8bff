"""A case as FollowTheMoney entities, one a line: parties, accounts, payments, ownership, exhibits.

Ids follow from what is said, so that the same case gives the same file. Every fact names its
exhibits as its proof, and says the place in ``recordId``, a thing in its notes. What is held or
directed is a Company there, as the model wants it; a link it has no schema for is UnknownLink.

Source: FollowTheMoney model 4: Person, Company, LegalEntity, BankAccount, CryptoWallet,
Payment, Ownership, Directorship, Family, UnknownLink, Document.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha1
from typing import Final

import msgspec

from qaitaru.evidence.items import EvidenceItem
from qaitaru.facts.identifiers.checks import IdentifierKind, check
from qaitaru.facts.moments import Period
from qaitaru.facts.money import plain
from qaitaru.facts.parties import PartyKind
from qaitaru.interchange.case import (
    Case,
    CaseAccount,
    CaseTransfer,
    PartyTold,
    Standing,
    parties_told,
)
from qaitaru.screening.ownership.bound import span
from qaitaru.screening.ownership.interests import COUNTED, Interest, InterestKind

Entity = dict[str, object]
_PERSONS: Final = frozenset({PartyKind.NATURAL, PartyKind.SOLE_TRADER})
_RELATIONS: Final = {
    InterestKind.SHARES: ("Ownership", "owner", "asset"),
    InterestKind.DIRECTOR: ("Directorship", "director", "organization"),
    InterestKind.FAMILY: ("Family", "person", "relative"),
}
_OTHERWISE: Final = ("UnknownLink", "subject", "object")
_GENDERS: Final = {"F": "female", "M": "male", "FEMALE": "female", "MALE": "male"}
_CRYPTO: Final = re.compile(r"(0X[0-9A-F]{40}|T[0-9A-Z]{33}|(BC1|[13])[0-9A-Z]{25,60})")


def ftm_lines(case: Case) -> Iterator[bytes]:
    """The entities of a case as JSON lines, each ended by a line's end."""
    for entity in ftm_entities(case):
        yield msgspec.json.encode(entity, order="deterministic") + b"\n"


def ftm_entities(case: Case) -> Iterator[Entity]:
    """The entities of a case: exhibits, parties, accounts, payments, interests."""
    ends = _ends(case)
    yield from map(_document, case.items)
    for party in parties_told(case):
        yield _party(party, ends.schemas[party.key])
    for name in ends.unknown:
        yield _entity(_party_id(name), ends.schemas[name], name=[name])
    for account in case.accounts:
        yield from _account(account)
    yield from (_payment(one, ends) for one in case.transfers)
    yield from (_interest(case, one, ends) for one in case.interests)


@dataclass(frozen=True, slots=True)
class _Ends:
    """What each party is there, who is named in an interest alone, and the accounts."""

    schemas: Mapping[str, str]
    unknown: tuple[str, ...]
    accounts: frozenset[str]

    def id_of(self, end: str) -> str:
        """The id of an account or a party."""
        return _account_id(end) if end in self.accounts else _party_id(end)


def _ends(case: Case) -> _Ends:
    parties = {one.key: one for one in parties_told(case)}
    accounts = frozenset(one.account for one in case.accounts)
    held = {one.owned for one in case.interests}
    named = {one.owner for one in case.interests} | held
    unknown = tuple(sorted(named - set(parties) - accounts - {""}))
    persons = {key for key, one in parties.items() if one.kind in _PERSONS}
    firms = {key for key, one in parties.items() if one.kind == PartyKind.LEGAL} | held
    schemas = {
        key: "Person" if key in persons else "Company" if key in firms else "LegalEntity"
        for key in (*parties, *unknown)
    }
    return _Ends(schemas, unknown, accounts)


def _id(*parts: str) -> str:
    return sha1("\x1f".join(parts).encode()).hexdigest()  # noqa: S324 - an id, as FollowTheMoney's


def _party_id(key: str) -> str:
    return _id("party", key)


def _account_id(account: str) -> str:
    return _id("account", account)


def _document_id(exhibit: int) -> str:
    return _id("exhibit", str(exhibit))


def _entity(key: str, schema: str, **said: Sequence[str]) -> Entity:
    """An entity with the properties that say something, each value once."""
    properties = {
        name.rstrip("_"): values
        for name, texts in said.items()
        if (values := list(dict.fromkeys(text for text in texts if text)))
    }
    return {"id": key, "schema": schema, "properties": properties}


def _document(item: EvidenceItem) -> Entity:
    return _entity(
        _document_id(item.exhibit),
        "Document",
        fileName=[item.name],
        title=[item.name],
        fileSize=[str(item.size_bytes)],
        notes=[f"exhibit={item.exhibit};sha256={item.sha256}"],
    )


def _party(party: PartyTold, schema: str) -> Entity:
    is_person = schema == "Person"
    genders = [_GENDERS.get(one.upper(), "") for one in party.genders]
    born = {"birthDate": party.births, "birthPlace": party.birth_places, "gender": genders}
    numbers = "idNumber" if is_person else "registrationNumber"
    return _entity(
        _party_id(party.key),
        schema,
        name=party.names or (party.key,),
        country=[one.lower() for one in party.countries],
        phone=party.phones,
        address=party.addresses,
        proof=_proofs(party.standing),
        notes=_places(party.standing),
        **{numbers: party.numbers},
        **(born if is_person else {}),
    )


def _account(account: CaseAccount) -> Iterator[Entity]:
    """The account and its holding; a crypto address is a CryptoWallet too.

    A payment there runs between bank accounts alone, so that one stands beside.
    """
    number, is_iban = account.account, check(IdentifierKind.IBAN, account.account).valid
    at, proof = _places(account.standing), _proofs(account.standing)
    if _CRYPTO.fullmatch(number.upper()) and not is_iban:
        holder = [_party_id(account.holder)] if account.holder else []
        key = _id("crypto", number)
        yield _entity(key, "CryptoWallet", publicKey=[number], holder=holder, proof=proof)
    yield _entity(
        _account_id(number),
        "BankAccount",
        accountNumber=[number],
        iban=[number] if is_iban else [],
        currency=account.currencies,
        bankName=[account.bank],
        bic=[account.bank_code],
        proof=proof,
        notes=at,
    )
    if account.holder:
        yield _entity(
            _id("holding", account.holder, number),
            "Ownership",
            owner=[_party_id(account.holder)],
            asset=[_account_id(number)],
            proof=proof,
            recordId=at,
        )


def _payment(transfer: CaseTransfer, known: _Ends) -> Entity:
    days = {"startDate": [transfer.booked_on], "endDate": [transfer.until_on]}
    ends = {"payer": transfer.payer, "beneficiary": transfer.payee}
    accounts = {
        "payerAccount": transfer.payer_account,
        "beneficiaryAccount": transfer.payee_account,
    }
    return _entity(
        _id("transfer", transfer.number),
        "Payment",
        amount=[plain(transfer.amount_minor, transfer.currency)],
        currency=[transfer.currency],
        purpose=[transfer.purpose],
        transactionNumber=[transfer.reference],
        proof=_proofs(transfer.standing),
        recordId=_places(transfer.standing),
        **(days if transfer.until_on else {"date": [transfer.booked_on]}),
        **{name: [_party_id(key)] for name, key in ends.items() if key in known.schemas},
        **{name: [_account_id(one)] for name, one in accounts.items() if one},
    )


def _interest(case: Case, interest: Interest, known: _Ends) -> Entity:
    schema, owner, owned = _relation(interest, known)
    exhibit = case.exhibit_of(interest.import_no)
    at = (Standing(exhibit, interest.place),) if exhibit else ()
    role = [interest.note or str(interest.kind)]
    ends = {owner: interest.owner, owned: interest.owned}
    return _entity(
        _id("interest", str(interest)),
        schema,
        percentage=[_percentage(interest)] if schema == "Ownership" else [],
        startDate=[_day(interest.since)],
        endDate=[_day(interest.until)],
        proof=_proofs(at),
        recordId=_places(at),
        **{"relationship" if schema == "Family" else "role": role},
        **{name: [known.id_of(end)] for name, end in ends.items() if end},
    )


def _relation(interest: Interest, known: _Ends) -> tuple[str, str, str]:
    """The schema of an interest and its two ends, where the ends are what the schema wants."""
    owner, owned = (known.schemas.get(end, "") for end in (interest.owner, interest.owned))
    is_account = interest.owned in known.accounts
    fits = {
        InterestKind.SHARES: is_account or owned == "Company",
        InterestKind.DIRECTOR: owned == "Company",
        InterestKind.FAMILY: owner == owned == "Person",
    }
    return _RELATIONS[interest.kind] if fits.get(interest.kind) else _OTHERWISE


def _percentage(interest: Interest) -> str:
    """The share where it is one, else the stretch it lies in; nothing where it is unknown."""
    is_known = interest.low.share > 0 or interest.high.share < 1
    if interest.kind not in COUNTED or not is_known:
        return ""
    return span(interest.low, interest.high).replace(" ", "").replace("%", "")


def _day(stretch: Period | None) -> str:
    """A day, or the month or year a source names, as FollowTheMoney writes it."""
    if stretch is None:
        return ""
    days = (stretch.end - stretch.start).days
    text = stretch.start.isoformat()
    return text if days == 1 else text[:7] if days <= 31 else text[:4]


def _places(standing: Sequence[Standing]) -> list[str]:
    return [one.text for one in standing]


def _proofs(standing: Sequence[Standing]) -> list[str]:
    return [_document_id(one.exhibit) for one in standing]
